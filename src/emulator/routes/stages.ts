/** The five calls that every kind of stage has: list and create under a pipeline, get, update and delete by id. */
import type { CreatedAtOrder } from '../../wire/list.js'
import { linkField } from '../../wire/stage-kinds.js'
import { jsonAnswer, noContentAnswer } from '../answers.js'
import { toStageBody } from '../bodies.js'
import { NotFound, ResourceStillInUse } from '../errors.js'
import type { EmulatedKind, StageContext } from '../kinds/kind.js'
import { EMULATED_KINDS } from '../kinds/kinds.js'
import type { Page } from '../store/pages.js'
import type { StageRecord, StageTable } from '../store/stage-tables.js'
import type { StageFilters, StageScope } from '../store/stages.js'
import type { Store } from '../store/store.js'
import { type Arguments, parsePathId } from '../validation/arguments.js'
import { CREATED_AT_ORDERS, type PageSizes, queryArguments, readListQuery } from '../validation/list-query.js'
import { whole } from '../validation/refused.js'
import { requirePipeline } from './pipelines.js'
import { readBody } from './read-body.js'
import { type App, addResource, type RouteContext } from './resource.js'

export type StageRouteContext = Pick<RouteContext, 'store' | 'managedZones'>

/** The routes of all kinds. */
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
      return listAnswer(context, kind, { projectId }, query)
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
      return listAnswer(context, kind, { pipelineId }, query)
    },
    POST: async (request) => {
      const pipelineId = parsePathId('pipeline_id', request.req.param('pipeline_id'))
      const args = await readBody(request)
      return jsonAnswer(
        200,
        toStageBody(await store.write(() => createStage(context, kind, pipelineId, args))),
      )
    },
  })

  addResource(app, `/${kind.kind}-stages/:${idName}`, {
    GET: ({ req }) => {
      const id = parsePathId(idName, req.param(idName))
      return jsonAnswer(200, toStageBody(requireStage(store, kind, id)))
    },
    PATCH: async (request) => {
      const id = parsePathId(idName, request.req.param(idName))
      const args = await readBody(request)
      const stage = await store.write(() => {
        const current = requireStage(store, kind, id)
        const values = kind.parse(args, current, stageContext(context, current.pipelineId))
        return store.stages.update(current, values)
      })
      return jsonAnswer(200, toStageBody(stage))
    },
    DELETE: async ({ req }) => {
      const id = parsePathId(idName, req.param(idName))
      await store.write(() => {
        assertUnused(store, requireStage(store, kind, id))
        store.stages.delete(id)
      })
      return noContentAnswer()
    },
  })
}

/** The gateway cuts help messages at 300 characters, which is room for three. */
const MAX_NAMED_USERS = 3

/** Nothing may lead to a stage that no longer exists. */
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

/** Everything that a create does, except the answer. To be called within `store.write`. */
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

function readStageQuery(args: Arguments, { filters }: StageTable, pageSizes: PageSizes) {
  const given = Object.keys(filters).filter((name) => args.has(name))
  return {
    ...readListQuery(args, CREATED_AT_ORDERS, pageSizes),
    filters: whole(Object.fromEntries(given.map((name) => [name, args.requiredString(name)]))),
  }
}

type StageQuery = Page & { order: CreatedAtOrder; filters: StageFilters }

function listAnswer(
  { store }: RouteContext,
  table: StageTable,
  scope: StageScope,
  { filters, order, ...page }: StageQuery,
): Response {
  const { items, total } = store.read(() => store.stages.list(table, scope, filters, order, page))
  return jsonAnswer(200, { stages: items.map(toStageBody), total_count: total })
}

export function requireStage(store: Store, table: StageTable, id: string): StageRecord {
  const stage = store.stages.get(table, id)
  if (stage === null) throw new NotFound()
  return stage
}
