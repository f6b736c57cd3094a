import type { CreatePipelineRequest, UpdatePipelineRequest } from '../../wire/pipeline.js'
import type { CreatePipelineInput, UpdatePipelineInput } from '../__generated__/resolvers.js'
import { checkNotEmpty } from './checks.js'
import { field, notBlank, optional, required, uuid, withoutNulls } from './fields.js'
import { accepted, alsoRefusedBy, type Parsed, parsedObject } from './parsed.js'
import { type PipelinePlan, parsePipelineStages } from './pipeline-stages-input.js'

/** Without a plan, the pipeline is created without stages. */
export type PipelineCreation = { pipeline: CreatePipelineRequest; plan?: PipelinePlan }

/** `input.projectId` must already hold the gateway's default project if the caller gave none. */
export function parseCreatePipeline(input: CreatePipelineInput): Parsed<PipelineCreation> {
  const pipeline = parsedObject({
    project_id: required(input, 'projectId', uuid),
    name: field(input, 'name', notBlank),
    description: accepted(input.description ?? ''),
  })
  return parsedObject({ pipeline, plan: optional(withoutNulls(input), 'stages', parsePipelineStages) })
}

export function parseUpdatePipeline(
  input: UpdatePipelineInput,
): Parsed<{ id: string; body: UpdatePipelineRequest }> {
  const id = alsoRefusedBy(field(input, 'id', uuid), checkNotEmpty(input))
  const body = parsedObject({
    name: optional(input, 'name', notBlank),
    description: optional(input, 'description'),
  })
  return parsedObject({ id, body })
}
