/** Bounds the memory that the bodies of the requests under way may take. */
import type { ServerResponse } from 'node:http'
import { httpError } from './http-error.js'

/** For all requests together, from the end of their bodies until their responses are closed. A quarter of a heap of 512 MiB. */
const MAX_BYTES = 128 * 1024 ** 2

/** Counts the memory of bodies. A body stays in memory as long as its operation waits for the upstream. */
export type BodyAccount = {
  /**
   * Counts bytes for the request until its response is closed. Further calls for the same request add to its bytes.
   * @throws GraphQLError with status 413 if the request alone takes more than the limit for all; with status 503 and the code
   * OVERLOADED if other requests leave no room.
   */
  take(res: ServerResponse, bytes: number): void
}

export function createBodyAccount(maxBytes = MAX_BYTES): BodyAccount {
  let held = 0
  const shares = new WeakMap<ServerResponse, number>()
  return {
    take(res, bytes) {
      // The caller left while the body was read, so nothing would release the bytes.
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
