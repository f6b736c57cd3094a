import type { TlsSecret } from '../../wire/tls-stage.js'
import type { StageValues } from '../store/stage-record.js'
import type { Arguments } from '../validation/arguments.js'
import { combine, isRefused, REFUSED, type Refused } from '../validation/refused.js'
import type { EmulatedKind } from './kind.js'
import { readLink } from './links.js'

/** `certificate_expires_at` is always null, because the emulator has no certificate authority. */
type TlsStageSettings = {
  secrets: readonly TlsSecret[]
  managed_certificate: boolean
  certificate_expires_at: null
}

export const tlsStages = {
  kind: 'tls',
  filters: {
    secret_id: "EXISTS (SELECT 1 FROM json_each(settings, '$.secrets') WHERE value ->> '$.secret_id' = ?)",
    secret_region: "EXISTS (SELECT 1 FROM json_each(settings, '$.secrets') WHERE value ->> '$.region' = ?)",
  },
  isNamedInErrors: true,
  creationTouchesPipeline: () => false,
  /** A stage has secrets or a managed certificate, never both. In an update, one replaces the other. */
  parse(args, current, context) {
    const secrets = current === null ? readSecrets(args, 'secrets') : readSecretsConfig(args)
    const isManaged = args.boolean('managed_certificate')
    const hasSecrets = !isRefused(secrets) && secrets !== undefined && secrets.length > 0
    if (isManaged === true && hasSecrets) {
      for (const name of [current === null ? 'secrets' : 'tls_secrets_config', 'managed_certificate'])
        args.refuse(name, 'constraint', 'a stage has secrets or a managed certificate, not both')
    }
    return args.accept({
      settings:
        isRefused(secrets) || isRefused(isManaged)
          ? REFUSED
          : { ...combineCertificate(current, secrets, isManaged), certificate_expires_at: null },
      link: readLink(args, 'tls', current?.link ?? null, context),
    })
  },
} satisfies EmulatedKind<TlsStageSettings>

/** The settings after the request. An argument that is left out is `undefined`. */
function combineCertificate(
  current: StageValues<TlsStageSettings> | null,
  secrets: readonly TlsSecret[] | undefined,
  isManaged: boolean | undefined,
): Pick<TlsStageSettings, 'secrets' | 'managed_certificate'> {
  if (isManaged === true) return { secrets: [], managed_certificate: true }
  const hasNewSecrets = secrets !== undefined && secrets.length > 0
  return {
    secrets: secrets ?? current?.settings.secrets ?? [],
    managed_certificate: isManaged ?? (!hasNewSecrets && (current?.settings.managed_certificate ?? false)),
  }
}

/** An update wraps the secrets in an object, `tls_secrets_config`. */
function readSecretsConfig(args: Arguments): TlsSecret[] | undefined | Refused {
  return args.object('tls_secrets_config', (config) => readSecrets(config, 'tls_secrets') ?? [])
}

function readSecrets(args: Arguments, name: string): TlsSecret[] | undefined | Refused {
  return args.objects(name, (secret) =>
    combine({ secret_id: secret.requiredString('secret_id'), region: secret.requiredString('region') }),
  )
}
