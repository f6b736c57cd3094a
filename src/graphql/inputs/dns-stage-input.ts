import { fqdnProblem, isWithin, withoutRoot } from '../../lib/fqdn.js'
import type { DnsStageRequest } from '../../wire/dns-stage.js'
import type { UpdateDnsStageInput } from '../__generated__/resolvers.js'
import { checkDistinct } from './checks.js'
import { optional, texts } from './fields.js'
import { alsoRefusedBy, type Parsed, parsedObject } from './parsed.js'

export function parseDnsStage(input: Omit<UpdateDnsStageInput, 'id'>): Parsed<DnsStageRequest> {
  return parsedObject({
    fqdns: optional(input, 'fqdns', parseFqdns),
    wildcard_domain: optional(input, 'wildcardDomain'),
    full_private: optional(input, 'fullPrivate'),
  })
}

/** Names that differ only in case or in a trailing dot are the same name. */
function parseFqdns(fqdns: readonly string[], name: string): Parsed<string[]> {
  const repeated = checkDistinct(name, fqdns, { key: (fqdn) => withoutRoot(fqdn).toLowerCase() })
  return alsoRefusedBy(texts(problemOf)(fqdns, name), repeated)
}

/** A pipeline with a name in this zone gets the error `dns_forbidden_scw_cloud`. */
const FORBIDDEN_ZONE = 'scw.cloud'

function problemOf(fqdn: string): string | null {
  if (fqdn.startsWith('*.')) return 'must be a name without *: wildcardDomain is for all the names below it'
  const problem = fqdnProblem(fqdn)
  if (problem !== null) return problem
  return isWithin(fqdn, FORBIDDEN_ZONE)
    ? `must not be in ${FORBIDDEN_ZONE}, which Edge Services forbids`
    : null
}
