/** Keeps all calls with one credential within the upstream's rate limit. */

import type { TimerClock } from '../clocks.js'
import type { EndListener, Operation, OperationEnd } from '../operation.js'
import type { UpstreamResponse } from '../response.js'
import { refusedForSeconds } from '../retry-after.js'
import { DEFAULT_POLICY, MAX_WAIT_MS, type Policy, readRateLimit } from './rate-limit.js'
import { Going, type Queue, Rotation, type Turn as TurnOf, type Waiter, type Waiting } from './turns.js'
import { adopt, Others, type Sent, Window } from './window.js'

type Turn = TurnOf<UpstreamResponse>

/** The calls of one operation. */
export type Turns = {
  /**
   * Waits for the call's turn, or returns it if it has come already. Calls get their turns in the order in which they are made. `first`: the call goes before the
   * operation's other waiting calls, because it is a retry.
   */
  take(first: boolean): Turn | Waiting<Turn>
}

export type Pace = {
  join(operation: Operation, maxInFlight: number): Turns
  /** Whether calls wait as the upstream's limit demands. False: they are made at once. */
  isLimited(): boolean
  /** Whether calls wait, are under way, or still count in a window, so that this pace must not be forgotten. */
  isInUse(): boolean
  policies(): readonly Policy[]
}

/** The state that all paces of one upstream share. */
export type PaceShared = {
  clock: TimerClock
  /** Whether the upstream has a limit. */
  isLimited(): boolean
  /** Called after each response. `hasLimit`: the response shows that the upstream has a limit. */
  onResponse(hasLimit: boolean): void
  stats: PaceStats
}

export type PaceStats = {
  /** Calls that are waiting for their turn. */
  waiting: number
  /** Calls that had to wait and got their turn, and the sum of their waits. */
  waited: number
  waitedMs: number
  /** `upstream`: calls that were answered with 429. `gateway`: calls not sent, because their turn would have come too late. */
  refused: { upstream: number; gateway: number }
}

export function createPace({ clock, isLimited, onResponse, stats }: PaceShared): Pace {
  const rotation = new Rotation<Turn>()
  const underWay = new Set<Sent>()
  const others = new Others()
  let windows: readonly Window[] = [new Window(DEFAULT_POLICY)]
  let pausedUntilMs = Number.NEGATIVE_INFINITY
  let stopTimer: (() => void) | null = null
  let waiting = 0

  /** The shortest wait of a call that has `ahead` others before it. */
  const waitMs = (ahead: number, nowMs: number): number => {
    if (!isLimited()) return 0
    let roomAtMs = Math.max(nowMs, pausedUntilMs, others.usedUpUntilMs())
    for (const window of windows) roomAtMs = Math.max(roomAtMs, window.roomAtMs(ahead, nowMs))
    return roomAtMs - nowMs
  }

  const yieldMs = (nowMs: number): number => (isLimited() ? others.yieldMs(underWay.size, nowMs) : 0)

  const isLate = ({ operation }: Queue<Turn>, ahead: number, nowMs: number) => {
    const neededMs = waitMs(ahead, nowMs)
    return neededMs > 0 && neededMs >= operation.remainingMs()
  }

  const pump = () => {
    stopTimer?.()
    stopTimer = null
    while (!rotation.isEmpty) {
      const nowMs = clock.steadyMs()
      const neededMs = Math.max(waitMs(0, nowMs), yieldMs(nowMs))
      if (neededMs > 0) {
        stopTimer = clock.setTimer(neededMs, pump)
        return
      }
      const next = rotation.next()
      if (next !== null) start(next.queue, next.waiter, nowMs)
    }
  }

  const start = (queue: Queue<Turn>, { resolve, sinceMs }: Waiter<Turn>, nowMs: number) => {
    leave(queue, 1)
    if (sinceMs !== null) {
      stats.waited++
      stats.waitedMs += nowMs - sinceMs
    }
    resolve(go(queue, nowMs))
  }

  const go = (queue: Queue<Turn>, nowMs: number): Turn => {
    const sent = new Going<UpstreamResponse>(nowMs, queue, finish, forget)
    underWay.add(sent)
    if (isLimited()) for (const window of windows) window.add(sent)
    return sent
  }

  const finish = (sent: Going<UpstreamResponse>, response: UpstreamResponse | null) => {
    const { queue } = sent
    const nowMs = clock.steadyMs()
    queue.inFlight--
    rotation.update(queue)
    // Before `settle`, so that the call counts in the windows of a policy that its own response made known.
    if (response !== null) learn(response, nowMs)
    underWay.delete(sent)
    for (const window of windows) window.settle(sent, nowMs)
    pump()
  }

  const forget = (going: Going<UpstreamResponse>) => {
    const { queue } = going
    queue.inFlight--
    rotation.update(queue)
    underWay.delete(going)
    for (const window of windows) window.forget(going)
    pump()
  }

  const learn = (response: UpstreamResponse, nowMs: number) => {
    const limit = readRateLimit(response)
    const isRefused = response.status === 429
    onResponse(limit !== null || isRefused)
    const adopted = limit === null ? null : adopt(limit.policies, windows, underWay)
    windows = adopted ?? windows
    if (limit !== null) others.note(limit, windows, nowMs)
    if (isRefused) {
      stats.refused.upstream++
      const seconds = refusedForSeconds(response, clock.nowMs())
      const pauseMs = seconds === null ? (windows[0]?.windowMs ?? 0) : Math.min(seconds * 1000, MAX_WAIT_MS)
      pausedUntilMs = Math.max(pausedUntilMs, nowMs + pauseMs)
    }
    if (isRefused || adopted !== null) dropLate(nowMs)
  }

  /** Fails the calls that can no longer be made in time now rather than at their deadline. */
  const dropLate = (nowMs: number) => {
    for (const [queue, waiters] of rotation.dropLate((queue, ahead) => isLate(queue, ahead, nowMs))) {
      leave(queue, waiters.length)
      refuse(waiters, waitMs(rotation.ahead(queue, queue.waiting.length), nowMs))
    }
  }

  const refuse = (waiters: readonly Waiter<Turn>[], neededMs: number) => {
    const turn = late(waiters.length, neededMs)
    for (const { resolve } of waiters) resolve(turn)
  }

  const late = (calls: number, neededMs: number): Turn => {
    stats.refused.gateway += calls
    return { kind: 'late', retryAfterSeconds: Math.max(1, Math.ceil(neededMs / 1000)) }
  }

  const watchers = new Map<Queue<Turn>, EndListener>()

  const enter = (queue: Queue<Turn>) => {
    waiting++
    stats.waiting++
    if (watchers.has(queue)) return
    const watcher: EndListener = { onEnd: (end) => endAll(queue, end) }
    watchers.set(queue, watcher)
    queue.operation.listen(watcher)
  }

  const leave = (queue: Queue<Turn>, count: number) => {
    waiting -= count
    stats.waiting -= count
    if (queue.waiting.length > 0) return
    const watcher = watchers.get(queue)
    if (watcher !== undefined) queue.operation.stopListening(watcher)
    watchers.delete(queue)
  }

  const endAll = (queue: Queue<Turn>, end: OperationEnd) => {
    // Calls that only wait for others of their own operation are held up by a slow upstream, not by the pace.
    const wasHeldUp = rotation.has(queue)
    const waiters = queue.waiting.splice(0)
    leave(queue, waiters.length)
    rotation.update(queue)
    const nowMs = clock.steadyMs()
    if (end.kind === 'deadline' && wasHeldUp)
      refuse(waiters, waitMs(rotation.ahead(queue, queue.waiting.length), nowMs))
    else for (const { resolve } of waiters) resolve({ kind: 'ended', end })
    pump()
  }

  /** Whether the operation's next call may begin before any other, and now. */
  const isNext = (queue: Queue<Turn>, nowMs: number) =>
    rotation.isEmpty &&
    queue.waiting.length === 0 &&
    queue.inFlight < queue.maxInFlight &&
    waitMs(0, nowMs) <= 0 &&
    yieldMs(nowMs) <= 0

  const take = (queue: Queue<Turn>, first: boolean): Turn | Waiting<Turn> => {
    const end = queue.operation.ended()
    if (end !== null) return { kind: 'ended', end }
    const nowMs = clock.steadyMs()
    if (isNext(queue, nowMs)) {
      queue.inFlight++
      return go(queue, nowMs)
    }
    const ahead = rotation.ahead(queue, first ? 0 : queue.waiting.length)
    if (isLate(queue, ahead, nowMs)) return late(1, waitMs(ahead, nowMs))
    let giveUp = () => {}
    const turn = new Promise<Turn>((resolve) => {
      const waiter: Waiter<Turn> = { sinceMs: null, resolve }
      giveUp = () => withdraw(queue, waiter)
      if (first) queue.waiting.unshift(waiter)
      else queue.waiting.push(waiter)
      enter(queue)
      rotation.update(queue)
      pump()
      waiter.sinceMs = nowMs
    })
    return { turn, withdraw: giveUp }
  }

  const withdraw = (queue: Queue<Turn>, waiter: Waiter<Turn>) => {
    const place = queue.waiting.indexOf(waiter)
    if (place < 0) return
    queue.waiting.splice(place, 1)
    leave(queue, 1)
    rotation.update(queue)
    waiter.resolve({ kind: 'withdrawn' })
  }

  const join: Pace['join'] = (operation, maxInFlight) => {
    const queue: Queue<Turn> = { operation, maxInFlight, waiting: [], inFlight: 0 }
    return { take: (first) => take(queue, first) }
  }

  return {
    join,
    isLimited,
    isInUse() {
      const nowMs = clock.steadyMs()
      return waiting > 0 || pausedUntilMs > nowMs || windows.some((window) => window.used(nowMs) > 0)
    },
    policies: () => windows.map(({ quota, windowMs }) => ({ quota, windowMs })),
  }
}
