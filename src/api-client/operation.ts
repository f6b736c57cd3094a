/** The state that the calls of one GraphQL operation share: whose calls they are, when they must end, and how many there may be. */

import type { CallerSignal } from '../lib/caller-signal.js'
import type { TimerClock } from './clocks.js'
import type { CallFacts } from './errors.js'
import { TimeoutError } from './failures.js'

export type OperationOptions = {
  /** The caller's `X-Auth-Token`; null: the gateway's own credential is used. */
  token: string | null
  /** Callers share connections and turns fairly. Operations with the same name count as one caller. Default: the token. */
  caller?: string
  /**
   * Aborted when the caller leaves. Calls then end at once, down to the socket, with the signal's reason. A reason named
   * `TimeoutError`, such as that of `AbortSignal.timeout`, counts as the deadline.
   */
  signal: CallerSignal
  /** Milliseconds since the epoch. When it passes, calls end with a `TimeoutError`. Default: none. */
  deadline?: number
  /** Counts the calls and limits them. Default: no limit. */
  budget?: CallBudget
}

/** The reason why an operation's calls may not go on. */
export type OperationEnd = { kind: 'left'; reason: unknown } | { kind: 'deadline'; cause: unknown }

/** Is told when the operation ends. */
export type EndListener = { onEnd(end: OperationEnd): void }

/** Whom a call is made for: an operation, or several that share a read. */
export type CallOwner = {
  /** The operation whose turn and connection the call takes. */
  readonly leader: Operation
  readonly maxOperationBytes: number
  takeBytes(bytes: number): boolean
  ended(): OperationEnd | null
  listen(listener: EndListener): void
  stopListening(listener: EndListener): void
}

export class Operation implements CallOwner {
  readonly token: string | null
  readonly budget: CallBudget | null
  readonly caller: string
  /** For all responses together. */
  readonly maxOperationBytes: number
  readonly leader = this
  readonly #signal: CallerSignal
  readonly #deadline: number | undefined
  readonly #clock: TimerClock
  #receivedBytes = 0
  #listeners: EndListener[] = []
  #onAbort: (() => void) | null = null
  #stopTimer: (() => void) | null = null
  /** A timer can fire a millisecond before the clock reaches the deadline. Waiting calls must not begin in between. */
  #hasTimedOut = false

  constructor(
    { token, caller = token ?? '', signal, deadline, budget }: OperationOptions,
    clock: TimerClock,
    maxOperationBytes = Number.POSITIVE_INFINITY,
  ) {
    this.token = token
    this.caller = caller
    this.budget = budget ?? null
    this.maxOperationBytes = maxOperationBytes
    this.#signal = signal
    this.#deadline = deadline
    this.#clock = clock
  }

  /**
   * Counts received bytes.
   * @returns whether the responses of the operation now exceed `maxOperationBytes` together.
   */
  takeBytes(bytes: number): boolean {
    this.#receivedBytes += bytes
    return this.#receivedBytes > this.maxOperationBytes
  }

  /** Null while calls may go on. */
  ended(): OperationEnd | null {
    if (this.#signal.aborted) return toEnd(this.#signal.reason)
    return this.#hasTimedOut || this.remainingMs() <= 0 ? { kind: 'deadline', cause: undefined } : null
  }

  /** Infinity without a deadline. */
  remainingMs(): number {
    return this.#deadline === undefined ? Number.POSITIVE_INFINITY : this.#deadline - this.#clock.nowMs()
  }

  /** Tells the listener once when the operation ends, unless it stops listening first. The operation must not have ended yet. */
  listen(listener: EndListener): void {
    if (this.#listeners.length === 0) this.#watch()
    this.#listeners.push(listener)
  }

  /** Calling it again has no effect. */
  stopListening(listener: EndListener): void {
    const index = this.#listeners.indexOf(listener)
    if (index < 0) return
    this.#listeners.splice(index, 1)
    if (this.#listeners.length === 0) this.#unwatch()
  }

  /** Resolves after `ms`, or at once when the operation ends. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.ended() !== null) return resolve()
      const stop = this.#clock.setTimer(ms, () => {
        this.stopListening(listener)
        resolve()
      })
      const listener: EndListener = {
        onEnd() {
          stop()
          resolve()
        },
      }
      this.listen(listener)
    })
  }

  /** One timer and one listener, and only while a call is under way: a signal may outlive the operation. */
  #watch(): void {
    this.#onAbort ??= () => this.#end(toEnd(this.#signal.reason))
    this.#signal.addEventListener('abort', this.#onAbort)
    if (this.#deadline === undefined) return
    this.#stopTimer = this.#clock.setTimer(this.remainingMs(), () => {
      this.#hasTimedOut = true
      this.#end({ kind: 'deadline', cause: undefined })
    })
  }

  #unwatch(): void {
    if (this.#onAbort !== null) this.#signal.removeEventListener('abort', this.#onAbort)
    this.#stopTimer?.()
    this.#stopTimer = null
  }

  #end(end: OperationEnd): void {
    const told = this.#listeners
    this.#listeners = []
    this.#unwatch()
    for (const listener of told) listener.onEnd(end)
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

/** An operation would make more calls than it may. The message may be shown to the caller. */
export class CallBudgetError extends Error {
  override readonly name = 'CallBudgetError'
  constructor(
    readonly limit: number,
    /** The number of calls that the operation needs, as far as it is known. */
    readonly needed: number,
    message: string,
  ) {
    super(message)
  }
}

export class CallBudget {
  /** 0: no limit. */
  readonly limit: number
  #made = 0

  constructor(limit: number) {
    this.limit = limit
  }

  get made(): number {
    return this.#made
  }

  /** Infinity if there is no limit. */
  get left(): number {
    return this.limit === 0 ? Number.POSITIVE_INFINITY : Math.max(0, this.limit - this.#made)
  }

  /**
   * Counts a call. Writes are never refused, because a refusal could leave earlier writes half done.
   * @throws CallBudgetError if a read exceeds the limit.
   */
  take(isWrite: boolean): void {
    if (!isWrite && this.left === 0)
      throw new CallBudgetError(
        this.limit,
        this.#made + 1,
        `The operation takes more upstream calls than the ${this.limit} it may (LIMIT_UPSTREAM_CALLS): ask for less at once, or narrow its lists by project or pipeline`,
      )
    this.#made++
  }
}
