/** The gateway: GraphQL over HTTP for one upstream, as a handler for Node's HTTP server. See `listen.ts` for its sockets. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { createYoga } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { EdgeServices } from '../api-client/client.js'
import { type BuildJournal, createBuildJournal } from '../graphql/build-journal.js'
import type { EdgeView } from '../graphql/edge-view.js'
import { DEFAULT_LIMITS, type Limits } from '../graphql/limits/limits.js'
import { schema, typeDefs } from '../graphql/schema.js'
import type { PlainHandler } from '../http/plain/plain-handler.js'
import { createOriginCheck, createRequestGuard, type RequestGuard } from '../http/request-guard.js'
import { createKindMemory } from '../loaders/known-kinds.js'
import { createKnowledge } from '../pagination/list-knowledge.js'
import { handleCors } from './access/cors.js'
import { forbidStoring, useNoStore } from './access/no-store.js'
import { setSecurityHeaders } from './access/security-headers.js'
import { useGetGuard } from './access/use-get-guard.js'
import { usePages } from './graphiql/use-pages.js'
import { OperationContext, type OperationSurroundings } from './operation/operation-context.js'
import { createOperations } from './operation/operations.js'
import { createPlainRequests, type PlainFacts } from './plain-requests.js'
import {
  createMetrics,
  createUnknownValueReporter,
  type Metrics,
  registerEdgeMetrics,
  registerPaceMetrics,
} from './reporting/metrics.js'
import { createReporter } from './reporting/report.js'
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
  /** Answers the requests that need nothing of node:http. All others are for `handle`. */
  plain: PlainHandler<PlainFacts>
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
    // `usePages` shows GraphiQL, and `handleCors` comes before Yoga.
    graphiql: false,
    cors: false,
    logging: false,
    // `useRequestParams` and `useOperations` do this at less cost, and with our own codes.
    maxRequestBodySize: false,
    maskedErrors: false,
    multipart: false,
    // `documents.ts` keeps parsed and validated documents.
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
      useRequestParams(limits, account),
      useOperations({ operations, report }),
      useNoStore(),
    ],
  })

  return {
    plain: createPlainRequests({
      graphqlPath: GRAPHQL_PATH,
      guard,
      limits,
      account,
      operations,
      report,
      logger,
    }),
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

/** @returns a function that refuses a request if the guard does, with a GraphQL response, which clients can show. It returns whether it refused. */
function createGatekeeper(guard: RequestGuard) {
  return (req: IncomingMessage, res: ServerResponse, requestId: string): boolean => {
    const refused = guard(req.headers)
    if (refused === null) return false
    const { status, message } = refused
    const code = status === 400 ? 'BAD_USER_INPUT' : 'FORBIDDEN'
    res.writeHead(status, { 'content-type': 'application/json' })
    res.end(JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] }))
    return true
  }
}
