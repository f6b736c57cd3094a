/** Begins work that comes in bulk one piece after the other, so that everything else in the process gets its turn in between. */

/** Work that took longer is followed by a pause. */
const LONG_MS = 5

const PAUSE_MS = 1

/** Calls back later, in a turn of the event loop of its own. */
export type Turns = (callback: () => void, visitor: string) => void

/**
 * Makes one callback in each turn of the event loop: visitors (see `visitorOf`) take turns, and those of one visitor keep
 * their order. In each turn, Node reads from all connections and accepts one new one: if all that is read were begun at once,
 * everything else, and every newcomer, would wait for all of it.
 */
export function createTurns(): Turns {
  /** Of each visitor that waits, the one whose turn is next first. */
  const queues = new Map<string, (() => void)[]>()
  let isScheduled = false
  let begunMs = 0
  const next = () => {
    for (const [visitor, queue] of queues) {
      const callback = queue.shift()
      queues.delete(visitor)
      if (queue.length > 0) queues.set(visitor, queue)
      return callback
    }
    return undefined
  }
  const begin = () => {
    begunMs = performance.now()
    setImmediate(goOn)
    next()?.()
  }
  const goOn = () => {
    if (queues.size === 0) isScheduled = false
    else if (performance.now() - begunMs > LONG_MS) setTimeout(begin, PAUSE_MS)
    else begin()
  }
  return (callback, visitor) => {
    const queue = queues.get(visitor)
    if (queue === undefined) queues.set(visitor, [callback])
    else queue.push(callback)
    if (isScheduled) return
    isScheduled = true
    setImmediate(begin)
  }
}
