import type { DnsStageRequest } from '../../wire/dns-stage.js'
import type { CreateDnsStageInput, UpdateDnsStageInput, UserError } from '../__generated__/resolvers.js'
import { checkIds, checkNotEmpty, checkNotNull, withoutNulls } from './checks.js'
import { checkLinks, toLinks } from './links.js'

const LINKS = ['tlsStageId', 'cacheStageId', 'backendStageId'] as const

export function checkCreateDnsStage(input: CreateDnsStageInput): UserError[] {
  return [...checkIds(input, 'pipelineId'), ...checkLinks(input, ...LINKS)]
}

export function checkUpdateDnsStage(input: UpdateDnsStageInput): UserError[] {
  return [
    ...checkIds(input, 'id'),
    ...checkNotEmpty(input),
    ...checkNotNull(input, 'fqdns', 'wildcardDomain', 'fullPrivate'),
    ...checkLinks(input, ...LINKS),
  ]
}

type Settings = Omit<UpdateDnsStageInput, 'id'>

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
