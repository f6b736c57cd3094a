/** Shares the connections to the upstream between callers when there are too few. */
import type { Operation } from './operation.js'

/** The calls of one operation. */
type Share = {
  readonly caller: Caller
  readonly operation: Operation
  held: number
  readonly waiting: Place[]
}

/** The operations of one caller. */
type Caller = { readonly name: string; held: number; readonly operations: Map<Operation, Share> }

/** A call that wants a connection. */
export type Candidate = {
  /** Called once there is a connection. The call must leave its place in the end. */
  begin(place: Place): void
}

/** A call's place: first in the queue for a connection, then on one. */
export class Place {
  state: 'waiting' | 'held' | 'left' = 'waiting'

  constructor(
    readonly shares: ConnectionShares,
    readonly share: Share,
    readonly call: Candidate,
  ) {}

  /** Returns the connection, or leaves the queue. Calling it again has no effect. */
  leave(): void {
    if (this.state !== 'left') this.shares.release(this)
  }
}

/**
 * A slow upstream makes connections scarce, and the calls of one caller could then hold all of them. Two rules keep some free:
 *
 * - A caller may hold as many connections as are free. A caller who is alone can so hold half of all connections.
 * - For an operation that holds no connection, the caller may hold three times as many connections as are free. A caller who
 *   is alone can so hold three quarters of all connections.
 *
 * A freed connection goes to the waiting caller who holds the fewest, and to that caller's operation that holds the fewest.
 */
export class ConnectionShares {
  readonly #connections: number
  #held = 0
  #waiting = 0
  readonly #callers = new Map<string, Caller>()
  readonly #onIdle: (() => void)[] = []

  constructor(connections: number) {
    this.#connections = connections
  }

  /** Lets the call begin once there is a connection for its operation, which may be at once. */
  take(operation: Operation, call: Candidate): Place {
    let caller = this.#callers.get(operation.caller)
    if (caller === undefined) {
      caller = { name: operation.caller, held: 0, operations: new Map() }
      this.#callers.set(caller.name, caller)
    }
    let share = caller.operations.get(operation)
    if (share === undefined) {
      share = { caller, operation, held: 0, waiting: [] }
      caller.operations.set(operation, share)
    }
    const place = new Place(this, share, call)
    // While nobody waits, nobody has to be compared.
    if (this.#waiting === 0 && this.#mayBegin(share)) {
      this.#begin(place)
    } else {
      share.waiting.push(place)
      this.#waiting++
      this.#giveOut()
    }
    return place
  }

  /** For `Place` alone. */
  release(place: Place): void {
    const { share } = place
    const { caller } = share
    if (place.state === 'held') {
      share.held--
      caller.held--
      this.#held--
    } else {
      share.waiting.splice(share.waiting.indexOf(place), 1)
      this.#waiting--
    }
    place.state = 'left'
    if (share.held === 0 && share.waiting.length === 0) caller.operations.delete(share.operation)
    if (caller.operations.size === 0) this.#callers.delete(caller.name)
    if (this.#waiting > 0) this.#giveOut()
    if (this.#callers.size === 0) for (const tell of this.#onIdle.splice(0)) tell()
  }

  /** Resolves once no call waits for a connection or holds one. */
  whenIdle(): Promise<void> {
    if (this.#callers.size === 0) return Promise.resolve()
    return new Promise((resolve) => this.#onIdle.push(resolve))
  }

  #begin(place: Place): void {
    place.state = 'held'
    place.share.held++
    place.share.caller.held++
    this.#held++
    place.call.begin(place)
  }

  #giveOut(): void {
    for (let share = this.#next(); share !== undefined; share = this.#next()) {
      this.#waiting--
      this.#begin(share.waiting.shift() as Place)
    }
  }

  #next(): Share | undefined {
    let best: Share | undefined
    for (const caller of this.#callers.values()) {
      if (best !== undefined && caller.held >= best.caller.held) continue
      best = this.#nextOf(caller) ?? best
    }
    return best
  }

  /** The caller's operation that gets the next connection. Undefined: the caller has no call that may begin. */
  #nextOf(caller: Caller): Share | undefined {
    let best: Share | undefined
    for (const share of caller.operations.values()) {
      if (share.waiting.length === 0 || !this.#mayBegin(share)) continue
      if (best === undefined || share.held < best.held) best = share
    }
    return best
  }

  #mayBegin({ caller, held }: Share): boolean {
    const free = this.#connections - this.#held
    return caller.held < (held === 0 ? 3 * free : free)
  }
}
