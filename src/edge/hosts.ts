/** Finds the pipeline that a request's host names. */
import { isIPv6 } from 'node:net'
import type { PipelineSource } from './pipeline-source.js'

export type HostMeaning =
  /** `dnsStageId` is the DNS stage that has the name. Null: the host names the pipeline by its id. */
  | { readonly kind: 'pipeline'; readonly pipelineId: string; readonly dnsStageId: string | null }
  /** The id belongs to no pipeline. The default pipeline does not apply. */
  | { readonly kind: 'unknown-pipeline'; readonly pipelineId: string }
  /** The host has nothing to do with pipelines, such as `localhost`. */
  | { readonly kind: 'none' }
  /** The text is not a host. */
  | { readonly kind: 'invalid' }

const MAX_NAME_LENGTH = 253
const MAX_PORT = 65_535
const HTTP_PORT = 80

/** Captures the host and the port. `toHost` checks IPv6 addresses. */
const AUTHORITY = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9_.-]+)(?::(\d{0,5}))?$/i

/** Allows underscores, because names of machines have them, although DNS forbids them. */
const NAME = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/

/** The names that every pipeline has by its id. */
const NAMED_BY_ID =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.(?:localhost|svc\.edge\.scw\.cloud)$/

export type Authority = {
  readonly host: string
  /** The host, followed by `:` and the port. The port is left out if it is missing, 80, or 0, on which nobody listens. */
  readonly authority: string
}

/**
 * Parses the value of a `Host` field, or a URL's authority, into the spelling of `HttpRequest`: lower case, and without a dot at the end of
 * a name. An IPv6 address keeps its brackets. Null: the text is not an authority, because it is empty, has more than 253 characters in the
 * name, or has user information, a path, a space or a percent sign. Idempotent.
 */
export function parseAuthority(text: string): Authority | null {
  const [, hostText, portText = ''] = AUTHORITY.exec(text) ?? []
  const port = Number(portText)
  if (hostText === undefined || port > MAX_PORT) return null
  const host = toHost(hostText)
  if (host === null) return null
  return { host, authority: port === 0 || port === HTTP_PORT ? host : `${host}:${port}` }
}

/** Parses the host alone. */
export function parseHost(text: string): string | null {
  return parseAuthority(text)?.host ?? null
}

function toHost(text: string): string | null {
  // Only after the pattern has matched: a few other letters become ASCII letters in lower case.
  const host = text.toLowerCase()
  if (host.startsWith('[')) return isIPv6(host.slice(1, -1)) ? host : null
  const name = host.endsWith('.') ? host.slice(0, -1) : host
  return name.length <= MAX_NAME_LENGTH && NAME.test(name) ? name : null
}

/**
 * Finds the pipeline for a host. `<id>.localhost` and `<id>.svc.edge.scw.cloud` name a pipeline by its id, and its DNS stages do not
 * matter. Any other name is looked up in the DNS stages. The result stays valid until the version of the pipelines changes.
 */
export function resolveHost(
  text: string,
  pipelines: Pick<PipelineSource, 'get' | 'findByFqdn'>,
): HostMeaning {
  const host = parseHost(text)
  if (host === null) return { kind: 'invalid' }
  const [, pipelineId] = NAMED_BY_ID.exec(host) ?? []
  if (pipelineId !== undefined) {
    const isKnown = pipelines.get(pipelineId) !== null
    return isKnown
      ? { kind: 'pipeline', pipelineId, dnsStageId: null }
      : { kind: 'unknown-pipeline', pipelineId }
  }
  const found = pipelines.findByFqdn(host)
  return found === null ? { kind: 'none' } : { kind: 'pipeline', ...found }
}
