/** The memory that connections take beside bodies of answers, and which of them are closed for want of it. */
import type { MemoryBudget } from '../../../http-cache/bodies/memory-budget.js'
import { findVictims, type MemoryHolder } from './victims.js'

/**
 * One connection with its sockets' and its last request's objects, as `bench/attack/edge.ts` measures them: some 8 KiB while it is
 * read here, and 30 KiB once node:http reads it, whose parser, messages and a head of 16 KiB are in that.
 */
export const PLAIN_CONNECTION_BYTES = 10 * 1024
export const NODE_CONNECTION_BYTES = 48 * 1024

/** A few hundred connections are no matter for the account. */
const FREE_BYTES = 8 * 1024 ** 2

export type ConnectionMemoryOptions = {
  readonly freeBytes?: number
  /** Told of each connection that is closed to make room. */
  readonly onCut?: () => void
}

type Victim = { readonly holder: MemoryHolder; readonly waitingSince: number | null }

/**
 * The account is that of the cache: stored answers make room first. Where that is not enough, other connections
 * do: see `victims.ts`.
 */
export class ConnectionMemory {
  readonly #account: Pick<MemoryBudget, 'reserve' | 'release'>
  readonly #freeBytes: number
  readonly #onCut: () => void
  readonly #holders = new Map<MemoryHolder, number>()
  #victims: Victim[] = []
  #heldBytes = 0
  #grantedBytes = 0
  #turns = 0

  constructor(
    account: Pick<MemoryBudget, 'reserve' | 'release'>,
    { freeBytes = FREE_BYTES, onCut = () => {} }: ConnectionMemoryOptions = {},
  ) {
    this.#account = account
    this.#freeBytes = freeBytes
    this.#onCut = onCut
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
    while (!this.#resize(bytes - before)) if (!this.#cutOther(holder)) return false
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
    if (granted > this.#grantedBytes && !this.#account.reserve(granted - this.#grantedBytes)) return false
    if (granted < this.#grantedBytes) this.#account.release(this.#grantedBytes - granted)
    this.#grantedBytes = granted
    this.#heldBytes += by
    return true
  }

  /** @returns whether another connection has made room. */
  #cutOther(asking: MemoryHolder): boolean {
    const victim = this.#nextVictim(asking) ?? this.#lookForVictim(asking)
    if (victim === null) return false
    this.release(victim)
    victim.cut()
    this.#onCut()
    return true
  }

  #lookForVictim(asking: MemoryHolder): MemoryHolder | null {
    this.#victims = findVictims(this.#holders, asking).map((holder) => ({
      holder,
      waitingSince: holder.waitingSince,
    }))
    return this.#nextVictim(asking)
  }

  /** The next victim of the last look that has not changed since. */
  #nextVictim(asking: MemoryHolder): MemoryHolder | null {
    for (let next = this.#victims.shift(); next !== undefined; next = this.#victims.shift()) {
      const { holder, waitingSince } = next
      if (holder !== asking && this.#holders.has(holder) && holder.waitingSince === waitingSince)
        return holder
    }
    return null
  }
}
