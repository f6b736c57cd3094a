/** Logs the numbers of connections that were cut for others or refused by the system. */

const INTERVAL_MS = 10_000

/** `K` names the limits that connections are cut for. */
export type CutReport<K extends string> = {
  cut(limit: K): void
  /** Counts a connection that could not be accepted, for example because the process has no file descriptor left. */
  refusedBySystem(error: Error): void
  stop(): void
}

/**
 * Logs the first connection at once, and then a sum for each interval that had more.
 *
 * @param limits details that the log line for each limit has beside the number of connections.
 */
export function createCutReport<K extends string>(
  logger: { warn(details: object, message: string): void },
  limits: Readonly<Record<K, object>>,
): CutReport<K> {
  const cuts = new Map<K, number>()
  let refused = 0
  let lastError: Error | null = null
  let timer: NodeJS.Timeout | null = null
  const tell = () => {
    const hasNews = cuts.size > 0 || refused > 0
    for (const [limit, connections] of cuts)
      logger.warn({ connections, ...limits[limit] }, 'connections were cut to make room for others')
    if (refused > 0) logger.warn({ connections: refused, err: lastError }, 'the system refused connections')
    cuts.clear()
    refused = 0
    timer = hasNews ? setTimeout(tell, INTERVAL_MS).unref() : null
  }
  const tellOnce = () => {
    if (timer === null) tell()
  }
  return {
    cut(limit) {
      cuts.set(limit, (cuts.get(limit) ?? 0) + 1)
      tellOnce()
    },
    refusedBySystem(error) {
      refused += 1
      lastError = error
      tellOnce()
    },
    stop() {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
