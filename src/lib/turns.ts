/** Spreads bulk work over turns of the event loop, so that everything else in the process is served in between. */

/** After a callback that took longer, other work gets time to catch up before the next callback. */
const LONG_MS = 5

/** A turn of the event loop that took less time had nothing to do. */
const QUIET_MS = 0.1

/** Calls back later, in a turn of the event loop of its own. Clients (see `clientOf`) take turns. */
export type Turns = (callback: () => void, client: string) => void

/**
 * Makes one callback per turn of the event loop. Clients take turns, and the callbacks of one client keep their order. In each
 * turn, Node reads from all connections and accepts one new one. If all requests that were read began at once, everything else,
 * and every newcomer, would wait for all of them.
 *
 * After a long callback, the event loop turns without further callbacks until a turn had nothing to do, or until these turns have
 * taken as long as the callback. So newcomers are let in, and the bulk work still runs at half its speed or more.
 *
 * @param now milliseconds of a clock that is never set
 */
export function createTurns(now = () => performance.now()): Turns {
  /** The callbacks of each waiting client. The client whose turn is next comes first. */
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
