import type { PipelineFilter, PipelineRecord } from '../store/pipelines.js'
import type { Arguments } from './arguments.js'
import { parseProjectFilter, parseQueryBoolean } from './list-query.js'

export function parsePipelineCreation(args: Arguments): {
  projectId: string
  name: string
  description: string
} {
  return {
    projectId: args.requiredUuid('project_id') ?? '',
    name: args.requiredString('name') ?? '',
    description: args.string('description') ?? '',
  }
}

export function parsePipelineUpdate(
  args: Arguments,
  current: PipelineRecord,
): { name: string; description: string } {
  const name = args.has('name') ? args.requiredString('name') : undefined
  return { name: name ?? current.name, description: args.string('description') ?? current.description }
}

export function parsePipelineFilter(args: Arguments): PipelineFilter {
  return { name: args.string('name'), ...parseProjectFilter(args) }
}

export function parsePipelineFilterWithOrigin(args: Arguments): PipelineFilter {
  return { ...parsePipelineFilter(args), hasLoadBalancer: parseQueryBoolean(args, 'has_backend_stage_lb') }
}
