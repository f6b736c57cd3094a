/** Decides whether a fill can serve a request. */
import type { FillOptions } from './fill-options.js'
import type { Fields } from './message.js'
import type { Storable } from './rules/storability.js'
import type { Selector } from './rules/vary.js'

/**
 * Whether the origin was asked for the same as a request asks for. The request's range and conditions do not matter.
 *
 * @param storable the response, once it is known to be shareable. Null: it is not known yet.
 */
export function isFetching(
  { expected, keepsRange }: FillOptions,
  storable: Storable | null,
  isFor: Selector,
): boolean {
  // Checked even if the response is known: a response without `Vary` may still be one of several variants.
  if (!isFor(expected)) return false
  if (storable === null) return !keepsRange
  return storable.part === null && isFor(storable.selecting)
}

/** Whether a request should wait for the head of the response. */
export function isWorthWaitingFor({ isShared, validating }: FillOptions, request: Fields): boolean {
  // The response may turn out to be very long, and then a range of it is not worth the wait.
  return isShared && (request.range === undefined || validating !== undefined)
}
