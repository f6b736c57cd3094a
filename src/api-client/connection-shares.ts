/** Shares the connections to the upstream between callers when there are too few. */
import type { Operation } from './operation.js'

/** A call's place: first in the queue for a connection, then on one. */
export type Place = {
  /** Returns the connection, or leaves the queue. Calling it again has no effect. */
  leave(): void
}

type Call = { begin: () => void }

/** The calls of one operation. */
type Share = { held: number; readonly waiting: Set<Call> }

/** The operations of one caller. */
type Caller = { held: number; readonly operations: Map<Operation, Share> }

/**
 * A slow upstream makes connections scarce, and the calls of one caller could then hold all of them. Two rules keep some free:
 *
 * - A caller may hold as many connections as are free. A caller who is alone can so hold half of all connections.
 * - An operation that holds no connection may take its caller further, to three times as many as are free. A caller who is
 *   alone can so hold three quarters.
 *
 * A freed connection goes to the waiting caller who holds the fewest, and to that caller's operation that holds the fewest.
 */
export class ConnectionShares {
  readonly #connections: number
  #held = 0
  readonly #callers = new Map<string, Caller>()
  readonly #onIdle: (() => void)[] = []

  constructor(connections: number) {
    this.#connections = connections
  }

  /** Calls `begin` once there is a connection for the operation's call, which may be at once. */
  take(operation: Operation, begin: () => void): Place {
    const caller = this.#callers.get(operation.caller) ?? { held: 0, operations: new Map<Operation, Share>() }
    this.#callers.set(operation.caller, caller)
    const share = caller.operations.get(operation) ?? { held: 0, waiting: new Set<Call>() }
    caller.operations.set(operation, share)
    let state: 'waiting' | 'held' | 'left' = 'waiting'
    const call: Call = {
      begin: () => {
        state = 'held'
        share.waiting.delete(call)
        share.held += 1
        caller.held += 1
        this.#held += 1
        begin()
      },
    }
    share.waiting.add(call)
    this.#giveOut()
    return {
      leave: () => {
        if (state === 'left') return
        if (state === 'held') {
          share.held -= 1
          caller.held -= 1
          this.#held -= 1
        }
        state = 'left'
        share.waiting.delete(call)
        if (share.held === 0 && share.waiting.size === 0) caller.operations.delete(operation)
        if (caller.operations.size === 0) this.#callers.delete(operation.caller)
        this.#giveOut()
        if (this.#callers.size === 0) for (const tell of this.#onIdle.splice(0)) tell()
      },
    }
  }

  /** Resolves once no call waits for a connection or holds one. */
  whenIdle(): Promise<void> {
    if (this.#callers.size === 0) return Promise.resolve()
    return new Promise((resolve) => this.#onIdle.push(resolve))
  }

  #giveOut(): void {
    for (let call = this.#next(); call !== undefined; call = this.#next()) call.begin()
  }

  #next(): Call | undefined {
    let best: { caller: Caller; share: Share } | undefined
    for (const caller of this.#callers.values()) {
      if (best !== undefined && caller.held >= best.caller.held) continue
      const share = this.#nextOf(caller)
      if (share !== undefined) best = { caller, share }
    }
    return best?.share.waiting.values().next().value
  }

  /** The caller's operation that gets the next connection. Undefined: the caller has no call that may begin. */
  #nextOf(caller: Caller): Share | undefined {
    const free = this.#connections - this.#held
    if (caller.held >= 3 * free) return undefined
    const mayAddToOthers = caller.held < free
    let best: Share | undefined
    for (const share of caller.operations.values()) {
      if (share.waiting.size === 0 || (share.held > 0 && !mayAddToOthers)) continue
      if (best === undefined || share.held < best.held) best = share
    }
    return best
  }
}
