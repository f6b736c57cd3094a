/** Requests that wait for a slow upstream hold their bodies in memory, so the gateway refuses more once those bodies are too large. */
import { createServer, type ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { startGateway } from '../support/gateway.js'
import { startTestServer } from '../support/test-server.js'

const OPERATION = '{ pipeline(id: "00000000-0000-4000-8000-000000000001") { id } }'

it.each<[what: string, variables: object]>([
  ['empty objects', { x: Array(300_000).fill({}) }],
  ['short texts', { x: Array(200_000).fill('a') }],
])(
  'refuses large bodies of %s while others wait, and accepts them again once those are answered',
  async (_what, variables) => {
    const waiting: ServerResponse[] = []
    const upstream = createServer((_request, response) => void waiting.push(response))
    await using listening = await startTestServer(upstream)
    await using world = await startGateway(listening.url)
    const send = () =>
      fetch(world.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: OPERATION, variables }),
      })
    const answers = Array.from({ length: 16 }, send)
    // The first responses are refusals, because requests that have room wait for the upstream.
    const refused = await Promise.race(answers)
    expect(refused.status).toBe(503)
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(await refused.json()).toMatchObject({
      errors: [
        { message: expect.stringContaining('at most 134217728 are'), extensions: { code: 'OVERLOADED' } },
      ],
    })
    // Small requests are answered meanwhile.
    const small = await world.query('{ __typename }')
    expect(small.data).toEqual({ __typename: 'Query' })

    const answerAll = () => {
      for (const response of waiting.splice(0)) {
        response.writeHead(404, { 'content-type': 'application/json' })
        response.end('{"message":"not found"}')
      }
    }
    upstream.on('request', () => setImmediate(answerAll))
    answerAll()
    const statuses = (await Promise.all(answers)).map(({ status }) => status)
    expect(new Set(statuses)).toEqual(new Set([200, 503]))
    await Promise.all((await Promise.all(answers)).map((answer) => answer === refused || answer.text()))
    const again = await send()
    expect(await again.json()).toEqual({ data: { pipeline: null } })
    upstream.closeAllConnections()
    upstream.close()
  },
)
