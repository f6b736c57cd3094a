/** Keeps a connection to the shared cache, and makes a new one whenever it is lost. */
import type { SteadyClock } from '../../../lib/clock.js'
import type { Keys } from './keys.js'
import { openRedisConnection, type RedisConnection } from './redis-connection.js'
import type { Purge, RememberedPurges } from './remembered-purges.js'
import { createSharedCache, type SharedCache } from './shared-cache.js'
import { createSharedTimes } from './shared-times.js'

/** After a connection that lasted this long, the pauses between attempts begin with the shortest again. */
const STEADY_MS = 30_000

export type RedisLink = {
  /** Null: the shared cache is away. */
  readonly shared: SharedCache | null
  /** Resolves when the present attempt to connect has succeeded or failed. Null: there is no attempt. */
  readonly attempt: Promise<void> | null
  close(): Promise<void>
}

export type RedisLinkOptions = {
  url: string
  deadlineMs: number
  reconnectDelayMs: (attempt: number) => number
  keys: Keys
  maxBytesPerKey: number
  /** The purges that must be sent to the server before the shared cache is used. */
  remembered: RememberedPurges
  clock: SteadyClock
  /** Called once for each absence. `wasInUse` is false if the server could not be used to begin with. */
  onLoss: (reason: Error, wasInUse: boolean) => void
  /** Called when the shared cache comes into use, before anyone can see it. */
  onUse: () => void
}

export function createRedisLink(options: RedisLinkOptions): RedisLink {
  const { url, deadlineMs, keys, remembered, clock } = options
  let shared: SharedCache | null = null
  let connection: RedisConnection | null = null
  let attempt: Promise<void> | null = null
  let retry: NodeJS.Timeout | undefined
  let isKnownToBeAway = false
  let isClosed = false
  let attempts = 0
  let inUseSinceMs = 0
  const times = createSharedTimes(clock)

  const connect = async () => {
    let opened: RedisConnection | null = null
    try {
      opened = await openRedisConnection({
        url,
        deadlineMs,
        connectDeadlineMs: 4 * deadlineMs,
        onLost: (error) => {
          if (opened !== null && connection === opened) goAway(error)
        },
      })
      const cache = createSharedCache(opened, keys, options.maxBytesPerKey, times)
      await cache.check()
      for (let purge = remembered.removeFirst(); purge !== null; purge = remembered.removeFirst())
        await tell(cache, purge)
      // Nothing is awaited from here on, so that no purge can come in between.
      options.onUse()
      isKnownToBeAway = false
      inUseSinceMs = clock.steadyMs()
      connection = opened
      shared = cache
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error))
      opened?.lose(reason)
      goAway(reason)
    } finally {
      attempt = null
    }
  }

  const tell = async (cache: SharedCache, purge: Purge) => {
    try {
      await cache.purge(purge.space, purge.paths)
    } catch (error) {
      remembered.add(purge)
      throw error
    }
  }

  const goAway = (reason: Error) => {
    const wasInUse = shared !== null
    if (wasInUse && clock.steadyMs() - inUseSinceMs >= STEADY_MS) attempts = 0
    shared = null
    connection = null
    if (isClosed) return
    if (!isKnownToBeAway) options.onLoss(reason, wasInUse)
    isKnownToBeAway = true
    retry = setTimeout(() => {
      attempt = connect()
    }, options.reconnectDelayMs(attempts++))
  }

  attempt = connect()

  return {
    get shared() {
      return shared
    },
    get attempt() {
      return attempt
    },
    async close() {
      isClosed = true
      clearTimeout(retry)
      await attempt
      await connection?.close()
      shared = null
      connection = null
    },
  }
}
