/** Converts the times of responses that edges share. Only the date relates the steady clocks of two edges. */

import { randomUUID } from 'node:crypto'
import type { SteadyClock } from '../../../lib/clock.js'
import type { StoredResponse } from '../../rules/stored-response.js'

/** The edge that fetched a response, and the time. */
export type ResponseOrigin = {
  /** The edge by whose steady clock the response's times are. */
  readonly edge: string
  /** The time when the response came, in milliseconds since the epoch, by the edge's system clock when the response was stored. */
  readonly wallMs: number
}

export type SharedTimes = ReturnType<typeof createSharedTimes>

/** The largest difference between clocks that are kept in agreement. */
const MAX_AHEAD_MS = 10_000

/** Must be called once for each edge, because all its connections share the result. */
export function createSharedTimes(clock: SteadyClock) {
  const edge = randomUUID()
  return {
    /** By the steady clock. */
    now: clock.steadyMs,

    originOf: ({ responseTimeMs }: StoredResponse): ResponseOrigin => ({
      edge,
      wallMs: clock.nowMs() - (clock.steadyMs() - responseTimeMs),
    }),

    /**
     * The response with its times by this edge's steady clock. Null: the response came well in the future, so one of the two clocks is
     * wrong or was set, and the age cannot be known.
     */
    asHere({
      response,
      origin,
    }: {
      response: StoredResponse
      origin: ResponseOrigin
    }): StoredResponse | null {
      if (origin.edge === edge) return response
      const storedForMs = clock.nowMs() - origin.wallMs
      if (storedForMs < -MAX_AHEAD_MS) return null
      const responseTimeMs = clock.steadyMs() - Math.max(0, storedForMs)
      const requestTimeMs = responseTimeMs - (response.responseTimeMs - response.requestTimeMs)
      return { ...response, requestTimeMs, responseTimeMs }
    },
  }
}
