/** Bodies of a pipeline's head stages, as sent. */
import Type, { type Static } from 'typebox'
import { TotalCount } from './list.js'
import { optional } from './values.js'

/** The API knows only DNS stages as heads. */
const HeadStage = Type.Object({ dns_stage_id: optional(Type.String()) })
export type HeadStage = Static<typeof HeadStage>

export const HeadStageList = Type.Object({ head_stages: Type.Array(HeadStage), total_count: TotalCount })
export type HeadStageList = Static<typeof HeadStageList>

/** What `head_stage` holds after a removal is not known. */
export const SetHeadStageAnswer = Type.Object({
  head_stage: optional(HeadStage),
})
export type SetHeadStageAnswer = Static<typeof SetHeadStageAnswer>

/** This list knows no order. */
export type HeadStageQuery = { page?: number; page_size?: number }

/** Exactly one of the three. */
export type SetHeadStageRequest =
  | { add_new_head_stage: { new_stage_id: string } }
  | { remove_head_stage: { remove_stage_id: string } }
  | { swap_head_stage: { new_stage_id: string; current_stage_id: string } }
