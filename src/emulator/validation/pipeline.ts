import type { PipelineRecord } from '../store/pipelines.js'
import type { Arguments } from './arguments.js'
import { readQueryBoolean, readScopeFilter } from './list-query.js'

export function parsePipelineCreation(args: Arguments): {
  projectId: string
  name: string
  description: string
} {
  return args.accept({
    projectId: args.requiredUuid('project_id'),
    name: args.requiredString('name'),
    description: args.string('description') ?? '',
  })
}

export function parsePipelineUpdate(
  args: Arguments,
  current: PipelineRecord,
): { name: string; description: string } {
  return args.accept({
    name: args.has('name') ? args.requiredString('name') : current.name,
    description: args.string('description') ?? current.description,
  })
}

export function readPipelineFilter(args: Arguments) {
  return { name: args.string('name'), ...readScopeFilter(args) }
}

export function readPipelineFilterWithOrigin(args: Arguments) {
  return { ...readPipelineFilter(args), hasLoadBalancer: readQueryBoolean(args, 'has_backend_stage_lb') }
}
