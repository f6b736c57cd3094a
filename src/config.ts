/** The environment, read once and checked as a whole. */
import { isIP } from 'node:net'

export type Config = {
  host: string
  /** 0 picks a free one. */
  port: number
  upstream: EmbeddedUpstream | RemoteUpstream
  /** Null: none was given. */
  defaultProjectId: string | null
}

/** Edge Services of our own, in this process. */
export type EmbeddedUpstream = {
  kind: 'embedded'
  host: string
  port: number
  /** A file, or `:memory:`. */
  data: string
}

/** The live API, or whatever else serves it. */
export type RemoteUpstream = { kind: 'remote'; baseUrl: string; secretKey: string | null }

/** Everything that is wrong with the environment, a line each. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  constructor(readonly problems: readonly string[]) {
    super(
      `Edgeway cannot start, because of ${problems.length === 1 ? 'a setting' : `${problems.length} settings`}:\n` +
        problems.map((problem) => `  - ${problem}`).join('\n'),
    )
  }
}

const LIVE_API_URL = 'https://api.scaleway.com'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** @throws ConfigError that lists every problem. An empty value is as good as none. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = []
  const text = (name: string) => env[name]?.trim() || null
  const check = (name: string, fallback: string, isGood: (value: string) => boolean, expected: string) => {
    const value = text(name)
    if (value === null || isGood(value)) return value ?? fallback
    problems.push(`${name} must be ${expected}, got ${JSON.stringify(value)}`)
    return fallback
  }
  const port = (name: string, fallback: string) =>
    Number(check(name, fallback, isPort, 'a port from 0 to 65535'))
  const host = (name: string) => check(name, '127.0.0.1', isHost, 'a host name or an IP address')
  const uuid = (name: string) => check(name, '', (value) => UUID.test(value), 'a UUID').toLowerCase() || null

  const secretKey = text('SCW_SECRET_KEY')
  if (secretKey !== null && !/^[\x21-\x7e]+$/.test(secretKey))
    problems.push('SCW_SECRET_KEY must be printable ASCII without spaces (its value is not shown here)')
  const apiUrl = text('SCW_API_URL')
  if (apiUrl !== null && !isBaseUrl(apiUrl))
    problems.push(
      `SCW_API_URL must be an http(s) URL without credentials or query, got ${JSON.stringify(withoutCredentials(apiUrl))}`,
    )

  const listen = { host: host('HOST'), port: port('PORT', '4000') }
  // Checked even where another setting makes it idle: a mistake is better known before it counts.
  const embedded: EmbeddedUpstream = {
    kind: 'embedded',
    host: host('EDGE_SERVICES_HOST'),
    port: port('EDGE_SERVICES_PORT', '4010'),
    data: text('EDGE_SERVICES_DATA') ?? 'data/edge-services.db',
  }
  const defaultProjectId = uuid('SCW_DEFAULT_PROJECT_ID')
  const defaultOrganizationId = uuid('SCW_DEFAULT_ORGANIZATION_ID')
  const config: Config = {
    ...listen,
    upstream:
      apiUrl === null && secretKey === null
        ? embedded
        : { kind: 'remote', baseUrl: apiUrl ?? LIVE_API_URL, secretKey },
    // An organization's default project has the organization's own id.
    defaultProjectId: defaultProjectId ?? defaultOrganizationId,
  }
  if (secretKey !== null && !isLoopback(config.host))
    problems.push(
      `HOST must be a loopback address while SCW_SECRET_KEY is set, got ${JSON.stringify(config.host)}: anyone who can reach the gateway could use the key, since callers cannot be made to authenticate yet`,
    )
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535
}

function isHost(value: string): boolean {
  return isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value)
}

function isLoopback(host: string): boolean {
  return /^localhost$/i.test(host) || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

function isBaseUrl(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, username, password, search, hash } = new URL(value)
  return /^https?:$/.test(protocol) && username + password + search + hash === ''
}

/** What it was, less the parts where people put secrets. */
function withoutCredentials(value: string): string {
  return value.replace(/^([a-z]+:\/\/)?.*@/i, '$1…@').replace(/([?#]).*$/, '$1…')
}
