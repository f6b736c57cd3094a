/** Requests for anything other than a whole page: HEAD, ranges, conditions and unsafe methods, through the edge to an origin. */
import { describe, expect, it } from 'vitest'
import { type OriginHandler, startEdgeWorld } from '../support/edge-world.js'

const PAGE = '0123456789abcdefghijklmnopqrstuvwxyz'
const MODIFIED = 'Tue, 17 Feb 2026 12:00:00 GMT'

const pageOrigin: OriginHandler = (_request, response) => {
  const fields = { 'cache-control': 'max-age=60', etag: '"v1"', 'last-modified': MODIFIED }
  response.writeHead(200, { ...fields, 'content-length': PAGE.length }).end(PAGE)
}

describe('a HEAD request', () => {
  it('a stored response to GET answers HEAD while it is fresh', async () => {
    await using world = await startEdgeWorld({ origin: pageOrigin })
    const { host } = await world.createPipeline()
    await world.get(host)
    const head = await world.get(host, '/', { method: 'HEAD' })
    expect(head).toMatchObject({ status: 200, body: '', xCache: 'hit-fresh' })
    expect(head.headers).toMatchObject({ 'content-length': String(PAGE.length), etag: '"v1"', age: '0' })
    world.clock.advanceMs(60_000)
    expect(await world.get(host, '/', { method: 'HEAD' })).toMatchObject({ status: 200, xCache: 'miss' })
    expect(world.asked.map(({ method }) => method)).toEqual(['GET', 'HEAD'])
  })

  it('a response to HEAD is not stored', async () => {
    await using world = await startEdgeWorld({ origin: pageOrigin })
    const { host } = await world.createPipeline()
    const head = await world.get(host, '/', { method: 'HEAD' })
    expect(head).toMatchObject({ body: '', xCache: 'miss' })
    expect(head.headers['content-length']).toBe(String(PAGE.length))
    expect(await world.get(host)).toMatchObject({ body: PAGE, xCache: 'miss' })
  })
})

describe('a range', () => {
  it.each([
    ['bytes=0-9', 206, PAGE.slice(0, 10), 'bytes 0-9/36'],
    ['bytes=30-', 206, PAGE.slice(30), 'bytes 30-35/36'],
    ['bytes=-5', 206, PAGE.slice(-5), 'bytes 31-35/36'],
    ['bytes=30-99', 206, PAGE.slice(30), 'bytes 30-35/36'],
    ['bytes=0-4,5-9', 206, PAGE.slice(0, 10), 'bytes 0-9/36'],
    ['bytes=0-1,20-21', 200, PAGE, undefined],
    ['pages=1-2', 200, PAGE, undefined],
    ['bytes=9-3', 200, PAGE, undefined],
  ])('the range %s of a stored response is a %i', async (range, status, body, contentRange) => {
    await using world = await startEdgeWorld({ origin: pageOrigin })
    const { host } = await world.createPipeline()
    await world.get(host)
    const answer = await world.get(host, '/', { headers: { range } })
    expect(answer).toMatchObject({ status, body, xCache: 'hit-fresh' })
    expect(answer.headers).toMatchObject({ 'content-length': String(body.length), etag: '"v1"' })
    expect(answer.headers['content-range']).toBe(contentRange)
    expect(world.asked).toHaveLength(1)
  })

  it('a header with thousands of ranges is ignored', async () => {
    await using world = await startEdgeWorld({ origin: pageOrigin })
    const { host } = await world.createPipeline()
    await world.get(host)
    const range = `bytes=${Array.from({ length: 1000 }, (_, index) => `${index}-`).join()}`
    const answer = await world.get(host, '/', { headers: { range } })
    expect(answer).toMatchObject({ status: 200, body: PAGE, xCache: 'hit-fresh' })
  })

  it('a range beyond a stored response is a 416', async () => {
    await using world = await startEdgeWorld({ origin: pageOrigin })
    const { host } = await world.createPipeline()
    await world.get(host)
    const answer = await world.get(host, '/', { headers: { range: 'bytes=36-' } })
    expect(answer).toMatchObject({ status: 416, xCache: 'hit-fresh' })
    expect(answer.headers['content-range']).toBe('bytes */36')
  })

  it.each([
    ['"v1"', 206],
    ['"v2"', 200],
    ['W/"v1"', 200],
    [MODIFIED, 206],
    ['Wed, 18 Feb 2026 12:00:00 GMT', 200],
  ])('a range with If-Range %s is a %i', async (ifRange, status) => {
    await using world = await startEdgeWorld({ origin: pageOrigin })
    const { host } = await world.createPipeline()
    await world.get(host)
    const headers = { range: 'bytes=0-9', 'if-range': ifRange }
    expect(await world.get(host, '/', { headers })).toMatchObject({ status, xCache: 'hit-fresh' })
  })

  it('a range of a response that is not stored is left to the origin, and the part is stored', async () => {
    await using world = await startEdgeWorld({
      origin: (_request, response) => {
        const fields = { 'cache-control': 'max-age=60', etag: '"v1"', 'content-range': 'bytes 10-19/36' }
        response.writeHead(206, fields).end(PAGE.slice(10, 20))
      },
    })
    const { host } = await world.createPipeline()
    const ask = (range: string) => world.get(host, '/', { headers: { range } })
    expect(await ask('bytes=10-19')).toMatchObject({ status: 206, xCache: 'miss' })
    const within = await ask('bytes=12-13')
    expect(within).toMatchObject({ status: 206, body: 'cd', xCache: 'hit-fresh' })
    expect(within.headers['content-range']).toBe('bytes 12-13/36')
    expect(world.asked.map(({ headers }) => headers.range)).toEqual(['bytes=10-19'])
  })
})

describe('a conditional request', () => {
  it.each([
    [{ 'if-none-match': '"v1"' }, 304],
    [{ 'if-none-match': 'W/"v1"' }, 304],
    [{ 'if-none-match': '"v0", "v1"' }, 304],
    [{ 'if-none-match': '*' }, 304],
    [{ 'if-none-match': '"v0"' }, 200],
    [{ 'if-modified-since': MODIFIED }, 304],
    [{ 'if-modified-since': 'Mon, 16 Feb 2026 12:00:00 GMT' }, 200],
    [{ 'if-none-match': '"v0"', 'if-modified-since': MODIFIED }, 200],
  ])(
    'a request with %j is a %i, whether the response is stored or not',
    async (headers: Record<string, string>, status) => {
      await using world = await startEdgeWorld({ origin: pageOrigin })
      const { host } = await world.createPipeline()
      for (const xCache of ['miss', 'hit-fresh']) {
        const answer = await world.get(host, '/', { headers })
        expect(answer).toMatchObject({ status, body: status === 304 ? '' : PAGE, xCache })
        expect(answer.headers.etag).toBe('"v1"')
      }
      expect(world.asked).toHaveLength(1)
      expect(world.asked[0]?.headers).not.toHaveProperty('if-none-match')
    },
  )

  it('a request with If-Match is left to the origin', async () => {
    await using world = await startEdgeWorld({
      origin: ({ headers }, response) => {
        response.writeHead(headers['if-match'] === undefined ? 200 : 412).end()
      },
    })
    const { host } = await world.createPipeline()
    await world.get(host)
    const headers = { 'if-match': '"v0"' }
    expect(await world.get(host, '/', { headers })).toMatchObject({ status: 412, xCache: 'miss' })
    expect(await world.get(host)).toMatchObject({ status: 200, xCache: 'hit-fresh' })
  })

  it("a 304 to the cache's own validation makes the stored response fresh", async () => {
    await using world = await startEdgeWorld({
      origin: (request, response, index) => {
        const isKnown = request.headers['if-none-match'] === '"v1"'
        response.writeHead(isKnown ? 304 : 200, {
          'cache-control': 'max-age=60',
          etag: '"v1"',
          'x-version': index,
        })
        response.end(isKnown ? undefined : PAGE)
      },
    })
    const { host } = await world.createPipeline()
    await world.get(host)
    world.clock.advanceMs(61_000)
    const headers = { 'if-none-match': '"other"' }
    const validated = await world.get(host, '/', { headers })
    expect(validated).toMatchObject({ status: 200, body: PAGE, xCache: 'hit-stale' })
    expect(validated.headers).toMatchObject({ 'x-version': '1', age: '0' })
    expect(await world.get(host)).toMatchObject({ body: PAGE, xCache: 'hit-fresh' })
    expect(world.asked).toHaveLength(2)
  })
})

describe('a request that may change something', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'MKCOL'])(
    'a %s request makes the cache fetch its URL anew',
    async (method) => {
      await using world = await startEdgeWorld()
      const { host } = await world.createPipeline()
      for (const path of ['/item', '/item?q=1', '/other']) await world.get(host, path)
      const body = method === 'DELETE' ? undefined : 'a change'
      const options = { method, ...(body !== undefined && { body }) }
      expect(await world.get(host, '/item', options)).toMatchObject({ body: 'answer 3', xCache: 'miss' })
      expect(await world.get(host, '/item')).toMatchObject({ body: 'answer 4', xCache: 'miss' })
      for (const path of ['/item?q=1', '/other'])
        expect(await world.get(host, path)).toMatchObject({ xCache: 'hit-fresh' })
    },
  )

  it('an unsafe request makes the cache also fetch the URLs of the same host that its response names', async () => {
    await using world = await startEdgeWorld({
      origin: ({ method }, response, index) => {
        if (method === 'POST') response.writeHead(201, { location: '/items/1', 'content-location': '/items' })
        response.end(`answer ${index}`)
      },
    })
    const { host } = await world.createPipeline()
    const paths = ['/items', '/items/1', '/items/2', '/form']
    for (const path of paths) await world.get(host, path)
    await world.get(host, '/form', { method: 'POST', body: 'a new item' })
    const states = []
    for (const path of paths) states.push((await world.get(host, path)).xCache)
    expect(states).toEqual(['miss', 'miss', 'hit-fresh', 'miss'])
  })

  it('a failed unsafe request leaves stored responses as they are', async () => {
    await using world = await startEdgeWorld({
      origin: ({ method }, response) => {
        response.writeHead(method === 'POST' ? 403 : 200).end()
      },
    })
    const { host } = await world.createPipeline()
    await world.get(host)
    expect(await world.get(host, '/', { method: 'POST' })).toMatchObject({ status: 403 })
    expect(await world.get(host)).toMatchObject({ xCache: 'hit-fresh' })
  })

  it('unsafe requests, and others such as OPTIONS, are never answered from the cache', async () => {
    await using world = await startEdgeWorld()
    const { host } = await world.createPipeline()
    await world.get(host)
    for (const method of ['OPTIONS', 'PROPFIND'])
      expect(await world.get(host, '/', { method })).toMatchObject({ xCache: 'miss' })
    expect(await world.get(host)).toMatchObject({ body: 'answer 0', xCache: 'hit-fresh' })
  })
})

// RFC 9110 section 7.6.2.
describe('Max-Forwards', () => {
  it.each([
    ['OPTIONS', '5', '4'],
    ['TRACE', '1', '0'],
    ['OPTIONS', '9'.repeat(30), String(Number.MAX_SAFE_INTEGER)],
    ['OPTIONS', 'many', 'many'],
    ['GET', '0', undefined],
    ['PROPFIND', '0', undefined],
  ])('Max-Forwards of %s with the value %s reaches the origin as %s', async (method, maxForwards, sent) => {
    await using world = await startEdgeWorld()
    const { host } = await world.createPipeline()
    await world.get(host, '/', { method, headers: { 'max-forwards': maxForwards } })
    expect(world.asked.map(({ headers }) => headers['max-forwards'])).toEqual([sent])
  })

  it.each([
    ['OPTIONS', 200],
    ['TRACE', 501],
  ])('the edge itself answers %s with Max-Forwards 0 with status %i', async (method, status) => {
    await using world = await startEdgeWorld()
    const { host } = await world.createPipeline()
    for (const maxForwards of ['0', '00']) {
      const answer = await world.get(host, '/', { method, headers: { 'max-forwards': maxForwards } })
      expect(answer).toMatchObject({ status, body: expect.stringContaining('Max-Forwards') })
    }
    expect(world.asked).toHaveLength(0)
  })
})
