import { jsonAnswer } from '../answers.js'
import { toRouteRuleBody } from '../bodies.js'
import type { RouteRuleRecord } from '../store/route-rules.js'
import { routeStages } from '../store/route-stages.js'
import { type Arguments, parsePathId } from '../validation/arguments.js'
import {
  CREATED_AT_ORDERS,
  parseListQuery,
  parseProjectFilter,
  queryArguments,
} from '../validation/list-query.js'
import { parseInsertPosition, parseRouteRules, refuseTooManyInstructions } from '../validation/route-rules.js'
import { readBody } from './read-body.js'
import { type App, addResource, type RouteContext } from './resource.js'
import { requireStage, stageContext } from './stages.js'

/** The rules of one stage are a list without pages. A PUT and a POST answer all of them, and no total. */
export function addRouteRuleRoutes(app: App, context: RouteContext): void {
  const { store, pageSizes } = context

  const parseRules = (args: Arguments, pipelineId: string) =>
    parseRouteRules(args, stageContext(context, pipelineId))

  addResource(app, '/route-stages/:route_stage_id/route-rules', {
    GET: ({ req }) => {
      const id = parsePathId('route_stage_id', req.param('route_stage_id'))
      const rules = store.read(() => store.routeRules.ofStage(requireStage(store, routeStages, id).id))
      return jsonAnswer(200, { route_rules: rules.map(toRouteRuleBody), total_count: rules.length })
    },
    PUT: async (request) => {
      const id = parsePathId('route_stage_id', request.req.param('route_stage_id'))
      const args = await readBody(request)
      return rulesAnswer(
        await store.write(() => {
          const stage = requireStage(store, routeStages, id)
          const rules = parseRules(args, stage.pipelineId)
          refuseTooManyInstructions(args, rules)
          args.assertValid()
          return store.routeRules.replace(stage, rules)
        }),
      )
    },
    POST: async (request) => {
      const id = parsePathId('route_stage_id', request.req.param('route_stage_id'))
      const args = await readBody(request)
      return rulesAnswer(
        await store.write(() => {
          const stage = requireStage(store, routeStages, id)
          const rules = parseRules(args, stage.pipelineId)
          const present = store.routeRules.ofStage(id)
          const position = parseInsertPosition(args, present.length)
          refuseTooManyInstructions(args, [...present, ...rules])
          args.assertValid()
          return store.routeRules.insertAt(stage, position, rules)
        }),
      )
    },
  })

  addResource(app, '/search-route-rules', {
    GET: ({ req }) => {
      const args = queryArguments(req.query())
      const filter = parseProjectFilter(args)
      const query = parseListQuery(args, CREATED_AT_ORDERS, pageSizes)
      args.assertValid()
      const { items, total } = store.read(() => store.routeRules.search(filter, query.order, query))
      return jsonAnswer(200, { route_rules: items.map(toRouteRuleBody), total_count: total })
    },
  })
}

function rulesAnswer(rules: readonly RouteRuleRecord[]): Response {
  return jsonAnswer(200, { route_rules: rules.map(toRouteRuleBody) })
}
