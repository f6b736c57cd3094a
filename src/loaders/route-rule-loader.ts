/** Reads the rules of route stages. The rules of one stage have a call of their own, those of several stages come from one search per project. */
import DataLoader from 'dataloader'
import type { EdgeServicesClient } from '../api-client/client.js'
import { isUnreadable, problemOf, readOr } from '../lib/unreadable.js'
import { MAX_PAGE_SIZE } from '../pagination/list-source.js'
import type { RouteRule } from '../wire/route-stage.js'
import { loadOrNull, toError } from './object-loader.js'
import type { PipelineLoaders } from './pipeline-loaders.js'

/** `routeStageId` alone identifies a key. The rules of a stage whose pipeline is unknown have a call of their own. */
export type RouteRulesKey = { routeStageId: string; pipelineId: string | null }

/** Rules in the order in which they are tried. Null: the route stage or its pipeline is known not to exist. A search finds no rules for a missing stage. */
export type RouteRuleLoader = DataLoader<RouteRulesKey, readonly RouteRule[] | null, string>

export function createRouteRuleLoader(
  client: EdgeServicesClient,
  pipelines: PipelineLoaders,
): RouteRuleLoader {
  const readOne = async (id: string) => (await client.stages.route.listRules(id)).route_rules

  /**
   * Reads the rules of all route stages of a project, page by page. Null if the route stage or the position of any rule is
   * unreadable, or if there are more pages than route stages to read. Each stage is then read by a call of its own.
   */
  const searchProject = async (projectId: string, maxPages: number) => {
    const rules = new Map<string, RouteRule[]>()
    for (let page = 1, seen = 0; page <= maxPages; page++) {
      const query = { project_id: projectId, page, page_size: MAX_PAGE_SIZE }
      const list = await client.stages.route.searchRules(query)
      for (const rule of list.route_rules) {
        if (!hasReadablePosition(rule)) return null
        const others = rules.get(rule.route_stage_id)
        if (others === undefined) rules.set(rule.route_stage_id, [rule])
        else others.push(rule)
      }
      seen += list.route_rules.length
      if (list.route_rules.length === 0 || seen >= readOr(list, 'total_count', Number.POSITIVE_INFINITY))
        return rules
    }
    return null
  }

  return new DataLoader<RouteRulesKey, readonly RouteRule[] | null, string>(
    async (keys) => {
      const [first] = keys
      if (keys.length === 1 && first !== undefined) return [await loadOrNull(readOne(first.routeStageId))]
      const searches = new Map<string, ReturnType<typeof searchProject>>()
      return Promise.all(
        keys.map(async ({ routeStageId, pipelineId }) => {
          try {
            if (pipelineId === null) return await loadOrNull(readOne(routeStageId))
            const pipeline = await pipelines.byId.load(pipelineId)
            if (pipeline === null) return null
            const projectId = readOr(pipeline, 'project_id', null)
            if (projectId === null) return await loadOrNull(readOne(routeStageId))
            const search = searches.get(projectId) ?? searchProject(projectId, keys.length)
            searches.set(projectId, search)
            const rules = await search
            if (rules === null) return await loadOrNull(readOne(routeStageId))
            return (rules.get(routeStageId) ?? []).toSorted((a, b) => a.position - b.position)
          } catch (error) {
            return toError(error)
          }
        }),
      )
    },
    { cacheKeyFn: ({ routeStageId }) => routeStageId },
  )
}

function hasReadablePosition(rule: RouteRule): boolean {
  return (
    !isUnreadable(rule) &&
    readOr(rule, 'route_stage_id', '') !== '' &&
    problemOf(rule, 'position') === undefined
  )
}
