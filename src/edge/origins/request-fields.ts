/** The fields that an origin is sent. */
import { authorityOf } from '../../http-cache/fields.js'
import type { Fields, OriginRequest } from '../../http-cache/message.js'
import { CONNECTION_FIELDS, namedByConnection } from '../connection-fields.js'
import type { BackendTarget } from './backend.js'

/** Not passed on as they came: about the client's connection, or written anew below. */
const NOT_COPIED: ReadonlySet<string> = new Set([
  ...CONNECTION_FIELDS,
  'expect',
  'http2-settings',
  'host',
  'content-length',
  'via',
  'cdn-loop',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
])

/**
 * The lines of a request as the origin gets them, flat: a name, its value, the next name. They are those that came, less
 * what was for the client's connection, with `Host` as `hostFor` says, and with what each hop adds: `via`, `cdn-loop`,
 * `x-forwarded-for`, and the scheme and host the client used, whatever it says itself.
 */
export function toRequestLines(request: OriginRequest, host: string, cdnInfo: string): string[] {
  const { fields } = request
  const named = namedByConnection(fields.connection)
  const lines = ['host', host]
  for (const name in fields) {
    if (NOT_COPIED.has(name) || name.startsWith('proxy-') || named.has(name)) continue
    pushLines(lines, name, fields[name])
  }
  if (request.body !== null) pushLines(lines, 'content-length', fields['content-length'])
  if (fields.te !== undefined && /\btrailers\b/i.test(String(fields.te))) lines.push('te', 'trailers')

  // A client that could have these two removed could hide a loop.
  lines.push('via', joined(fields.via, '1.1 edgeway'), 'cdn-loop', joined(fields['cdn-loop'], cdnInfo))
  const came = (name: string) => (named.has(name) ? undefined : fields[name])
  lines.push('x-forwarded-for', joined(came('x-forwarded-for'), request.clientAddress))
  // Not what a client says by these names: it is in no key of the cache, and would be in the answer that others get.
  lines.push('x-forwarded-proto', 'http', 'x-forwarded-host', authorityOf(request))
  return lines
}

/** What `Host` says: a load balancer's `domain_name`, or for want of one what the client said; else the origin's own. */
export function hostFor(target: BackendTarget, request: OriginRequest, originHost: string): string {
  return target.domainName ?? ((target.passesHost && authorityOf(request)) || originHost)
}

function pushLines(lines: string[], name: string, value: Fields[string] | undefined): void {
  if (typeof value === 'string') lines.push(name, value)
  else for (const line of value ?? []) lines.push(name, line)
}

function joined(came: Fields[string] | undefined, own: string): string {
  if (came === undefined || came.length === 0) return own
  return `${typeof came === 'string' ? came : came.join(', ')}, ${own}`
}
