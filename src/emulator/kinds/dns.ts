import { isFqdn, isWithin } from '../../lib/fqdn.js'
import { combine, unlessRefused } from '../validation/refused.js'
import type { EmulatedKind } from './kind.js'
import { readLink } from './links.js'

/** `type` is derived from the names on every write. */
export type DnsStageSettings = {
  fqdns: readonly string[]
  type: string
  wildcard_domain: boolean
  full_private: boolean
}

const FQDN = {
  reason: 'format',
  helpMessage: 'value must be a fully qualified domain name',
  passes: isFqdn,
} as const

export const dnsStages = {
  kind: 'dns',
  filters: { fqdn: "EXISTS (SELECT 1 FROM json_each(settings, '$.fqdns') WHERE value = ?)" },
  isNamedInErrors: true,
  creationTouchesPipeline: () => false,
  parse(args, current, context) {
    const fqdns = args.strings('fqdns', FQDN) ?? current?.settings.fqdns ?? []
    return args.accept({
      settings: combine({
        fqdns,
        type: unlessRefused(fqdns, (names) => typeOf(names, context.managedZones)),
        wildcard_domain: args.boolean('wildcard_domain') ?? current?.settings.wildcard_domain ?? false,
        full_private: args.boolean('full_private') ?? current?.settings.full_private ?? false,
      }),
      link: readLink(args, 'dns', current?.link ?? null, context),
    })
  },
} satisfies EmulatedKind<DnsStageSettings>

/** That a stage is `managed` only if all of its names are in managed zones is a guess. */
function typeOf(fqdns: readonly string[], managedZones: readonly string[]): string {
  if (fqdns.length === 0) return 'auto'
  const isManaged = fqdns.every((fqdn) => managedZones.some((zone) => isWithin(fqdn, zone)))
  return isManaged ? 'managed' : 'custom'
}
