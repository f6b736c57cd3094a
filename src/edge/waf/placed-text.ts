/** The texts of a request that rules are matched against, and their places in the request. */
import type { WafRequest } from './waf-request.js'

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
