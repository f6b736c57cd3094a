/** Bounds what the requests under way may occupy by what they sent. */
import type { ServerResponse } from 'node:http'
import { httpError } from './http-error.js'

/** Of all requests whose bodies are complete, until they are answered. A quarter of a heap of 512 MiB. */
const MAX_BYTES = 128 * 1024 ** 2

/** A body is kept for as long as its operation waits for the upstream. */
export type BodyAccount = {
  /**
   * Counts bytes for the request until its answer is closed. May be called again for more.
   * @throws GraphQLError with the status: 413 where the request alone takes more than there is for all; 503, OVERLOADED, where others
   * leave no room.
   */
  take(res: ServerResponse, bytes: number): void
}

export function createBodyAccount(maxBytes = MAX_BYTES): BodyAccount {
  let held = 0
  const shares = new WeakMap<ServerResponse, number>()
  return {
    take(res, bytes) {
      // Nothing would give the bytes back: the caller left while the body was read.
      if (res.closed) return
      const share = shares.get(res)
      const total = (share ?? 0) + bytes
      if (total > maxBytes)
        throw httpError(
          413,
          'PAYLOAD_TOO_LARGE',
          `The body takes ${total} bytes of memory once it is parsed, at most ${maxBytes} are allowed: send fewer values`,
        )
      if (held + bytes > maxBytes)
        throw httpError(
          503,
          'OVERLOADED',
          `The requests under way hold ${held} bytes, at most ${maxBytes} are allowed: there is no room for ${bytes} more just now`,
          { 'retry-after': '1' },
        )
      held += bytes
      shares.set(res, total)
      if (share === undefined)
        res.once('close', () => {
          held -= shares.get(res) ?? 0
        })
    },
  }
}
