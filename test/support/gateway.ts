/** A gateway on an upstream, over real HTTP, for one test: `await using world = await startWorld()`. */
import { type Logger, pino } from 'pino'
import { createEdgeServices, type EdgeServicesOptions } from '../../src/api-client/client.js'
import type { EdgeServicesServerOptions } from '../../src/emulator/server.js'
import { createGateway, type GatewayOptions, GRAPHQL_PATH } from '../../src/gateway/gateway.js'
import { listen } from '../../src/gateway/listen.js'
import { type EmbeddedServer, startEmbedded, TEST_PROJECT_ID, TEST_TOKEN } from './embedded-server.js'

export type QueryResult = {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they asked for
  data: any
  errors: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[]
}

export type GatewaySettings = Partial<GatewayOptions> & {
  client?: Partial<EdgeServicesOptions>
}

/** `FRONT=yoga` sends every request through node:http and Yoga, so that the suites test that way too. */
const isYogaOnly = process.env.FRONT === 'yoga'

/** A gateway on any upstream. Its log is kept as parsed lines. */
export async function startGateway(baseUrl: string, { client, ...options }: GatewaySettings = {}) {
  const log: Record<string, unknown>[] = []
  const logger: Logger = pino({ base: null }, { write: (line: string) => void log.push(JSON.parse(line)) })
  const edgeServices = createEdgeServices({
    baseUrl,
    secretKey: TEST_TOKEN,
    retryBaseDelayMs: 1,
    // The process calls its own emulator without pacing, too.
    paced: false,
    ...client,
  })
  const gateway = createGateway({ edgeServices, logger, defaultProjectId: TEST_PROJECT_ID, ...options })
  const server = await listen(isYogaOnly ? { handle: gateway.handle } : gateway, {
    host: '127.0.0.1',
    port: 0,
  })
  const url = server.url + GRAPHQL_PATH

  const query = async (
    text: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<QueryResult> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: text, variables }),
    })
    const { data = null, errors = [] } = (await response.json()) as Partial<QueryResult>
    return { status: response.status, headers: response.headers, data, errors }
  }

  return {
    url,
    origin: server.url,
    gateway,
    log,
    query,
    /** Returns the data of a query, and throws if there are errors. */
    async read(text: string, variables?: Record<string, unknown>) {
      const { data, errors } = await query(text, variables)
      if (errors.length > 0) throw new Error(`expected no errors, got ${JSON.stringify(errors)}`)
      return data
    },
    async [Symbol.asyncDispose]() {
      await server.close(1_000)
      await edgeServices.close()
    },
  }
}

export type World = Awaited<ReturnType<typeof startWorld>>

/** A gateway on an emulator, which is empty unless the options say otherwise. */
export async function startWorld(
  settings: GatewaySettings & { embedded?: EdgeServicesServerOptions } = {},
): Promise<Awaited<ReturnType<typeof startGateway>> & { upstream: EmbeddedServer }> {
  const { embedded, ...gatewaySettings } = settings
  const upstream = await startEmbedded(embedded)
  const gateway = await startGateway(upstream.url, gatewaySettings)
  return {
    ...gateway,
    upstream,
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]()
      await upstream[Symbol.asyncDispose]()
    },
  }
}
