/** Assembles an edge: its cache, its origins and its sockets. */
import { compilePipeline } from '../edge/compile-pipeline.js'
import { createEdge, type Edge } from '../edge/edge.js'
import type { PipelineSource } from '../edge/find-pipeline.js'
import type { Backend } from '../edge/origins/backend.js'
import { createOrigins, type OriginsOptions } from '../edge/origins/origins.js'
import { reportingFailures } from '../edge/origins/report-failures.js'
import { createSampleOrigin } from '../edge/origins/sample-origin.js'
import { createEdgeServer, type EdgeServerOptions } from '../edge/server/server.js'
import { createTrafficCounters } from '../edge/traffic.js'
import { createWafEngine } from '../edge/waf/waf-engine.js'
import { createMemoryBudget } from '../http-cache/bodies/memory-budget.js'
import { createHttpCache } from '../http-cache/cache.js'
import { createMemoryStore } from '../http-cache/stores/memory-store.js'
import type { RedisStoreOptions } from '../http-cache/stores/redis-store.js'
import type { CacheStore } from '../http-cache/stores/store.js'
import { type SteadyClock, systemClock } from '../lib/clock.js'

export type StartEdgeOptions = {
  host: string
  /** 0 picks a free port. */
  port: number
  /** Read for each request, so that a change takes effect on the next request. */
  pipelines: PipelineSource
  /** The URLs that stand for backends. A backend without an entry is the built-in sample origin. */
  origins: OriginsOptions['mapping']
  /** The pipeline for hosts that name none. Null: the response to such a request explains how to name one. */
  defaultPipelineId: string | null
  cache: {
    /** For stored bodies and for bodies that are being fetched. */
    memoryBytes: number
    /** A larger body is passed on but not stored. */
    maxObjectBytes: number
    /** The URL of a Redis or Valkey server that several edges share. Null: this edge has a cache of its own. */
    url: string | null
  }
  clock?: SteadyClock
  logger: {
    info(details: object, message: string): void
    warn(details: object, message: string): void
    error(details: object, message: string): void
  }
  /** Defaults: those of the edge server. */
  limits?: EdgeServerOptions['limits']
  /** Defaults: those of `createOrigins`. */
  originLimits?: Omit<OriginsOptions, 'mapping' | 'sampleOrigin'>
}

export type RunningEdge = Edge & {
  /** Without a path. */
  readonly url: string
  /** Lets requests under way finish for up to `graceMs`. Resolves to the number of requests that were then cut. */
  close(graceMs: number): Promise<number>
}

/** Rejects with Node's own error if the address is not available, such as `EADDRINUSE`. */
export async function startEdge(options: StartEdgeOptions): Promise<RunningEdge> {
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
    // The fetch of a backend stage: `traffic` counts it, `reportingFailures` logs its failures, and `origins` sends it. `compilePipeline` puts
    // the route rules and the WAF in front.
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
 * Memory that is reserved for garbage. V8 lets unreferenced buffers grow to 64 MiB before it collects them
 * (`kExternalAllocationSoftLimit`), and the process keeps the holes between the remaining buffers. Measured by `bench/soak.ts`.
 */
const GARBAGE_BYTES = 96 * 1024 ** 2

/** The part of the memory that is for bodies themselves. */
function bodyBytesOf(memoryBytes: number): number {
  return memoryBytes - Math.min(GARBAGE_BYTES, memoryBytes / 2)
}

/** The store is loaded only when it is needed, because its Redis client takes longer to load than everything else here. */
async function openSharedStore(options: RedisStoreOptions): Promise<CacheStore> {
  const { createRedisStore } = await import('../http-cache/stores/redis-store.js')
  const store = createRedisStore(options)
  await store.opened
  return store
}
