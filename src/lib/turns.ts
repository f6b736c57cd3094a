/** Work that comes in masses, begun one after the other, so that whatever else the process does has its turn in between. */

/** Work that took longer is followed by a pause. */
const LONG_MS = 5

const PAUSE_MS = 1

/**
 * Calls back once for each turn of the event loop, in order. All that is ready in one turn would else be one long wait for
 * everything that comes after: Node hands over what has arrived on all connections, and one new connection, in each turn.
 */
export function createTurns(): (callback: () => void) => void {
  const queue: (() => void)[] = []
  let isScheduled = false
  let begunMs = 0
  const begin = () => {
    begunMs = performance.now()
    queue.shift()?.()
    setImmediate(goOn)
  }
  const goOn = () => {
    if (queue.length === 0) isScheduled = false
    else if (performance.now() - begunMs > LONG_MS) setTimeout(begin, PAUSE_MS)
    else begin()
  }
  return (callback) => {
    queue.push(callback)
    if (isScheduled) return
    isScheduled = true
    setImmediate(begin)
  }
}
