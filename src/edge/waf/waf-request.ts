/** The parts of a request that a WAF inspects, and the texts in it that rules are matched against. */
import type { Fields } from '../../http-cache/message.js'

export type WafRequest = {
  readonly method: string
  /** Path and query, as sent. */
  readonly target: string
  readonly fields: Fields
  /** Null: the request has no body, or its body is not text. */
  readonly body: WafBody | null
}

export type WafBody = {
  /** The first bytes of the body, as sent. */
  readonly start: Buffer
  /** Whether the start is the whole body. */
  readonly isWhole: boolean
}

/** All lines of a field as one text. Empty: the request has no such field. */
export function fieldText(fields: Fields, name: string): string {
  const value = fields[name]
  return value === undefined ? '' : typeof value === 'string' ? value : value.join(', ')
}

/** The place of a text. The places in a body are within its inspected part. */
export type Place =
  | 'method'
  /** The path, the query or a form as sent, still percent-encoded. */
  | 'encoded'
  | 'path'
  | 'query-name'
  | 'query-value'
  | 'cookie'
  | 'user-agent'
  | 'referer'
  /** Any other field. */
  | 'field'
  | 'body-name'
  | 'body-value'
  /** A body of an unknown form. */
  | 'body-text'
  | 'file-name'
  /** The content of a file in a form. */
  | 'file-content'

export type PlacedText = {
  readonly place: Place
  /** In lower case, with each run of white space as one space or one line feed. */
  readonly text: string
}

export type ReadRequest = {
  readonly request: WafRequest
  /** Each text as it is, percent-decoded once and twice, and without comments. */
  readonly texts: readonly PlacedText[]
  /** The number of arguments in the query and the body. */
  readonly argumentCount: number
  /** In lower case, without parameters. Null: the request has no media type. */
  readonly mediaType: string | null
}
