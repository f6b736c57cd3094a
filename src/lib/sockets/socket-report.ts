/** Tells the log of connections that a server cut or could not take, in a few lines however many there were. */

type Limit = 'maxConnections' | 'maxWaitingBytes'

export type SocketReport = {
  /** A connection was cut for this limit. */
  cut(limit: Limit): void
  /** The system refused a connection. */
  refusedBySystem(error: Error): void
  stop(): void
}

const REPORT_INTERVAL_MS = 10_000

/** Logs the first event at once, then a sum for each interval in which there were any. */
export function createSocketReport(
  logger: { warn(details: object, message: string): void },
  limits: Readonly<Partial<Record<Limit, number>>>,
): SocketReport {
  const counts = { maxConnections: 0, maxWaitingBytes: 0, system: 0 }
  let lastError: Error | null = null
  let timer: NodeJS.Timeout | null = null
  const tell = () => {
    for (const limit of ['maxConnections', 'maxWaitingBytes'] as const) {
      if (counts[limit] > 0)
        logger.warn(
          { connections: counts[limit], [limit]: limits[limit] },
          'connections that waited for their clients were cut to make room for others',
        )
    }
    if (counts.system > 0)
      logger.warn({ connections: counts.system, err: lastError }, 'the system refused connections')
    const hasTold = counts.maxConnections + counts.maxWaitingBytes + counts.system > 0
    Object.assign(counts, { maxConnections: 0, maxWaitingBytes: 0, system: 0 })
    timer = hasTold ? setTimeout(tell, REPORT_INTERVAL_MS).unref() : null
  }
  const note = (event: keyof typeof counts) => {
    counts[event] += 1
    if (timer === null) tell()
  }
  return {
    cut: note,
    refusedBySystem(error) {
      lastError = error
      note('system')
    },
    stop() {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
