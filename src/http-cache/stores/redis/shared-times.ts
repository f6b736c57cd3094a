/** The times of responses that edges share, whose clocks have nothing to do with one another but the date. */

import { randomUUID } from 'node:crypto'
import type { SteadyClock } from '../../../lib/clock.js'
import type { StoredResponse } from '../../rules/stored-response.js'

/** Where and when a response came. */
export type ResponseOrigin = {
  /** Of the edge: its steady clock is what the response's own times are by. */
  readonly edge: string
  /** In ms since the epoch, by that edge's system clock of when it was stored. */
  readonly wallMs: number
}

export type SharedTimes = ReturnType<typeof createSharedTimes>

/** Clocks that agree as well as they can be expected to do not differ by more. */
const MAX_AHEAD_MS = 10_000

/** For one edge, in all of its connections. */
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
     * The response with its times by this edge's steady clock. Null: it came well in the future. One of the two clocks is wrong, or was
     * set since, and how old the response is cannot be told.
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
