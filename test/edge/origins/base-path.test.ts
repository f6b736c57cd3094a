import { posix } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayLeaveBase } from '../../../src/edge/origins/base-path.js'
import { connectTo, parseAnswer } from '../../support/edge-server.js'
import { startEdgeWorld } from '../../support/edge-world.js'
import { startHttpServer } from '../../support/test-server.js'

const BASE = '/base'

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path.replace(/%([0-9a-f]{2})/gi, (_all, octet) => String.fromCharCode(Number.parseInt(octet, 16)))
  }
}
const withoutQuery = (url: string) => url.split('?', 1)[0] ?? ''
const withoutParameters = (path: string) => path.replace(/;[^/\\]*/g, '')
const mergingSlashes = (path: string) => path.replace(/[/\\]+/g, '/')

/** The ways in which servers turn a URL into the path that they look up. */
const RESOLVERS: Record<string, (url: string) => string> = {
  'the URL of Node': (url) => new URL(url, 'http://origin').pathname,
  'unchanged, like POSIX': (url) => posix.normalize(withoutQuery(url)),
  'decoded once': (url) => posix.normalize(decoded(withoutQuery(url))),
  'decoded twice': (url) => posix.normalize(decoded(decoded(withoutQuery(url)))),
  'decoded three times': (url) => posix.normalize(decoded(decoded(decoded(withoutQuery(url))))),
  'decoded, then the URL of Node': (url) => new URL(`http://origin${decoded(withoutQuery(url))}`).pathname,
  'decoded, with backslashes': (url) => posix.normalize(decoded(withoutQuery(url)).replaceAll('\\', '/')),
  'like nginx, slashes merged': (url) => posix.normalize(mergingSlashes(decoded(withoutQuery(url)))),
  'like Tomcat, without parameters': (url) => posix.normalize(withoutParameters(decoded(withoutQuery(url)))),
  'without parameters, then decoded': (url) => posix.normalize(decoded(withoutParameters(withoutQuery(url)))),
}

const dot = fc.constantFrom('.', '%2e', '%2E', '%252e', '%25252E', '%c0%ae', '%u002e', '%EF%BC%8E')
const slash = fc.constantFrom(
  '/',
  '/',
  '//',
  '\\',
  '%2f',
  '%2F',
  '%5c',
  '%255c',
  '%252f',
  '%c0%af',
  ';/',
  ';a=b/',
  '%3b/',
)
const segment = fc.oneof(
  fc.tuple(dot, dot).map(([one, other]) => one + other),
  fc
    .tuple(dot, dot, fc.constantFrom(';', ';x', '%00', '%09', '%20', '%23', '%3f', '%0d'))
    .map((parts) => parts.join('')),
  fc.tuple(dot, fc.constantFrom('%09', '%0a', ''), dot).map((parts) => parts.join('')),
  fc.constantFrom('a', 'private', '.', '%2e', '', '...', '.hidden', 'b..c', 'é'.replace('é', '%C3%A9')),
)
const target = fc
  .tuple(
    fc.array(fc.tuple(segment, slash), { minLength: 1, maxLength: 6 }),
    segment,
    fc.constantFrom('', '?q=/../x'),
  )
  .map(([parts, last, query]) => `/${parts.flat().join('')}${last}${query}`)

const isInside = (path: string) => path === BASE || path.startsWith(`${BASE}/`)

describe('a URL that stands for a backend, with a path', () => {
  it.each([
    '/../private/s.txt',
    '/%2e%2e/private/s.txt',
    '/.%2e/private/s.txt',
    '/%2E%2E/private/s.txt',
    '/..;/private/s.txt',
    '/\\..\\private\\s.txt',
    '//..//..//private/s.txt',
    '/%5c../private/s.txt',
    '/..%5cprivate/s.txt',
    '/..%2fprivate/s.txt',
    '/%252e%252e/private/s.txt',
    '/%25252e%25252e%25252fprivate/s.txt',
    '/a/../../private/s.txt',
    '/a/b/..%2f..%2f..%2fprivate/s.txt',
    '/private/..',
    '/private/%2e%2e?a=b',
    '/..',
    '/.%09./private/s.txt',
    '/..%00/private/s.txt',
    '/..%23/private/s.txt',
    '/%c0%ae%c0%ae/private/s.txt',
    '/%u002e%u002e/private/s.txt',
    '/%EF%BC%8E%EF%BC%8E/private/s.txt',
    '/.../private/s.txt',
  ])('%s cannot leave the path of a mapped URL', async (path) => {
    await using world = await startBased()
    const { answer, urls } = await world.say(path)
    if (path !== '/private/..') {
      expect(answer.status).toBe(400)
      expect(answer.fields['cache-control']).toBe('no-store')
      expect(urls).toEqual([])
    }
    for (const url of urls) expect(isInside(posix.normalize(url))).toBe(true)
  })

  it.each([
    '/a/b.txt',
    '/',
    '/a..b/..c/d..',
    '/.well-known/x',
    '/%C3%A9',
    '/a%20b',
    '/a/../b',
    '/x?y=/../z',
    '/a;b=c/d',
  ])('%s is requested as it is below the path of a mapped URL', async (path) => {
    await using world = await startBased()
    const { urls } = await world.say(path)
    expect(urls).toEqual([BASE + path])
  })

  it.each(Object.entries(RESOLVERS))(
    'the path of a mapped URL is a boundary for an origin that resolves paths like this: %s',
    (_what, resolve) => {
      fc.assert(
        fc.property(target, (path) => {
          if (mayLeaveBase(path)) return
          expect(isInside(resolve(BASE + path))).toBe(true)
        }),
        { numRuns: 3000 },
      )
    },
  )

  it('the path of a mapped URL is a boundary over real sockets', async () => {
    await using world = await startBased()
    await fc.assert(
      fc.asyncProperty(target, async (path) => {
        const { urls } = await world.say(path)
        for (const url of urls)
          for (const resolve of Object.values(RESOLVERS)) expect(isInside(resolve(url))).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('a request whose path leaves the mapped URL is not logged as an origin failure', async () => {
    await using world = await startBased()
    await world.say('/../private')
    expect(world.log).toEqual([])
  })
})

it('a mapped URL without a path gets any path unchanged', async () => {
  await using world = await startBased('')
  const { urls } = await world.say('/a/../../b')
  expect(urls).toEqual(['/a/../../b'])
})

async function startBased(base = BASE) {
  const urls: string[] = []
  const origin = await startHttpServer((request, response) => {
    urls.push(request.url ?? '')
    response.setHeader('cache-control', 'no-store').end('asked')
  })
  const world = await startEdgeWorld({ origins: { '*': origin.url + base } })
  const { host } = await world.createPipeline()
  return {
    log: world.log,
    async say(path: string) {
      urls.length = 0
      const client = await connectTo(world.port)
      client.socket.end(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`, 'latin1')
      return { answer: parseAnswer(await client.everything), urls: [...urls] }
    },
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await origin[Symbol.asyncDispose]()
    },
  }
}
