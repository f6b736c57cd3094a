import type { SetHeadStageRequest } from '../../wire/head-stage.js'
import type { SetHeadStageInput, UserError } from '../__generated__/resolvers.js'
import { notAUuid, toUuid } from '../ids.js'
import { userError } from '../user-errors.js'
import { checkAtMostOne, checkIds } from './checks.js'

const ACTIONS = ['addNewHeadStage', 'removeHeadStage', 'swapHeadStage'] as const

export function checkSetHeadStage(input: SetHeadStageInput): UserError[] {
  const given = ACTIONS.filter((name) => input[name])
  const none =
    given.length === 0 ? [userError('REQUIRED', ['input'], `one of ${ACTIONS.join(', ')} must be given`)] : []
  const ids = given.flatMap((name) =>
    Object.entries(input[name] ?? {}).flatMap(([field, id]) =>
      typeof id !== 'string' || toUuid(id) !== null
        ? []
        : [userError('INVALID', ['input', name, field], `${field} ${notAUuid(id)}`)],
    ),
  )
  return [...checkIds(input, 'pipelineId'), ...none, ...checkAtMostOne(input, ...ACTIONS), ...ids]
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
