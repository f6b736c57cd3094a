import type { TlsSecret } from '../../wire/tls-stage.js'
import { NEXT_KINDS, type StageValues } from '../store/stage-tables.js'
import type { TlsStageSettings } from '../store/tls-stages.js'
import type { Arguments } from './arguments.js'
import { parseLink } from './links.js'
import type { ParseStage } from './stage.js'

/** Secrets and a managed certificate are alternatives: of an update, the one takes the place of the other. */
export const parseTlsStage: ParseStage<TlsStageSettings> = (args, current, context) => {
  const secrets = current === null ? parseSecrets(args, 'secrets') : parseSecretsConfig(args)
  const isManaged = args.boolean('managed_certificate')
  if (isManaged === true && secrets !== undefined && secrets.length > 0) {
    for (const name of [current === null ? 'secrets' : 'tls_secrets_config', 'managed_certificate'])
      args.refuse(name, 'constraint', 'a stage has secrets or a managed certificate, not both')
  }
  return {
    settings: { ...certificateOf(current, secrets, isManaged), certificate_expires_at: null },
    link: parseLink(args, NEXT_KINDS.tls, current?.link ?? null, context),
  }
}

function certificateOf(
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

/** On update, the secrets travel in an object of their own. */
function parseSecretsConfig(args: Arguments): TlsSecret[] | undefined {
  const config = args.object('tls_secrets_config')
  return config === undefined ? undefined : (parseSecrets(config, 'tls_secrets') ?? [])
}

function parseSecrets(args: Arguments, name: string): TlsSecret[] | undefined {
  return args.objects(name)?.map((secret) => ({
    secret_id: secret.requiredString('secret_id') ?? '',
    region: secret.requiredString('region') ?? '',
  }))
}
