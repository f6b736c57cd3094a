/**
 * The Edge Services REST API (v1beta1), one method per endpoint. Answers are the API's own objects (`src/wire`), checked
 * and otherwise as they came; everything else is an `EdgeServicesError` or the caller's own reason to leave.
 */
import { type CallOptions, type CallRecord, createCall } from './call.js'
import { type CheckResource, checkResource } from './checks.js'
import { credentialName } from './credential.js'
import { createOperation, type OperationOptions } from './operation.js'
import { createPaces, type PaceState } from './pace/paces.js'
import { type PipelineResource, pipelineResource } from './pipelines.js'
import { type PlanResource, planResource } from './plans.js'
import { type PurgeRequestResource, purgeRequestResource } from './purge-requests.js'
import { createServerTime } from './server-time.js'
import { createStageResources, type StageResources } from './stage-resources.js'
import { systemTimerClock, type TimerClock } from './timer-clock.js'
import { createTransport } from './transport.js'
import { type VpcEndpointResource, vpcEndpointResource } from './vpc-endpoints.js'

export type EdgeServicesOptions = {
  /** `https://api.scaleway.com`, or any other that serves the API, a prefix included; `/edge-services/v1beta1` is appended. */
  baseUrl: string
  /** Sent as `X-Auth-Token` by operations that bring no token of their own. Null: those send none. */
  secretKey: string | null
  /** Connections kept at most; calls beyond wait for a free one. Default: 128. */
  connections?: number
  /** For one connection, TLS included. Like the other two timeouts it is kept to within a second. Default: 5000. */
  connectTimeoutMs?: number
  /** From the request to the answer's headers; 0: no limit. Default: 10 000. */
  headersTimeoutMs?: number
  /** Between two pieces of an answer's body, the whole being bounded by the deadline; 0: no limit. Default: 10 000. */
  bodyTimeoutMs?: number
  /** Of one answer. JSON takes up to twenty times its length once it is parsed. Default: 8 MiB. */
  maxResponseBytes?: number
  /** Of all answers to one operation together, writes excepted. Default: 64 MiB. */
  maxOperationBytes?: number
  /** Calls at once within one operation; the others wait in order. Default: 16. */
  maxInFlight?: number
  /**
   * Whether all calls with one credential are kept within what the upstream's `X-Ratelimit-*` headers say, or 50 a second
   * until they say it. An upstream that never sends such a header, over 100 successive answers, is taken to have no limit
   * until it sends one or answers 429. False: calls are made at once, and a 429 holds up none but the GET it refused.
   * Default: true.
   */
  paced?: boolean
  /** How often a failed GET is sent again; nothing else ever is. Default: 2. */
  retries?: number
  /** Upper bound of the first wait; it doubles with each further one. Default: 100. */
  retryBaseDelayMs?: number
  /** Of the waits' jitter: from 0, below 1. Default: `Math.random`. */
  random?: () => number
  /** Default: the system's. */
  clock?: TimerClock
  /** Told of each attempt when it is over. Must not throw. */
  onCall?: (record: CallRecord) => void
}

export type EdgeServices = {
  /** Whether operations without a token of their own send one all the same. */
  readonly hasCredential: boolean
  /** Names the credential that operations with this token send, for what is remembered of it: a digest. */
  credentialName(token: string | null): string
  /** How calls keep within the upstream's rate limit, as it is now. */
  pace(): PaceState
  /** One per GraphQL operation: its token, its cancellation, its deadline, its limit of calls in flight. */
  forOperation(operation: OperationOptions): EdgeServicesClient
  /** Lets calls under way finish, then closes every connection. */
  close(): Promise<void>
}

export type EdgeServicesClient = {
  /** A moment of the upstream's clock that is not after this one of ours; null where that is not known. See `ServerTime`. */
  earliestServerTime(localMs: number): number | null
  pipelines: PipelineResource
  stages: StageResources
  purgeRequests: PurgeRequestResource
  checks: CheckResource
  plans: PlanResource
  vpcEndpoints: VpcEndpointResource
}

export function createEdgeServices(options: EdgeServicesOptions): EdgeServices {
  const { clock = systemTimerClock } = options
  const transport = createTransport({
    baseUrl: options.baseUrl,
    connections: options.connections ?? 128,
    connectTimeoutMs: options.connectTimeoutMs ?? 5_000,
    headersTimeoutMs: options.headersTimeoutMs ?? 10_000,
    bodyTimeoutMs: options.bodyTimeoutMs ?? 10_000,
    maxResponseBytes: options.maxResponseBytes ?? 8 * 1024 ** 2,
  })
  const { maxOperationBytes = 64 * 1024 ** 2 } = options
  const paces = createPaces({ clock, enabled: options.paced ?? true })
  const serverTime = createServerTime(clock)
  const callOptions: CallOptions = {
    serverTime,
    secretKey: options.secretKey,
    maxInFlight: options.maxInFlight ?? 16,
    retries: options.retries ?? 2,
    retryBaseDelayMs: options.retryBaseDelayMs ?? 100,
    random: options.random ?? Math.random,
    clock,
    onCall: options.onCall ?? null,
  }
  return {
    hasCredential: Boolean(options.secretKey),
    credentialName: (token) => credentialName(token || options.secretKey),
    pace: paces.state,
    forOperation(operation) {
      const call = createCall(
        transport,
        paces,
        createOperation(operation, clock, maxOperationBytes),
        callOptions,
      )
      return {
        earliestServerTime: serverTime.earliest,
        pipelines: pipelineResource(call),
        stages: createStageResources(call),
        purgeRequests: purgeRequestResource(call),
        checks: checkResource(call),
        plans: planResource(call),
        vpcEndpoints: vpcEndpointResource(call),
      }
    },
    close: () => transport.close(),
  }
}
