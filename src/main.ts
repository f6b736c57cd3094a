/** The process: reads its settings, starts what they ask for, and stops when it is told to. */
import { randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { destination, type Logger, pino, stdTimeFunctions } from 'pino'
import { type Config, ConfigError, readConfig } from './config.js'
import { drain } from './drain.js'
import { type RunningEdge, startEdge } from './edge/start-edge.js'
import type { EdgeView } from './edge/traffic.js'
import { createEdgeServices } from './edge-services/client.js'
import { SAMPLE_PROJECT_ID } from './edge-services-server/seed.js'
import { createEdgeServicesServer } from './edge-services-server/server.js'
import { createGateway, GRAPHQL_PATH } from './http/gateway.js'
import { listen } from './http/listen.js'
import { createMetrics } from './http/metrics.js'
import { createCallObserver } from './http/upstream-calls.js'
import { reachOf } from './lib/request-guard.js'
import { listenOrExplain, openDataOrExplain, StartError } from './start-errors.js'
import type { PurgeRequest } from './wire/purge-request.js'

// By how much of what is in use V8's heap grows before it is collected: a heap as small as this it would let triple, and
// what is stored with small bodies is in it.
setFlagsFromString('--heap-growing-percent=50')

/** How long requests under way may take once the process is told to stop. */
const DRAIN_MS = 10_000

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
  const logger = pino(
    { base: null, timestamp: stdTimeFunctions.isoTime, formatters: { level: (level) => ({ level }) } },
    // Else the last lines are lost at an exit now and then, and a log that nobody reads any more makes it wait for ever.
    destination({ dest: 1, sync: true }),
  )
  const upstream = await openUpstream(config, logger)
  const metrics = createMetrics()
  const edgeServices = createEdgeServices({
    baseUrl: upstream.baseUrl,
    secretKey: upstream.secretKey,
    paced: upstream.paced,
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
  })
  const server = await listenOrExplain('PORT', config, () => listen(gateway.handle, config))

  let stopping = false
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) return
    stopping = true
    logger.info({ signal }, 'stopping')
    gateway.drain()
    // First the edge, so that `/ready` says 503 for as long as anybody is being served.
    await drain([...upstream.servers, server], DRAIN_MS, logger)
    await edgeServices.close()
    await upstream.close()
    logger.info('stopped')
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  logger.info({ url: server.url + GRAPHQL_PATH, upstream: config.upstream.kind, ...upstream.facts }, 'ready')
}

async function openUpstream(
  { upstream, allowedHosts, allowedOrigins }: Config,
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
    startEdge({ ...upstream.edge, pipelines: server.pipelines, logger }),
  )
  const { url } = await listenOrExplain('EDGE_SERVICES_PORT', upstream, () =>
    server.listen({ host: upstream.host, port: upstream.port, allowedHosts, allowedOrigins }),
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

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError || error instanceof StartError ? error.message : error)
  process.exit(1)
})
