import { HEAD_KIND, linkField } from '../../wire/stage-kinds.js'
import { NotFound } from '../errors.js'
import { jsonResponse } from '../responses.js'
import type { Store } from '../store/store.js'
import { parsePathId } from '../validation/arguments.js'
import { type HeadStageChange, parseHeadStageChange } from '../validation/head-stage.js'
import { queryArguments, readPage } from '../validation/list-query.js'
import { requirePipeline } from './pipelines.js'
import { readBody } from './read-body.js'
import { type App, addResource, type RouteContext } from './resource.js'
import { stageContext } from './stages.js'

export function addHeadStageRoutes(app: App, context: RouteContext): void {
  const { store, pageSizes } = context

  addResource(app, '/pipelines/:pipeline_id/head-stages', {
    GET: ({ req }) => {
      const pipelineId = parsePathId('pipeline_id', req.param('pipeline_id'))
      const args = queryArguments(req.query())
      const page = args.accept(readPage(args, pageSizes))
      const { ids, total } = store.read(() => {
        requirePipeline(store, pipelineId)
        return store.headStages.list(pipelineId, page)
      })
      return jsonResponse(200, { head_stages: ids.map(toHeadStageBody), total_count: total })
    },
  })

  addResource(app, '/pipelines/:pipeline_id/set-head-stage', {
    POST: async (request) => {
      const pipelineId = parsePathId('pipeline_id', request.req.param('pipeline_id'))
      const args = await readBody(request)
      const headId = await store.write(() => {
        requirePipeline(store, pipelineId)
        const change = parseHeadStageChange(args, stageContext(context, pipelineId))
        return setHeadStage(store, pipelineId, change)
      })
      return jsonResponse(200, { head_stage: headId === null ? null : toHeadStageBody(headId) })
    },
  })
}

/** Returns the id of the new head, or null after a removal. Must be called within `store.write`. */
function setHeadStage(store: Store, pipelineId: string, change: HeadStageChange): string | null {
  const isHead = (id: string) => store.stages.find(id)?.isHead === true
  if (change.change !== 'add') {
    const current = store.stages.find(change.currentId)
    if (current?.isHead !== true || current.pipelineId !== pipelineId) throw new NotFound()
  }
  if (change.change === 'remove') {
    store.headStages.remove(pipelineId, change.currentId)
    return null
  }
  // Nothing changes if a head is added again or swapped with itself.
  if (change.change === 'add') {
    if (!isHead(change.newId)) store.headStages.add(pipelineId, change.newId)
  } else if (isHead(change.newId)) {
    if (change.newId !== change.currentId) store.headStages.remove(pipelineId, change.currentId)
  } else {
    store.headStages.swap(pipelineId, change.currentId, change.newId)
  }
  return change.newId
}

function toHeadStageBody(id: string) {
  return { [linkField(HEAD_KIND)]: id }
}
