/**
 * An emulator and an edge, in front of an origin that the test provides: `await using world = await startEdgeWorld()`.
 * Everything runs over real sockets, with a clock that stands still until the test moves it.
 */
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { type RunningEdge, type StartEdgeOptions, startEdge } from '../../src/app/start-edge.js'
import { parseOrigins } from '../../src/edge/origins/parse-origins.js'
import type { EdgeServicesServerOptions } from '../../src/emulator/server.js'
import { startEmbedded } from './embedded-server.js'
import { createManualClock } from './manual-clock.js'
import { startHttpServer } from './test-server.js'

export type OriginHandler = (request: IncomingMessage, response: ServerResponse, index: number) => void

export type EdgeWorldOptions = {
  /** The origin of every backend (`*`). By default it responds with the number of the request, without caching directives. */
  origin?: OriginHandler
  /** Replaces the origin above. Null: the sample origin. */
  origins?: Record<string, string> | null
  edge?: Partial<StartEdgeOptions>
  server?: EdgeServicesServerOptions
}

export type PipelineOptions = {
  name?: string
  /** Null: the pipeline has no cache stage. */
  cache?: { fallback_ttl?: string; include_cookies?: boolean } | null
  backend?: object
  dns?: object
}

export type EdgeResponse = {
  status: number
  headers: IncomingMessage['headers']
  body: string
  xCache: string | undefined
}

const START = '2026-02-18T16:34:56.000000000Z'

export async function startEdgeWorld(options: EdgeWorldOptions = {}) {
  const clock = createManualClock(START)
  const asked: IncomingMessage[] = []
  const handler = options.origin ?? ((_request, response, index) => response.end(`answer ${index}`))
  const origin = await startHttpServer((request, response) => {
    response.setHeader('date', clock.now().toUTCString())
    handler(request, response, asked.push(request) - 1)
  })
  const originUrl = origin.url
  const mapping = options.origins === undefined ? { '*': originUrl } : (options.origins ?? {})
  const parsed = parseOrigins(JSON.stringify(mapping), () => '')
  if (!('mapping' in parsed)) throw new Error(parsed.problems.join('\n'))

  const log: { level: string; details: object; message: string }[] = []
  const logTo = (level: string) => (details: object, message: string) => {
    log.push({ level, details, message })
  }
  let edge: RunningEdge | undefined
  const upstream = await startEmbedded({
    clock,
    pendingMs: 2000,
    ...options.server,
    onPurgeRequest: (request) => edge?.purge(request),
  })
  edge = await startEdge({
    host: '127.0.0.1',
    port: 0,
    pipelines: upstream.server.pipelines,
    origins: parsed.mapping,
    defaultPipelineId: null,
    cache: { memoryBytes: 64 * 1024 ** 2, maxObjectBytes: 8 * 1024 ** 2, url: null },
    clock,
    logger: { info: logTo('info'), warn: logTo('warn'), error: logTo('error') },
    ...options.edge,
  })
  const port = Number(new URL(edge.url).port)

  return {
    edge,
    /** The edge's port. */
    port,
    upstream,
    clock,
    log,
    /** Requests that reached the origin, in order. */
    asked,
    originUrl,
    create: upstream.createBelow,

    /** DNS → [cache] → backend, with the DNS stage as its head. */
    async createPipeline({ name = 'pipeline', cache = {}, backend, dns = {} }: PipelineOptions = {}) {
      const { id } = await upstream.createPipeline({ name })
      const backendStage = await upstream.createBackendStage(id, backend)
      const cacheStage =
        cache === null
          ? null
          : await upstream.createCacheStage(id, {
              fallback_ttl: '3600s',
              include_cookies: false,
              ...cache,
              backend_stage_id: backendStage.id,
            })
      const link =
        cacheStage === null ? { backend_stage_id: backendStage.id } : { cache_stage_id: cacheStage.id }
      const dnsStage = await upstream.createBelow<{ id: string }>(`/pipelines/${id}/dns-stages`, {
        ...dns,
        ...link,
      })
      await upstream.createBelow(`/pipelines/${id}/set-head-stage`, {
        add_new_head_stage: { new_stage_id: dnsStage.id },
      })
      return { id, host: `${id}.localhost`, backendStage, cacheStage, dnsStage }
    },

    /** One request on a connection of its own. `host` is the `Host` field. */
    get: (
      host: string,
      path = '/',
      {
        method = 'GET',
        headers = {},
        body,
      }: { method?: string; headers?: Record<string, string>; body?: string } = {},
    ) =>
      new Promise<EdgeResponse>((resolve, reject) => {
        const sent = httpRequest(
          { host: '127.0.0.1', port, path, method, headers: { host, ...headers }, agent: false },
          (response) => {
            const chunks: Buffer[] = []
            response.on('data', (chunk: Buffer) => chunks.push(chunk))
            response.on('error', reject)
            response.on('end', () => {
              const xCache = response.headers['x-cache']
              resolve({
                status: response.statusCode ?? 0,
                headers: response.headers,
                body: Buffer.concat(chunks).toString(),
                xCache: Array.isArray(xCache) ? xCache.join() : xCache,
              })
            })
          },
        )
        sent.on('error', reject)
        sent.end(body)
      }),

    async [Symbol.asyncDispose]() {
      await edge.close(0)
      await upstream[Symbol.asyncDispose]()
      await origin[Symbol.asyncDispose]()
    },
  }
}
