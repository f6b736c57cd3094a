/** Bounds the memory that the bodies of the requests under way may take. */
import { httpError } from './http-error.js'

/** For all requests together, from the end of their bodies until their responses. A quarter of a heap of 512 MiB. */
const MAX_BYTES = 128 * 1024 ** 2

/** Counts the memory of bodies. A body stays in memory as long as its operation waits for the upstream. */
export type BodyAccount = {
  /** Opens the share of one request. */
  open(): Share
}

export type Share = {
  /**
   * Counts bytes until the share is closed. Further calls add to them; a number below zero adds nothing.
   * @throws GraphQLError with status 413 if the request alone takes more than the limit for all; with status 503 and the code
   * OVERLOADED if other requests leave no room.
   */
  take(bytes: number): void
  /** Returns the bytes, when the response is sent or the caller has left. Calling it again has no effect. */
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
