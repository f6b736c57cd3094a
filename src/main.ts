/** The process: reads its settings, starts what they ask for, and stops when it is told to. */
import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { type Logger, pino, stdTimeFunctions } from 'pino'
import { type Config, ConfigError, readConfig } from './config/config.js'
import { drain } from './http/drain.js'
import { type RunningEdge, startEdge } from './app/start-edge.js'
import type { EdgeView } from './edge/traffic.js'
import { createEdgeServices } from './api-client/client.js'
import { SAMPLE_PROJECT_ID } from './emulator/seed.js'
import { createEdgeServicesServer } from './emulator/server.js'
import { createBuildJournal } from './graphql/build-journal.js'
import { reportUnfinishedBuilds } from './graphql/unfinished-builds.js'
import { createGateway, GRAPHQL_PATH } from './gateway/gateway.js'
import { listen } from './gateway/listen.js'
import { createMetrics, registerDroppedLines } from './gateway/reporting/metrics.js'
import { createCallObserver } from './gateway/reporting/upstream-calls.js'
import { reachOf } from './http/request-guard.js'
import { toLoggedError } from './app/log-error.js'
import { createStdoutLog } from './app/log-output.js'
import { type ConnectionLimits, connectionLimits, FEW_OPEN_FILES, openFilesLimit } from './app/open-files.js'
import { listenOrExplain, openDataOrExplain, StartError } from './app/start-errors.js'
import type { PurgeRequest } from './wire/purge-request.js'

// By how much of what is in use V8's heap grows before it is collected: a heap as small as this it would let triple, and
// what is stored with small bodies is in it.
setFlagsFromString('--heap-growing-percent=50')

/** How long requests under way may take once the process is told to stop. */
const DRAIN_MS = 10_000

/** How long all else may take then. */
const CLOSE_MS = 5_000

/** How long a reader of the log may take for its last lines. */
const LAST_LINES_MS = 1_000

/** By convention, a process that a signal ended exits with 128 and the signal's number. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const

const log = createStdoutLog()
const logger = pino(
  {
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (level) => ({ level }) },
    serializers: { err: toLoggedError },
  },
  log,
)

async function exit(code: number): Promise<never> {
  await log.flush(LAST_LINES_MS)
  process.exit(code)
}

type Upstream = {
  baseUrl: string
  secretKey: string | null
  /** Whether calls keep within a rate limit. The emulator in this process refuses no call unless a limit is set for it. */
  paced: boolean
  /** Null: its pipelines are served elsewhere. */
  edge: EdgeView | null
  /** For the `ready` line. */
  facts: object
  /** Those that have visitors of their own. */
  servers: readonly RunningEdge[]
  close(): Promise<void>
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  let stopping = false
  let shutDown = async () => {}
  const stop = async (signal: keyof typeof EXIT_CODES) => {
    if (stopping) process.exit(EXIT_CODES[signal])
    stopping = true
    logger.info({ signal }, 'stopping')
    await shutDown().catch((error: unknown) => logger.warn({ err: error }, 'not everything could be closed'))
    logger.info('stopped')
    await exit(0)
  }
  // From the start: the first process of a container is sent signals in vain unless it listens.
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  for (const warning of config.warnings) logger.warn(warning)
  const openFiles = openFilesLimit()
  const connections = connectionLimits(openFiles)
  if (openFiles < FEW_OPEN_FILES)
    logger.warn({ openFiles, connections }, 'the process may open few files, so it takes few connections')
  const upstream = await openUpstream(config, connections, logger)
  const journal = journalFolder(config)
  if (journal !== null) reportUnfinishedBuilds(journal, logger)
  const metrics = createMetrics()
  registerDroppedLines(metrics.registry, log)
  const edgeServices = createEdgeServices({
    baseUrl: upstream.baseUrl,
    secretKey: upstream.secretKey,
    paced: upstream.paced,
    connections: connections.upstream,
    onCall: createCallObserver(logger, metrics),
  })
  const isEmbedded = config.upstream.kind === 'embedded'
  const gateway = createGateway({
    edgeServices,
    logger,
    metrics,
    defaultProjectId: config.defaultProjectId ?? (isEmbedded ? SAMPLE_PROJECT_ID : null),
    edge: upstream.edge,
    hosts: reachOf(config.host),
    allowedHosts: config.allowedHosts,
    allowedOrigins: config.allowedOrigins,
    limits: config.limits,
    builds: createBuildJournal({ logger, folder: journal }),
  })
  const server = await listenOrExplain('PORT', config, () =>
    listen(gateway.handle, { ...config, logger, limits: { maxConnections: connections.gateway } }),
  )
  shutDown = async () => {
    gateway.drain()
    // First the edge, so that `/ready` says 503 for as long as anybody is being served.
    await drain([...upstream.servers, server], DRAIN_MS, logger)
    await within(CLOSE_MS, async () => {
      await edgeServices.close()
      await upstream.close()
    })
  }
  logger.info({ url: server.url + GRAPHQL_PATH, upstream: config.upstream.kind, ...upstream.facts }, 'ready')
}

/** Beside the data of the embedded service unless told. Null: nothing is kept, or no folder is known. */
function journalFolder({ buildJournal, upstream }: Config): string | null {
  if (buildJournal !== undefined) return resolve(buildJournal)
  if (upstream.kind === 'remote' || upstream.data === ':memory:') return null
  return `${resolve(upstream.data)}.builds`
}

async function openUpstream(
  { upstream, allowedHosts, allowedOrigins }: Config,
  connections: ConnectionLimits,
  logger: Logger,
): Promise<Upstream> {
  if (upstream.kind === 'remote')
    return {
      ...upstream,
      paced: true,
      edge: null,
      facts: { edgeServices: upstream.baseUrl },
      servers: [],
      close: async () => {},
    }
  let edge: RunningEdge | undefined
  const onPurgeRequest = (request: PurgeRequest) => edge?.purge(request)
  const { server, data } = openDataOrExplain(upstream.data, (path) => ({
    server: createEdgeServicesServer({
      data: path,
      seed: true,
      rateLimit: upstream.rateLimit,
      managedZones: upstream.managedZones,
      logger,
      onPurgeRequest,
    }),
    data: path,
  }))
  edge = await listenOrExplain('EDGE_PORT', upstream.edge, () =>
    startEdge({
      ...upstream.edge,
      pipelines: server.pipelines,
      logger,
      limits: { maxConnections: connections.edge },
      originLimits: { connections: connections.perOrigin },
    }),
  )
  const { url } = await listenOrExplain('EDGE_SERVICES_PORT', upstream, () =>
    server.listen({
      host: upstream.host,
      port: upstream.port,
      allowedHosts,
      allowedOrigins,
      limits: { maxConnections: connections.emulator },
    }),
  )
  return {
    baseUrl: url,
    // The embedded service asks for a token, and takes any.
    secretKey: randomUUID(),
    paced: upstream.rateLimit !== null,
    edge,
    facts: { edgeServices: url, edge: edge.url, data },
    servers: [edge],
    close: () => server.close(),
  }
}

/** Rejects once the work has taken longer. */
async function within(timeoutMs: number, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const overdue = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`expected to be done within ${timeoutMs} ms`)), timeoutMs)
  })
  await Promise.race([work(), overdue])
  clearTimeout(timer)
}

process.on('unhandledRejection', (error) => {
  // Nobody waits for it, and nothing was left half done by it that others rely on.
  logger.error({ err: error }, 'a promise was rejected that nobody handles')
})
process.on('uncaughtException', (error) => {
  // Something may be half done. A supervisor starts a process anew that is sound.
  logger.fatal({ err: error }, 'an error was thrown that nobody handles')
  void exit(1)
})

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError || error instanceof StartError ? error.message : error)
  process.exit(1)
})
