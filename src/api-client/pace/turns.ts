/** Decides which call is next: calls wait in a queue for each operation, and operations take turns. */
import type { Operation, OperationEnd } from '../operation.js'

/** `sinceMs` is null for a call whose turn comes as soon as it is made. */
export type Waiter<Turn> = { sinceMs: number | null; resolve: (turn: Turn) => void }

/** The waiting calls of one operation, and the number of its calls under way. */
export type Queue<Turn> = {
  readonly operation: Operation
  readonly maxInFlight: number
  readonly waiting: Waiter<Turn>[]
  inFlight: number
}

/**
 * The queues of operations that may have another call under way, in the order of their next turns. After its turn, an
 * operation goes to the end. So however many calls one operation makes, another one waits for only one turn of it.
 */
export class Rotation<Turn> {
  readonly #ready = new Set<Queue<Turn>>()
  /** Every queue with waiting calls, including those of operations that have reached `maxInFlight`. */
  readonly #waiting = new Set<Queue<Turn>>()

  get isEmpty(): boolean {
    return this.#ready.size === 0
  }

  has(queue: Queue<Turn>): boolean {
    return this.#ready.has(queue)
  }

  /** Call this whenever a queue gains or loses a waiting call, or one of its calls ends. */
  update(queue: Queue<Turn>): void {
    if (queue.waiting.length > 0) this.#waiting.add(queue)
    else this.#waiting.delete(queue)
    // A queue that is ready already keeps its place.
    if (queue.waiting.length > 0 && queue.inFlight < queue.maxInFlight) this.#ready.add(queue)
    else this.#ready.delete(queue)
  }

  /** Takes the call whose turn it is. */
  next(): { queue: Queue<Turn>; waiter: Waiter<Turn> } | null {
    const [queue] = this.#ready
    const waiter = queue?.waiting.shift()
    if (queue === undefined || waiter === undefined) return null
    this.#ready.delete(queue)
    queue.inFlight++
    this.update(queue)
    return { queue, waiter }
  }

  /**
   * The number of waiting calls that get a turn before the call at `place` of this queue, if no more calls are made. An
   * operation that has reached `maxInFlight` is assumed to come after the others.
   */
  ahead(queue: Queue<Turn>, place: number): number {
    if (this.#waiting.size === 0) return place
    let ahead = place
    let isBefore = true
    for (const other of this.#inOrder()) {
      if (other === queue) isBefore = false
      else ahead += Math.min(other.waiting.length, isBefore && this.has(other) ? place + 1 : place)
    }
    return ahead
  }

  /** Removes the calls that are late. `isLate` is called in the order of turns, with the number of calls that come before. */
  dropLate(isLate: (queue: Queue<Turn>, ahead: number) => boolean): [Queue<Turn>, Waiter<Turn>[]][] {
    const dropped: [Queue<Turn>, Waiter<Turn>[]][] = []
    let ahead = 0
    let queues = this.#inOrder()
    for (let place = 0; queues.length > 0; place++) {
      queues = queues.filter(({ waiting }) => waiting.length > place)
      for (const queue of queues) {
        if (isLate(queue, ahead)) dropped.push([queue, queue.waiting.splice(place)])
        else ahead++
      }
    }
    for (const [queue] of dropped) this.update(queue)
    return dropped
  }

  /** Every queue with waiting calls, in the order of turns. */
  #inOrder(): Queue<Turn>[] {
    return [...new Set([...this.#ready, ...this.#waiting])]
  }
}

/** The turn of a call, which then is under way. */
export class Going<Response> {
  readonly kind = 'go'
  constructor(
    /** The time at which its turn came. A read that others may join is sent a moment later. */
    readonly atMs: number,
    readonly queue: Queue<Turn<Response>>,
    private readonly finish: (going: Going<Response>, response: Response | null) => void,
    private readonly forget: (going: Going<Response>) => void,
  ) {}

  /** Must be called with the call's response, or with null if none came, unless the turn is given back. */
  done(response: Response | null): void {
    this.finish(this, response)
  }

  /** Must be called if the call is not sent. Another call then takes its place. */
  giveBack(): void {
    this.forget(this)
  }
}

/** A call that waits for its turn. */
export type Waiting<Turn> = {
  readonly turn: Promise<Turn>
  /** Gives up the place in the queue. The turn is then `withdrawn`, unless it has come already. */
  withdraw(): void
}

/** Whether a call may be made. */
export type Turn<Response> =
  | Going<Response>
  | { kind: 'ended'; end: OperationEnd }
  | { kind: 'withdrawn' }
  /** Its turn cannot come before the operation's deadline. */
  | { kind: 'late'; retryAfterSeconds: number }
