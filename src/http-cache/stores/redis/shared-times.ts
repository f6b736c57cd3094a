/** Converts the times of responses that edges share. Steady clocks of different edges cannot be compared, so the system clocks relate them. */

import { randomUUID } from 'node:crypto'
import type { SteadyClock } from '../../../lib/clock.js'
import type { StoredResponse } from '../../rules/stored-response.js'

/** The edge that fetched a response, and the time of its arrival. */
export type Arrival = {
  /** The edge whose steady clock the response's times refer to. */
  readonly edge: string
  /** The time of arrival in milliseconds since the epoch, by the edge's system clock at the time of storing. */
  readonly wallMs: number
}

export type SharedTimes = ReturnType<typeof createSharedTimes>

/** The largest difference between synchronized clocks. */
const MAX_AHEAD_MS = 10_000

/** Must be called once for each edge, because all its connections share the result. */
export function createSharedTimes(clock: SteadyClock) {
  const edge = randomUUID()
  return {
    /** By the steady clock. */
    now: clock.steadyMs,

    arrivalOf: ({ responseTimeMs }: StoredResponse): Arrival => ({
      edge,
      wallMs: clock.nowMs() - (clock.steadyMs() - responseTimeMs),
    }),

    /**
     * The response with its times by this edge's steady clock. Null: the response's arrival lies well in the future, so one of the two
     * clocks is wrong or was set, and the age cannot be known.
     */
    toLocalTimes({ response, origin }: { response: StoredResponse; origin: Arrival }): StoredResponse | null {
      if (origin.edge === edge) return response
      const sinceArrivalMs = clock.nowMs() - origin.wallMs
      if (sinceArrivalMs < -MAX_AHEAD_MS) return null
      const responseTimeMs = clock.steadyMs() - Math.max(0, sinceArrivalMs)
      const requestTimeMs = responseTimeMs - (response.responseTimeMs - response.requestTimeMs)
      return { ...response, requestTimeMs, responseTimeMs }
    },
  }
}
