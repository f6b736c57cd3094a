/** The way from a backend stage to what stands for it: a URL that is fetched, or the built-in sample origin. */
import type { Forward, OriginRequest } from '../../http-cache/message.js'
import { OriginError } from '../../http-cache/message.js'
import { type Backend, type BackendTarget, targetsOf } from './backend.js'
import { cdnInfoOf } from './cdn-loop.js'
import { failing } from './local-call.js'
import { HttpOriginCall } from './origin-call.js'
import { createOriginPool, type OriginPool, type PoolOptions } from './origin-pool.js'
import type { BaseUrl } from './origin-url.js'
import type { OriginMapping } from './parse-origins.js'
import { hostFor, toRequestLines } from './request-fields.js'

export type OriginsOptions = {
  mapping: OriginMapping
  /** For backends that the mapping does not name. */
  sampleOrigin: (backend: Backend) => Forward
  /** At most so many connections to each origin, 1,024 unless told; further requests wait for one. */
  connections?: number
  /** For one of those to be free: 30 s unless told. */
  queueTimeoutMs?: number
  /** For a connection, TLS included: 5 s unless told. Like the others, kept to within a second. */
  connectTimeoutMs?: number
  /** From the request's end, or else from a first interim answer, to the end of the final one's fields: 60 s unless told. */
  headersTimeoutMs?: number
  /** Between two pieces of the answer's body, while it is not paused: 60 s unless told. */
  bodyTimeoutMs?: number
  /** Of the answer's fields: 64 KiB unless told. */
  maxHeaderBytes?: number
  /** PEM of the only authority to be trusted. Unless told: those Node knows, and `NODE_EXTRA_CA_CERTS`. */
  ca?: string | null
}

export type Origins = {
  /** Connects to nothing yet. */
  forwardTo(backend: Backend): Forward
  /** Ends the calls under way with an error, and closes all connections. */
  close(): Promise<void>
}

/**
 * A mapped URL stands for the backend's own endpoint, as Edge Services would reach it: it is asked for the very path of
 * the request, after its own. So for a bucket it is that of the bucket's endpoint, or of its website endpoint where
 * `is_website` is set: the index and error documents of a website are what the URL answers, and are not imitated here.
 *
 * The first target of the stage that has a key of its own in the mapping is asked, else the URL of `*`, else the sample
 * origin. A stage with several load balancers is not balanced. Nothing is upgraded: a WebSocket's handshake arrives as a plain GET.
 */
export function createOrigins({
  mapping,
  sampleOrigin,
  connections = 1024,
  queueTimeoutMs = 30_000,
  connectTimeoutMs = 5_000,
  headersTimeoutMs = 60_000,
  bodyTimeoutMs = 60_000,
  maxHeaderBytes = 65_536,
  ca = null,
}: OriginsOptions): Origins {
  const poolOptions: PoolOptions = {
    connections,
    queueTimeoutMs,
    connectTimeoutMs,
    headersTimeoutMs,
    bodyTimeoutMs,
    maxHeaderBytes,
    ca,
  }
  const pools = new Map<string, OriginPool>()

  const poolOf = (url: BaseUrl, target: BackendTarget): OriginPool => {
    const servername = url.isTls ? certificateName(url, target) : url.hostname
    const key = `${url.origin} ${servername}`
    const pool = pools.get(key) ?? createOriginPool(url, servername, poolOptions)
    pools.set(key, pool)
    return pool
  }

  return {
    forwardTo(backend) {
      const found = findUrl(mapping, targetsOf(backend))
      return found === null
        ? sampleOrigin(backend)
        : forwardToUrl(found, backend, poolOf(found.url, found.target))
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.destroy()))
    },
  }
}

type Found = { readonly url: BaseUrl; readonly target: BackendTarget }

function findUrl(mapping: OriginMapping, targets: ReturnType<typeof targetsOf>): Found | null {
  const target = targets.find(({ key }) => mapping.has(key)) ?? targets[0]
  const url = mapping.get(target.key) ?? mapping.get('*')
  return url === undefined ? null : { target, url: target.isSsl ? url.ssl : url.plain }
}

function forwardToUrl({ url, target }: Found, { pipelineId }: Backend, pool: OriginPool): Forward {
  const name = `${target.name} at ${url.origin}`
  const cdnInfo = cdnInfoOf(pipelineId)
  const { servername } = pool
  return (request: OriginRequest, handler) => {
    const { method, target: pathAndQuery, body } = request
    // undici would hand over the connection itself.
    if (method === 'CONNECT') return failing(handler, new OriginError(502, `${name} cannot be a tunnel`))
    const headers = toRequestLines(request, hostFor(target, request, url.host), cdnInfo)
    const dispatched = { method, path: url.path + pathAndQuery, headers, body, servername }
    return new HttpOriginCall(pool, dispatched, handler, name).send()
  }
}

/** The host of `domain_name`, which may have a port. */
function certificateName(url: BaseUrl, { domainName }: BackendTarget): string {
  return domainName === null ? url.hostname : domainName.replace(/:\d*$/, '')
}
