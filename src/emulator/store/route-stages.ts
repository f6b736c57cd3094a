import type { StageTable } from './stage-tables.js'

/** All a route stage has is its link, the target of what no rule matches. Rules are kept apart. */
export type RouteStageSettings = Record<string, never>

export const routeStages: StageTable<RouteStageSettings> = {
  kind: 'route',
  filters: {},
  creationTouchesPipeline: () => false,
}
