import type { StageTable } from './stage-tables.js'

export type CacheStageSettings = { fallback_ttl: string; include_cookies: boolean }

export const cacheStages: StageTable<CacheStageSettings> = {
  kind: 'cache',
  filters: {},
  creationTouchesPipeline: () => false,
}
