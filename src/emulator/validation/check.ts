import { readLb } from '../kinds/backend.js'
import type { Arguments } from './arguments.js'
import { combine, unlessRefused } from './refused.js'

export function parseDomainCheck(args: Arguments): { projectId: string; fqdn: string; cname: string } {
  return args.accept({
    projectId: args.requiredUuid('project_id'),
    fqdn: args.requiredString('fqdn'),
    cname: args.requiredString('cname'),
  })
}

/** `raw` is the PEM text. Null: the request names a secret instead. */
export function parsePemChainCheck(args: Arguments): { fqdn: string; raw: string | null } {
  args.requiredUuid('project_id')
  const fqdn = args.requiredString('fqdn')
  const hasSecret = args.has('secret')
  const hasRaw = !args.isEmpty('raw')
  if (hasSecret === hasRaw) {
    for (const name of ['secret', 'raw'])
      args.refuse(name, hasRaw ? 'constraint' : 'required', 'exactly one of secret, raw must be set')
  }
  args.object('secret', (secret) =>
    combine({
      secret_id: secret.requiredString('secret_id'),
      secret_region: secret.requiredString('secret_region'),
    }),
  )
  return args.accept({ fqdn, raw: args.string('raw') || null })
}

export function parseLbOriginCheck(args: Arguments): { domainName: string } {
  const lb = args.requiredObject('lb', readLb)
  return args.accept({ domainName: unlessRefused(lb, ({ domain_name }) => domain_name ?? '') })
}
