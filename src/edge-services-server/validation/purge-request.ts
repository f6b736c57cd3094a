import type { PurgeRequestFilter } from '../store/purge-requests.js'
import type { Arguments } from './arguments.js'
import { parseProjectFilter } from './list-query.js'

/** `assets` null: all. */
export function parsePurgeRequest(args: Arguments): { pipelineId: string; assets: string[] | null } {
  const pipelineId = args.requiredUuid('pipeline_id') ?? ''
  const isAll = args.boolean('all')
  const assets = args.strings('assets')
  for (const [index, asset] of (assets ?? []).entries()) {
    if (!asset.startsWith('/')) args.refuse(`assets.${index}`, 'constraint', 'value must start with /')
  }
  // What is there and was refused is not also missing.
  const hasAll = args.has('all') && isAll !== false
  const hasAssets = args.has('assets') && assets?.length !== 0
  if (hasAssets === hasAll) {
    for (const name of ['assets', 'all'])
      args.refuse(name, hasAll ? 'constraint' : 'required', 'exactly one of assets, all must be set')
  }
  return { pipelineId, assets: isAll === true ? null : (assets ?? []) }
}

export function parsePurgeRequestFilter(args: Arguments): PurgeRequestFilter {
  return { ...parseProjectFilter(args), pipelineId: args.uuid('pipeline_id') }
}
