import type { WafExclusionRule } from '../../wire/waf-stage.js'
import type { StageTable } from './stage-tables.js'

export type WafStageSettings = {
  mode: string
  paranoia_level: number
  exclusion_rules: readonly WafExclusionRule[]
}

export const wafStages: StageTable<WafStageSettings> = {
  kind: 'waf',
  filters: {},
  creationTouchesPipeline: () => false,
}
