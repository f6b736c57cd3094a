/** Starts Edgeway from its settings: the upstream, and the gateway that calls it. */
import { resolve } from 'node:path'
import type { Logger } from 'pino'
import { createEdgeServices } from '../api-client/client.js'
import type { Config } from '../config/config.js'
import { SAMPLE_PROJECT_ID } from '../emulator/seed.js'
import { createGateway, GRAPHQL_PATH } from '../gateway/gateway.js'
import { listen } from '../gateway/listen.js'
import { createCallObserver, createMetrics, registerDroppedLines } from '../gateway/reporting/metrics.js'
import { createBuildJournal } from '../graphql/build-journal.js'
import { reportUnfinishedBuilds } from '../graphql/unfinished-builds.js'
import { drain } from '../http/drain.js'
import { reachOf } from '../http/request-guard.js'
import { openEmbedded } from './embedded.js'
import type { LogOutput } from './log-output.js'
import { connectionLimits, FEW_OPEN_FILES, openFilesLimit } from './open-files.js'
import { openRemote } from './remote.js'
import { listenOrExplain } from './start-errors.js'

/** Requests under way may take this long after Edgeway is told to stop. */
const DRAIN_MS = 10_000

/** Everything else may then take this long to close. */
const CLOSE_MS = 5_000

export type RunningEdgeway = {
  /** Details for the `ready` line of the log. */
  facts: object
  /** Finishes the requests under way, then closes everything. Rejects if something cannot be closed in time. */
  shutDown(): Promise<void>
}

/** @throws StartError if a port is not available or the data cannot be used. */
export async function startEdgeway(config: Config, logger: Logger, log: LogOutput): Promise<RunningEdgeway> {
  const openFiles = openFilesLimit()
  const connections = connectionLimits(openFiles)
  if (openFiles < FEW_OPEN_FILES)
    logger.warn({ openFiles, connections }, 'the process may open few files, so it takes few connections')
  const upstream =
    config.upstream.kind === 'embedded'
      ? await openEmbedded(config.upstream, config, connections, logger)
      : openRemote(config.upstream)
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
  const gateway = createGateway({
    edgeServices,
    logger,
    metrics,
    defaultProjectId:
      config.defaultProjectId ?? (config.upstream.kind === 'embedded' ? SAMPLE_PROJECT_ID : null),
    edge: upstream.edge,
    hosts: reachOf(config.host),
    allowedHosts: config.allowedHosts,
    allowedOrigins: config.allowedOrigins,
    limits: config.limits,
    builds: createBuildJournal({ logger, folder: journal }),
  })
  const server = await listenOrExplain('PORT', config, () =>
    listen(gateway, { ...config, logger, limits: { maxConnections: connections.gateway } }),
  )
  return {
    facts: { url: server.url + GRAPHQL_PATH, upstream: config.upstream.kind, ...upstream.facts },
    async shutDown() {
      gateway.drain()
      // The gateway closes last, so that `/ready` responds with 503 as long as any request is served.
      await drain([...upstream.servers, server], DRAIN_MS, logger)
      await within(CLOSE_MS, async () => {
        await edgeServices.close()
        await upstream.close()
      })
    },
  }
}

/**
 * The folder from the settings, or else one beside the emulator's data. Null: neither exists, because the upstream is remote or keeps no
 * data.
 */
function journalFolder({ buildJournal, upstream }: Config): string | null {
  if (buildJournal !== undefined) return resolve(buildJournal)
  if (upstream.kind === 'remote' || upstream.data === ':memory:') return null
  return `${resolve(upstream.data)}.builds`
}

/** Rejects if the work takes longer. */
async function within(timeoutMs: number, work: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const overdue = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`expected to be done within ${timeoutMs} ms`)), timeoutMs)
  })
  await Promise.race([work(), overdue])
  clearTimeout(timer)
}
