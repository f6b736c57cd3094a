/** Reads the environment once and checks it as a whole. */
import { readFileSync } from 'node:fs'
import type { Limits } from '../graphql/limits/limits.js'
import { isLoopback, parseHostName, parseOrigin } from '../http/origin.js'
import { parseUrl } from '../lib/parse-url.js'
import { type EdgeSettings, type ReadFile, readEdgeSettings } from './edge-settings.js'
import { type EmulatorSettings, readEmulatorSettings } from './emulator-settings.js'
import { readLimits } from './limit-settings.js'
import { type Address, createSettingsReader, overlaps } from './settings.js'

export type Config = Address & {
  upstream: EmbeddedUpstream | RemoteUpstream
  /** Null: no project was given. */
  defaultProjectId: string | null
  /** Origins whose pages may call, in addition to this machine's, in the form that `parseOrigin` returns. */
  allowedOrigins: readonly string[]
  /** Additional names of the gateway, in the form that `parseHostName` returns. */
  allowedHosts: readonly string[]
  limits: Limits
  /** A folder that records the builds of pipelines under way. Left out: no folder was given. */
  buildJournal?: string
  /** Lines for the log, each about a variable that was not used as it is set. */
  warnings: readonly string[]
}

/** The emulator, in this process. */
export type EmbeddedUpstream = Address &
  EmulatorSettings & {
    kind: 'embedded'
    /** The edge that serves the emulator's pipelines. */
    edge: Address & EdgeSettings
  }

/** The live API, or another server of the API. */
export type RemoteUpstream = { kind: 'remote'; baseUrl: string; secretKey: string | null }

/** Lists all problems with the environment, one line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  constructor(readonly problems: readonly string[]) {
    super(
      `Edgeway cannot start, because of ${problems.length === 1 ? 'a problem' : `${problems.length} problems`} with its settings:\n` +
        problems.map((problem) => `  - ${problem}`).join('\n'),
    )
  }
}

const LIVE_API_URL = 'https://api.scaleway.com'

const readTextFile: ReadFile = (path) => readFileSync(path, 'utf8')

/**
 * An empty value counts as none.
 *
 * @param readFile reads the file that `EDGE_ORIGINS` may name.
 * @throws ConfigError with every problem, in the order in which docs/configuration.md lists the variables.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  readFile = readTextFile,
): Config {
  const settings = createSettingsReader(env)
  const { problems, warnings, text } = settings
  const secretKey = text('SCW_SECRET_KEY')
  const gateway = { host: settings.host('HOST'), port: 0 }
  if (secretKey !== null && !isLoopback(gateway.host))
    problems.push(
      `HOST must be a loopback address while SCW_SECRET_KEY is set, got ${JSON.stringify(gateway.host)}: anyone who can reach the gateway could use the key, since callers cannot be made to authenticate yet`,
    )
  gateway.port = settings.port('PORT', 4000)
  const apiUrl = text('SCW_API_URL')
  if (apiUrl !== null && !isBaseUrl(apiUrl))
    problems.push(
      `SCW_API_URL must be an http(s) URL without credentials or query, such as ${LIVE_API_URL}, got ${JSON.stringify(withoutCredentials(apiUrl))}`,
    )
  if (secretKey !== null && !/^[\x21-\x7e]+$/.test(secretKey))
    problems.push('SCW_SECRET_KEY must be printable ASCII without spaces (its value is not shown here)')

  // The rest is checked even if another setting disables it, so that a mistake is reported before it has an effect.
  const defaultProjectId = settings.uuid('SCW_DEFAULT_PROJECT_ID')
  const defaultOrganizationId = settings.uuid('SCW_DEFAULT_ORGANIZATION_ID')
  const allowedOrigins = settings.list(
    'ALLOWED_ORIGINS',
    parseOrigin,
    'origins such as https://app.example.com, between commas, each a scheme and a host without a path, and neither "*" nor "null"',
  )
  const allowedHosts = settings.list(
    'ALLOWED_HOSTS',
    parseHostName,
    'host names or IP addresses such as gw.example.com, between commas, without a scheme, port, path or "*"',
  )
  const limits = readLimits(settings)
  const isEmbedded = apiUrl === null && secretKey === null
  const taken: [name: string, address: Address][] = [['PORT', gateway]]
  const readAddress = (prefix: string, fallback: number): Address => {
    const name = `${prefix}_PORT`
    settings.ignoreInjected(`${prefix}_HOST`)
    settings.ignoreInjected(name)
    const address = { host: settings.host(`${prefix}_HOST`), port: settings.port(name, fallback) }
    const other = isEmbedded && taken.find(([, earlier]) => overlaps(earlier, address))
    if (other) problems.push(`${name} must be another port than ${other[0]}, got ${address.port} for both`)
    taken.push([name, address])
    return address
  }
  const api = readAddress('EDGE_SERVICES', 4010)
  const edgeServices = readEmulatorSettings(settings)
  const edge = { ...readAddress('EDGE', 4020), ...readEdgeSettings(settings, readFile) }

  const journal = text('BUILD_JOURNAL')

  if (problems.length > 0) throw new ConfigError(problems)
  return {
    ...gateway,
    upstream: isEmbedded
      ? { kind: 'embedded', ...api, ...edgeServices, edge }
      : { kind: 'remote', baseUrl: apiUrl ?? LIVE_API_URL, secretKey },
    // An organization's default project has the organization's own id.
    defaultProjectId: defaultProjectId ?? defaultOrganizationId,
    allowedOrigins,
    allowedHosts,
    limits,
    ...(journal !== null && { buildJournal: journal }),
    warnings,
  }
}

function isBaseUrl(value: string): boolean {
  if (parseUrl(value) === null) return false
  const { protocol, username, password, search, hash } = new URL(value)
  return /^https?:$/.test(protocol) && username + password + search + hash === ''
}

/** The URL without the parts that may contain secrets. */
function withoutCredentials(value: string): string {
  return value.replace(/^([a-z]+:\/\/)?.*@/i, '$1…@').replace(/([?#]).*$/, '$1…')
}
