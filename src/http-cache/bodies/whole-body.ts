/** Turns an incoming body into a stored one. */

import { type Storable, toStored } from '../rules/storability.js'
import type { StoredResponse } from '../rules/stored-response.js'
import { compact, isCompact } from './compact.js'
import type { GrowingBody } from './growing-body.js'
import type { MemoryBudget } from './memory-budget.js'

export type BodyStorage = Pick<MemoryBudget, 'releaseBody' | 'lend'> & { readonly maxObjectBytes: number }

/** @returns the response once its whole body has come. Null: the body is too large, incomplete, or not as long as it should be. */
export async function keepWhole(
  storable: Storable,
  body: GrowingBody,
  { maxObjectBytes, releaseBody, lend }: BodyStorage,
): Promise<StoredResponse | null> {
  const chunks = await body.keep(maxObjectBytes)
  if (chunks === null) return null
  const bodyBytes = body.receivedBytes
  // Lent before they are released, so that they always count once.
  const endLoan = lend(chunks)
  body.whenRead(endLoan)
  releaseBody(chunks, bodyBytes)
  return hasExpectedLength(storable, bodyBytes) ? withBody(storable, chunks, bodyBytes) : null
}

export function withBody(storable: Storable, chunks: readonly Buffer[], bodyBytes: number): StoredResponse {
  return toStored(storable, joinSmall(chunks, bodyBytes), bodyBytes)
}

/** Whether a part is as long as its `Content-Range` says. The length of a whole body is checked by the fetch. */
export function hasExpectedLength({ part }: Storable, bodyBytes: number): boolean {
  return part === null || bodyBytes === part.end - part.start + 1
}

const MAX_JOINED_BYTES = 256 * 1024

/** Joins the chunks of a small body, because each buffer costs a write to the socket. */
function joinSmall(chunks: readonly Buffer[], bytes: number): readonly Buffer[] {
  // A copy would be a second body, and both would count while the first one is still being read.
  if (bytes > MAX_JOINED_BYTES && chunks.every(isCompact)) return chunks
  if (chunks.length < 2 || bytes > MAX_JOINED_BYTES) return chunks.map(compact)
  const joined = Buffer.allocUnsafeSlow(bytes)
  let position = 0
  for (const chunk of chunks) position += chunk.copy(joined, position)
  return [joined]
}
