/** Begins work that comes in bulk one piece after the other, so that everything else in the process gets its turn in between. */

/** Work that took longer lets others catch up before more of it is begun. */
const LONG_MS = 5

/** A turn of the event loop that took less had nothing to do. */
const QUIET_MS = 0.1

/** Calls back later, in a turn of the event loop of its own. */
export type Turns = (callback: () => void, client: string) => void

/**
 * Makes one callback in each turn of the event loop: clients (see `clientOf`) take turns, and those of one client keep
 * their order. In each turn, Node reads from all connections and accepts one new one: if all that is read were begun at once,
 * everything else, and every newcomer, would wait for all of it.
 *
 * After long work, others have turns until one of these has nothing to do, or until they have taken as long as the work. So newcomers
 * are let in, and work goes on at half its speed or more.
 *
 * @param now milliseconds of a clock that is never set
 */
export function createTurns(now = () => performance.now()): Turns {
  /** Of each client that waits, the one whose turn is next first. */
  const queues = new Map<string, (() => void)[]>()
  let isScheduled = false
  let begunMs = 0
  let turnMs = 0
  let catchUpUntilMs = 0
  const next = () => {
    for (const [client, queue] of queues) {
      const callback = queue.shift()
      queues.delete(client)
      if (queue.length > 0) queues.set(client, queue)
      return callback
    }
    return undefined
  }
  const begin = () => {
    begunMs = now()
    setImmediate(goOn)
    next()?.()
  }
  const goOn = () => {
    turnMs = now()
    const tookMs = turnMs - begunMs
    if (queues.size === 0) isScheduled = false
    else if (tookMs > LONG_MS) {
      catchUpUntilMs = turnMs + tookMs
      setImmediate(catchUp)
    } else begin()
  }
  const catchUp = () => {
    const tookMs = now() - turnMs
    turnMs += tookMs
    if (tookMs < QUIET_MS || turnMs > catchUpUntilMs) begin()
    else setImmediate(catchUp)
  }
  return (callback, client) => {
    const queue = queues.get(client)
    if (queue === undefined) queues.set(client, [callback])
    else queue.push(callback)
    if (isScheduled) return
    isScheduled = true
    setImmediate(begin)
  }
}
