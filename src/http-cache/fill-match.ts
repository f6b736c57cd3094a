/** Which requests a fill can serve. */
import type { FillOptions } from './fill-options.js'
import type { Fields } from './message.js'
import type { Storable } from './rules/storability.js'
import type { Selector } from './rules/vary.js'

/**
 * Whether the fill asks the origin for what a request asks, its range and its conditions aside.
 *
 * @param storable the response, once it is known that it can be shared. Null: not yet.
 */
export function isFetching(
  { expected, keepsRange }: FillOptions,
  storable: Storable | null,
  isFor: Selector,
): boolean {
  // Checked although the response is known: one without `Vary` may still be one of several variants.
  if (!isFor(expected)) return false
  if (storable === null) return !keepsRange
  return storable.part === null && isFor(storable.selecting)
}

/** Whether a request should wait for the head of the response. */
export function isWorthWaitingFor({ isShared, validating }: FillOptions, request: Fields): boolean {
  // The response may turn out to be very long, which a part of it is not worth waiting for.
  return isShared && (request.range === undefined || validating !== undefined)
}
