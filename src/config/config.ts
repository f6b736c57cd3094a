/** The environment, read once and checked as a whole. */
import { readFileSync } from 'node:fs'
import type { Limits } from '../graphql/limits/limits.js'
import { isLoopback } from '../http/loopback.js'
import { parseHostName, parseOrigin } from '../http/origin.js'
import { parseUrl } from '../lib/parse-url.js'
import { type EdgeSettings, type ReadFile, readEdgeSettings } from './edge-settings.js'
import { type EdgeServicesSettings, readEdgeServicesSettings } from './emulator-settings.js'
import { readLimits } from './limit-settings.js'
import { type Address, clash, createSettings } from './settings.js'

export type Config = Address & {
  upstream: EmbeddedUpstream | RemoteUpstream
  /** Null: none was given. */
  defaultProjectId: string | null
  /** Origins whose pages may call beside those of this machine, as `parseOrigin` has them. */
  allowedOrigins: readonly string[]
  /** Names by which the gateway may be asked beside the defaults, as `parseHostName` has them. */
  allowedHosts: readonly string[]
  limits: Limits
  /** A folder in which builds of pipelines are noted while they are under way. Left out: none was given. */
  buildJournal?: string
  /** For the log: what was read otherwise than it is written, a line each. */
  warnings: readonly string[]
}

/** Edge Services of our own, in this process. */
export type EmbeddedUpstream = Address &
  EdgeServicesSettings & {
    kind: 'embedded'
    /** The edge that serves its pipelines. */
    edge: Address & EdgeSettings
  }

/** The live API, or whatever else serves it. */
export type RemoteUpstream = { kind: 'remote'; baseUrl: string; secretKey: string | null }

/** Everything that is wrong with the environment, a line each. */
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
 * @param readFile reads the file that `EDGE_ORIGINS` may name.
 * @throws ConfigError that lists every problem, in the order in which docs/configuration.md lists the variables. An empty value is as
 * good as none.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  readFile = readTextFile,
): Config {
  const settings = createSettings(env)
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

  // The rest is checked even where another setting makes it idle: a mistake is better known before it counts.
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
    const other = isEmbedded && taken.find(([, earlier]) => clash(earlier, address))
    if (other) problems.push(`${name} must be another port than ${other[0]}, got ${address.port} for both`)
    taken.push([name, address])
    return address
  }
  const api = readAddress('EDGE_SERVICES', 4010)
  const edgeServices = readEdgeServicesSettings(settings)
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

/** What it was, less the parts where people put secrets. */
function withoutCredentials(value: string): string {
  return value.replace(/^([a-z]+:\/\/)?.*@/i, '$1…@').replace(/([?#]).*$/, '$1…')
}
