/** The parts of a request that a WAF inspects. */
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
