/** Counts the calls that the upstream may count within one window of a policy, and notices other users of the same credential. */
import type { Policy, RateLimit } from './rate-limit.js'

/** One call under way. `atMs` is the time at which it was sent. */
export type Sent = { atMs: number }

/**
 * The upstream counts a call at some moment between its sending and its response. So a call takes a place from its sending
 * until one window after its response: then no window of the upstream exceeds the quota, however latencies vary. If a
 * response takes longer than a window, the delay is not on the way to the upstream, so the call is taken to have been counted
 * within one window of its sending. Otherwise calls to a slow upstream would stay far below its limit.
 */
export class Window {
  quota: number
  readonly windowMs: number
  readonly #underWay: Set<Sent>
  /** The times at which the places of counted calls become free again, in ascending order. */
  readonly #releasesMs: number[] = []

  /** @param underWay calls that were sent before the policy was known, in the order they were sent. */
  constructor({ quota, windowMs }: Policy, underWay: Iterable<Sent> = []) {
    this.quota = quota
    this.windowMs = windowMs
    this.#underWay = new Set(underWay)
  }

  add(sent: Sent): void {
    this.#underWay.add(sent)
  }

  /** Frees the place of a call that was not sent after all. */
  forget(sent: Sent): void {
    this.#underWay.delete(sent)
  }

  /** Call this after the call's response or failure. */
  settle(sent: Sent, nowMs: number): void {
    this.#expire(nowMs)
    if (this.#underWay.delete(sent)) this.#releasesMs.push(nowMs + this.windowMs)
  }

  /** Places taken. May exceed the quota if the quota was larger before. */
  used(nowMs: number): number {
    this.#expire(nowMs)
    return this.#underWay.size + this.#releasesMs.length
  }

  /** The earliest time at which a call with `ahead` others before it can have a place. */
  roomAtMs(ahead: number, nowMs: number): number {
    const used = this.used(nowMs)
    const index = ahead - (this.quota - used)
    if (index < 0) return nowMs
    // Beyond the places taken now, the call needs the place of a call still to be sent, which frees it one window later.
    const rounds = index < used ? 0 : Math.ceil((index - used + 1) / this.quota)
    return this.#releaseMs(index - rounds * this.quota, nowMs) + rounds * this.windowMs
  }

  #releaseMs(index: number, nowMs: number): number {
    return index < 0 ? nowMs : (this.#releasesMs[index] ?? nowMs + this.windowMs)
  }

  #expire(nowMs: number): void {
    for (const sent of this.#underWay) {
      if (sent.atMs + this.windowMs > nowMs) break
      this.#underWay.delete(sent)
      this.#releasesMs.push(sent.atMs + 2 * this.windowMs)
    }
    while ((this.#releasesMs[0] ?? Number.POSITIVE_INFINITY) <= nowMs) this.#releasesMs.shift()
  }
}

/**
 * The windows of the policies that a response states. A window of the same length goes on with its counts.
 *
 * @param underWay calls that were sent, in the order they were sent.
 * @returns null if nothing has changed, or if there are no policies.
 */
export function adopt(
  policies: readonly Policy[],
  windows: readonly Window[],
  underWay: Iterable<Sent>,
): Window[] | null {
  const isSame = policies.every(
    ({ quota, windowMs }, index) => windows[index]?.quota === quota && windows[index]?.windowMs === windowMs,
  )
  if (policies.length === 0 || (isSame && policies.length === windows.length)) return null
  return policies.map((policy) => {
    const known = windows.find(({ windowMs }) => windowMs === policy.windowMs)
    if (known === undefined) return new Window(policy, underWay)
    known.quota = policy.quota
    return known
  })
}

/** The number of windows that leave room for other users of the credential after one was noticed. */
const OTHERS_WINDOWS = 10

/** The number of calls that other users of the credential have left, as the upstream last reported it. */
type Sharing = { remaining: number; untilMs: number }

/**
 * If the upstream has counted more calls than this process made, others use the credential. They are assumed to be as fast
 * as this process, so for each call under way here, one call of the quota is left to them.
 */
export class Others {
  #sharing: Sharing | null = null
  #untilMs = Number.NEGATIVE_INFINITY

  /** Learns from a response. `windows` count the calls of this process. */
  note({ quota, remaining, resetMs }: RateLimit, windows: readonly Window[], nowMs: number): void {
    const window = windows.find((known) => known.quota === quota) ?? windows[0]
    if (quota === null || remaining === null || window === undefined) return
    if (quota - remaining > window.used(nowMs)) this.#untilMs = nowMs + OTHERS_WINDOWS * window.windowMs
    if (nowMs < this.#untilMs) this.#sharing = { remaining, untilMs: nowMs + (resetMs ?? window.windowMs) }
  }

  /** The time until which the quota is used up. In the past: it is not. */
  usedUpUntilMs(): number {
    return this.#sharing?.remaining === 0 ? this.#sharing.untilMs : Number.NEGATIVE_INFINITY
  }

  /** The next call's wait that leaves the remaining quota to others. A response may end the wait sooner. */
  yieldMs(underWay: number, nowMs: number): number {
    if (this.#sharing === null || 2 * underWay < this.#sharing.remaining) return 0
    return Math.max(0, this.#sharing.untilMs - nowMs)
  }
}
