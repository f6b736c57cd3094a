/** The five calls that every kind of stage has: list and create under a pipeline, get, update and delete by id. */
import { linkField } from '../../wire/stage-kinds.js'
import { jsonAnswer, noContentAnswer } from '../answers.js'
import { toStageBody } from '../bodies.js'
import { NotFound, ResourceStillInUse } from '../errors.js'
import type { StageRecord, StageTable } from '../store/stage-tables.js'
import type { StageScope } from '../store/stages.js'
import type { Store } from '../store/store.js'
import { type Arguments, parsePathId } from '../validation/arguments.js'
import { CREATED_AT_ORDERS, parseListQuery, queryArguments } from '../validation/list-query.js'
import type { ParseStage, StageContext } from '../validation/stage.js'
import { requirePipeline } from './pipelines.js'
import { readBody } from './read-body.js'
import { type App, addResource, type RouteContext } from './resource.js'

export type StageResource<Settings extends object> = {
  table: StageTable<Settings>
  parse: ParseStage<Settings>
}

export type StageRouteContext = Pick<RouteContext, 'store' | 'managedZones'>

export function addStageRoutes<Settings extends object>(
  app: App,
  context: RouteContext,
  { table, parse }: StageResource<Settings>,
): void {
  const { store } = context
  const idName = linkField(table.kind)

  addResource(app, `/pipelines/:pipeline_id/${table.kind}-stages`, {
    GET: ({ req }) => {
      const pipelineId = parsePathId('pipeline_id', req.param('pipeline_id'))
      requirePipeline(store, pipelineId)
      return listAnswer(context, table, { pipelineId }, queryArguments(req.query()))
    },
    POST: async (request) => {
      const pipelineId = parsePathId('pipeline_id', request.req.param('pipeline_id'))
      const args = await readBody(request)
      return jsonAnswer(
        200,
        toStageBody(await store.write(() => createStage(context, { table, parse }, pipelineId, args))),
      )
    },
  })

  addResource(app, `/${table.kind}-stages/:${idName}`, {
    GET: ({ req }) => {
      const id = parsePathId(idName, req.param(idName))
      return jsonAnswer(200, toStageBody(requireStage(store, table, id)))
    },
    PATCH: async (request) => {
      const id = parsePathId(idName, request.req.param(idName))
      const args = await readBody(request)
      const stage = await store.write(() => {
        const current = requireStage(store, table, id)
        const values = parse(args, current, stageContext(context, current.pipelineId))
        args.assertValid()
        return store.stages.update(current, values)
      })
      return jsonAnswer(200, toStageBody(stage))
    },
    DELETE: async ({ req }) => {
      const id = parsePathId(idName, req.param(idName))
      await store.write(() => {
        assertUnused(store, requireStage(store, table, id))
        store.stages.delete(id)
      })
      return noContentAnswer()
    },
  })
}

/** As many as the gateway's users see of a help message: it is cut at 300 characters. */
const MAX_NAMED_USERS = 3

/** Nothing may be left that leads to a stage which is not there. */
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

/** The whole of a create but for the answer. To be called within `store.write`. */
export function createStage<Settings extends object>(
  context: StageRouteContext,
  { table, parse }: StageResource<Settings>,
  pipelineId: string,
  args: Arguments,
): StageRecord {
  const pipeline = requirePipeline(context.store, pipelineId)
  const values = parse(args, null, stageContext(context, pipelineId))
  args.assertValid()
  return context.store.stages.create(table, pipeline, values)
}

export function stageContext({ store, managedZones }: StageRouteContext, pipelineId: string): StageContext {
  return { pipelineId, managedZones, findStage: (id) => store.stages.find(id) }
}

export function listAnswer<Settings extends object>(
  { store, pageSizes }: RouteContext,
  table: StageTable<Settings>,
  scope: StageScope,
  args: Arguments,
): Response {
  const query = parseListQuery(args, CREATED_AT_ORDERS, pageSizes)
  const filters = Object.fromEntries(
    Object.keys(table.filters).flatMap((name) => {
      const value = args.string(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
  args.assertValid()
  const { items, total } = store.read(() => store.stages.list(table, scope, filters, query.order, query))
  return jsonAnswer(200, { stages: items.map(toStageBody), total_count: total })
}

export function requireStage<Settings extends object>(
  store: Store,
  table: StageTable<Settings>,
  id: string,
): StageRecord<Settings> {
  const stage = store.stages.get(table, id)
  if (stage === null) throw new NotFound()
  return stage
}
