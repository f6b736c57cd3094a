import type { CreateTlsStageRequest, TlsSecret, UpdateTlsStageRequest } from '../../wire/tls-stage.js'
import type { TlsSecretInput, UpdateTlsStageInput } from '../__generated__/resolvers.js'
import { checkAtMostOne, checkDistinct } from './checks.js'
import { field, notBlank, optional, uuid } from './fields.js'
import { alsoRefusedBy, mapParsed, type Parsed, parsedList, parsedObject } from './parsed.js'

type Settings = Omit<UpdateTlsStageInput, 'id'>

/** A stage has the caller's own certificates or a managed one, not both. */
export function parseTlsStage(input: Settings): Parsed<CreateTlsStageRequest> {
  const certificate = parsedObject({
    secrets: optional(input, 'secrets', parseSecrets),
    managed_certificate: optional(input, 'managedCertificate'),
  })
  return alsoRefusedBy(certificate, checkAtMostOne(input, 'secrets', 'managedCertificate'))
}

/** Unlike a create, an update wraps the secrets in an object. */
export function parseTlsStageUpdate(input: Settings): Parsed<UpdateTlsStageRequest> {
  return mapParsed(parseTlsStage(input), ({ secrets, ...rest }) => ({
    ...rest,
    ...(secrets !== undefined && { tls_secrets_config: { tls_secrets: secrets } }),
  }))
}

function parseSecrets(secrets: readonly TlsSecretInput[], name: string): Parsed<TlsSecret[]> {
  const parsed = parsedList(name, secrets, (secret) =>
    parsedObject({ secret_id: field(secret, 'secretId', uuid), region: field(secret, 'region', notBlank) }),
  )
  const repeated = checkDistinct(
    name,
    secrets.map(({ secretId }) => secretId),
    { field: 'secretId' },
  )
  return alsoRefusedBy(parsed, repeated)
}
