import type { PipelineResolvers } from '../__generated__/resolvers.js'
import { countsOnly, readStageList } from '../stage-lists.js'
import { matchesBackendStageFilter, toBackendStageFilter } from './backend-stage-filter.js'

/** Fields not named here are read from the pipeline as the API answered it. */
export const Pipeline: PipelineResolvers = {
  description: ({ description }) => description ?? '',
  cacheStages: ({ id }, args, context, info) =>
    readStageList({ kind: 'CacheStage', pipelineId: id, args, countOnly: countsOnly(info) }, context),
  backendStages: ({ id }, args, context, info) => {
    const filter = toBackendStageFilter(args.filter)
    return readStageList(
      {
        kind: 'BackendStage',
        pipelineId: id,
        args,
        filter,
        matches: (stage) => matchesBackendStageFilter(stage, filter),
        countOnly: countsOnly(info),
      },
      context,
    )
  },
}
