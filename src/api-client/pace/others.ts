/** Other users of the same credential, for whom a part of the quota is left. */
import type { RateLimit } from './rate-limit.js'
import type { Window } from './window.js'

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
