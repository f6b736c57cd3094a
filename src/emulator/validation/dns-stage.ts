import { isFqdn, isWithin } from '../../lib/fqdn.js'
import type { DnsStageSettings } from '../store/dns-stages.js'
import { NEXT_KINDS } from '../store/stage-tables.js'
import { parseLink } from './links.js'
import type { ParseStage } from './stage.js'

const FQDN = {
  reason: 'format',
  helpMessage: 'value must be a fully qualified domain name',
  passes: isFqdn,
} as const

export const parseDnsStage: ParseStage<DnsStageSettings> = (args, current, context) => {
  const fqdns = args.strings('fqdns', FQDN) ?? current?.settings.fqdns ?? []
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

/** That `managed` takes all the names to be in such zones is a guess. */
function typeOf(fqdns: readonly string[], managedZones: readonly string[]): string {
  if (fqdns.length === 0) return 'auto'
  const isManaged = fqdns.every((fqdn) => managedZones.some((zone) => isWithin(fqdn, zone)))
  return isManaged ? 'managed' : 'custom'
}
