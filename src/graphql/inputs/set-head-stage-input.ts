import type { SetHeadStageRequest } from '../../wire/head-stage.js'
import type { SetHeadStageInput, UserError } from '../__generated__/resolvers.js'
import { checkExactlyOne, checkIds, within } from './checks.js'

const ACTIONS = ['addNewHeadStage', 'removeHeadStage', 'swapHeadStage'] as const

export function checkSetHeadStage(input: SetHeadStageInput): UserError[] {
  const { addNewHeadStage, removeHeadStage, swapHeadStage } = input
  return [
    ...checkIds(input, 'pipelineId'),
    ...within(['addNewHeadStage'], addNewHeadStage ? checkIds(addNewHeadStage, 'newStageId') : []),
    ...within(['removeHeadStage'], removeHeadStage ? checkIds(removeHeadStage, 'removeStageId') : []),
    ...within(
      ['swapHeadStage'],
      swapHeadStage ? checkIds(swapHeadStage, 'newStageId', 'currentStageId') : [],
    ),
    ...checkExactlyOne(input, ...ACTIONS),
  ]
}

/** Of an input that has been checked. */
export function toSetHeadStageRequest({
  addNewHeadStage,
  removeHeadStage,
  swapHeadStage,
}: SetHeadStageInput): SetHeadStageRequest {
  if (addNewHeadStage) return { add_new_head_stage: { new_stage_id: addNewHeadStage.newStageId } }
  if (removeHeadStage) return { remove_head_stage: { remove_stage_id: removeHeadStage.removeStageId } }
  return {
    swap_head_stage: {
      new_stage_id: swapHeadStage?.newStageId ?? '',
      current_stage_id: swapHeadStage?.currentStageId ?? '',
    },
  }
}
