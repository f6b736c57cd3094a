import type { CreateTlsStageRequest, TlsSecret, UpdateTlsStageRequest } from '../../wire/tls-stage.js'
import type {
  CreateTlsStageInput,
  TlsSecretInput,
  UpdateTlsStageInput,
  UserError,
} from '../__generated__/resolvers.js'
import {
  checkAtMostOne,
  checkDistinct,
  checkEach,
  checkIds,
  checkNotBlank,
  checkNotEmpty,
  checkNotNull,
  withoutNulls,
} from './checks.js'
import { checkLinks, toLinks } from './links.js'

const LINKS = ['cacheStageId', 'backendStageId', 'wafStageId', 'routeStageId'] as const

export function checkCreateTlsStage(input: CreateTlsStageInput): UserError[] {
  return [...checkIds(input, 'pipelineId'), ...checkCertificate(input), ...checkLinks(input, ...LINKS)]
}

export function checkUpdateTlsStage(input: UpdateTlsStageInput): UserError[] {
  return [
    ...checkIds(input, 'id'),
    ...checkNotEmpty(input),
    ...checkNotNull(input, 'secrets', 'managedCertificate'),
    ...checkCertificate(input),
    ...checkLinks(input, ...LINKS),
  ]
}

type Settings = Omit<UpdateTlsStageInput, 'id'>

/** Certificates of one's own or a managed one, not both. */
export function checkCertificate(input: Settings): UserError[] {
  const { secrets } = input
  const repeated = checkDistinct(
    'secrets',
    secrets?.map(({ secretId }) => secretId),
    { field: 'secretId' },
  )
  return [
    ...checkEach('secrets', secrets, (secret) => [
      ...checkIds(secret, 'secretId'),
      ...checkNotBlank(secret, 'region'),
    ]),
    ...repeated,
    ...checkAtMostOne(input, 'secrets', 'managedCertificate'),
  ]
}

export function toCreateTlsStageRequest(input: CreateTlsStageInput): CreateTlsStageRequest {
  const { secrets, managedCertificate, ...links } = withoutNulls(input)
  return {
    ...(secrets && { secrets: secrets.map(toSecret) }),
    ...(typeof managedCertificate === 'boolean' && { managed_certificate: managedCertificate }),
    ...toTlsLinks(links),
  }
}

export function toUpdateTlsStageRequest({
  secrets,
  managedCertificate,
  ...links
}: Settings): UpdateTlsStageRequest {
  return {
    ...(secrets && { tls_secrets_config: { tls_secrets: secrets.map(toSecret) } }),
    ...(typeof managedCertificate === 'boolean' && { managed_certificate: managedCertificate }),
    ...toTlsLinks(links),
  }
}

function toSecret({ secretId, region }: TlsSecretInput): TlsSecret {
  return { secret_id: secretId, region }
}

function toTlsLinks({ cacheStageId, backendStageId, wafStageId, routeStageId }: Settings) {
  return toLinks({
    cache_stage_id: cacheStageId,
    backend_stage_id: backendStageId,
    waf_stage_id: wafStageId,
    route_stage_id: routeStageId,
  })
}
