import type { Pipeline } from '../../../wire/pipeline.js'
import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { toBuildFailure } from '../../build-failure.js'
import { BuildError, type BuiltPipeline, buildPipeline } from '../../build-pipeline.js'
import type { Context } from '../../context.js'
import { withDefaultProject } from '../../ids.js'
import { parseId } from '../../inputs/fields.js'
import {
  type PipelineCreation,
  parseCreatePipeline,
  parseUpdatePipeline,
} from '../../inputs/pipeline-input.js'
import { write } from '../../write.js'

export const createPipeline: MutationResolvers['createPipeline'] = async (_root, args, context, info) => {
  const input = withDefaultProject(args.input, context)
  try {
    return await write(
      {
        input,
        request: parseCreatePipeline(input),
        send: (creation) => create(creation, context),
        prime: ({ pipeline, isRead }) => {
          if (isRead) keep(context)(pipeline)
        },
        payload: ({ pipeline }) => ({ pipeline, leftBehind: [] }),
      },
      context,
      info,
    )
  } catch (error) {
    if (!(error instanceof BuildError)) throw error
    return toBuildFailure(error, context, info)
  }
}

async function create(
  { pipeline: request, plan }: PipelineCreation,
  { client, build }: Context,
): Promise<BuiltPipeline> {
  if (plan !== undefined) return buildPipeline({ ...build, client }, request, plan)
  const pipeline = await client.pipelines.create(request)
  build.journal.noteOther(pipeline.id)
  return { pipeline, isRead: true }
}

export const updatePipeline: MutationResolvers['updatePipeline'] = (_root, { input }, context, info) =>
  write(
    {
      input,
      request: parseUpdatePipeline(input),
      send: ({ id, body }) => context.client.pipelines.update(id, body),
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
      request: parseId(input),
      send: ({ id }) => context.client.pipelines.delete(id),
      payload: (_response, { id }) => ({ deletedPipelineId: id.toLowerCase() }),
    },
    context,
    info,
  )

function keep({ loaders }: Context) {
  return (pipeline: Pipeline) => {
    loaders.pipelines.byId.keep(pipeline.id, pipeline)
  }
}
