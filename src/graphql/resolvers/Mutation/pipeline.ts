import type { Pipeline } from '../../../wire/pipeline.js'
import type { MutationResolvers } from '../../__generated__/resolvers.js'
import type { Context } from '../../context.js'
import { checkIds } from '../../inputs/checks.js'
import {
  checkCreatePipeline,
  checkUpdatePipeline,
  toUpdatePipelineRequest,
} from '../../inputs/pipeline-input.js'
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
      prime: keep(context),
      payload: (pipeline) => ({ pipeline }),
    },
    context,
    info,
  )
}

export const updatePipeline: MutationResolvers['updatePipeline'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      problems: checkUpdatePipeline(input),
      send: () => context.client.pipelines.update(input.id, toUpdatePipelineRequest(input)),
      prime: keep(context),
      payload: (pipeline) => ({ pipeline }),
    },
    context,
    info,
  )

export const deletePipeline: MutationResolvers['deletePipeline'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      problems: checkIds(input, 'id'),
      send: () => context.client.pipelines.delete(input.id),
      payload: () => ({ deletedPipelineId: input.id.toLowerCase() }),
    },
    context,
    info,
  )

function keep({ loaders }: Context) {
  return (pipeline: Pipeline) => {
    loaders.pipelines.byId.prime(pipeline.id, pipeline)
  }
}
