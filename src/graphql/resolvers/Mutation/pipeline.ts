import type { Pipeline } from '../../../wire/pipeline.js'
import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { toBuildFailure } from '../../build-failure.js'
import { BuildError, buildPipeline } from '../../build-pipeline.js'
import type { BuiltPipeline } from '../../built-pipeline.js'
import type { Context } from '../../context.js'
import { checkIds } from '../../inputs/checks.js'
import {
  checkCreatePipeline,
  checkUpdatePipeline,
  toUpdatePipelineRequest,
} from '../../inputs/pipeline-input.js'
import { checkPipelineStages } from '../../inputs/pipeline-stages-input.js'
import { write } from '../../write.js'

export const createPipeline: MutationResolvers['createPipeline'] = async (_root, args, context, info) => {
  const input = { ...args.input, projectId: args.input.projectId ?? context.defaultProjectId }
  const { stages } = input
  const request = {
    project_id: input.projectId ?? '',
    name: input.name,
    description: input.description ?? '',
  }
  const options = {
    input,
    problems: [...checkCreatePipeline(input), ...(stages ? checkPipelineStages(stages) : [])],
    prime: ({ pipeline, isRead }: BuiltPipeline) => {
      if (isRead) keep(context)(pipeline)
    },
    payload: ({ pipeline }: BuiltPipeline) => ({ pipeline, leftBehind: [] }),
  }
  if (!stages) {
    const send = async () => {
      const pipeline = await context.client.pipelines.create(request)
      context.build.journal.noteOther(pipeline.id)
      return { pipeline, isRead: true }
    }
    return write({ ...options, send }, context, info)
  }
  try {
    const tools = { ...context.build, client: context.client }
    const send = () => buildPipeline(tools, request, stages)
    return await write({ ...options, send }, context, info)
  } catch (error) {
    if (!(error instanceof BuildError)) throw error
    return toBuildFailure(error, context, info)
  }
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
