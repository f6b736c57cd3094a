/** A gateway, the emulator and the edge that serves its pipelines: `await using world = await startServedWorld()`. */
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { type RunningEdge, startEdge } from '../../src/app/start-edge.js'
import { SAMPLE_PROJECT_ID } from '../../src/emulator/seed.js'
import { startEmbedded } from './embedded-server.js'
import { startGateway } from './gateway.js'

const MEBIBYTE = 1024 ** 2

/** Starts with the sample pipelines, whose backends are all the sample origin. */
export async function startServedWorld() {
  let edge: RunningEdge | undefined
  const upstream = await startEmbedded({ seed: true, onPurgeRequest: (request) => edge?.purge(request) })
  const running = await startEdge({
    host: '127.0.0.1',
    port: 0,
    pipelines: upstream.server.pipelines,
    origins: new Map(),
    defaultPipelineId: null,
    cache: { memoryBytes: 16 * MEBIBYTE, maxObjectBytes: MEBIBYTE, url: null },
    logger: { info() {}, warn() {}, error() {} },
  })
  edge = running
  const gateway = await startGateway(upstream.url, { edge: running, defaultProjectId: SAMPLE_PROJECT_ID })
  return {
    ...gateway,
    upstream,
    edge: running,
    /** Requests a URL whose host is below `localhost` from this machine, as curl does. */
    ask: (url: string, headers: Record<string, string> = {}, method = 'GET') =>
      askEdge(new URL(url), headers, method),
    async [Symbol.asyncDispose]() {
      await gateway[Symbol.asyncDispose]()
      await running.close(0)
      await upstream[Symbol.asyncDispose]()
    },
  }
}

type EdgeAnswer = { status: number; headers: IncomingHttpHeaders; text: string }

function askEdge(url: URL, headers: Record<string, string>, method: string): Promise<EdgeAnswer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({
      host: '127.0.0.1',
      port: url.port,
      path: url.pathname + url.search,
      method,
      headers: { host: url.host, ...headers },
      agent: false,
    })
    request.on('error', reject)
    request.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
      })
      response.on('error', reject)
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    request.end()
  })
}
