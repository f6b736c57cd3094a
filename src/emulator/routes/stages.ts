/** The routes of every kind of stage: list and create in a pipeline; get, update and delete by id; search. */
import type { CreatedAtOrder } from '../../wire/list.js'
import { linkField } from '../../wire/stage-kinds.js'
import { toStageBody } from '../bodies.js'
import { NotFound, ResourceStillInUse } from '../errors.js'
import type { EmulatedKind, StageContext } from '../kinds/kind.js'
import { EMULATED_KINDS } from '../kinds/kinds.js'
import { jsonResponse, noContentResponse } from '../responses.js'
import type { Page } from '../store/pages.js'
import type { StageRecord, StageStorage } from '../store/stage-record.js'
import type { StageFilters, StageScope } from '../store/stages.js'
import type { Store } from '../store/store.js'
import { type Arguments, parsePathId } from '../validation/arguments.js'
import { CREATED_AT_ORDERS, type PageSizes, queryArguments, readListQuery } from '../validation/list-query.js'
import { combine } from '../validation/refused.js'
import { requirePipeline } from './pipelines.js'
import { readBody } from './read-body.js'
import { type App, addResource, type RouteContext } from './resource.js'

export type StageRouteContext = Pick<RouteContext, 'store' | 'managedZones'>

export function addAllStageRoutes(app: App, context: RouteContext): void {
  for (const kind of Object.values<EmulatedKind>(EMULATED_KINDS)) {
    addStageRoutes(app, context, kind)
    if (kind.isSearchable === true) addSearchRoute(app, context, kind)
  }
}

function addSearchRoute(app: App, context: RouteContext, kind: EmulatedKind): void {
  addResource(app, `/search-${kind.kind}-stages`, {
    GET: ({ req }) => {
      const args = queryArguments(req.query())
      const { projectId, ...query } = args.accept({
        projectId: args.requiredUuid('project_id'),
        ...readStageQuery(args, kind, context.pageSizes),
      })
      return listResponse(context, kind, { projectId }, query)
    },
  })
}

function addStageRoutes(app: App, context: RouteContext, kind: EmulatedKind): void {
  const { store } = context
  const idName = linkField(kind.kind)

  addResource(app, `/pipelines/:pipeline_id/${kind.kind}-stages`, {
    GET: ({ req }) => {
      const pipelineId = parsePathId('pipeline_id', req.param('pipeline_id'))
      requirePipeline(store, pipelineId)
      const args = queryArguments(req.query())
      const query = args.accept(readStageQuery(args, kind, context.pageSizes))
      return listResponse(context, kind, { pipelineId }, query)
    },
    POST: async (request) => {
      const pipelineId = parsePathId('pipeline_id', request.req.param('pipeline_id'))
      const args = await readBody(request)
      return jsonResponse(
        200,
        toStageBody(await store.write(() => createStage(context, kind, pipelineId, args))),
      )
    },
  })

  addResource(app, `/${kind.kind}-stages/:${idName}`, {
    GET: ({ req }) => {
      const id = parsePathId(idName, req.param(idName))
      return jsonResponse(200, toStageBody(requireStage(store, kind, id)))
    },
    PATCH: async (request) => {
      const id = parsePathId(idName, request.req.param(idName))
      const args = await readBody(request)
      const stage = await store.write(() => {
        const current = requireStage(store, kind, id)
        const values = kind.parse(args, current, stageContext(context, current.pipelineId))
        return store.stages.update(current, values)
      })
      return jsonResponse(200, toStageBody(stage))
    },
    DELETE: async ({ req }) => {
      const id = parsePathId(idName, req.param(idName))
      await store.write(() => {
        assertUnused(store, requireStage(store, kind, id))
        store.stages.delete(id)
      })
      return noContentResponse()
    },
  })
}

/** Three names fit into a help message, which the gateway cuts at 300 characters. */
const MAX_NAMED_USERS = 3

/** @throws ResourceStillInUse if anything leads to the stage, so that no link is ever left dangling. */
function assertUnused({ stages, routeRules }: Store, { id, isHead }: StageRecord): void {
  if (isHead) throw new ResourceStillInUse('first remove this stage from the head stages of its pipeline')
  const users = [
    ...stages.leadingTo(id).map((stage) => `${stage.kind} stage ${stage.id}`),
    ...routeRules.routeStagesLeadingTo(id).map((routeStageId) => `a rule of route stage ${routeStageId}`),
  ]
  if (users.length === 0) return
  const named = users.slice(0, MAX_NAMED_USERS).join(', ')
  const more = users.length > MAX_NAMED_USERS ? ` and ${users.length - MAX_NAMED_USERS} more` : ''
  throw new ResourceStillInUse(`first link elsewhere, or delete, what leads to this stage: ${named}${more}`)
}

/** Parses the arguments and creates the stage. Must be called within `store.write`. */
export function createStage(
  context: StageRouteContext,
  kind: EmulatedKind,
  pipelineId: string,
  args: Arguments,
): StageRecord {
  const pipeline = requirePipeline(context.store, pipelineId)
  const values = kind.parse(args, null, stageContext(context, pipelineId))
  return context.store.stages.create(kind, pipeline, values)
}

export function stageContext({ store, managedZones }: StageRouteContext, pipelineId: string): StageContext {
  return { pipelineId, managedZones, findStage: (id) => store.stages.find(id) }
}

function readStageQuery(args: Arguments, { filters }: StageStorage, pageSizes: PageSizes) {
  const given = Object.keys(filters).filter((name) => args.has(name))
  return {
    ...readListQuery(args, CREATED_AT_ORDERS, pageSizes),
    filters: combine(Object.fromEntries(given.map((name) => [name, args.requiredString(name)]))),
  }
}

type StageQuery = Page & { order: CreatedAtOrder; filters: StageFilters }

function listResponse(
  { store }: RouteContext,
  storage: StageStorage,
  scope: StageScope,
  { filters, order, ...page }: StageQuery,
): Response {
  const { items, total } = store.read(() => store.stages.list(storage, scope, filters, order, page))
  return jsonResponse(200, { stages: items.map(toStageBody), total_count: total })
}

export function requireStage(store: Store, storage: StageStorage, id: string): StageRecord {
  const stage = store.stages.get(storage, id)
  if (stage === null) throw new NotFound()
  return stage
}
