/** The emulator: the REST API v1beta1 over a database of its own. See README.md. */
import { randomUUID as systemRandomUUID } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Clock, systemClock } from '../lib/clock.js'
import type { PurgeRequest } from '../wire/purge-request.js'
import { createApp, type ServerLogger } from './app.js'
import { applyFault } from './apply-fault.js'
import { BASE_PATH, DEFAULT_PAGE_SIZE, FAULTS_PATH, MAX_PAGE_SIZE, PENDING_MS } from './constants.js'
import { Refusal } from './errors.js'
import { createFaults, type Faults, parseFault } from './faults.js'
import { type Listener, type ListenOptions, listen } from './listen.js'
import { createRateLimiter } from './rate-limit.js'
import { SAMPLE_ORGANIZATION_ID, SAMPLE_PROJECT_ID, seed } from './seed.js'
import { openDatabase } from './store/database.js'
import { explainFile } from './store/explain-file.js'
import { createServedPipelines, type ServedPipelines } from './store/served-pipelines.js'
import { createStore } from './store/store.js'

export type EdgeServicesServerOptions = {
  /** The database file. It is created with its folder if it does not exist. `:memory:`, the default, keeps nothing. */
  data?: string
  /** Whether a new database gets sample pipelines. An existing one never does, even if it is empty. Default: false. */
  seed?: boolean
  clock?: Clock
  /** Makes the ids of new objects. Request ids are always random. */
  randomUUID?: () => string
  logger?: ServerLogger
  /** Items on a page if a request has no `page_size`. Default: 20. */
  defaultPageSize?: number
  /** The most items on a page. A larger `page_size` is reduced to it. Default: 100. */
  maxPageSize?: number
  /** The organizations of projects, by project id. The organization of any other project has the project's id. */
  organizations?: Readonly<Record<string, string>>
  /** A complete pipeline stays `pending` for this long after a change, and a purge request after its creation. Default: 2000. */
  pendingMs?: number
  /**
   * The DNS zones of the account. When a DNS stage is created or updated, it becomes `managed` if all its names are in these
   * zones. Any other stage with names becomes `custom`. Default: none.
   */
  managedZones?: readonly string[]
  /**
   * Calls per second for each credential, 1 or more. Further calls are refused with 429. Null, the default: no call is
   * refused, and the headers say 50.
   */
  rateLimit?: number | null
  /**
   * Called with each purge request once it is on disk. The response waits until this resolves, and the purge request is
   * `pending` until then. If this rejects, the response is a 500, and the purge request stays in the history, `pending` until
   * the server starts again.
   */
  onPurgeRequest?: (request: PurgeRequest) => void | Promise<void>
  /** Called with each request before it is handled. */
  onRequest?: (request: ObservedRequest) => void
}

const consoleLogger: ServerLogger = {
  error: (details, message) => console.error(message, details),
  warn: (details, message) => console.warn(message, details),
}

export type ObservedRequest = {
  method: string
  /** Without the base path `/edge-services/v1beta1`, if it has that. */
  path: string
  query: URLSearchParams
  headers: Headers
  /** Aborted when the caller leaves before the response. */
  signal: AbortSignal
}

export type EdgeServicesServer = {
  /** Handles a request without a socket. Faults break `connection`. If it is left out, they reject instead. */
  fetch(request: Request, connection?: Partial<HttpBindings>): Promise<Response>
  listen(options?: ListenOptions): Promise<Listener>
  faults: Faults
  /** The pipelines, for an edge in the same process. Must not be used after `close`. */
  pipelines: ServedPipelines
  /** Closes all listeners, then the database. A second call waits for the first. */
  close(): Promise<void>
}

/** @throws UnusableDatabaseError, which names the file, if `data` cannot be used. */
export function createEdgeServicesServer(options: EdgeServicesServerOptions = {}): EdgeServicesServer {
  const {
    data = ':memory:',
    clock = systemClock,
    randomUUID = systemRandomUUID,
    logger = consoleLogger,
    defaultPageSize = DEFAULT_PAGE_SIZE,
    maxPageSize = MAX_PAGE_SIZE,
    organizations = {},
    pendingMs = PENDING_MS,
    managedZones = [],
    rateLimit = null,
    onPurgeRequest = () => {},
    onRequest,
  } = options
  const known: Readonly<Record<string, string>> = {
    [SAMPLE_PROJECT_ID]: SAMPLE_ORGANIZATION_ID,
    ...organizations,
  }
  // In recordings, an organization's default project has the organization's id.
  const organizationOf = (projectId: string) => known[projectId] ?? projectId

  const database = openDatabase(data)
  seed(database, { enabled: options.seed ?? false, organizationOf, managedZones })
  const store = createStore(database, { clock, randomUUID, organizationOf, pendingMs })
  const faults = createFaults()
  const rateLimiter = createRateLimiter(rateLimit, clock)
  const pageSizes = { defaultPageSize, maxPageSize }
  const app = createApp({ store, pageSizes, clock, managedZones, onPurgeRequest }, faults, {
    logger,
    data,
  })
  const closing = new AbortController()
  const listeners = new Set<Listener>()

  const fetch: EdgeServicesServer['fetch'] = async (request, connection) => {
    const url = new URL(request.url)
    const path = url.pathname.startsWith(`${BASE_PATH}/`)
      ? url.pathname.slice(BASE_PATH.length)
      : url.pathname
    onRequest?.(observe(request, path, url.searchParams))
    if (url.pathname === FAULTS_PATH) return app.fetch(request, connection ?? {})
    const { headers: limits, refusal } = rateLimiter.count(request.headers.get('X-Auth-Token') ?? '')
    // From the same clock as `created_at`. Node would add a `Date` from the system's clock.
    const headers = { ...limits, Date: new Date(clock.nowMs()).toUTCString() }
    const act = async () => addHeaders(await app.fetch(request, connection ?? {}), headers)
    try {
      if (refusal !== null) throw refusal
      const header = request.headers.get('X-Fault')
      const fault = header === null ? faults.take(request.method, path) : parseFault(header)
      if (fault === undefined) return await act()
      const response = await applyFault(fault, { request, connection, act, closing: closing.signal })
      return addHeaders(response, headers)
    } catch (error) {
      if (error instanceof Refusal) return addHeaders(error.toResponse(), headers)
      throw error
    }
  }

  let closed: Promise<void> | undefined
  const closeAll = async () => {
    closing.abort()
    await Promise.all([...listeners].map((listener) => listener.close()))
    const problem = database.close()
    if (problem !== null)
      logger.warn(
        { data, problem: explainFile(data, problem), err: problem },
        'the data of Edge Services could not be brought into one file. Nothing is lost: keep the file whose name ends in -wal beside it',
      )
  }

  return {
    fetch,
    faults,
    pipelines: createServedPipelines(database, store, clock),
    async listen(listenOptions = {}) {
      const listener = await listen(fetch, { logger, ...listenOptions })
      listeners.add(listener)
      return listener
    },
    close() {
      closed ??= closeAll()
      return closed
    },
  }
}

/** Keeps headers that the response has already, because a fault may have set them. */
function addHeaders(response: Response, headers: Readonly<Record<string, string>>): Response {
  if (response === RESPONSE_ALREADY_SENT) return response
  for (const [name, value] of Object.entries(headers)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}

/** The signal is a getter because Node's adapter builds a whole `Request` to make it. */
function observe(request: Request, path: string, query: URLSearchParams): ObservedRequest {
  return {
    method: request.method,
    path,
    query,
    headers: request.headers,
    get signal() {
      return request.signal
    },
  }
}
