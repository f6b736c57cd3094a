import type { SetHeadStageRequest } from '../../wire/head-stage.js'
import type { SetHeadStageInput } from '../__generated__/resolvers.js'
import { checkAtMostOne, noneGiven } from './checks.js'
import { field, uuid } from './fields.js'
import { alsoRefusedBy, type Parsed, parsedObject, refused, within } from './parsed.js'

const ACTIONS = ['addNewHeadStage', 'removeHeadStage', 'swapHeadStage'] as const

export type HeadStageWrite = { pipelineId: string; body: SetHeadStageRequest }

export function parseSetHeadStage(input: SetHeadStageInput): Parsed<HeadStageWrite> {
  return parsedObject({ pipelineId: field(input, 'pipelineId', uuid), body: parseActions(input) })
}

/** Parses every action that is given, so that all problems are reported at once, although only one action is allowed. */
function parseActions(input: SetHeadStageInput): Parsed<SetHeadStageRequest> {
  const [first, ...others] = requestsOf(input)
  if (first === undefined) return refused(noneGiven(ACTIONS))
  return others.reduce(
    (one, other) => (other.ok ? one : alsoRefusedBy(one, other.problems)),
    alsoRefusedBy(first, checkAtMostOne(input, ...ACTIONS)),
  )
}

function requestsOf({
  addNewHeadStage,
  removeHeadStage,
  swapHeadStage,
}: SetHeadStageInput): Parsed<SetHeadStageRequest>[] {
  const requests: Parsed<SetHeadStageRequest>[] = []
  if (addNewHeadStage) {
    const change = parsedObject({ new_stage_id: field(addNewHeadStage, 'newStageId', uuid) })
    requests.push(parsedObject({ add_new_head_stage: within(['addNewHeadStage'], change) }))
  }
  if (removeHeadStage) {
    const change = parsedObject({ remove_stage_id: field(removeHeadStage, 'removeStageId', uuid) })
    requests.push(parsedObject({ remove_head_stage: within(['removeHeadStage'], change) }))
  }
  if (swapHeadStage) {
    const change = parsedObject({
      new_stage_id: field(swapHeadStage, 'newStageId', uuid),
      current_stage_id: field(swapHeadStage, 'currentStageId', uuid),
    })
    requests.push(parsedObject({ swap_head_stage: within(['swapHeadStage'], change) }))
  }
  return requests
}
