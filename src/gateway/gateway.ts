/** The gateway: GraphQL over HTTP for one upstream, as a handler for Node's HTTP server. See `listen.ts` for its sockets. */
import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { createYoga } from 'graphql-yoga'
import type { Logger } from 'pino'
import { createCallBudget } from '../api-client/call-budget.js'
import type { EdgeServices } from '../api-client/client.js'
import { type BuildJournal, createBuildJournal } from '../graphql/build-journal.js'
import type { Context } from '../graphql/context.js'
import type { EdgeView } from '../graphql/edge-view.js'
import { DEFAULT_LIMITS, type Limits } from '../graphql/limits/limits.js'
import { createNodeCounter } from '../graphql/limits/node-counter.js'
import { schema, typeDefs } from '../graphql/schema.js'
import { createOriginCheck, createRequestGuard } from '../http/request-guard.js'
import { clientOf } from '../http/sockets/client.js'
import { createKindMemory } from '../loaders/known-kinds.js'
import { createLoaders } from '../loaders/loaders.js'
import { createKnowledge } from '../pagination/list-knowledge.js'
import { handleCors } from './access/cors.js'
import { createGatekeeper } from './access/gatekeeper.js'
import { forbidStoring, useNoStore } from './access/no-store.js'
import { setSecurityHeaders } from './access/security-headers.js'
import { useGetGuard } from './access/use-get-guard.js'
import { usePages } from './graphiql/use-pages.js'
import { useCostLimits } from './operation/use-cost-limits.js'
import { useDocuments } from './operation/use-documents.js'
import { registerEdgeMetrics } from './reporting/edge-metrics.js'
import { createMetrics, type Metrics } from './reporting/metrics.js'
import { registerPaceMetrics } from './reporting/pace-metrics.js'
import { createRefusalReporter } from './reporting/refusals.js'
import { createUnknownValueReporter } from './reporting/unknown-values.js'
import { useCallerErrors } from './reporting/use-caller-errors.js'
import type { RequestContext } from './request/request-context.js'
import { usePersistedQueries } from './request/use-persisted-queries.js'
import { useRequestParams, useWellFormedParams } from './request/use-request-params.js'
import { useEndpoints } from './use-endpoints.js'

export const GRAPHQL_PATH = '/graphql'

export type GatewayOptions = {
  edgeServices: EdgeServices
  logger: Logger
  metrics?: Metrics
  /** The project of objects that are created without one. Null, the default: inputs must name a project. */
  defaultProjectId?: string | null
  /** The edge that serves the upstream's pipelines, for the fields and metrics about it. Null, the default: there is none in this process. */
  edge?: EdgeView | null
  /** For all upstream calls of an operation together. Default: 15 000. */
  operationTimeoutMs?: number
  /** Limits that differ from the defaults. A limit of 0 is off. */
  limits?: Partial<Limits>
  /**
   * `loopback`, the default: only this machine can reach the gateway, which then accepts only names of this machine. `any`: other
   * machines can reach the gateway, by names that it cannot know unless they are in `allowedHosts`.
   */
  hosts?: 'loopback' | 'any'
  /**
   * Additional names of the gateway, in the form that `parseHostName` returns. With `any`, a list that is not empty excludes all
   * other names, but never addresses.
   */
  allowedHosts?: readonly string[]
  /** Origins whose pages may call, in addition to this machine's, in the form that `parseOrigin` returns. */
  allowedOrigins?: readonly string[]
  /** Records the builds of pipelines under way. Default: only in the log. */
  builds?: BuildJournal
  /** Waits between two attempts to find or remove the parts of a failed build. Default: a timer. */
  wait?: (ms: number) => Promise<void>
}

export type Gateway = {
  handle: RequestListener
  /** Makes `/ready` respond with 503, so that load balancers send nothing more. Requests are still served. */
  drain(): void
}

export function createGateway({
  edgeServices,
  logger,
  metrics = createMetrics(),
  defaultProjectId = null,
  edge = null,
  operationTimeoutMs = 15_000,
  hosts = 'loopback',
  allowedHosts = [],
  allowedOrigins = [],
  limits: givenLimits = {},
  builds = createBuildJournal({ logger, folder: null }),
  wait = delay,
}: GatewayOptions): Gateway {
  let isReady = true
  const limits: Limits = { ...DEFAULT_LIMITS, ...givenLimits }
  const knowledge = createKnowledge()
  const kindMemory = createKindMemory()
  const reportUnknownValue = createUnknownValueReporter(logger, metrics)
  registerPaceMetrics(metrics.registry, edgeServices)
  if (edge !== null) registerEdgeMetrics(metrics.registry, edge)

  const turnAway = createGatekeeper(
    createRequestGuard({
      server: 'gateway',
      hosts,
      allowedHosts,
      isAllowedOrigin: createOriginCheck(allowedOrigins, edge === null ? null : portOf(edge)),
    }),
  )

  const yoga = createYoga<RequestContext, Context>({
    schema,
    context({ request, requestId, req }) {
      const token = request.headers.get('x-auth-token')
      const kinds = kindMemory.under(edgeServices.credentialName(token))
      const caller = token ?? clientOf(req.socket.remoteAddress ?? '')
      const budget = createCallBudget(limits.upstreamCalls)
      const deadline = Date.now() + operationTimeoutMs
      const client = edgeServices.forOperation({ token, caller, signal: request.signal, deadline, budget })
      const detachedClient = () =>
        edgeServices.forOperation({
          token,
          caller,
          signal: new AbortController().signal,
          deadline: Date.now() + operationTimeoutMs,
        })
      return {
        client,
        build: { detachedClient, wait, journal: builds, requestId },
        loaders: createLoaders(client, knowledge, kinds),
        knowledge,
        budget,
        countNodes: createNodeCounter(limits),
        kinds,
        defaultProjectId,
        edge,
        reportUnknownValue,
        reportRefusal: createRefusalReporter(logger, requestId),
      }
    },
    graphqlEndpoint: GRAPHQL_PATH,
    // `usePages` shows GraphiQL, and `handleCors` comes before Yoga.
    graphiql: false,
    cors: false,
    logging: false,
    // `useRequestParams` and `useCallerErrors` do this at less cost, and with our own codes.
    maxRequestBodySize: false,
    maskedErrors: false,
    multipart: false,
    // `useDocuments` caches documents.
    parserAndValidationCache: false,
    landingPage: false,
    // `useEndpoints` serves `/health`. Yoga's own health check would come first, for every URL with this ending. No URL ends in a space.
    healthCheckEndpoint: ' ',
    plugins: [
      usePages({ graphqlPath: GRAPHQL_PATH }),
      useEndpoints({
        graphqlPath: GRAPHQL_PATH,
        sdl: typeDefs,
        metrics: metrics.registry,
        isReady: () => isReady,
      }),
      useGetGuard(),
      useRequestParams(limits),
      usePersistedQueries(),
      useWellFormedParams(),
      useDocuments(limits, metrics),
      useCostLimits(limits),
      useCallerErrors({ logger, hasCredential: edgeServices.hasCredential }),
      useNoStore(),
    ],
  })

  return {
    handle(req, res) {
      // The gateway makes the id itself, because an id from the caller could forge log lines.
      const requestId = randomUUID()
      res.setHeader('x-request-id', requestId)
      forbidStoring(res)
      setSecurityHeaders(res)
      if (turnAway(req, res, requestId) || handleCors(req, res)) return
      yoga(req, res, { requestId })
    },
    drain() {
      isReady = false
    },
  }
}

function portOf(edge: EdgeView): string {
  return new URL(edge.urlOf('any')).port
}
