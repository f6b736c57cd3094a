/** Counts the calls that the upstream may see within one window of a policy. */
import type { Policy } from './rate-limit.js'

/** One call on its way, by the time it was sent. */
export type Sent = { atMs: number }

/**
 * The upstream counts a call at some moment between its being sent and its answer, so a call takes a place from when it is
 * sent until one window after its answer: however latencies vary, no window of the upstream's has more calls than the
 * quota. An answer that is longer under way than a window is slow for other reasons than the way there: its call is taken
 * to have been counted within one window. Otherwise a slow upstream would be held far below its limit.
 */
export class Window {
  quota: number
  readonly windowMs: number
  readonly #underWay: Set<Sent>
  /** When the place of each call that was counted is free again, in ascending order. */
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

  /** After the call's answer, or its failure. */
  settle(sent: Sent, nowMs: number): void {
    this.#expire(nowMs)
    if (this.#underWay.delete(sent)) this.#releasesMs.push(nowMs + this.windowMs)
  }

  /** Places taken. May be more than the quota, where the quota was larger before. */
  used(nowMs: number): number {
    this.#expire(nowMs)
    return this.#underWay.size + this.#releasesMs.length
  }

  /** The earliest time at which there can be a place for a call that has `ahead` others before it. */
  roomAtMs(ahead: number, nowMs: number): number {
    const used = this.used(nowMs)
    const index = ahead - (this.quota - used)
    if (index < 0) return nowMs
    // Beyond those taken now, a place is that of a call still to be sent: one window after the place it takes itself.
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
