/** The memory of connections, except for bodies of responses. If memory is short, connections are closed. */
import type { MemoryBudget } from '../../../http-cache/bodies/memory-budget.js'
import { findVictims, type MemoryHolder, type Victim } from './victims.js'

/**
 * The memory that is counted for one connection with its sockets and its last request. `bench/attack/edge.ts` measured some 8 KiB on the
 * plain path, and 30 KiB with node:http, including its parser, messages and a head of 16 KiB.
 */
export const PLAIN_CONNECTION_BYTES = 10 * 1024
export const NODE_CONNECTION_BYTES = 48 * 1024

/** Below this, nothing is counted in the account: a few hundred connections do not matter. */
const FREE_BYTES = 8 * 1024 ** 2

export type ConnectionMemoryOptions = {
  readonly freeBytes?: number
  /** Called for each connection that is closed to make room. */
  readonly onCut?: () => void
}

/** Counts in the cache's account. If memory is short, stored responses make room first, and then other connections (see `victims.ts`). */
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

  /** @returns a value for `waitingSince`. */
  nextWaitNumber(): number {
    this.#turns += 1
    return this.#turns
  }

  /**
   * Sets the bytes that the holder has in all. @returns false if there is no memory: the count stays as it was, and the holder should be
   * closed.
   */
  hold(holder: MemoryHolder, bytes: number): boolean {
    const before = this.#holders.get(holder) ?? 0
    while (!this.#resize(bytes - before)) if (!this.#cutOther(holder)) return false
    this.#holders.set(holder, bytes)
    return true
  }

  /** Releases all bytes of the holder. May be called again. */
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

  /** Closes another connection. @returns false if there is none to close. */
  #cutOther(asking: MemoryHolder): boolean {
    const victim = this.#nextVictim(asking) ?? this.#lookForVictim(asking)
    if (victim === null) return false
    this.release(victim)
    victim.cut()
    this.#onCut()
    return true
  }

  #lookForVictim(asking: MemoryHolder): MemoryHolder | null {
    this.#victims = findVictims(this.#holders, asking)
    return this.#nextVictim(asking)
  }

  /** The next victim of the last search that is still waiting for the same thing. */
  #nextVictim(asking: MemoryHolder): MemoryHolder | null {
    for (let next = this.#victims.shift(); next !== undefined; next = this.#victims.shift()) {
      const { holder, waitingSince } = next
      if (holder !== asking && this.#holders.has(holder) && holder.waitingSince === waitingSince)
        return holder
    }
    return null
  }
}
