/**
 * Against an origin that makes its answer of every field it gets, and lets it be stored: nothing that one client claims may be in the
 * answer that another one gets. RFC 9111 section 7.1 (cache poisoning), RFC 7239 section 8.1.
 */
import type { IncomingMessage } from 'node:http'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PATHS, parseAnswer, say } from '../support/edge-server.js'
import { startEdgeWorld } from '../support/edge-world.js'
import { runs } from '../support/extent.js'

/** Request fields on which frameworks, servers and platforms are known to act. */
const CLAIMS = [
  ...['Forwarded', 'Forwarded-For', 'Forwarded-Host', 'X-Forwarded'],
  ...['X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'X-Forwarded-Port', 'X-Forwarded-Prefix'],
  ...['X-Forwarded-Scheme', 'X-Forwarded-Server', 'X-Forwarded-Ssl', 'X-Forwarded-By', 'X-Forwarded-Path'],
  ...[
    'X-Forwarded-Protocol',
    'X-Forwarded-Uri',
    'X-Forwarded-Method',
    'X-Forwarded-User',
    'X-Forwarded-Anything',
  ],
  ...['X-Original-URL', 'X-Original-Host', 'X-Original-URI', 'X-Original-Method', 'X-Original-Forwarded-For'],
  ...['X-Rewrite-URL', 'X-Rewrite-Uri', 'X-Host', 'X-HTTP-Host-Override', 'X-Envoy-Original-Path'],
  ...['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'],
  ...['X-Real-IP', 'X-Client-IP', 'True-Client-IP', 'Client-IP', 'X-Cluster-Client-IP', 'X-ProxyUser-Ip'],
  ...['X-Remote-IP', 'X-Remote-Addr', 'X-Originating-IP', 'CF-Connecting-IP', 'CF-IPCountry', 'CF-Visitor'],
  ...['Fastly-Client-IP', 'Fastly-SSL', 'Fastly-Anything', 'CloudFront-Viewer-Country', 'Fly-Client-IP'],
  ...['X-Azure-ClientIP', 'X-AppEngine-Country', 'X-ARR-SSL', 'X-Amzn-Trace-Id'],
  ...['Front-End-Https', 'X-URL-Scheme', 'X-Scheme', 'X-Script-Name', 'Proxy', 'Proxy-Authorization'],
  ...['X-Now-Route-Matches', 'X-Matched-Path', 'X-Invoke-Path', 'X-Middleware-Subrequest', 'X-Sendfile-Type'],
  ...['X-Accel-Mapping', 'Base-Url', 'X-Request-Uri', 'X-Backend-Host', 'X-Remote-Host', 'X-Ingress-Path'],
  ...['Max-Forwards', 'Via', 'CDN-Loop', 'TE', 'Keep-Alive', 'HTTP2-Settings', 'Trailer'],
] as const

const reflect = ({ method, url, rawHeaders }: IncomingMessage) => {
  const lines = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [`${name.toLowerCase()}: ${rawHeaders[index + 1] ?? ''}`] : [],
  )
  return `${method} ${url} ${lines.sort().join('\n')}`
}

async function startReflectingEdge(answerFields: Record<string, string> = {}) {
  const world = await startEdgeWorld({
    origin(request, response) {
      for (const [name, value] of Object.entries({ 'cache-control': 'max-age=60', ...answerFields }))
        response.setHeader(name, value)
      response.end(reflect(request))
    },
  })
  const { host } = await world.createPipeline()
  const port = world.port
  return {
    host,
    asked: world.asked,
    async get(before: string, target: string, lines = '', method = 'GET') {
      const text = await say(
        port,
        `${before}${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${lines}\r\n`,
      )
      const { body, fields, status } = parseAnswer(text)
      return { body, status, xCache: fields['x-cache'] }
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  }
}

const underscored = (name: string) => name.replaceAll('-', '_')

describe.each(PATHS)('the claims of a client, on the $path path', ({ before }) => {
  const names = [...CLAIMS, ...CLAIMS.filter((name) => name.includes('-')).map(underscored)]
  // One for all of them, each of which has a URL of its own.
  let world: Awaited<ReturnType<typeof startReflectingEdge>>
  beforeAll(async () => {
    world = await startReflectingEdge()
  })
  afterAll(() => world[Symbol.asyncDispose]())

  it.each(names.map((name, index) => ({ name, path: `/${index}` })))(
    '$name of one client is in no response to another',
    async ({ name, path }) => {
      await world.get(before, path, `${name}: claimed.example\r\n`)
      const other = await world.get(before, path)
      expect(other.status).toBe(200)
      expect(other.body).not.toContain('claimed.example')
      expect(other.body.toLowerCase()).not.toContain(`${name.toLowerCase()}: claimed`)
    },
  )
})

describe('the claims of a client', () => {
  it('no claim, however it is spelled or repeated, changes the response to the next client', async () => {
    await using world = await startReflectingEdge()
    let number = 0
    const spelt = fc
      .tuple(fc.constantFrom(...CLAIMS), fc.boolean(), fc.infiniteStream(fc.boolean()))
      .map(([name, isUnderscored, flips]) =>
        [...(isUnderscored ? underscored(name) : name)]
          .map((letter) => (flips.next().value === true ? letter.toUpperCase() : letter.toLowerCase()))
          .join(''),
      )
    const value = fc.stringMatching(/^[\x21-\x7e]{1,20}$/)
    const claims = fc.array(fc.tuple(spelt, value), { minLength: 1, maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(claims, fc.constantFrom('GET', 'HEAD'), async (fields, method) => {
        number += 1
        const lines = fields.map(([name, text]) => `${name}: ${text}\r\n`).join('')
        await world.get('', `/${number}`, lines, method)
        const second = await world.get('', `/${number}`)
        const untouched = await world.get('', `/${number}?`)
        expect(second.body).toBe(untouched.body.replace(`/${number}?`, `/${number}`))
      }),
      { numRuns: runs(150) },
    )
  })

  it('one stored response serves all clients, unless earlier proxies are named: Via and CDN-Loop are keyed', async () => {
    await using world = await startReflectingEdge()
    const first = await world.get(
      '',
      '/',
      'Forwarded: for=192.0.2.1;host=a\r\nX-Forwarded-For: 192.0.2.1\r\n',
    )
    expect(await world.get('', '/', 'X-Real-IP: 192.0.2.9\r\n')).toEqual({ ...first, xCache: 'hit-fresh' })
    for (const lines of [
      'Via: 1.1 proxy\r\n',
      'CDN-Loop: other\r\n',
      'Via: 1.1 proxy\r\nCDN-Loop: other\r\n',
    ]) {
      expect((await world.get('', '/', lines)).xCache).toBe('miss')
      expect((await world.get('', '/', lines)).xCache).toBe('hit-fresh')
    }
    expect(await world.get('', '/')).toEqual({ ...first, xCache: 'hit-fresh' })
    expect(world.asked).toHaveLength(4)
  })

  it('a claim is keyed if Vary names it, although the origin does not get it', async () => {
    await using world = await startReflectingEdge({ vary: 'X-Forwarded-Host' })
    await world.get('', '/', 'X-Forwarded-Host: evil.example\r\n')
    expect((await world.get('', '/')).body).not.toContain('evil.example')
  })

  it('a method override reaches the origin with a POST, whose response is not stored for GET', async () => {
    await using world = await startEdgeWorld({
      origin(request, response) {
        response.setHeader('cache-control', 'max-age=60')
        response.setHeader('content-location', '/')
        response.end(reflect(request))
      },
    })
    const { host } = await world.createPipeline()
    const override = { 'x-http-method-override': 'DELETE' }
    const posted = await world.get(host, '/', { method: 'POST', headers: override })
    expect(posted.body).toContain('x-http-method-override: DELETE')
    expect(await world.get(host, '/')).toMatchObject({ xCache: 'miss' })
    await world.get(host, '/other', { headers: override })
    expect(world.asked.at(-1)?.headers).not.toHaveProperty('x-http-method-override')
  })
})

describe('Max-Forwards (RFC 9110 section 7.6.2)', () => {
  it.each([
    ['OPTIONS', '4'],
    ['TRACE', '4'],
    ['GET', undefined],
    ['POST', undefined],
  ])('Max-Forwards 5 of %s reaches the origin as %s', async (method, value) => {
    await using world = await startReflectingEdge()
    await world.get('', '/', 'Max-Forwards: 5\r\n', method)
    expect(world.asked[0]?.headers['max-forwards']).toBe(value)
  })
})
