/** The embedded upstream: the emulator, and the edge that serves its pipelines, in this process. */
import { randomUUID } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import type { Logger } from 'pino'
import type { Config, EmbeddedUpstream } from '../config/config.js'
import { createEdgeServicesServer } from '../emulator/server.js'
import type { PurgeRequest } from '../wire/purge-request.js'
import type { ConnectionLimits } from './open-files.js'
import { type RunningEdge, startEdge } from './start-edge.js'
import { listenOrExplain, openDataOrExplain } from './start-errors.js'
import type { Upstream } from './upstream.js'

/** @throws StartError if the data cannot be used or a port is not available. */
export async function openEmbedded(
  { host, port, data, rateLimit, managedZones, edge: edgeSettings }: EmbeddedUpstream,
  { allowedHosts, allowedOrigins }: Pick<Config, 'allowedHosts' | 'allowedOrigins'>,
  connections: ConnectionLimits,
  logger: Logger,
): Promise<Upstream> {
  // Let the heap grow at most 50 % between collections, because it holds the stored responses with small bodies. By default, a heap as
  // small as this one may triple.
  setFlagsFromString('--heap-growing-percent=50')
  let edge: RunningEdge | undefined
  const onPurgeRequest = (request: PurgeRequest) => edge?.purge(request)
  const opened = openDataOrExplain(data, (path) => ({
    emulator: createEdgeServicesServer({
      data: path,
      seed: true,
      rateLimit,
      managedZones,
      logger,
      onPurgeRequest,
    }),
    path,
  }))
  const { emulator } = opened
  edge = await listenOrExplain('EDGE_PORT', edgeSettings, () =>
    startEdge({
      ...edgeSettings,
      pipelines: emulator.pipelines,
      logger,
      limits: { maxConnections: connections.edge },
      originLimits: { connections: connections.perOrigin },
    }),
  )
  const { url } = await listenOrExplain('EDGE_SERVICES_PORT', { host, port }, () =>
    emulator.listen({
      host,
      port,
      allowedHosts,
      allowedOrigins,
      limits: { maxConnections: connections.emulator },
    }),
  )
  return {
    baseUrl: url,
    // The emulator requires a token, but accepts any.
    secretKey: randomUUID(),
    // The emulator has no rate limit unless one is set.
    paced: rateLimit !== null,
    edge,
    facts: { edgeServices: url, edge: edge.url, data: opened.path },
    servers: [edge],
    close: () => emulator.close(),
  }
}
