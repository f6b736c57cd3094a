/** What the calls of one GraphQL operation share: whose they are and when they must end. */
import type { CallBudget } from './call-budget.js'
import { type CallFacts, TimeoutError } from './errors.js'
import type { TimerClock } from './timer-clock.js'

export type OperationOptions = {
  /** The caller's `X-Auth-Token`; null: the gateway's own credential is used. */
  token: string | null
  /** Whom its calls take turns with others for. Default: those with the same token are one caller. */
  caller?: string
  /**
   * Aborted when the caller leaves: calls end at once, down to the socket, with the signal's reason. A reason named
   * `TimeoutError`, such as that of `AbortSignal.timeout`, counts as the deadline.
   */
  signal: AbortSignal
  /** Milliseconds since the epoch. When it passes, calls end with a `TimeoutError`. Default: none. */
  deadline?: number
  /** Each call takes one of it. Default: as many as are made. */
  budget?: CallBudget
}

/** Why an operation's calls may not go on. */
export type OperationEnd = { kind: 'left'; reason: unknown } | { kind: 'deadline'; cause: unknown }

export type Operation = {
  readonly token: string | null
  readonly budget: CallBudget | null
  readonly caller: string
  /** Of all answers together. */
  readonly maxAnswerBytes: number
  /**
   * Counts bytes of an answer.
   * @returns whether the answers of the operation now exceed `maxAnswerBytes` together.
   */
  takeBytes(bytes: number): boolean
  /** Null while calls may go on. */
  ended(): OperationEnd | null
  /** Infinity without a deadline. */
  remainingMs(): number
  /** Calls `listener` once when an operation that has not ended does, unless the returned function is called first. */
  onEnd(listener: (end: OperationEnd) => void): () => void
  /** Resolves after `ms`, or at once when the operation ends. */
  sleep(ms: number): Promise<void>
}

export function createOperation(
  { token, caller = token ?? '', signal, deadline, budget }: OperationOptions,
  clock: TimerClock,
  maxAnswerBytes = Number.POSITIVE_INFINITY,
): Operation {
  let answerBytes = 0
  const listeners = new Set<(end: OperationEnd) => void>()
  let stopTimer: (() => void) | null = null
  // A timer can be a millisecond ahead of the clock; calls that still wait must not begin in between.
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
    answerBytes += bytes
    return answerBytes > maxAnswerBytes
  }

  return {
    token,
    caller,
    budget: budget ?? null,
    maxAnswerBytes,
    takeBytes,
    ended,
    remainingMs,
    onEnd,
    sleep,
  }
}

/** What a call that may not go on throws: the caller's own reason, or a `TimeoutError`. */
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
