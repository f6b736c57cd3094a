/** Begins bulk work a little at a time, so that other work of the process gets its turn in between. */

/** In a turn of the event loop, no more work begins once this much time has passed since the first. */
const WORK_MS = 0.25

/** After a callback that took longer, other work gets time to catch up before the next callback. */
const LONG_MS = 5

/** A turn of the event loop that took less time had nothing to do. */
const QUIET_MS = 0.1

/** Calls back, at once if nothing else waits, or in a later turn of the event loop. */
export type Turns = (callback: () => void, client: string) => void

/**
 * Makes callbacks for about a quarter of a millisecond in each turn of the event loop, the first ones at once. The others wait
 * in queues: clients (see `clientOf`) take turns, and the callbacks of one client keep their order. In each turn, Node reads from all connections and
 * accepts one new one: if everything that is read began at once, all other work and every newcomer would wait for all of it.
 *
 * Microtasks and ticks of a callback run before the next waiting callback, and count as its work.
 *
 * After a long callback, the event loop turns without further callbacks until a turn had nothing to do, or until these turns have
 * taken as long as the callback. So newcomers are let in, and the bulk work still runs at half its speed or more.
 *
 * A callback that throws does not hold up others. Its error goes to the caller, or is an uncaught exception if the callback had to wait.
 *
 * @param now milliseconds of a clock that is never set
 */
export function createTurns(now = () => performance.now()): Turns {
  /** The callbacks of each waiting client. The client whose turn is next comes first. */
  const queues = new Map<string, (() => void)[]>()
  /** Whether work has begun in this turn of the event loop, or other work catches up. */
  let isOpen = false
  /** Whether a callback is being made, or the next one is about to be. */
  let isWorking = false
  let isCatchingUp = false
  let begunMs = 0
  let turnMs = 0
  let catchUpUntilMs = 0

  const open = () => {
    isOpen = true
    begunMs = now()
    setImmediate(close)
  }
  /** Runs after all work that began in this turn, and after Node has read in it. */
  const close = () => {
    turnMs = now()
    const tookMs = turnMs - begunMs
    if (tookMs > LONG_MS) {
      isCatchingUp = true
      catchUpUntilMs = turnMs + tookMs
      setImmediate(catchUp)
    } else reopen()
  }
  const catchUp = () => {
    const tookMs = now() - turnMs
    turnMs += tookMs
    if (tookMs < QUIET_MS || turnMs > catchUpUntilMs) {
      isCatchingUp = false
      reopen()
    } else setImmediate(catchUp)
  }
  const reopen = () => {
    isOpen = false
    if (queues.size === 0) return
    open()
    workOn()
  }
  const isTimeLeft = () => !isCatchingUp && now() - begunMs < WORK_MS

  const next = () => {
    for (const [client, queue] of queues) {
      const callback = queue.shift()
      queues.delete(client)
      if (queue.length > 0) queues.set(client, queue)
      return callback
    }
    return undefined
  }
  const workOn = () => {
    const callback = next()
    if (callback !== undefined) work(callback)
  }
  const work = (callback: () => void) => {
    isWorking = true
    try {
      callback()
    } finally {
      if (queues.size === 0) isWorking = false
      // A tick that is asked for by a microtask comes after all microtasks.
      else queueMicrotask(askForTick)
    }
  }
  const askForTick = () => process.nextTick(goOn)
  const goOn = () => {
    isWorking = false
    if (queues.size > 0 && isTimeLeft()) workOn()
  }

  return (callback, client) => {
    if (queues.size === 0 && !isWorking) {
      if (!isOpen) {
        open()
        work(callback)
        return
      }
      if (isTimeLeft()) {
        work(callback)
        return
      }
    }
    const queue = queues.get(client)
    if (queue === undefined) queues.set(client, [callback])
    else queue.push(callback)
  }
}
