import type { SelectPlanRequest } from '../../wire/plan.js'
import type { DeleteCurrentPlanInput, SelectPlanInput } from '../__generated__/resolvers.js'
import { field, required, uuid } from './fields.js'
import { accepted, type Parsed, parsedObject } from './parsed.js'

/** `projectId` is the one given, or the gateway's default. */
export function parseSelectPlan(input: SelectPlanInput): Parsed<SelectPlanRequest> {
  return parsedObject({
    project_id: required(input, 'projectId', uuid),
    plan_name: field(input, 'planName', (name) => accepted(name.toLowerCase())),
  })
}

/** `projectId` is the one given, or the gateway's default. */
export function parseDeleteCurrentPlan(input: DeleteCurrentPlanInput): Parsed<{ projectId: string }> {
  return parsedObject({ projectId: required(input, 'projectId', uuid) })
}
