import type { Arguments } from './arguments.js'
import { readScopeFilter } from './list-query.js'

const PATH = {
  reason: 'constraint',
  helpMessage: 'value must start with /',
  passes: (text: string) => text.startsWith('/'),
} as const

/** `assets` is null for a purge of everything. */
export function parsePurgeRequest(args: Arguments): { pipelineId: string; assets: string[] | null } {
  const pipelineId = args.requiredUuid('pipeline_id')
  const isAll = args.boolean('all')
  const assets = args.strings('assets', PATH)
  // An `all` that was refused is not also reported as missing.
  const hasAll = args.has('all') && isAll !== false
  const hasAssets = !args.isEmpty('assets')
  if (hasAssets === hasAll) {
    for (const name of ['assets', 'all'])
      args.refuse(name, hasAll ? 'constraint' : 'required', 'exactly one of assets, all must be set')
  }
  return args.accept({ pipelineId, assets: isAll === true ? null : (assets ?? []) })
}

export function readPurgeRequestFilter(args: Arguments) {
  return { ...readScopeFilter(args), pipelineId: args.uuid('pipeline_id') }
}
