/** Finds the origin of a backend stage, which is a URL or the built-in sample origin, and fetches from it. */
import { IncomingMessage } from 'node:http'
import { clientOf } from '../../http/sockets/client.js'
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
  /** The limit on connections to each origin. Beyond it, requests wait for a connection. Default: 1,024. */
  connections?: number
  /** The longest time that a request may wait for a free connection. Default: 30 s. */
  queueTimeoutMs?: number
  /** The longest time that connecting may take, TLS included. Default: 5 s. Like the other times, it is accurate to a second. */
  connectTimeoutMs?: number
  /** The time from the end of the request, or from the first interim response, to the end of the final head. Default: 60 s. */
  headersTimeoutMs?: number
  /** The time between two pieces of the response's body, while it is not paused. Default: 60 s. */
  bodyTimeoutMs?: number
  /** The limit on the fields of a response. Default: 64 KiB. */
  maxHeaderBytes?: number
  /** The only trusted certificate authority, as PEM. Default: the ones that Node knows, and `NODE_EXTRA_CA_CERTS`. */
  ca?: string | null
}

export type Origins = {
  /** The first request connects, not this call. */
  createFetch(backend: Backend): FetchFromOrigin
  /** Ends the fetches under way with an error, and closes all connections. */
  close(): Promise<void>
}

/**
 * A mapped URL stands for the backend's own endpoint, as Edge Services would reach it. The path of a request is appended to the path of the
 * URL. For a bucket, the URL is that of its endpoint, or of its website endpoint if `is_website` is set. The server at the URL must then
 * serve the website's index and error documents, because nothing here imitates them.
 *
 * The first target of the stage that has its own key in the mapping is used, else the URL of `*`, else the sample origin. There is no
 * balancing between several load balancers. Connections are not upgraded: a WebSocket handshake arrives as a plain GET.
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
    // For CONNECT, undici would return the raw connection.
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
  readonly client: string
  readonly #body: OriginRequest['body']

  constructor({ clientAddress, body }: OriginRequest) {
    this.client = clientOf(clientAddress)
    this.#body = body
  }

  /** A body that is not an `IncomingMessage` is complete already, such as one that a WAF stage has read. */
  get isUpload(): boolean {
    return this.#body instanceof IncomingMessage && !this.#body.complete
  }
}

/** The host of `domain_name`, which may have a port. */
function certificateName(url: BaseUrl, { domainName }: BackendTarget): string {
  return domainName === null ? url.hostname : domainName.replace(/:\d*$/, '')
}
