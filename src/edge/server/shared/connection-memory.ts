/** The memory of connections, apart from bodies of responses, and the choice of connections to close when it is short. */
import type { MemoryBudget } from '../../../http-cache/bodies/memory-budget.js'
import { findVictims, type MemoryHolder, type Victim } from './victims.js'

/**
 * The memory of one connection with its sockets and its last request, as measured by `bench/attack/edge.ts`: some 8 KiB on the plain path,
 * and 30 KiB with node:http, including its parser, messages and a head of 16 KiB.
 */
export const PLAIN_CONNECTION_BYTES = 10 * 1024
export const NODE_CONNECTION_BYTES = 48 * 1024

/** A few hundred connections are not worth counting. */
const FREE_BYTES = 8 * 1024 ** 2

export type ConnectionMemoryOptions = {
  readonly freeBytes?: number
  /** Called for each connection that is closed to make room. */
  readonly onCut?: () => void
}

/** The account is that of the cache: stored responses make room first, then other connections (see `victims.ts`). */
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

  /** A value for `waitingSince`. */
  nextTurn(): number {
    this.#turns += 1
    return this.#turns
  }

  /** @returns whether the holder may have so many bytes in all. If not, it keeps what it had, and should be closed. */
  hold(holder: MemoryHolder, bytes: number): boolean {
    const before = this.#holders.get(holder) ?? 0
    while (!this.#resize(bytes - before)) if (!this.#cutOther(holder)) return false
    this.#holders.set(holder, bytes)
    return true
  }

  /** Releases all that the holder has. May be called again. */
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
    this.#victims = findVictims(this.#holders, asking)
    return this.#nextVictim(asking)
  }

  /** The next connection found by the last look, if nothing about it has changed since. */
  #nextVictim(asking: MemoryHolder): MemoryHolder | null {
    for (let next = this.#victims.shift(); next !== undefined; next = this.#victims.shift()) {
      const { holder, waitingSince } = next
      if (holder !== asking && this.#holders.has(holder) && holder.waitingSince === waitingSince)
        return holder
    }
    return null
  }
}
