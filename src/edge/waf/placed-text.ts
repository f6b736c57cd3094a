/** The texts of a request that rules are matched against, and where each was found. */
import type { WafRequest } from './waf-request.js'

/** Where a text was. Those about bodies are about the part of it that is looked at. */
export type Place =
  | 'method'
  /** The target, or a form, as sent: still percent-encoded. */
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
  /** A body of no form that is known. */
  | 'body-text'
  | 'file-name'
  /** Of a file in a form. */
  | 'file-content'

export type PlacedText = {
  readonly place: Place
  /** In lower case, each run of white space as one space, or one line feed. */
  readonly text: string
}

export type ReadRequest = {
  readonly request: WafRequest
  /** Each also without its percent-encoding, where there is any, and without that of the result; and without comments. */
  readonly texts: readonly PlacedText[]
  /** How many arguments there are in the query and the body. */
  readonly argumentCount: number
  /** In lower case, without parameters; null: it is not said. */
  readonly mediaType: string | null
}
