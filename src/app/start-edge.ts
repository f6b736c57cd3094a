/** An edge with everything it needs: its cache, its origins, its sockets. */

import { compilePipeline } from '../edge/compile-pipeline.js'
import { createEdge, type Edge } from '../edge/edge.js'
import type { Backend } from '../edge/origins/backend.js'
import { createOrigins, type OriginsOptions } from '../edge/origins/origins.js'
import { reportingFailures } from '../edge/origins/report-failures.js'
import { createSampleOrigin } from '../edge/origins/sample-origin.js'
import type { PipelineSource } from '../edge/pipeline-source.js'
import { createEdgeServer, type EdgeServerOptions } from '../edge/server/server.js'
import { createTrafficCounters } from '../edge/traffic.js'
import { createWafEngine } from '../edge/waf/waf-engine.js'
import { createMemoryBudget } from '../http-cache/bodies/memory-budget.js'
import { createHttpCache } from '../http-cache/cache.js'
import { createMemoryStore } from '../http-cache/stores/memory-store.js'
import type { RedisStoreOptions } from '../http-cache/stores/redis-store.js'
import type { CacheStore } from '../http-cache/stores/store.js'
import { type SteadyClock, systemClock } from '../lib/clock.js'

export type EdgeOptions = {
  host: string
  /** 0 picks a free one. */
  port: number
  /** Read for each request: a change takes effect on the next one. */
  pipelines: PipelineSource
  /** What the backends stand for. Those without an entry are the built-in sample origin. */
  origins: OriginsOptions['mapping']
  /** For hosts that name no pipeline. Null: they are told how to name one. */
  defaultPipelineId: string | null
  cache: {
    /** For stored bodies and those on their way in. */
    memoryBytes: number
    /** A larger body is passed on, and not stored. */
    maxObjectBytes: number
    /** A Redis or Valkey that several edges share. Null: each keeps its own. */
    url: string | null
  }
  clock?: SteadyClock
  logger: {
    info(details: object, message: string): void
    warn(details: object, message: string): void
    error(details: object, message: string): void
  }
  /** Those left out: the defaults of each. */
  limits?: EdgeServerOptions['limits']
  originLimits?: Omit<OriginsOptions, 'mapping' | 'sampleOrigin'>
}

export type RunningEdge = Edge & {
  /** Without a path. */
  readonly url: string
  /** Lets visitors under way have their answers, for up to `graceMs`. Answers how many requests were cut then. */
  close(graceMs: number): Promise<number>
}

/** Rejects with Node's own error where the address cannot be had, such as `EADDRINUSE`. */
export async function startEdge(options: EdgeOptions): Promise<RunningEdge> {
  const { pipelines, clock = systemClock, logger } = options
  const budget = createMemoryBudget(bodyBytesOf(options.cache.memoryBytes))
  const local = createMemoryStore(budget)
  const { url: sharedUrl, maxObjectBytes } = options.cache
  let port = 0
  const ownPort = () => port
  const store =
    sharedUrl === null ? local : await openSharedStore({ url: sharedUrl, local, clock, logger, ownPort })
  const origins = createOrigins({
    mapping: options.origins,
    sampleOrigin: createSampleOrigin({ clock }),
    ...options.originLimits,
  })
  const traffic = createTrafficCounters()
  const deps = {
    createFetch: (backend: Backend) => {
      const fetchFromOrigin = reportingFailures(backend, origins.createFetch(backend), logger)
      return traffic.countingFetches(backend.pipelineId, fetchFromOrigin)
    },
    waf: createWafEngine(),
    logger,
  }
  const edge = createEdge({
    pipelines,
    compile: (pipeline, dnsStageId) => compilePipeline(pipeline, dnsStageId, deps),
    cache: createHttpCache({ store, budget, maxObjectBytes, now: clock.steadyMs, wallNow: clock.nowMs }),
    traffic,
    defaultPipelineId: options.defaultPipelineId,
    port: ownPort,
  })
  const release = async () => {
    await origins.close()
    await store.close()
  }
  const { limits } = options
  const server = createEdgeServer({
    handle: edge.handle,
    clock,
    account: budget,
    logger,
    ...(limits !== undefined && { limits }),
  })
  const listening = await server.listen(options).catch(async (error: unknown) => {
    await release()
    throw error
  })
  port = listening.port
  return {
    ...edge,
    url: listening.url,
    async close(graceMs) {
      const cut = await listening.close(graceMs)
      await release()
      return cut
    },
  }
}

/**
 * What bodies leave behind is memory too: V8 lets 64 MiB of buffers come together that nothing refers to any more before it
 * collects them (`kExternalAllocationSoftLimit`), and the holes between those that are left stay with the process. Measured
 * by `bench/soak.ts`.
 */
const LEFT_BEHIND_BYTES = 96 * 1024 ** 2

/** What of the memory is for bodies themselves. */
function bodyBytesOf(memoryBytes: number): number {
  return memoryBytes - Math.min(LEFT_BEHIND_BYTES, memoryBytes / 2)
}

/** Loaded only where it is asked for: the client takes longer to load than all else here. */
async function openSharedStore(options: RedisStoreOptions): Promise<CacheStore> {
  const { createRedisStore } = await import('../http-cache/stores/redis-store.js')
  const store = createRedisStore(options)
  await store.opened
  return store
}
