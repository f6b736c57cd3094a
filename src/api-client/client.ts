/**
 * The Edge Services REST API (v1beta1), one method per endpoint. Methods resolve to the API's own objects (`src/wire`),
 * checked and otherwise unchanged. They reject with an `EdgeServicesError` or with the caller's own reason to leave. Operations
 * that read the same thing at the same moment get the same object or error, so nothing may change it.
 */
import { lazyMembers } from '../lib/lazy-members.js'
import { type Call, type CallOptions, type CallRecord, createCall } from './call.js'
import { type CheckResource, createCheckResource } from './checks.js'
import { createServerTime, type ServerTime, systemTimerClock, type TimerClock } from './clocks.js'
import { credentialName } from './credential.js'
import { Operation, type OperationOptions } from './operation.js'
import { createPaces, type PaceState } from './pace/paces.js'
import { createPipelineResource, type PipelineResource } from './pipelines.js'
import { createPlanResource, type PlanResource } from './plans.js'
import { createPurgeRequestResource, type PurgeRequestResource } from './purge-requests.js'
import { SharedReads } from './shared-reads.js'
import { createStageResources, type StageResources } from './stage-resources.js'
import { createTransport } from './transport.js'
import { createVpcEndpointResource, type VpcEndpointResource } from './vpc-endpoints.js'

export type EdgeServicesOptions = {
  /** `https://api.scaleway.com`, or any other URL that serves the API, with any path prefix. `/edge-services/v1beta1` is appended. */
  baseUrl: string
  /** Sent as `X-Auth-Token` by operations that have no token of their own. Null: they send none. */
  secretKey: string | null
  /** Maximum number of connections. Further calls wait for a free one. Default: 128. */
  connections?: number
  /** For opening one connection, TLS included. Like the other two timeouts, it is accurate to within a second. Default: 5000. */
  connectTimeoutMs?: number
  /** From the request to the response's headers; 0: no limit. Default: 10 000. */
  headersTimeoutMs?: number
  /** Between two chunks of a response's body; 0: no limit. The deadline bounds the body as a whole. Default: 10 000. */
  bodyTimeoutMs?: number
  /** For one response. Parsed JSON takes up to twenty times its length. Default: 8 MiB. */
  maxResponseBytes?: number
  /** For all responses to one operation together, except those of writes. Default: 64 MiB. */
  maxOperationBytes?: number
  /** Maximum number of calls in flight within one operation. The others wait in order. Default: 16. */
  maxInFlight?: number
  /**
   * Whether all calls with one credential are kept within the limit that the upstream's `X-Ratelimit-*` headers state. The
   * limit is 50 calls a second until a response states one. If the first 100 responses have no such header, the
   * upstream is taken to have no limit until it sends one or answers 429. False: calls are made at once, and a 429 delays
   * only the GET that it refused. Default: true.
   */
  paced?: boolean
  /** How often a failed GET is sent again. Other methods are never retried. Default: 2. */
  retries?: number
  /** Upper bound of the first wait. The bound doubles with each further wait. Default: 100. */
  retryBaseDelayMs?: number
  /** The source of the waits' jitter: from 0 to below 1. Default: `Math.random`. */
  random?: () => number
  /** Default: the system's clock. */
  clock?: TimerClock
  /** Called after each attempt. Must not throw. */
  onCall?: (record: CallRecord) => void
}

export type EdgeServices = {
  /** Whether there is a credential for operations that have no token of their own. */
  readonly hasCredential: boolean
  /** A digest of the credential that operations with this token send, as a key for data kept per credential. */
  credentialName(token: string | null): string
  /** The current state of the rate limiting. */
  pace(): PaceState
  /** Creates the client of one GraphQL operation, with the operation's token, cancellation, deadline and limit of calls in flight. */
  forOperation(operation: OperationOptions): EdgeServicesClient
  /** Lets calls under way finish, then closes every connection. */
  close(): Promise<void>
}

export type EdgeServicesClient = {
  /** The upstream's time at `localMs`, or a little earlier; null while it is not known. See `ServerTime`. */
  earliestServerTime(localMs: number): number | null
  pipelines: PipelineResource
  stages: StageResources
  purgeRequests: PurgeRequestResource
  checks: CheckResource
  plans: PlanResource
  vpcEndpoints: VpcEndpointResource
}

const createClient = lazyMembers<{ serverTime: ServerTime; call: Call }, EdgeServicesClient>({
  earliestServerTime: ({ serverTime }) => serverTime.earliest,
  pipelines: ({ call }) => createPipelineResource(call),
  stages: ({ call }) => createStageResources(call),
  purgeRequests: ({ call }) => createPurgeRequestResource(call),
  checks: ({ call }) => createCheckResource(call),
  plans: ({ call }) => createPlanResource(call),
  vpcEndpoints: ({ call }) => createVpcEndpointResource(call),
})

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
  const reads = new SharedReads()
  const shared = { transport, paces, reads, options: callOptions }
  return {
    hasCredential: Boolean(options.secretKey),
    credentialName: (token) => credentialName(token || options.secretKey),
    pace: paces.state,
    forOperation: (operation) =>
      createClient({
        serverTime,
        call: createCall(shared, new Operation(operation, clock, maxOperationBytes)),
      }),
    close() {
      reads.sendAll()
      return transport.close()
    },
  }
}
