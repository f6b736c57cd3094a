import type { SelectPlanRequest } from '../../wire/plan.js'
import type { DeleteCurrentPlanInput, SelectPlanInput } from '../__generated__/resolvers.js'
import { field, required, uuid } from './fields.js'
import { accepted, type Parsed, parsedObject } from './parsed.js'

/** `input.projectId` must already hold the gateway's default project if the caller gave none. */
export function parseSelectPlan(input: SelectPlanInput): Parsed<SelectPlanRequest> {
  return parsedObject({
    project_id: required(input, 'projectId', uuid),
    plan_name: field(input, 'planName', (name) => accepted(name.toLowerCase())),
  })
}

/** `input.projectId` must already hold the gateway's default project if the caller gave none. */
export function parseDeleteCurrentPlan(input: DeleteCurrentPlanInput): Parsed<{ projectId: string }> {
  return parsedObject({ projectId: required(input, 'projectId', uuid) })
}
