/** Paces without HTTP, on a clock that the test moves, and an upstream that counts. */

import { Operation, type OperationOptions } from '../../../src/api-client/operation.js'
import type { Turns } from '../../../src/api-client/pace/pace.js'
import { createPaces, type PacesOptions } from '../../../src/api-client/pace/paces.js'
import type { UpstreamResponse } from '../../../src/api-client/response.js'
import { createManualClock, type ManualClock, WHOLE_SECOND } from '../../support/manual-clock.js'
import { settled } from '../../support/settled.js'

export type Outcome = { status: number } | { late: number } | { ended: string }

export type Respond = (countedAtMs: number) => Partial<UpstreamResponse>

type CallOptions = { latencyMs?: number; countedAfterMs?: number; first?: boolean }

type PacedOptions = Partial<PacesOptions> & { time?: ManualClock }

export function startPaced(
  respond: Respond,
  { time = createManualClock(WHOLE_SECOND), ...options }: PacedOptions = {},
) {
  const paces = createPaces({ clock: time, enabled: true, ...options })
  const startMs = time.nowMs()
  /** The times at which the upstream counted the calls, from the start. */
  const countedMs: number[] = []

  const after = (ms: number, callback: () => void) => {
    if (ms <= 0) callback()
    else time.setTimer(ms, callback)
  }

  const callOf = (turns: Turns) => {
    return async ({ latencyMs = 10, countedAfterMs = latencyMs / 2, first = false }: CallOptions = {}) => {
      const taken = turns.take(first)
      const turn = 'turn' in taken ? await taken.turn : taken
      if (turn.kind === 'withdrawn') throw new Error('nothing withdraws these calls')
      if (turn.kind === 'late') return { late: turn.retryAfterSeconds }
      if (turn.kind === 'ended') return { ended: turn.end.kind }
      return new Promise<Outcome>((resolve) => {
        after(countedAfterMs, () => {
          const nowMs = time.nowMs() - startMs
          countedMs.push(nowMs)
          const answer: UpstreamResponse = { status: 200, headers: {}, body: '', ...respond(nowMs) }
          after(latencyMs - countedAfterMs, () => {
            turn.done(answer)
            resolve({ status: answer.status })
          })
        })
      })
    }
  }

  return {
    time,
    paces,
    countedMs,
    operation(given: Partial<OperationOptions> & { maxInFlight?: number } = {}) {
      const { maxInFlight = 16, ...operationOptions } = given
      const operation = new Operation(
        { token: null, signal: new AbortController().signal, ...operationOptions },
        time,
      )
      return callOf(paces.of(operation.token).join(operation, maxInFlight))
    },
    /** Lets time pass in steps of a millisecond. */
    async pass(ms: number) {
      for (let passed = 0; passed < ms; passed++) {
        time.advanceMs(1)
        await settled()
      }
    },
  }
}

/** Counts calls in fixed windows, as the gateway in front of the live API presumably does, and refuses calls beyond the quota. */
export function fixedWindows({ quota, windowMs = 1000 }: { quota: number; windowMs?: number }) {
  let window = 0
  let used = 0
  let refused = 0
  const count = (nowMs: number): Partial<UpstreamResponse> => {
    const current = Math.floor(nowMs / windowMs)
    if (current !== window) used = 0
    window = current
    used++
    const headers = {
      'x-ratelimit-limit': `${quota}, ${quota};w=${windowMs / 1000}`,
      'x-ratelimit-remaining': String(Math.max(0, quota - used)),
      'x-ratelimit-reset': String(Math.ceil(((current + 1) * windowMs - nowMs) / 1000)),
    }
    if (used <= quota) return { headers }
    refused++
    return { status: 429, headers }
  }
  return { count, refused: () => refused }
}

/** Returns the most calls that fall into any window of this length. */
export function mostInAnyWindow(momentsMs: readonly number[], windowMs: number): number {
  const sorted = momentsMs.toSorted((a, b) => a - b)
  return Math.max(
    0,
    ...sorted.map((start, index) => sorted.slice(index).filter((moment) => moment < start + windowMs).length),
  )
}
