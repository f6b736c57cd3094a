import { fqdnProblem, isWithin, withoutRoot } from '../../lib/fqdn.js'
import type { DnsStageRequest } from '../../wire/dns-stage.js'
import type { CreateDnsStageInput, UpdateDnsStageInput, UserError } from '../__generated__/resolvers.js'
import { checkDistinct, checkIds, checkNotEmpty, checkNotNull, checkTexts, withoutNulls } from './checks.js'
import { checkLinks, toLinks } from './links.js'

const LINKS = ['tlsStageId', 'cacheStageId', 'backendStageId'] as const

export function checkCreateDnsStage(input: CreateDnsStageInput): UserError[] {
  return [...checkIds(input, 'pipelineId'), ...checkFqdns(input), ...checkLinks(input, ...LINKS)]
}

export function checkUpdateDnsStage(input: UpdateDnsStageInput): UserError[] {
  return [
    ...checkIds(input, 'id'),
    ...checkNotEmpty(input),
    ...checkNotNull(input, 'fqdns', 'wildcardDomain', 'fullPrivate'),
    ...checkFqdns(input),
    ...checkLinks(input, ...LINKS),
  ]
}

type Settings = Omit<UpdateDnsStageInput, 'id'>

/** Upper case and a dot at the end are as good as lower case and none. */
export function checkFqdns({ fqdns }: Settings): UserError[] {
  return [
    ...checkTexts('fqdns', fqdns, problemOf),
    ...checkDistinct('fqdns', fqdns, { key: (fqdn) => withoutRoot(fqdn).toLowerCase() }),
  ]
}

/** Pipelines whose names are in the zone get the error `dns_forbidden_scw_cloud`. */
const FORBIDDEN_ZONE = 'scw.cloud'

function problemOf(fqdn: string): string | null {
  if (fqdn.startsWith('*.')) return 'must be a name without *: wildcardDomain is for all the names below it'
  const problem = fqdnProblem(fqdn)
  if (problem !== null) return problem
  return isWithin(fqdn, FORBIDDEN_ZONE)
    ? `must not be in ${FORBIDDEN_ZONE}, which Edge Services forbids`
    : null
}

export function toCreateDnsStageRequest(input: CreateDnsStageInput): DnsStageRequest {
  return toDnsStageRequest(withoutNulls(input))
}

export function toDnsStageRequest(input: Settings): DnsStageRequest {
  const { fqdns, wildcardDomain, fullPrivate, tlsStageId, cacheStageId, backendStageId } = input
  return {
    ...(fqdns && { fqdns: [...fqdns] }),
    ...(typeof wildcardDomain === 'boolean' && { wildcard_domain: wildcardDomain }),
    ...(typeof fullPrivate === 'boolean' && { full_private: fullPrivate }),
    ...toLinks({ tls_stage_id: tlsStageId, cache_stage_id: cacheStageId, backend_stage_id: backendStageId }),
  }
}
