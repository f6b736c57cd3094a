/** The embedded Edge Services: the REST API v1beta1 over a database of its own. See README.md. */
import { randomUUID as systemRandomUUID } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Clock, systemClock } from '../lib/clock.js'
import type { PurgeRequest } from '../wire/purge-request.js'
import { createApp, type ServerLogger } from './app.js'
import { applyFault } from './apply-fault.js'
import { BASE_PATH, DEFAULT_PAGE_SIZE, FAULTS_PATH, MAX_PAGE_SIZE, PENDING_MS } from './constants.js'
import { Refusal } from './errors.js'
import { parseFault } from './fault-text.js'
import { createFaults, type Faults } from './faults.js'
import { type Listener, type ListenOptions, listen } from './listen.js'
import { createRateLimiter } from './rate-limit.js'
import { SAMPLE_ORGANIZATION_ID, SAMPLE_PROJECT_ID, seed } from './seed.js'
import { openDatabase } from './store/database.js'
import { explainFile } from './store/explain-file.js'
import { createServedPipelines, type ServedPipelines } from './store/served-pipelines.js'
import { createStore } from './store/store.js'

export type EdgeServicesServerOptions = {
  /** The database file, made with its folder where there is none. `:memory:`, the default, keeps nothing. */
  data?: string
  /** Whether a new database gets sample pipelines. One that exists never does, even an empty one. Default: false. */
  seed?: boolean
  clock?: Clock
  /** Makes the ids of what is created. Request ids are always random. */
  randomUUID?: () => string
  logger?: ServerLogger
  /** Items on a page where a request names no `page_size`. Default: 20. */
  defaultPageSize?: number
  /** The most items on a page, whatever a request asks for. Default: 100. */
  maxPageSize?: number
  /** The organization of each project that is not its own organization, by project id. */
  organizations?: Readonly<Record<string, string>>
  /** How long a change of a complete pipeline leaves it `pending`, and a purge request too. Default: 2000. */
  pendingMs?: number
  /**
   * The zones that count as held by the account. A DNS stage whose names are all in them becomes `managed` when it is
   * created or updated; otherwise one with names is `custom`. Default: none.
   */
  managedZones?: readonly string[]
  /**
   * Calls a second for each credential, from 1 up; those above it are refused (429). Default, and null: none are, and the
   * headers say 50.
   */
  rateLimit?: number | null
  /**
   * Called with each purge request once it is on disk. It is answered, and shown as done, only after this has; a rejection
   * is a 500, and the purge request stays in the history, pending until the server starts anew.
   */
  onPurgeRequest?: (request: PurgeRequest) => void | Promise<void>
  /** Called with each request before anything is done about it. */
  onRequest?: (request: ObservedRequest) => void
}

const consoleLogger: ServerLogger = {
  error: (details, message) => console.error(message, details),
  warn: (details, message) => console.warn(message, details),
}

export type ObservedRequest = {
  method: string
  /** Below the base path `/edge-services/v1beta1`, where it is there. */
  path: string
  query: URLSearchParams
  headers: Headers
  /** Aborted when the caller leaves before the answer. */
  signal: AbortSignal
}

export type EdgeServicesServer = {
  /** The API without sockets. The connection is what faults break; left out, they reject. */
  fetch(request: Request, connection?: Partial<HttpBindings>): Promise<Response>
  listen(options?: ListenOptions): Promise<Listener>
  faults: Faults
  /** What an edge in the same process serves. Not to be used once the server is closed. */
  pipelines: ServedPipelines
  /** Closes every listener, then the database. A second call waits for the first. */
  close(): Promise<void>
}

/** Throws an error that names the file where `data` cannot be used. */
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
  // In an organization's default project the two ids are equal: recorded so.
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
    const { headers: limits, refusal } = rateLimiter.take(request.headers.get('X-Auth-Token') ?? '')
    // By the clock that `created_at` is read off: Node's own would be the system's.
    const headers = { ...limits, Date: new Date(clock.nowMs()).toUTCString() }
    const act = async () => withHeaders(await app.fetch(request, connection ?? {}), headers)
    try {
      if (refusal !== null) throw refusal
      const header = request.headers.get('X-Fault')
      const fault = header === null ? faults.take(request.method, path) : parseFault(header)
      if (fault === undefined) return await act()
      const answer = await applyFault(fault, { request, connection, act, closing: closing.signal })
      return withHeaders(answer, headers)
    } catch (error) {
      if (error instanceof Refusal) return withHeaders(error.toResponse(), headers)
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

/** Adds those that the answer does not have: a fault may say something else. */
function withHeaders(answer: Response, headers: Readonly<Record<string, string>>): Response {
  if (answer === RESPONSE_ALREADY_SENT) return answer
  for (const [name, value] of Object.entries(headers)) {
    if (!answer.headers.has(name)) answer.headers.set(name, value)
  }
  return answer
}

/** The signal is made when it is asked for: Node's adapter builds a whole request for it. */
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
