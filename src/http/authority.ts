/** Hosts with their ports, as `Host` fields and URLs name them. */
import { isIPv6 } from 'node:net'

const MAX_NAME_LENGTH = 253
const MAX_PORT = 65_535
const HTTP_PORT = 80

/** The host and the port. IPv6 literals are checked later. */
const AUTHORITY = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9_.-]+)(?::(\d{0,5}))?$/i

/** Underscores are allowed, because names of machines have them, though DNS does not. */
const NAME = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/

export type Authority = {
  readonly host: string
  /** The host with `:` and the port, unless that is missing, 80, or 0, on which nobody listens. */
  readonly authority: string
}

/**
 * Parses the value of a `Host` field, or a URL's authority, into one spelling: lower case, without the dot that may end a
 * name. An IPv6 address keeps its brackets. Null: no authority, such as empty text, user information, a path, a space, a percent sign, or a
 * name of more than 253 characters. Idempotent.
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
  // Only now, because the lower case of a few other letters is an ASCII one.
  const host = text.toLowerCase()
  if (host.startsWith('[')) return isIPv6(host.slice(1, -1)) ? host : null
  const name = host.endsWith('.') ? host.slice(0, -1) : host
  return name.length <= MAX_NAME_LENGTH && NAME.test(name) ? name : null
}
