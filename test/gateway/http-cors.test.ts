/** Preflight responses say which requests a page of an allowed origin may send and read. `test/browser` tests real browsers. */
import { describe, expect, it } from 'vitest'
import { startWorld } from '../support/gateway.js'

const ORIGIN = 'https://app.example.com'

const preflight = (url: string, headers: Record<string, string>) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: { origin: ORIGIN, 'access-control-request-method': 'POST', ...headers },
  })

/** Fields of clients and tracers, each by the name it is sent under. */
const HEADERS = [
  'content-type',
  'authorization',
  'x-auth-token',
  'apollographql-client-name',
  'apollographql-client-version',
  'apollo-require-preflight',
  'graphql-client-name',
  'graphql-client-version',
  'graphql-require-preflight',
  'x-apollo-operation-id',
  'x-apollo-operation-name',
  'x-graphql-event-stream-token',
  'last-event-id',
  'x-edgeway-cost',
  'x-request-id',
  'traceparent',
  'tracestate',
  'baggage',
  'sentry-trace',
  'b3',
  'x-datadog-origin',
  'x-datadog-parent-id',
  'x-datadog-sampling-priority',
  'x-datadog-trace-id',
  'newrelic',
  'x-csrf-token',
  'x-requested-with',
]

describe('a page of an origin that the gateway is told', () => {
  const settings = { allowedOrigins: [ORIGIN, 'chrome-extension://abcdef'] }

  it.each(HEADERS)('may send %s', async (name) => {
    await using world = await startWorld(settings)
    const { status, headers } = await preflight(world.url, { 'access-control-request-headers': name })
    expect(status).toBe(204)
    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-origin': ORIGIN,
      'access-control-allow-headers': name,
      'access-control-allow-methods': 'GET, HEAD, POST',
      'access-control-max-age': '7200',
      vary: expect.stringContaining('Access-Control-Request-Headers'),
    })
    expect(headers.get('access-control-allow-credentials')).toBeNull()
  })

  it('may send them all at once, and nothing that is no field name is repeated to it', async () => {
    await using world = await startWorld(settings)
    const asked = `${HEADERS.join(',')}, two words, , (x)`
    const { headers } = await preflight(world.url, { 'access-control-request-headers': asked })
    expect(headers.get('access-control-allow-headers')).toBe(HEADERS.join(', '))
  })

  it('may send none', async () => {
    await using world = await startWorld(settings)
    const { headers } = await preflight(world.url, {})
    expect(headers.get('access-control-allow-headers')).toBeNull()
  })

  it('may call from the web into a private network', async () => {
    await using world = await startWorld(settings)
    const asks = { 'access-control-request-private-network': 'true' }
    expect((await preflight(world.url, asks)).headers.get('access-control-allow-private-network')).toBe(
      'true',
    )
    expect((await preflight(world.url, {})).headers.get('access-control-allow-private-network')).toBeNull()
  })

  it.each([ORIGIN, 'HTTPS://App.example.com:443', 'chrome-extension://abcdef'])(
    'may read answers and their request id: %s',
    async (origin) => {
      await using world = await startWorld(settings)
      const { status, headers } = await world.query('{ pipelines { totalCount } }', {}, { origin })
      expect(status).toBe(200)
      expect(headers.get('access-control-allow-origin')).toBe(origin)
      const exposed = headers.get('access-control-expose-headers')?.toLowerCase().split(', ')
      expect(exposed).toEqual(expect.arrayContaining(['x-request-id', 'retry-after', 'ratelimit']))
    },
  )

  it('may read refusals of the gateway, such as an unknown method', async () => {
    await using world = await startWorld(settings)
    const response = await fetch(world.url, { method: 'DELETE', headers: { origin: ORIGIN } })
    expect(response.status).toBe(405)
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN)
  })
})

describe('a page of another origin', () => {
  it.each([
    'http://app.example.com',
    'https://app.example.com:8443',
    'https://a.app.example.com',
    'https://app.example.com.evil.example',
    'https://app.example.com/',
    'null',
    '*',
    `${ORIGIN}, ${ORIGIN}`,
  ])('is refused, its preflights too: %s', async (origin) => {
    await using world = await startWorld({ allowedOrigins: [ORIGIN] })
    const response = await preflight(world.url, { origin, 'access-control-request-headers': 'content-type' })
    expect(response.status).toBe(403)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})
