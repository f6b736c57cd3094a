import type { StageTable } from './stage-tables.js'

export type WafStageSettings = { mode: string; paranoia_level: number }

export const wafStages: StageTable<WafStageSettings> = {
  kind: 'waf',
  filters: {},
  creationTouchesPipeline: () => false,
}
