import type { Arguments } from './arguments.js'
import { parseLb } from './backend-stage.js'

export function parseDomainCheck(args: Arguments): { projectId: string; fqdn: string; cname: string } {
  return {
    projectId: args.requiredUuid('project_id') ?? '',
    fqdn: args.requiredString('fqdn') ?? '',
    cname: args.requiredString('cname') ?? '',
  }
}

/** `raw` is the PEM text. Null: the chain is in a secret. */
export function parsePemChainCheck(args: Arguments): { fqdn: string; raw: string | null } {
  args.requiredUuid('project_id')
  const fqdn = args.requiredString('fqdn') ?? ''
  const hasSecret = args.has('secret')
  const hasRaw = !args.isEmpty('raw')
  if (hasSecret === hasRaw) {
    for (const name of ['secret', 'raw'])
      args.refuse(name, hasRaw ? 'constraint' : 'required', 'exactly one of secret, raw must be set')
  }
  const secret = args.object('secret')
  secret?.requiredString('secret_id')
  secret?.requiredString('secret_region')
  return { fqdn, raw: args.string('raw') || null }
}

export function parseLbOriginCheck(args: Arguments): { domainName: string } {
  if (!args.has('lb')) args.refuse('lb', 'required', 'value is required')
  const lb = args.object('lb')
  return { domainName: lb === undefined ? '' : (parseLb(lb).domain_name ?? '') }
}
