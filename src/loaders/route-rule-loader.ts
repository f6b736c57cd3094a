/** Reads the rules of route stages: of one by itself, of several by one search in each project. */
import DataLoader from 'dataloader'
import type { EdgeServicesClient } from '../edge-services/client.js'
import { MAX_PAGE_SIZE } from '../pagination/list-source.js'
import type { RouteRule } from '../wire/route-stage.js'
import { loadOrNull, toError } from './load-or-null.js'
import type { PipelineLoaders } from './pipeline-loaders.js'

/** `routeStageId` alone tells keys apart. */
export type RouteRulesKey = { routeStageId: string; pipelineId: string }

/** In the order in which they are tried. Null: the route stage is not there. */
export type RouteRuleLoader = DataLoader<RouteRulesKey, readonly RouteRule[] | null, string>

export function createRouteRuleLoader(
  client: EdgeServicesClient,
  pipelines: PipelineLoaders,
): RouteRuleLoader {
  const readOne = async (id: string) => (await client.routeStages.listRules(id)).route_rules

  /** The search lists single rules, of all the project's route stages, in pages of its own. */
  const searchProject = async (projectId: string) => {
    const rules = new Map<string, RouteRule[]>()
    for (let page = 1, seen = 0; ; page++) {
      const query = { project_id: projectId, page, page_size: MAX_PAGE_SIZE }
      const { route_rules, total_count } = await client.routeStages.searchRules(query)
      for (const rule of route_rules) {
        const others = rules.get(rule.route_stage_id)
        if (others === undefined) rules.set(rule.route_stage_id, [rule])
        else others.push(rule)
      }
      seen += route_rules.length
      if (route_rules.length === 0 || seen >= total_count) return rules
    }
  }

  return new DataLoader<RouteRulesKey, readonly RouteRule[] | null, string>(
    async (keys) => {
      const [first] = keys
      if (keys.length === 1 && first !== undefined) return [await loadOrNull(readOne(first.routeStageId))]
      const searches = new Map<string, ReturnType<typeof searchProject>>()
      return Promise.all(
        keys.map(async ({ routeStageId, pipelineId }) => {
          try {
            const pipeline = await pipelines.byId.load(pipelineId)
            if (pipeline === null) return null
            const search = searches.get(pipeline.project_id) ?? searchProject(pipeline.project_id)
            searches.set(pipeline.project_id, search)
            const rules = (await search).get(routeStageId) ?? []
            return rules.toSorted((a, b) => a.position - b.position)
          } catch (error) {
            return toError(error)
          }
        }),
      )
    },
    { cacheKeyFn: ({ routeStageId }) => routeStageId },
  )
}
