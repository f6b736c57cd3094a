/** The memory that connections take beside bodies of answers, and which of them are closed for want of it. */
import type { MemoryBudget } from '../../http-cache/memory-budget.js'

export type MemoryHolder = {
  /** Grows with each time that it began to wait for its client; null while it does not wait for that. */
  readonly waitingSince: number | null
  /** Closes the connection at once. */
  cut(): void
}

/** Added to `waitingSince` by those on which nothing is begun: they hold little, and their clients have done nothing amiss. */
export const IDLE_TURNS = 2 ** 50

/**
 * One connection with its sockets' and its last request's objects, as `bench/attack/edge.ts` measures them: some 8 KiB while it is
 * read here, and 30 KiB once node:http reads it, whose parser, messages and a head of 16 KiB are in that.
 */
export const PLAIN_CONNECTION_BYTES = 10 * 1024
export const NODE_CONNECTION_BYTES = 48 * 1024

/** A few hundred connections are no matter for the account. */
const FREE_BYTES = 8 * 1024 ** 2

/**
 * The account is that of the cache: stored answers make room first. Where that is not enough, the connection is closed whose client
 * has kept it waiting the longest, with half a head or an answer that it does not take, and only then one that asks nothing.
 */
export class ConnectionMemory {
  readonly #account: Pick<MemoryBudget, 'take' | 'give'>
  readonly #freeBytes: number
  readonly #holders = new Map<MemoryHolder, number>()
  #heldBytes = 0
  #grantedBytes = 0
  #turns = 0

  constructor(account: Pick<MemoryBudget, 'take' | 'give'>, freeBytes = FREE_BYTES) {
    this.#account = account
    this.#freeBytes = freeBytes
  }

  get heldBytes(): number {
    return this.#heldBytes
  }

  /** For `waitingSince`. */
  nextTurn(): number {
    this.#turns += 1
    return this.#turns
  }

  /** Whether the holder may have so many bytes in all. If not, it keeps what it had, and should be closed. */
  hold(holder: MemoryHolder, bytes: number): boolean {
    const before = this.#holders.get(holder) ?? 0
    while (!this.#resize(bytes - before)) {
      const other = this.#longestWaiting(holder)
      if (other === null) return false
      this.release(other)
      other.cut()
    }
    this.#holders.set(holder, bytes)
    return true
  }

  /** All it holds. May be called again. */
  release(holder: MemoryHolder): void {
    const bytes = this.#holders.get(holder)
    if (bytes === undefined) return
    this.#holders.delete(holder)
    this.#resize(-bytes)
  }

  #resize(by: number): boolean {
    const granted = Math.max(0, this.#heldBytes + by - this.#freeBytes)
    if (granted > this.#grantedBytes && !this.#account.take(granted - this.#grantedBytes)) return false
    if (granted < this.#grantedBytes) this.#account.give(this.#grantedBytes - granted)
    this.#grantedBytes = granted
    this.#heldBytes += by
    return true
  }

  #longestWaiting(except: MemoryHolder): MemoryHolder | null {
    let longest: MemoryHolder | null = null
    let longestSince = Number.POSITIVE_INFINITY
    for (const holder of this.#holders.keys()) {
      const { waitingSince } = holder
      if (holder === except || waitingSince === null || waitingSince >= longestSince) continue
      longest = holder
      longestSince = waitingSince
    }
    return longest
  }
}
