import { toRouteRuleBody } from '../bodies.js'
import { routeStages } from '../kinds/route.js'
import { jsonResponse } from '../responses.js'
import type { RouteRuleRecord } from '../store/route-rules.js'
import { parsePathId } from '../validation/arguments.js'
import {
  CREATED_AT_ORDERS,
  queryArguments,
  readListQuery,
  readScopeFilter,
} from '../validation/list-query.js'
import { parseAddedRouteRules, parseRouteRules } from '../validation/route-rules.js'
import { readBody } from './read-body.js'
import { type App, addResource, type RouteContext } from './resource.js'
import { requireStage, stageContext } from './stages.js'

/** The list of a stage's rules has no pages. The responses to a PUT and a POST have all rules of the stage, and no total. */
export function addRouteRuleRoutes(app: App, context: RouteContext): void {
  const { store, pageSizes } = context

  addResource(app, '/route-stages/:route_stage_id/route-rules', {
    GET: ({ req }) => {
      const id = parsePathId('route_stage_id', req.param('route_stage_id'))
      const rules = store.read(() => store.routeRules.ofStage(requireStage(store, routeStages, id).id))
      return jsonResponse(200, { route_rules: rules.map(toRouteRuleBody), total_count: rules.length })
    },
    PUT: async (request) => {
      const id = parsePathId('route_stage_id', request.req.param('route_stage_id'))
      const args = await readBody(request)
      return rulesResponse(
        await store.write(() => {
          const stage = requireStage(store, routeStages, id)
          const rules = parseRouteRules(args, stageContext(context, stage.pipelineId))
          return store.routeRules.replace(stage, rules)
        }),
      )
    },
    POST: async (request) => {
      const id = parsePathId('route_stage_id', request.req.param('route_stage_id'))
      const args = await readBody(request)
      return rulesResponse(
        await store.write(() => {
          const stage = requireStage(store, routeStages, id)
          const present = store.routeRules.ofStage(id)
          const links = stageContext(context, stage.pipelineId)
          const { rules, position } = parseAddedRouteRules(args, present, links)
          return store.routeRules.insertAt(stage, position, rules)
        }),
      )
    },
  })

  addResource(app, '/search-route-rules', {
    GET: ({ req }) => {
      const args = queryArguments(req.query())
      const query = args.accept({
        ...readScopeFilter(args),
        ...readListQuery(args, CREATED_AT_ORDERS, pageSizes),
      })
      const { items, total } = store.read(() => store.routeRules.search(query, query.order, query))
      return jsonResponse(200, { route_rules: items.map(toRouteRuleBody), total_count: total })
    },
  })
}

function rulesResponse(rules: readonly RouteRuleRecord[]): Response {
  return jsonResponse(200, { route_rules: rules.map(toRouteRuleBody) })
}
