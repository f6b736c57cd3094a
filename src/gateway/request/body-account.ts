/** How much the requests under way may occupy by what they sent. */
import type { ServerResponse } from 'node:http'
import { httpError } from './http-error.js'

/** Of all requests whose bodies are complete, until they are answered. A quarter of a heap of 512 MiB. */
const MAX_BYTES = 128 * 1024 ** 2

/** A body is occupied for as long as its operation waits for the upstream. */
export type BodyAccount = {
  /**
   * Counts bytes for the request until its answer is closed. May be called again for more.
   * @throws GraphQLError OVERLOADED, with status 503, where there is no room
   */
  take(res: ServerResponse, bytes: number): void
}

export function createBodyAccount(maxBytes = MAX_BYTES): BodyAccount {
  let held = 0
  return {
    take(res, bytes) {
      if (held + bytes > maxBytes)
        throw httpError(
          503,
          'OVERLOADED',
          `The requests under way hold ${held} bytes, at most ${maxBytes} are allowed: there is no room for ${bytes} more just now`,
          { 'retry-after': '1' },
        )
      held += bytes
      res.once('close', () => {
        held -= bytes
      })
    },
  }
}
