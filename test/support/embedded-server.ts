/** An emulator on a free port, for one test: `await using upstream = await startEmbedded()`. */
import { matchesRequest } from '../../src/emulator/faults.js'
import {
  createEdgeServicesServer,
  type EdgeServicesServer,
  type EdgeServicesServerOptions,
  type ObservedRequest,
} from '../../src/emulator/server.js'
import type { BackendStage } from '../../src/wire/backend-stage.js'
import type { CacheStage } from '../../src/wire/cache-stage.js'
import type { Pipeline } from '../../src/wire/pipeline.js'

export const TEST_TOKEN = '11111111-1111-4111-8111-111111111111'
export const TEST_PROJECT_ID = 'aaaaaaaa-0000-4000-8000-000000000001'

export const BASE_PATH = '/edge-services/v1beta1'

export type Answer<Body = unknown> = { status: number; headers: Headers; text: string; body: Body }

export type EmbeddedServer = Awaited<ReturnType<typeof startEmbedded>>

/** The emulator is empty and in memory, unless the options say otherwise. */
export async function startEmbedded(options: EdgeServicesServerOptions = {}) {
  const requests: ObservedRequest[] = []
  const server: EdgeServicesServer = createEdgeServicesServer({
    ...options,
    onRequest: (request) => {
      requests.push(request)
      options.onRequest?.(request)
    },
  })
  const { url, port } = await server.listen()

  /** One call as a client makes it. The path is below the base path. A string body is sent as it is. */
  const call = async <Body = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> => {
    const response = await fetch(`${url}${BASE_PATH}${path}`, {
      method,
      headers: { 'X-Auth-Token': TEST_TOKEN, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('Content-Type') === 'application/json' && text !== ''
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (isJson ? JSON.parse(text) : undefined) as Body,
    }
  }

  /** Bypasses the sockets, which are slow. Use it to prepare a test, not for the calls under test. */
  const create = async <Body>(path: string, body: unknown, method = 'POST'): Promise<Body> => {
    const request = new Request(`${url}${BASE_PATH}${path}`, {
      method,
      headers: { 'X-Auth-Token': TEST_TOKEN, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    const response = await server.fetch(request)
    if (response.status !== 200)
      throw new Error(
        `expected ${method} ${path} to answer 200, got ${response.status} ${await response.text()}`,
      )
    return (await response.json()) as Body
  }

  return {
    server,
    url,
    port,
    faults: server.faults,
    call,
    /** Sends a POST, or another method, to a path below the base path, and returns the body of the response. Throws if it is refused. */
    createBelow: create,
    /** Every request so far, in order. */
    requests,
    /** The requests that match a pattern such as `GET /pipelines/:id`, or all requests without a pattern. */
    upstreamRequests: (pattern?: string) =>
      pattern === undefined
        ? [...requests]
        : requests.filter(({ method, path }) => matchesRequest(pattern, method, path)),
    /** Forgets the requests so far, so that a test counts only its own. */
    resetRequests: () => {
      requests.length = 0
    },
    createPipeline: (values: { name?: string; description?: string; project_id?: string } = {}) =>
      create<Pipeline>('/pipelines', {
        project_id: TEST_PROJECT_ID,
        name: 'pipeline',
        description: '',
        ...values,
      }),
    createCacheStage: (pipelineId: string, values: object = {}) =>
      create<CacheStage>(`/pipelines/${pipelineId}/cache-stages`, values),
    createBackendStage: (
      pipelineId: string,
      values: object = { scaleway_s3: { bucket_name: 'bucket', bucket_region: 'fr-par', is_website: false } },
    ) => create<BackendStage>(`/pipelines/${pipelineId}/backend-stages`, values),
    [Symbol.asyncDispose]: () => server.close(),
  }
}
