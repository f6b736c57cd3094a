import { readConnection } from '../../../pagination/connection.js'
import { memorySource, pagedSource } from '../../../pagination/list-source.js'
import { createdAtOrder } from '../../../pagination/order.js'
import { readRun } from '../../../pagination/read-run.js'
import type { CacheStage } from '../../../wire/cache-stage.js'
import type { Pipeline } from '../../../wire/pipeline.js'
import type { QueryResolvers } from '../../__generated__/resolvers.js'
import type { Context } from '../../context.js'
import { optionalUuid } from '../../ids.js'
import { countsOnly, inOrder, readStageList, stageListScope, toDirection } from '../../stage-lists.js'

/** Which pipelines: those that match all that is given. */
type Scope = { project_id?: string; organization_id?: string }

/** One pipeline's list where the filter names one. Otherwise all pipelines are read, as the API lists stages only so. */
export const cacheStages: QueryResolvers['cacheStages'] = async (_root, args, context, info) => {
  const pipelineId = optionalUuid('filter.pipelineId', args.filter?.pipelineId)
  const projectId = optionalUuid('filter.projectId', args.filter?.projectId)
  const organizationId = optionalUuid('filter.organizationId', args.filter?.organizationId)
  const scope: Scope = {
    ...(projectId !== undefined && { project_id: projectId }),
    ...(organizationId !== undefined && { organization_id: organizationId }),
  }
  const countOnly = countsOnly(info)
  if (pipelineId !== undefined && (await isInScope(pipelineId, scope, context)))
    return readStageList({ kind: 'CacheStage', pipelineId, args, countOnly }, context)

  const stages = pipelineId === undefined ? await readAllStages(scope, context) : []
  const order = createdAtOrder<CacheStage>(toDirection(args.orderBy))
  const list = stageListScope('CacheStage', pipelineId === undefined ? scope : { pipeline_id: pipelineId })
  return readConnection(memorySource(inOrder(stages, order)), { list, order, args, countOnly })
}

async function isInScope(pipelineId: string, scope: Scope, { loaders }: Context): Promise<boolean> {
  if (Object.keys(scope).length === 0) return true
  const pipeline = await loaders.pipelines.byId.load(pipelineId)
  if (pipeline === null) return false
  const { project_id = pipeline.project_id, organization_id = pipeline.organization_id } = scope
  return project_id === pipeline.project_id && organization_id === pipeline.organization_id
}

/** Every pipeline is read once, even if others come and go meanwhile: see `readRun`. */
async function readAllStages(scope: Scope, { loaders, pageSizeLimits }: Context): Promise<CacheStage[]> {
  const source = pagedSource<Pipeline>(
    (page, page_size) =>
      loaders.pipelines.readPageWithStages({ ...scope, order_by: 'created_at_asc', page, page_size }),
    pageSizeLimits.of('pipelines-stages'),
  )
  const pipelines = await readRun(source, createdAtOrder('asc'), null, 'forward', Number.MAX_SAFE_INTEGER)
  return pipelines.items.flatMap(({ id }) => loaders.stages.CacheStage.allOf(id) ?? [])
}
