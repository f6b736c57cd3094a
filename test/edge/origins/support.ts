import { createOrigins, type OriginsOptions } from '../../../src/edge/origins/origins.js'
import { parseOrigins } from '../../../src/edge/origins/parse-origins.js'
import type {
  FetchFromOrigin,
  Fields,
  OriginError,
  OriginFetch,
  OriginHandler,
  OriginRequest,
} from '../../../src/http-cache/message.js'
import type { BackendStageRequest } from '../../../src/wire/backend-stage.js'

export const PIPELINE_ID = '0c7b1a52-3d4e-4f60-8a91-b2c3d4e5f607'
export const BUCKET: BackendStageRequest = {
  scaleway_s3: { bucket_name: 'photos', bucket_region: 'fr-par', is_website: false },
}
export const LB_ID = '5d0c7e18-93ab-4f62-8e17-b3a9d25c6f40'

type Lb = NonNullable<BackendStageRequest['scaleway_lb']>['lbs'][number]

export function loadBalancer(settings: Partial<Lb> = {}): BackendStageRequest {
  return { scaleway_lb: { lbs: [{ id: LB_ID, zone: 'fr-par-1', frontend_id: 'f', ...settings }] } }
}

export function backend(settings: BackendStageRequest) {
  return { stageId: 'stage-1', pipelineId: PIPELINE_ID, settings }
}

export type TestOrigins = AsyncDisposable & {
  createFetch(settings: BackendStageRequest): FetchFromOrigin
  /** Fetches from the mapped bucket, load balancer and so on. */
  fetchFromOrigin: FetchFromOrigin
  sampleCalls: string[]
}

/** Origins over a mapping. `forward` leads to the bucket `photos`. */
export function createTestOrigins(
  origins: Record<string, string>,
  options: Partial<OriginsOptions> = {},
): TestOrigins {
  const parsed = parseOrigins(JSON.stringify(origins), () => '')
  if ('problems' in parsed) throw new Error(parsed.problems.join('\n'))
  const sampleCalls: string[] = []
  const sampleOrigin = () => (request: OriginRequest, handler: OriginHandler) => {
    sampleCalls.push(request.target)
    queueMicrotask(() => {
      handler.onHead(200, {})
      handler.onEnd()
    })
    return { pause() {}, resume() {}, abort() {} }
  }
  const made = createOrigins({ mapping: parsed.mapping, sampleOrigin, ...options })
  const createFetch = (settings: BackendStageRequest) => made.createFetch(backend(settings))
  return {
    createFetch,
    fetchFromOrigin: createFetch(BUCKET),
    sampleCalls,
    [Symbol.asyncDispose]: () => made.close(),
  }
}

function request(some: Partial<OriginRequest> = {}): OriginRequest {
  return {
    method: 'GET',
    host: 'shop.localhost',
    target: '/',
    fields: { host: 'shop.localhost:4020' },
    body: null,
    clientAddress: '192.0.2.7',
    ...some,
  }
}

/** The calls that a handler received. */
export type Heard = {
  status: number
  fields: Fields
  body: Buffer
  heads: number
  /** The interim responses, in order. */
  interim: { status: number; fields: Fields }[]
  hasEnded: boolean
  error: OriginError | null
}

/** Sends a request and reads the whole response. Resolves once the call has ended or failed. Fails if the handler is called within the call or after its end. */
export async function ask(
  fetchFromOrigin: FetchFromOrigin,
  some: Partial<OriginRequest> = {},
): Promise<Heard> {
  const { heard, ended } = start(fetchFromOrigin, some)
  await ended
  await new Promise(setImmediate)
  return heard
}

/** The same, for a test that does something before the call has ended. */
export function start(
  fetchFromOrigin: FetchFromOrigin,
  some: Partial<OriginRequest> = {},
  onData: (call: OriginFetch, chunk: Buffer) => void = () => {},
) {
  const heard: Heard = {
    status: 0,
    fields: {},
    body: Buffer.alloc(0),
    heads: 0,
    interim: [],
    hasEnded: false,
    error: null,
  }
  let isCalling = true
  let settle: () => void = () => {}
  const ended = new Promise<void>((resolve) => {
    settle = resolve
  })
  let headCame: () => void = () => {}
  const head = new Promise<void>((resolve) => {
    headCame = resolve
  })
  const check = () => {
    if (isCalling) throw new Error('the handler was called within the call')
    if (heard.hasEnded || heard.error !== null) throw new Error('the handler was called after the end')
  }
  const call = fetchFromOrigin(request(some), {
    onInterim(status, fields) {
      check()
      heard.interim.push({ status, fields: { ...fields } })
    },
    onHead(status, fields) {
      check()
      heard.heads += 1
      Object.assign(heard, { status, fields })
      headCame()
    },
    onData(chunk) {
      check()
      heard.body = Buffer.concat([heard.body, chunk])
      onData(call, chunk)
    },
    onEnd() {
      check()
      heard.hasEnded = true
      settle()
    },
    onError(error) {
      check()
      heard.error = error
      settle()
    },
  })
  isCalling = false
  return { call, heard, ended, head }
}
