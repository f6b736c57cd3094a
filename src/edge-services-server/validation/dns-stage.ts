import type { DnsStageSettings } from '../store/dns-stages.js'
import { NEXT_KINDS } from '../store/stage-tables.js'
import type { Arguments } from './arguments.js'
import { isFqdn, isWithin } from './fqdn.js'
import { parseLink } from './links.js'
import type { ParseStage } from './stage.js'

export const parseDnsStage: ParseStage<DnsStageSettings> = (args, current, context) => {
  const fqdns = parseFqdns(args) ?? current?.settings.fqdns ?? []
  return {
    settings: {
      fqdns,
      type: typeOf(fqdns, context.managedZones),
      wildcard_domain: args.boolean('wildcard_domain') ?? current?.settings.wildcard_domain ?? false,
      full_private: args.boolean('full_private') ?? current?.settings.full_private ?? false,
    },
    link: parseLink(args, NEXT_KINDS.dns, current?.link ?? null, context),
  }
}

function parseFqdns(args: Arguments): string[] | undefined {
  const fqdns = args.strings('fqdns')
  for (const [index, fqdn] of (fqdns ?? []).entries()) {
    if (!isFqdn(fqdn)) args.refuse(`fqdns.${index}`, 'format', 'value must be a fully qualified domain name')
  }
  return fqdns
}

/** That `managed` takes all the names to be in such zones is a guess. */
function typeOf(fqdns: readonly string[], managedZones: readonly string[]): string {
  if (fqdns.length === 0) return 'auto'
  const isManaged = fqdns.every((fqdn) => managedZones.some((zone) => isWithin(fqdn, zone)))
  return isManaged ? 'managed' : 'custom'
}
