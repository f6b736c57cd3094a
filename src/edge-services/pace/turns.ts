/** Who calls next: calls wait in a queue for each operation, and operations take turns. */
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
  readonly #queues: Queue<Turn>[] = []
  /** Those too whose operation has all the calls under way that it may. */
  readonly #all = new Set<Queue<Turn>>()

  get isEmpty(): boolean {
    return this.#queues.length === 0
  }

  has(queue: Queue<Turn>): boolean {
    return this.#queues.includes(queue)
  }

  /** To be told of each queue that has a call more, or one under way less. */
  update(queue: Queue<Turn>): void {
    if (queue.waiting.length > 0) this.#all.add(queue)
    else this.#all.delete(queue)
    const isReady = queue.waiting.length > 0 && queue.inFlight < queue.maxInFlight
    const index = this.#queues.indexOf(queue)
    if (isReady && index < 0) this.#queues.push(queue)
    if (!isReady && index >= 0) this.#queues.splice(index, 1)
  }

  /** Takes the call whose turn it is. */
  next(): { queue: Queue<Turn>; waiter: Waiter<Turn> } | null {
    const queue = this.#queues.shift()
    const waiter = queue?.waiting.shift()
    if (queue === undefined || waiter === undefined) return null
    queue.inFlight++
    this.update(queue)
    return { queue, waiter }
  }

  /** How many calls of all operations get a turn before the one at `place` of its own queue, at most. */
  ahead(place: number): number {
    return this.#queues.reduce((sum, { waiting }) => sum + Math.min(waiting.length, place), 0)
  }

  /** Takes out calls for which `isLate` holds, asked in the order of turns with the number of calls that come before. */
  dropLate(isLate: (queue: Queue<Turn>, ahead: number) => boolean): [Queue<Turn>, Waiter<Turn>[]][] {
    const dropped: [Queue<Turn>, Waiter<Turn>[]][] = []
    let ahead = 0
    let queues = [...this.#all]
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
}

/** Whether a call may be made: `done` is to be called with its answer, or null where none came. */
export type Turn<Answer> =
  | { kind: 'go'; done: (answer: Answer | null) => void }
  | { kind: 'ended'; end: OperationEnd }
  /** Its turn cannot come before the operation's deadline. */
  | { kind: 'late'; retryAfterSeconds: number }
