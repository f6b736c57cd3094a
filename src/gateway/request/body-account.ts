/** Bounds what the requests under way may occupy by what they sent. */
import { httpError } from './http-error.js'

/** Of all requests whose bodies are complete, until they are answered. A quarter of a heap of 512 MiB. */
const MAX_BYTES = 128 * 1024 ** 2

/** A body is kept for as long as its operation waits for the upstream. */
export type BodyAccount = {
  /** Opens the share of one request. Its bytes are given back when the response is closed. */
  open(response: Closable): Share
}

/** As `ServerResponse` is. */
export type Closable = { readonly closed: boolean; once(event: 'close', listener: () => void): unknown }

export type Share = {
  /**
   * Counts bytes for the request. May be called again for more; fewer than none are none.
   * @throws GraphQLError with the status: 413 where the request alone takes more than there is for all; 503, OVERLOADED, where others
   * leave no room.
   */
  take(bytes: number): void
}

export function createBodyAccount(maxBytes = MAX_BYTES): BodyAccount {
  let held = 0
  return {
    open(response) {
      let share = 0
      return {
        take(more) {
          // Nothing would give the bytes back: the caller left while the body was read.
          if (response.closed || more <= 0) return
          const total = share + more
          if (total > maxBytes)
            throw httpError(
              413,
              'PAYLOAD_TOO_LARGE',
              `The body takes ${total} bytes of memory once it is parsed, at most ${maxBytes} are allowed: send fewer values`,
            )
          if (held + more > maxBytes)
            throw httpError(
              503,
              'OVERLOADED',
              `The requests under way hold ${held} bytes, at most ${maxBytes} are allowed: there is no room for ${more} more just now`,
              { 'retry-after': '1' },
            )
          if (share === 0)
            response.once('close', () => {
              held -= share
            })
          held += more
          share = total
        },
      }
    },
  }
}
