/** Bounds what the requests under way may occupy by what they sent. */
import { httpError } from './http-error.js'

/** Of all requests whose bodies are complete, until they are answered. A quarter of a heap of 512 MiB. */
const MAX_BYTES = 128 * 1024 ** 2

/** A body is kept for as long as its operation waits for the upstream. */
export type BodyAccount = {
  /** Opens the share of one request. */
  open(): Share
}

export type Share = {
  /**
   * Counts bytes until the share is closed. May be called again for more; fewer than none are none.
   * @throws GraphQLError with the status: 413 where the request alone takes more than there is for all; 503, OVERLOADED, where others
   * leave no room.
   */
  take(bytes: number): void
  /** Gives the bytes back: the request is answered, or its caller has left. May be called again. */
  close(): void
}

export function createBodyAccount(maxBytes = MAX_BYTES): BodyAccount {
  let held = 0
  return {
    open() {
      let taken = 0
      let isClosed = false
      return {
        take(bytes) {
          if (isClosed || bytes <= 0) return
          const total = taken + bytes
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
          taken = total
        },
        close() {
          isClosed = true
          held -= taken
          taken = 0
        },
      }
    },
  }
}
