/** Bodies of `/waf-stages` and `/search-waf-stages`, as sent. */
import Type, { type Static } from 'typebox'
import { type ListQuery, TotalCount } from './list.js'

export const WafStage = Type.Object({
  id: Type.String(),
  pipeline_id: Type.String(),
  mode: Type.Optional(Type.String()),
  paranoia_level: Type.Integer(),
  status: Type.Optional(Type.String()),
  created_at: Type.String(),
  updated_at: Type.String(),
  backend_stage_id: Type.Optional(Type.String()),
})
export type WafStage = Static<typeof WafStage>

export const WafStageList = Type.Object({ stages: Type.Array(WafStage), total_count: TotalCount })
export type WafStageList = Static<typeof WafStageList>

/** Of `GET /search-waf-stages`; the API asks for the project. */
export type SearchWafStagesQuery = ListQuery & { project_id: string }

/** `mode` is `disable`, `log_only` or `enable`; `paranoia_level` is 1 to 4. Both are required on create. */
export type WafStageRequest = { mode?: string; paranoia_level?: number; backend_stage_id?: string }
