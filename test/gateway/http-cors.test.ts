/** Preflight responses say which requests a page of an allowed origin may send and read. `test/browser` tests real browsers. */
import { describe, expect, it } from 'vitest'
import { startWorld } from '../support/gateway.js'

const ORIGIN = 'https://app.example.com'

const preflight = (url: string, headers: Record<string, string>) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: { origin: ORIGIN, 'access-control-request-method': 'POST', ...headers },
  })

/** Names the request headers of clients and tracers as those clients send them. */
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

describe('a page of an allowed origin', () => {
  const settings = { allowedOrigins: [ORIGIN, 'chrome-extension://abcdef'] }

  it.each(HEADERS)('allows the request header %s', async (name) => {
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

  it('allows all these headers at once, and does not echo an invalid header name', async () => {
    await using world = await startWorld(settings)
    const asked = `${HEADERS.join(',')}, two words, , (x)`
    const { headers } = await preflight(world.url, { 'access-control-request-headers': asked })
    expect(headers.get('access-control-allow-headers')).toBe(HEADERS.join(', '))
  })

  it('allows a request without any extra headers', async () => {
    await using world = await startWorld(settings)
    const { headers } = await preflight(world.url, {})
    expect(headers.get('access-control-allow-headers')).toBeNull()
  })

  it('allows a call from the public web into a private network', async () => {
    await using world = await startWorld(settings)
    const asks = { 'access-control-request-private-network': 'true' }
    expect((await preflight(world.url, asks)).headers.get('access-control-allow-private-network')).toBe(
      'true',
    )
    expect((await preflight(world.url, {})).headers.get('access-control-allow-private-network')).toBeNull()
  })

  it.each([ORIGIN, 'HTTPS://App.example.com:443', 'chrome-extension://abcdef'])(
    'exposes responses and their request id to %s',
    async (origin) => {
      await using world = await startWorld(settings)
      const { status, headers } = await world.query('{ pipelines { totalCount } }', {}, { origin })
      expect(status).toBe(200)
      expect(headers.get('access-control-allow-origin')).toBe(origin)
      const exposed = headers.get('access-control-expose-headers')?.toLowerCase().split(', ')
      expect(exposed).toEqual(expect.arrayContaining(['x-request-id', 'retry-after', 'ratelimit']))
    },
  )

  it('exposes a refusal, such as that of an unknown method', async () => {
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
  ])('refuses requests and preflights of %s', async (origin) => {
    await using world = await startWorld({ allowedOrigins: [ORIGIN] })
    const response = await preflight(world.url, { origin, 'access-control-request-headers': 'content-type' })
    expect(response.status).toBe(403)
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})
