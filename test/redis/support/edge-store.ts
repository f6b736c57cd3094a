import { createMemoryBudget } from '../../../src/http-cache/bodies/memory-budget.js'
import { createMemoryStore } from '../../../src/http-cache/stores/memory-store.js'
import { createRedisStore, type RedisStoreOptions } from '../../../src/http-cache/stores/redis-store.js'
import { createManualClock, type ManualClock } from '../../support/manual-clock.js'

export type Edge = Awaited<ReturnType<typeof openEdgeStore>>

export type LogLine = { level: 'info' | 'warn'; message: string; details: object }

/** Longer than any test takes. */
export const DEADLINE_MS = 10_000

/** Resolves once the connection was made or failed. Pauses between attempts are as short as possible, unless the options differ. */
export async function openEdgeStore(
  server: { readonly url: string },
  options: Partial<RedisStoreOptions> = {},
) {
  const edge = startEdgeStore(server, options)
  await edge.store.opened
  return edge
}

/** Opens the same store without waiting for the connection. */
export function startEdgeStore(server: { readonly url: string }, options: Partial<RedisStoreOptions> = {}) {
  const log: LogLine[] = []
  const waiting = new Set<() => void>()
  const write = (level: LogLine['level']) => (details: object, message: string) => {
    log.push({ level, message, details })
    for (const look of waiting) look()
  }
  const clock: ManualClock = createManualClock()
  const store = createRedisStore({
    url: server.url,
    local: createMemoryStore(createMemoryBudget(100_000_000)),
    logger: { info: write('info'), warn: write('warn') },
    clock,
    deadlineMs: DEADLINE_MS,
    reconnectDelayMs: () => 1,
    ...options,
  })
  return {
    store,
    clock,
    log,
    messages: () => log.map(({ message }) => message),
    /** Resolves once the log has this many lines. */
    async logged(lines: number) {
      while (log.length < lines)
        await new Promise<void>((resolve) => {
          const look = () => {
            waiting.delete(look)
            resolve()
          }
          waiting.add(look)
        })
    },
    [Symbol.asyncDispose]: async () => store.close(),
  }
}

export const IN_USE = 'the shared cache is in use'
export const UNUSABLE = 'the shared cache cannot be used: each edge caches alone'
export const LOST = 'the shared cache is lost: each edge caches alone'
export const FULL_OR_SLOW = 'the shared cache is full or slow: some requests go without it'
