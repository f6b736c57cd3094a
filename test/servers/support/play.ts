/** Asks a cache for a page, one request after another, as one client. */
import { request as httpRequest } from 'node:http'
import type { Asked } from './scenario.js'

/** Where a cache listens, and what it is asked for. */
export type Stage = {
  readonly address: { host: string; port: string } | { socketPath: string }
  readonly host: string
}

/** One request, as the client and the origin saw it. */
export type Seen = { readonly status: number; readonly body: string; readonly originCalls: number }

export async function play(
  { address, host }: Stage,
  path: string,
  requests: readonly Asked[],
  countOf: (path: string) => number,
): Promise<Seen[]> {
  const seen: Seen[] = []
  for (const { method, headers } of requests) {
    const before = countOf(path)
    const answer = await ask({ ...address, path, method, headers: { host, ...headers }, agent: false })
    seen.push({ ...answer, originCalls: countOf(path) - before })
  }
  return seen
}

function ask(options: Parameters<typeof httpRequest>[1]): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(options ?? {}, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text
      })
      response.on('error', reject)
      response.on('end', () => {
        const { statusCode: status = 0 } = response
        // The body of a 416 differs between caches.
        resolve({ status, body: status === 416 ? '' : body })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}
