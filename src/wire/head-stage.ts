/** Bodies of a pipeline's head stages. */
import Type, { type Static } from 'typebox'
import { TotalCount } from './list.js'
import { optional } from './values.js'

/** In the API, only DNS stages can be heads. */
const HeadStage = Type.Object({ dns_stage_id: optional(Type.String()) })
export type HeadStage = Static<typeof HeadStage>

export const HeadStageList = Type.Object({ head_stages: Type.Array(HeadStage), total_count: TotalCount })
export type HeadStageList = Static<typeof HeadStageList>

/** The meaning of `head_stage` after a removal is unknown. */
export const SetHeadStageResponse = Type.Object({
  head_stage: optional(HeadStage),
})
export type SetHeadStageResponse = Static<typeof SetHeadStageResponse>

/** The list cannot be ordered. */
export type HeadStageQuery = { page?: number; page_size?: number }

/** Exactly one of the three actions is given. */
export type SetHeadStageRequest =
  | { add_new_head_stage: { new_stage_id: string } }
  | { remove_head_stage: { remove_stage_id: string } }
  | { swap_head_stage: { new_stage_id: string; current_stage_id: string } }
