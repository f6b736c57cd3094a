/** The state that the calls of one GraphQL operation share: whose calls they are and when they must end. */

import type { CallBudget } from './call-budget.js'
import type { CallFacts } from './errors.js'
import { TimeoutError } from './failures.js'
import type { TimerClock } from './timer-clock.js'

export type OperationOptions = {
  /** The caller's `X-Auth-Token`; null: the gateway's own credential is used. */
  token: string | null
  /** Callers share connections and turns fairly. Operations with the same name count as one caller. Default: the token. */
  caller?: string
  /**
   * Aborted when the caller leaves. Calls then end at once, down to the socket, with the signal's reason. A reason named
   * `TimeoutError`, such as that of `AbortSignal.timeout`, counts as the deadline.
   */
  signal: AbortSignal
  /** Milliseconds since the epoch. When it passes, calls end with a `TimeoutError`. Default: none. */
  deadline?: number
  /** Counts the calls and limits them. Default: no limit. */
  budget?: CallBudget
}

/** The reason why an operation's calls may not go on. */
export type OperationEnd = { kind: 'left'; reason: unknown } | { kind: 'deadline'; cause: unknown }

export type Operation = {
  readonly token: string | null
  readonly budget: CallBudget | null
  readonly caller: string
  /** For all responses together. */
  readonly maxOperationBytes: number
  /**
   * Counts received bytes.
   * @returns whether the responses of the operation now exceed `maxOperationBytes` together.
   */
  takeBytes(bytes: number): boolean
  /** Null while calls may go on. */
  ended(): OperationEnd | null
  /** Infinity without a deadline. */
  remainingMs(): number
  /** Calls `listener` once when the operation ends, unless the returned function is called first. The operation must not have ended yet. */
  onEnd(listener: (end: OperationEnd) => void): () => void
  /** Resolves after `ms`, or at once when the operation ends. */
  sleep(ms: number): Promise<void>
}

export function createOperation(
  { token, caller = token ?? '', signal, deadline, budget }: OperationOptions,
  clock: TimerClock,
  maxOperationBytes = Number.POSITIVE_INFINITY,
): Operation {
  let receivedBytes = 0
  const listeners = new Set<(end: OperationEnd) => void>()
  let stopTimer: (() => void) | null = null
  // A timer can fire a millisecond before the clock reaches the deadline. Waiting calls must not begin in between.
  let hasTimedOut = false

  const ended = (): OperationEnd | null => {
    if (signal.aborted) return toEnd(signal.reason)
    return hasTimedOut || remainingMs() <= 0 ? { kind: 'deadline', cause: undefined } : null
  }
  const remainingMs = () => (deadline === undefined ? Number.POSITIVE_INFINITY : deadline - clock.nowMs())
  const end = (reason: OperationEnd) => {
    const called = [...listeners]
    listeners.clear()
    unwatch()
    for (const listener of called) listener(reason)
  }
  const onAbort = () => end(toEnd(signal.reason))
  // One timer and one listener, and only while a call is under way: a signal may outlive the operation.
  const watch = () => {
    signal.addEventListener('abort', onAbort)
    if (deadline !== undefined) {
      stopTimer = clock.setTimer(remainingMs(), () => {
        hasTimedOut = true
        end({ kind: 'deadline', cause: undefined })
      })
    }
  }
  const unwatch = () => {
    signal.removeEventListener('abort', onAbort)
    stopTimer?.()
    stopTimer = null
  }
  const onEnd: Operation['onEnd'] = (listener) => {
    if (listeners.size === 0) watch()
    listeners.add(listener)
    return () => {
      if (listeners.delete(listener) && listeners.size === 0) unwatch()
    }
  }
  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      if (ended() !== null) return resolve()
      const stop = clock.setTimer(ms, () => {
        stopWatching()
        resolve()
      })
      const stopWatching = onEnd(() => {
        stop()
        resolve()
      })
    })

  const takeBytes = (bytes: number) => {
    receivedBytes += bytes
    return receivedBytes > maxOperationBytes
  }

  return {
    token,
    caller,
    budget: budget ?? null,
    maxOperationBytes,
    takeBytes,
    ended,
    remainingMs,
    onEnd,
    sleep,
  }
}

/** The error of a call that may not go on: the caller's own reason, or a `TimeoutError`. */
export function toEndError(end: OperationEnd, facts: CallFacts, lastFailure?: unknown): unknown {
  if (end.kind === 'left') return end.reason
  const cause = end.cause ?? lastFailure
  return new TimeoutError(
    facts,
    'had no answer by the deadline of its operation',
    'deadline',
    cause === undefined ? undefined : { cause },
  )
}

function toEnd(reason: unknown): OperationEnd {
  const isTimeout = reason instanceof Error && reason.name === 'TimeoutError'
  return isTimeout ? { kind: 'deadline', cause: reason } : { kind: 'left', reason }
}
