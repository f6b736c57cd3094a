/** Refuses requests that node:http accepts but the edge does not, and reads the fields of all others. */
import type { IncomingMessage } from 'node:http'
import { parseAuthority } from '../../../http/authority.js'
import type { Fields } from '../../../http-cache/message.js'
import { FIELD_NAME, FieldCollector } from '../shared/field-collector.js'
import type { EdgeServerLimits } from '../shared/limits.js'
import type { OwnResponse } from '../shared/own-response.js'

export type CheckedRequest = {
  readonly kind: 'request'
  /** Empty: the request names no host. */
  readonly host: string
  readonly target: string
  readonly fields: Fields
  readonly hasBody: boolean
}

type Limits = Pick<EdgeServerLimits, 'maxTargetBytes' | 'maxFields'>

const NAMELESS = { host: '', authority: '' }

/** A request target in absolute form: RFC 9112 section 3.2.2. The path may be empty, even before a query. */
const ABSOLUTE_FORM = /^https?:\/\/([^/?#]*)(\/[^#?]*)?(\?[^#]*)?$/i

export function checkRequest(
  message: Pick<IncomingMessage, 'httpVersion' | 'method' | 'url' | 'rawHeaders'>,
  limits: Limits,
): CheckedRequest | (OwnResponse & { readonly kind: 'refused' }) {
  const { httpVersion, method = '', url = '', rawHeaders } = message
  if (httpVersion !== '1.1' && httpVersion !== '1.0')
    return refuse(505, `The edge speaks HTTP/1.1, not HTTP/${httpVersion}.`)
  if (url.length > limits.maxTargetBytes)
    return refuse(414, `The URL has ${url.length} bytes, at most ${limits.maxTargetBytes} are allowed.`)
  const count = rawHeaders.length / 2
  if (count > limits.maxFields)
    return refuse(431, `The request has ${count} fields, at most ${limits.maxFields} are allowed.`)

  const fields = new FieldCollector()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2)
    // In some releases of Node, the parser accepts white space in a name.
    if (!FIELD_NAME.test(name))
      return refuse(400, 'The request is malformed: a field has a name that is none.')
    fields.add(name, value)
  }
  const { host: hostValue, 'transfer-encoding': coding, 'content-length': length = '0' } = fields.all
  if (coding !== undefined) {
    if (httpVersion === '1.0') return refuse(400, 'HTTP/1.0 has no Transfer-Encoding.')
    // node:http accepts any list that ends in `chunked`. The length of the body is clear then, but its content is not.
    if (typeof coding !== 'string' || coding.toLowerCase() !== 'chunked')
      return refuse(501, 'The only Transfer-Encoding that is understood is chunked.')
  }
  if (hostValue === undefined && httpVersion === '1.1') return refuse(400, 'The request has no Host field.')
  if (Array.isArray(hostValue)) return refuse(400, 'The request has more than one Host field.')
  const hasBody = coding !== undefined || length !== '0'
  const maxForwards = fields.all['max-forwards']
  // RFC 9110 section 7.6.2.
  if ((method === 'OPTIONS' || method === 'TRACE') && isCount(maxForwards)) {
    if (Number(maxForwards) === 0) {
      const status = method === 'OPTIONS' ? 200 : 501
      return refuse(
        status,
        `${method} with Max-Forwards: 0 ends here, at the edge, which has nothing to say.`,
      )
    }
    fields.set('max-forwards', String(Math.min(Number(maxForwards) - 1, Number.MAX_SAFE_INTEGER)))
  }

  const named = hostValue === undefined || hostValue === '' ? NAMELESS : parseAuthority(String(hostValue))
  if (named === null) return refuse(400, 'The Host field names no host.')
  if (url.startsWith('/')) {
    if (url.includes('#')) return refuse(400, 'A URL is asked for without its fragment.')
    if (hostValue !== undefined) fields.set('host', named.authority)
    return { kind: 'request', host: named.host, target: url, fields: fields.all, hasBody }
  }
  if (url === '*' && method === 'OPTIONS')
    return refuse(501, 'Options are those of a path, not of the whole edge.')
  const [, authorityText, path = '/', query = ''] = ABSOLUTE_FORM.exec(url) ?? []
  if (authorityText === undefined)
    return refuse(400, 'The URL asked for must be a path, or begin with http:// or https://.')
  const asked = parseAuthority(authorityText)
  if (asked === null) return refuse(400, 'The URL asked for names no host.')
  // An absolute URL overrides the Host field: RFC 9112 section 3.2.2.
  fields.set('host', asked.authority)
  return { kind: 'request', host: asked.host, target: path + query, fields: fields.all, hasBody }
}

function isCount(value: Fields[string] | undefined): boolean {
  return typeof value === 'string' && /^\d+$/.test(value)
}

function refuse(status: number, text: string) {
  return { kind: 'refused', status, text } as const
}
