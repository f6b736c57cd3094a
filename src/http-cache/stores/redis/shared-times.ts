/** Times of responses that edges share. The steady clocks of two edges are related by nothing but the date. */

import { randomUUID } from 'node:crypto'
import type { SteadyClock } from '../../../lib/clock.js'
import type { StoredResponse } from '../../rules/stored-response.js'

/** Where and when a response came. */
export type ResponseOrigin = {
  /** The edge whose steady clock the response's times are by. */
  readonly edge: string
  /** Milliseconds since the epoch, by the edge's system clock when the response was stored. */
  readonly wallMs: number
}

export type SharedTimes = ReturnType<typeof createSharedTimes>

/** The largest difference between clocks that are kept in agreement. */
const MAX_AHEAD_MS = 10_000

/** One for each edge, for all of its connections. */
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
     * The response with its times by this edge's steady clock. Null: it came well in the future, so one of the two clocks is wrong or was
     * set, and the age cannot be told.
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
