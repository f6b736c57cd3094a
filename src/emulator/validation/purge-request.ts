import type { PurgeRequestFilter } from '../store/purge-requests.js'
import type { Arguments } from './arguments.js'
import { parseProjectFilter } from './list-query.js'

const PATH = {
  reason: 'constraint',
  helpMessage: 'value must start with /',
  passes: (text: string) => text.startsWith('/'),
} as const

/** `assets` null: all. */
export function parsePurgeRequest(args: Arguments): { pipelineId: string; assets: string[] | null } {
  const pipelineId = args.requiredUuid('pipeline_id') ?? ''
  const isAll = args.boolean('all')
  const assets = args.strings('assets', PATH)
  // What is there and was refused is not also missing.
  const hasAll = args.has('all') && isAll !== false
  const hasAssets = !args.isEmpty('assets')
  if (hasAssets === hasAll) {
    for (const name of ['assets', 'all'])
      args.refuse(name, hasAll ? 'constraint' : 'required', 'exactly one of assets, all must be set')
  }
  return { pipelineId, assets: isAll === true ? null : (assets ?? []) }
}

export function parsePurgeRequestFilter(args: Arguments): PurgeRequestFilter {
  return { ...parseProjectFilter(args), pipelineId: args.uuid('pipeline_id') }
}
