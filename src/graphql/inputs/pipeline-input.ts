import type { UpdatePipelineRequest } from '../../wire/pipeline.js'
import type { CreatePipelineInput, UpdatePipelineInput, UserError } from '../__generated__/resolvers.js'
import { checkIds, checkNotBlank, checkNotEmpty, checkNotNull, checkRequired } from './checks.js'

/** `projectId` is the one given, or the gateway's default. */
export function checkCreatePipeline(input: CreatePipelineInput): UserError[] {
  return [
    ...checkRequired(input, 'projectId'),
    ...checkNotBlank(input, 'name'),
    ...checkIds(input, 'projectId'),
  ]
}

export function checkUpdatePipeline(input: UpdatePipelineInput): UserError[] {
  return [
    ...checkIds(input, 'id'),
    ...checkNotEmpty(input),
    ...checkNotNull(input, 'name', 'description'),
    ...checkNotBlank(input, 'name'),
  ]
}

export function toUpdatePipelineRequest({ name, description }: UpdatePipelineInput): UpdatePipelineRequest {
  return {
    ...(typeof name === 'string' && { name }),
    ...(typeof description === 'string' && { description }),
  }
}
