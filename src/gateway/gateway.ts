/** The gateway: GraphQL over HTTP on one upstream, as a handler for Node's HTTP server. See `listen.ts` for sockets. */
import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { createYoga } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { EdgeServices } from '../api-client/client.js'
import { type BuildJournal, createBuildJournal } from '../graphql/build-journal.js'
import type { EdgeView } from '../graphql/edge-view.js'
import { DEFAULT_LIMITS, type Limits } from '../graphql/limits/limits.js'
import { schema, typeDefs } from '../graphql/schema.js'
import type { PlainHandler } from '../http/plain/plain-handler.js'
import { createOriginCheck, createRequestGuard } from '../http/request-guard.js'
import { createKindMemory } from '../loaders/known-kinds.js'
import { createKnowledge } from '../pagination/list-knowledge.js'
import { answerCors } from './access/cors.js'
import { createGatekeeper } from './access/gatekeeper.js'
import { forbidStoring, useNoStore } from './access/no-store.js'
import { protectAnswer } from './access/protect-answer.js'
import { useGetGuard } from './access/use-get-guard.js'
import { usePages } from './graphiql/use-pages.js'
import { OperationContext, type OperationSurroundings } from './operation/operation-context.js'
import { createOperations } from './operation/operations.js'
import { createPlainPosts, type PlainPost } from './plain-posts.js'
import { registerEdgeMetrics } from './reporting/edge-metrics.js'
import { createMetrics, type Metrics } from './reporting/metrics.js'
import { registerPaceMetrics } from './reporting/pace-metrics.js'
import { createReporter } from './reporting/report.js'
import { createUnknownValueReporter } from './reporting/unknown-values.js'
import { createBodyAccount } from './request/body-account.js'
import type { RequestContext } from './request/request-context.js'
import { useRequestParams } from './request/use-request-params.js'
import { useEndpoints } from './use-endpoints.js'
import { useOperations } from './use-operations.js'

export const GRAPHQL_PATH = '/graphql'

export type GatewayOptions = {
  edgeServices: EdgeServices
  logger: Logger
  metrics?: Metrics
  /** The project of what is created without one. Null, the default: inputs must name it. */
  defaultProjectId?: string | null
  /** The edge that serves the upstream's pipelines, to show what it does. Null, the default: none in this process. */
  edge?: EdgeView | null
  /** How long all upstream calls of an operation may take together. Default: 15 000. */
  operationTimeoutMs?: number
  /** Those that differ from the defaults; 0 switches one off. */
  limits?: Partial<Limits>
  /**
   * `loopback`, the default: where only this machine reaches the gateway, which then answers requests for names of this
   * machine alone. `any`: where others reach it, by names the gateway cannot know unless `allowedHosts` has them.
   */
  hosts?: 'loopback' | 'any'
  /**
   * Names by which it may be asked as well, as `parseHostName` has them. With `any`, a name that is not among them is refused,
   * once there is one; addresses never are.
   */
  allowedHosts?: readonly string[]
  /** Origins whose pages may call beside those of this machine, as `parseOrigin` has them. */
  allowedOrigins?: readonly string[]
  /** Notes the builds of pipelines under way. Default: in the log alone. */
  builds?: BuildJournal
  /** Between two tries of what a failed build looks for or removes. Default: by timers. */
  wait?: (ms: number) => Promise<void>
}

export type Gateway = {
  handle: RequestListener
  /** Answers the requests that need nothing of node:http. All others are for `handle`. */
  plain: PlainHandler<PlainPost>
  /** From now on `/ready` says that nothing more should be sent. Requests are still answered. */
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
  registerPaceMetrics(metrics.registry, edgeServices)
  if (edge !== null) registerEdgeMetrics(metrics.registry, edge)

  const guard = createRequestGuard({
    server: 'gateway',
    hosts,
    allowedHosts,
    isAllowedOrigin: createOriginCheck(allowedOrigins, edge === null ? null : portOf(edge)),
  })
  const turnAway = createGatekeeper(guard)

  const surroundings: OperationSurroundings = {
    edgeServices,
    logger,
    limits,
    knowledge: createKnowledge(),
    kindMemory: createKindMemory(),
    defaultProjectId,
    edge,
    builds,
    operationTimeoutMs,
    wait,
    reportUnknownValue: createUnknownValueReporter(logger, metrics),
  }
  const operations = createOperations({
    schema,
    limits,
    createContext: (request) => new OperationContext(surroundings, request),
    onValidate: () => metrics.validations.inc(),
  })
  const account = createBodyAccount()
  const report = createReporter({ logger, hasCredential: edgeServices.hasCredential })

  const yoga = createYoga<RequestContext>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    // `usePages` shows GraphiQL, and `answerCors` comes before Yoga.
    graphiql: false,
    cors: false,
    logging: false,
    // `useRequestParams` and `useOperations` do these more cheaply and by our own codes.
    maxRequestBodySize: false,
    maskedErrors: false,
    multipart: false,
    // The operation pipeline keeps documents.
    parserAndValidationCache: false,
    landingPage: false,
    // `useEndpoints` answers `/health`. Yoga's own check would come first, for every URL that ends so: none ends in a space.
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
      useRequestParams(limits, account),
      useOperations({ operations, report }),
      useNoStore(),
    ],
  })

  return {
    plain: createPlainPosts({ graphqlPath: GRAPHQL_PATH, guard, limits, account, operations, report }),
    handle(req, res) {
      // An id of ours: one that a caller brings along could forge lines of the log.
      const requestId = randomUUID()
      res.setHeader('x-request-id', requestId)
      forbidStoring(res)
      protectAnswer(res)
      if (turnAway(req, res, requestId) || answerCors(req, res)) return
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
