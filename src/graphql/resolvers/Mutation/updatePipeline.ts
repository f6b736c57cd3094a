import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { checkUpdatePipeline, toUpdatePipelineRequest } from '../../inputs/pipeline-input.js'
import { write } from '../../write.js'

export const updatePipeline: MutationResolvers['updatePipeline'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      problems: checkUpdatePipeline(input),
      send: () => context.client.pipelines.update(input.id, toUpdatePipelineRequest(input)),
      prime: (pipeline) => context.loaders.pipelines.byId.prime(pipeline.id, pipeline),
      payload: (pipeline) => ({ pipeline }),
    },
    context,
    info,
  )
