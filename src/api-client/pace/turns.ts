/** Decides which call is next: calls wait in a queue for each operation, and operations take turns. */
import type { Operation, OperationEnd } from '../operation.js'

/** `sinceMs` is null for a call whose turn comes as soon as it is made. */
export type Waiter<Turn> = { sinceMs: number | null; resolve: (turn: Turn) => void }

/** The waiting calls of one operation, and how many it has under way. */
export type Queue<Turn> = {
  readonly operation: Operation
  readonly maxInFlight: number
  readonly waiting: Waiter<Turn>[]
  inFlight: number
}

/**
 * The queues whose operation may have another call under way, in the order in which they get the next turn. An operation
 * that had one goes to the end, so that many calls of one operation cost another no more than a turn.
 */
export class Rotation<Turn> {
  readonly #ready = new Set<Queue<Turn>>()
  /** Every queue with waiting calls, those too whose operation has all the calls under way that it may. */
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
   * How many waiting calls get a turn before the call at `place` of this queue, if no more are made. An operation that has all
   * the calls under way that it may is reckoned to come back behind the others.
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

  /** Takes out calls for which `isLate` holds, asked in the order of turns with the number of calls that come before. */
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

/** Whether a call may be made: `done` is to be called with its answer, or null where none came. */
export type Turn<Answer> =
  | { kind: 'go'; done: (answer: Answer | null) => void }
  | { kind: 'ended'; end: OperationEnd }
  /** Its turn cannot come before the operation's deadline. */
  | { kind: 'late'; retryAfterSeconds: number }
