/** The fields that are sent to an origin. */

import type { Fields, OriginRequest } from '../../http-cache/message.js'
import { authorityOf } from '../../http-cache/rules/fields.js'
import { namedByConnection } from '../connection-fields.js'
import type { BackendTarget } from './backend.js'
import { isPassedToOrigin } from './field-rules.js'

/**
 * The field lines for an origin as a flat list: a name, its value, the next name. They are the client's lines without those that
 * `field-rules.ts` drops, plus `host` as `Host`, and the fields that each hop adds or rewrites.
 */
export function toRequestLines(request: OriginRequest, host: string, cdnInfo: string): string[] {
  const { fields, method } = request
  const named = namedByConnection(fields.connection)
  const lines = ['host', host]
  for (const name in fields) {
    if (!isPassedToOrigin(name, method) || named.has(name)) continue
    pushLines(lines, name, fields[name])
  }
  if (request.body !== null) pushLines(lines, 'content-length', fields['content-length'])
  // Added even if `Connection` names these two fields. Otherwise a client could hide a loop.
  lines.push('via', joined(fields.via, '1.1 edgeway'), 'cdn-loop', joined(fields['cdn-loop'], cdnInfo))
  lines.push('x-forwarded-for', request.clientAddress)
  lines.push('x-forwarded-proto', 'http', 'x-forwarded-host', authorityOf(request))
  return lines
}

/** The value of `Host`: a load balancer's `domain_name`, else the client's host for a load balancer, else the origin's own. */
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
