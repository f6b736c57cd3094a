/** What the host of a request names. */
import { isIPv6 } from 'node:net'
import type { PipelineSource } from './pipeline-source.js'

export type HostMeaning =
  /** `dnsStageId` is the DNS stage that has the name; null where the pipeline was named by its id. */
  | { readonly kind: 'pipeline'; readonly pipelineId: string; readonly dnsStageId: string | null }
  /** An id that no pipeline has: not a matter for a default. */
  | { readonly kind: 'unknown-pipeline'; readonly pipelineId: string }
  /** A host that has nothing to do with pipelines, such as `localhost`. */
  | { readonly kind: 'none' }
  /** Not a host at all. */
  | { readonly kind: 'invalid' }

const MAX_NAME_LENGTH = 253
const MAX_PORT = 65_535
const HTTP_PORT = 80

/** The host and the port; what an IPv6 literal is, is left open. */
const AUTHORITY = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9_.-]+)(?::(\d{0,5}))?$/i

/** With the underscores that names of machines have, though DNS knows none. */
const NAME = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/

/** The names that every pipeline has by its id. */
const NAMED_BY_ID =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.(?:localhost|svc\.edge\.scw\.cloud)$/

export type Authority = {
  readonly host: string
  /** The same with `:` and the port, unless there is none, or what stands for none: 80, and 0, which no one can be asked at. */
  readonly authority: string
}

/**
 * A `Host` field's value or a URL's authority in the one spelling that `HttpRequest` has: in lower case, without the one dot
 * that may end a name; an IPv6 address keeps its brackets. Null: it is none, such as an empty one, one with user information,
 * a path, a space or a percent sign, and a name of more than 253 characters. Parsing what it answered again changes nothing.
 */
export function parseAuthority(text: string): Authority | null {
  const [, hostText, portText = ''] = AUTHORITY.exec(text) ?? []
  const port = Number(portText)
  if (hostText === undefined || port > MAX_PORT) return null
  const host = toHost(hostText)
  if (host === null) return null
  return { host, authority: port === 0 || port === HTTP_PORT ? host : `${host}:${port}` }
}

/** The host of it alone. */
export function parseHost(text: string): string | null {
  return parseAuthority(text)?.host ?? null
}

function toHost(text: string): string | null {
  // Only now: the lower case of a few other letters is an ASCII one.
  const host = text.toLowerCase()
  if (host.startsWith('[')) return isIPv6(host.slice(1, -1)) ? host : null
  const name = host.endsWith('.') ? host.slice(0, -1) : host
  return name.length <= MAX_NAME_LENGTH && NAME.test(name) ? name : null
}

/**
 * `<id>.localhost` and `<id>.svc.edge.scw.cloud` name a pipeline by its id, whatever its DNS stages say; any other name is
 * looked up in those. The same for the same host until the version of the pipelines changes.
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
