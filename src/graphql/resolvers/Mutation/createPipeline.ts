import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { checkCreatePipeline } from '../../inputs/pipeline-input.js'
import { write } from '../../write.js'

export const createPipeline: MutationResolvers['createPipeline'] = (_root, args, context, info) => {
  const input = { ...args.input, projectId: args.input.projectId ?? context.defaultProjectId }
  return write(
    {
      input,
      problems: checkCreatePipeline(input),
      send: () =>
        context.client.pipelines.create({
          project_id: input.projectId ?? '',
          name: input.name ?? '',
          description: input.description ?? '',
        }),
      prime: (pipeline) => context.loaders.pipelines.byId.prime(pipeline.id, pipeline),
      payload: (pipeline) => ({ pipeline }),
    },
    context,
    info,
  )
}
