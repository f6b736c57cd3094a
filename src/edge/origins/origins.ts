/** The way from a backend stage to what stands for it: a URL that is fetched, or the built-in sample origin. */
import { IncomingMessage } from 'node:http'
import { visitorOf } from '../../http/sockets/visitor.js'
import type { FetchFromOrigin, OriginError, OriginRequest } from '../../http-cache/message.js'
import { type Backend, type BackendTarget, targetsOf } from './backend.js'
import { mayLeaveBase } from './base-path.js'
import { cdnInfoOf } from './cdn-loop.js'
import type { Share } from './fair-queue.js'
import { failing } from './local-fetch.js'
import { type OriginName, originError } from './origin-failure.js'
import { hostFor, toRequestLines } from './origin-request-fields.js'
import type { BaseUrl } from './origin-url.js'
import type { OriginMapping } from './parse-origins.js'
import { HttpOriginFetch } from './undici/origin-fetch.js'
import { createOriginPool, type OriginPool, type PoolOptions } from './undici/origin-pool.js'

export type OriginsOptions = {
  mapping: OriginMapping
  /** For backends that the mapping does not name. */
  sampleOrigin: (backend: Backend) => FetchFromOrigin
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
  createFetch(backend: Backend): FetchFromOrigin
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
    createFetch(backend) {
      const found = findUrl(mapping, targetsOf(backend))
      return found === null
        ? sampleOrigin(backend)
        : createUrlFetch(found, backend, poolOf(found.url, found.target))
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

function createUrlFetch({ url, target }: Found, { pipelineId }: Backend, pool: OriginPool): FetchFromOrigin {
  const origin: OriginName = { name: target.name, address: url.origin }
  const cdnInfo = cdnInfoOf(pipelineId)
  const { servername } = pool
  return (request: OriginRequest, handler) => {
    const { method, target: pathAndQuery, body } = request
    const refuse = (status: OriginError['status'], text: (name: string) => string) =>
      failing(handler, originError(status, origin, text))
    // undici would hand over the connection itself.
    if (method === 'CONNECT') return refuse(502, (name) => `${name} cannot be a tunnel`)
    if (url.path !== '' && mayLeaveBase(pathAndQuery))
      return refuse(400, () => 'The path asked for has a segment that may stand for the one above it.')
    const headers = toRequestLines(request, hostFor(target, request, url.host), cdnInfo)
    const share = new RequestShare(request)
    const dispatched = { method, path: url.path + pathAndQuery, headers, body, servername, share }
    return new HttpOriginFetch(pool, dispatched, handler, origin).send()
  }
}

class RequestShare implements Share {
  readonly visitor: string
  readonly #body: OriginRequest['body']

  constructor({ clientAddress, body }: OriginRequest) {
    this.visitor = visitorOf(clientAddress)
    this.#body = body
  }

  /** Any other body than a message's own is whole, such as one that a WAF stage has read. */
  get isUpload(): boolean {
    return this.#body instanceof IncomingMessage && !this.#body.complete
  }
}

/** The host of `domain_name`, which may have a port. */
function certificateName(url: BaseUrl, { domainName }: BackendTarget): string {
  return domainName === null ? url.hostname : domainName.replace(/:\d*$/, '')
}
