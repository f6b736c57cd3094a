/** Tests the pages for browsers: the page at `/`, and GraphiQL with its files. */
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/gateway.js'

const BROWSER = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world[Symbol.asyncDispose]())

const open = (path: string) => fetch(world.origin + path, { headers: BROWSER })

/** Returns the bytes as sent over the wire. */
async function read(path: string, coding: string, method = 'GET') {
  const request = httpRequest(world.origin + path, {
    method,
    headers: { 'accept-encoding': coding },
    agent: false,
  })
  request.end()
  const [response] = await once(request, 'response')
  const chunks: Buffer[] = []
  for await (const chunk of response) chunks.push(chunk)
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }
}

async function filesOfGraphiQL(): Promise<string[]> {
  const page = await (await open('/graphql')).text()
  const named = [...page.matchAll(/(?:src|href)="(graphiql\/[^"]+)"/g)].map(([, path]) => `/${path}`)
  const scripts = await Promise.all(
    named.filter((path) => path.endsWith('.js')).map(async (path) => (await read(path, 'identity')).body),
  )
  const workers = /const workers = (\{.*?\});/.exec(Buffer.concat(scripts).toString())?.[1] ?? ''
  return [...named, ...Object.values(JSON.parse(workers)).map((name) => `/graphiql/${name}`)]
}

describe('the page at /', () => {
  it('links to everything the gateway serves', async () => {
    const response = await open('/')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const links = [...(await response.text()).matchAll(/<a href="([^"]+)"/g)].map(([, link]) => `/${link}`)
    expect(links).toEqual(['/graphql', '/schema.graphql', '/health', '/ready', '/metrics'])
    for (const link of links) expect((await open(link)).status).toBe(200)
  })

  it('returns the same links in JSON to a program', async () => {
    const response = await fetch(`${world.origin}/`)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(await response.json()).toEqual({
      name: 'Edgeway',
      graphql: '/graphql',
      schema: '/schema.graphql',
      health: '/health',
      ready: '/ready',
      metrics: '/metrics',
    })
  })
})

describe("GraphiQL's page", () => {
  it.each(['/graphql', '/graphql?query={__typename}', '/graphql?query=mutation{x}&variables={}'])(
    'serves the same small page for any query in the URL: %s',
    async (path) => {
      const page = await (await open(path)).text()
      expect(page).toBe(await (await open('/graphql')).text())
      expect(page.length).toBeLessThan(2_000)
    },
  )

  it.each(['/graphql', '/'])(
    'contains no inline script and forbids inline scripts by its policy: %s',
    async (path) => {
      const response = await open(path)
      const page = await response.text()
      expect(page).not.toMatch(/<script(?![^>]* src=)|\son\w+=|javascript:/i)
      const policy = response.headers.get('content-security-policy')?.split('; ')
      expect(policy).toEqual(
        expect.arrayContaining(["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'"]),
      )
      expect(policy?.find((part) => part.startsWith('script-src')) ?? "script-src 'self'").toBe(
        "script-src 'self'",
      )
    },
  )

  it('answers HEAD like GET', async () => {
    const response = await fetch(world.url, { method: 'HEAD', headers: BROWSER })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })
})

describe("GraphiQL's files", () => {
  it('consists of two scripts, two style sheets and three workers', async () => {
    expect((await filesOfGraphiQL()).map((path) => path.replace(/\/\w{20}\./, '/…'))).toEqual([
      '/graphiql/…css',
      '/graphiql/…css',
      '/graphiql/…js',
      '/graphiql/…js',
      '/graphiql/…js',
      '/graphiql/…js',
      '/graphiql/…js',
    ])
  })

  it('serves files to keep forever, each with its own type', async () => {
    for (const path of await filesOfGraphiQL())
      for (const method of ['GET', 'HEAD']) {
        const { status, headers, body } = await read(path, 'gzip', method)
        expect(status).toBe(200)
        expect(headers).toMatchObject({
          'cache-control': 'public, max-age=31536000, immutable',
          'content-type': path.endsWith('.js') ? 'text/javascript; charset=utf-8' : 'text/css; charset=utf-8',
          'x-content-type-options': 'nosniff',
          vary: expect.stringContaining('Accept-Encoding'),
        })
        expect(body.length).toBe(method === 'HEAD' ? 0 : Number(headers['content-length']))
      }
  })

  it('serves the same content in every coding', async () => {
    for (const path of await filesOfGraphiQL()) {
      const plain = await read(path, 'identity')
      expect(plain.headers['content-encoding']).toBeUndefined()
      const [brotli, gzip] = [await read(path, 'gzip, br'), await read(path, 'gzip;q=1, br;q=0')]
      expect([brotli, gzip].map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip'])
      expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
      expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
    }
  })

  it('sends less than a quarter of the bytes when compressed', async () => {
    let [plain, sent] = [0, 0]
    for (const path of await filesOfGraphiQL()) {
      plain += (await read(path, 'identity')).body.length
      sent += (await read(path, 'br')).body.length
    }
    expect(sent).toBeLessThan(plain / 4)
  })

  it.each(['/graphiql/0123456789abcdef0123.js', '/graphiql/__proto__', '/graphiql/x/y.js', '/graphiql/'])(
    'answers 404 for any other file: %s',
    async (path) => {
      const { status, headers } = await read(path, 'br')
      expect(status).toBe(404)
      expect(headers['content-type']).toBe('application/json')
    },
  )
})
