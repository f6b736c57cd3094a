/** The origin's load from many clients at once. No client gets a response that belongs to another. */
import { describe, expect, it } from 'vitest'
import { type EdgeResponse, type OriginHandler, startEdgeWorld } from '../support/edge-world.js'
import { createHeldOrigin } from '../support/held-origin.js'
import { times } from '../support/times.js'
import { startVisit, visit } from '../support/visit.js'

const HALF = 'a'.repeat(50_000)
const OTHER_HALF = 'b'.repeat(50_000)

/** Counts a client as gone as soon as it has closed its side. */
const NO_PATIENCE = { limits: { halfClosedTimeoutMs: 1 } }

type World = Awaited<ReturnType<typeof startEdgeWorld>>

/**
 * Resolves once the edge has read everything that was sent before, because it accepts and reads connections in order. Then all
 * requests have arrived before the first gets its response.
 */
async function settled(world: World): Promise<void> {
  for (let round = 0; round < 3; round++) await world.get('nobody.example')
}

function bodies(answers: readonly EdgeResponse[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { body } of answers) counts.set(body, (counts.get(body) ?? 0) + 1)
  return counts
}

describe('requests for a response that is not stored', () => {
  it('500 equal requests cause one fetch from the origin', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host, id } = await world.createPipeline()
    const answers = times(500, () => world.get(host))
    const { response } = await origin.call(0)
    await settled(world)
    response.end('the one answer')
    const got = await Promise.all(answers)
    expect(bodies(got)).toEqual(new Map([['the one answer', 500]]))
    expect(origin.calls).toHaveLength(1)
    const collapsed = got.filter(({ headers }) => headers['cache-status']?.includes('; collapsed'))
    expect(collapsed).toHaveLength(499)
    expect(world.edge.trafficOf(id)).toMatchObject({ miss: 500, originCalls: 1 })
  })

  it('requests for several variants cause one fetch for each variant', async () => {
    const languages = ['de', 'en', 'fr', 'it', 'nl']
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const languageOf = (index: number) => languages[index % languages.length] ?? ''
    const answers = times(500, (index) =>
      world.get(host, '/', { headers: { 'accept-language': languageOf(index) } }),
    )
    await origin.call(0)
    await settled(world)
    for (const index of languages.keys()) {
      const { request, response } = await origin.call(index)
      response.setHeader('vary', 'Accept-Language').end(`in ${request.headers['accept-language']}`)
    }
    for (const [index, answer] of (await Promise.all(answers)).entries())
      expect(answer.body).toBe(`in ${languageOf(index)}`)
    expect(origin.calls).toHaveLength(languages.length)
  })

  it('requests are fetched one by one if the response is for one client alone', async () => {
    const origin: OriginHandler = ({ headers }, response) => {
      response.setHeader('cache-control', 'no-store').end(`for ${headers['x-client']}`)
    }
    await using world = await startEdgeWorld({ origin })
    const { host } = await world.createPipeline()
    const headers = (index: number) => ({ headers: { 'x-client': String(index) } })
    const answers = await Promise.all(times(200, (index) => world.get(host, '/', headers(index))))
    expect(answers.map(({ body }) => body)).toEqual(times(200, (index) => `for ${index}`))
    expect(world.asked).toHaveLength(200)
  })

  it('requests do not wait for one another if the last response was for one client alone', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const first = world.get(host)
    ;(await origin.call(0)).response.setHeader('set-cookie', 'id=1').end('first')
    await first
    const answers = times(20, () => world.get(host))
    // All of them have arrived before the first gets a response.
    await origin.call(20)
    for (const [index, { response }] of origin.calls.slice(1).entries())
      response.setHeader('set-cookie', `id=${index}`).end(`answer ${index}`)
    expect(bodies(await Promise.all(answers)).size).toBe(20)
    expect(origin.calls).toHaveLength(21)
  })

  it('requests reach the origin while it holds 500 others open', async () => {
    const origin: OriginHandler = ({ url }, response) => {
      response.setHeader('cache-control', 'no-store')
      if (url === '/page') response.end('the page')
      else response.write('data: one\n\n')
    }
    await using world = await startEdgeWorld({ origin })
    const { host } = await world.createPipeline()
    const streams = await Promise.all(times(500, (index) => visit(world.edge, host, `/events?${index}`)))
    expect((await world.get(host, '/page')).body).toBe('the page')
    for (const stream of streams) stream.leave()
  })

  it('requests with credentials never share a fetch', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const headersOf = (user: string) => ({ headers: { authorization: `Basic ${user}` } })
    const answers = ['a', 'b', 'a'].map((user) => world.get(host, '/', headersOf(user)))
    answers.push(world.get(host))
    await origin.call(3)
    for (const { request, response } of origin.calls) response.end(`for ${request.headers.authorization}`)
    const got = (await Promise.all(answers)).map(({ body }) => body)
    expect(got).toEqual(['for Basic a', 'for Basic b', 'for Basic a', 'for undefined'])
  })

  it('waiting requests fail together with the origin, and later requests ask it again', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const answers = times(50, () => world.get(host))
    const { socket } = await origin.call(0)
    await settled(world)
    socket.destroy()
    expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(new Set([502]))
    expect(origin.calls).toHaveLength(1)
    const later = world.get(host)
    ;(await origin.call(1)).response.end('there again')
    expect(await later).toMatchObject({ status: 200, body: 'there again' })
  })
})

describe('a response that is still arriving', () => {
  it('a later client reads a response that is still arriving from its beginning', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const first = visit(world.edge, host)
    const { response } = await origin.call(0)
    response.write(HALF)
    expect(await (await first).receive(HALF.length)).toBe(HALF)
    const second = await visit(world.edge, host)
    expect(second.headers['cache-status']).toBe('edgeway; fwd=uri-miss; stored; collapsed')
    // The origin sends the rest only once the second client has the first half.
    expect(await second.receive(HALF.length)).toBe(HALF)
    response.end(OTHER_HALF)
    for (const client of [await first, second]) expect(await client.all()).toBe(HALF + OTHER_HALF)
    expect(origin.calls).toHaveLength(1)
    expect(await world.get(host)).toMatchObject({ body: HALF + OTHER_HALF, xCache: 'hit-fresh' })
  })

  it('a response on its way continues and is stored when the first client leaves', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const first = visit(world.edge, host)
    const { response } = await origin.call(0)
    response.write(HALF)
    const leaver = await first
    const others = await Promise.all(times(5, () => visit(world.edge, host)))
    leaver.leave()
    await settled(world)
    response.end(OTHER_HALF)
    for (const client of others) expect(await client.all()).toBe(HALF + OTHER_HALF)
    expect(await world.get(host)).toMatchObject({ body: HALF + OTHER_HALF, xCache: 'hit-fresh' })
    expect(origin.calls).toHaveLength(1)
  })

  it('a response on its way continues when the first client leaves before the head', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const first = startVisit(world.edge, host)
    const { response } = await origin.call(0)
    const others = times(5, () => world.get(host))
    await settled(world)
    first.sent.destroy()
    await expect(first.visit).rejects.toThrow()
    await settled(world)
    response.end('for those who stay')
    expect(bodies(await Promise.all(others))).toEqual(new Map([['for those who stay', 5]]))
    expect(origin.calls).toHaveLength(1)
  })

  it.each(['before', 'after'])('a fetch is aborted when all clients leave %s the head', async (when) => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler, edge: NO_PATIENCE })
    const { host } = await world.createPipeline()
    const clients = times(5, () => startVisit(world.edge, host))
    const { response, closed } = await origin.call(0)
    await settled(world)
    const arrived = Promise.allSettled(clients.map((client) => client.visit))
    if (when === 'after') {
      response.write(HALF)
      await arrived
    }
    for (const { sent } of clients) sent.destroy()
    await Promise.all([closed, arrived])
    const later = world.get(host)
    ;(await origin.call(1)).response.end('another')
    expect(await later).toMatchObject({ body: 'another', xCache: 'miss' })
  })

  it('a response on its way is neither stored nor shared after a purge', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { id, host } = await world.createPipeline()
    const early = visit(world.edge, host)
    const first = await origin.call(0)
    first.response.write(HALF)
    await early
    await world.create('/purge-requests', { pipeline_id: id, all: true })
    const late = world.get(host)
    const second = await origin.call(1)
    first.response.end(OTHER_HALF)
    expect(await (await early).all()).toBe(HALF + OTHER_HALF)
    second.response.end('new')
    expect(await late).toMatchObject({ body: 'new', xCache: 'miss' })
    expect(await world.get(host)).toMatchObject({ body: 'new', xCache: 'hit-fresh' })
  })

  it('a response is not stored if a purge comes before its head', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { id, host } = await world.createPipeline()
    const early = world.get(host)
    const first = await origin.call(0)
    await world.create('/purge-requests', { pipeline_id: id, assets: ['/'] })
    first.response.end('old')
    expect(await early).toMatchObject({ body: 'old' })
    const late = world.get(host)
    ;(await origin.call(1)).response.end('new')
    expect(await late).toMatchObject({ body: 'new', xCache: 'miss' })
  })

  it('a response is stored although its clients already had it or wanted a part of it', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const knowing = world.get(host, '/page', { headers: { 'if-none-match': '"1"' } })
    const { response } = await origin.call(0)
    response.writeHead(200, { etag: '"1"', 'content-length': 100_000 })
    response.write(HALF)
    expect(await knowing).toMatchObject({ status: 304, body: '' })
    response.end(OTHER_HALF)
    await settled(world)
    expect(await world.get(host, '/page')).toMatchObject({ body: HALF + OTHER_HALF, xCache: 'hit-fresh' })

    const whole = visit(world.edge, host, '/film')
    const film = (await origin.call(1)).response
    film.writeHead(200, { 'content-length': 100_000 })
    film.write(HALF)
    const part = await world.get(host, '/film', { headers: { range: 'bytes=0-9' } })
    expect(part).toMatchObject({ status: 206, body: 'a'.repeat(10) })
    film.end(OTHER_HALF)
    expect(await (await whole).all()).toBe(HALF + OTHER_HALF)
    expect(origin.calls).toHaveLength(2)
  })
})

describe('stale responses', () => {
  it('one background fetch refreshes a stale response, however often it is served meanwhile', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host, id } = await world.createPipeline()
    const fields = { 'cache-control': 'max-age=10, stale-while-revalidate=60', etag: '"1"' }
    const first = world.get(host)
    ;(await origin.call(0)).response.writeHead(200, fields).end('old')
    await first
    world.clock.advanceMs(11_000)
    for (const answer of await Promise.all(times(100, () => world.get(host))))
      expect(answer).toMatchObject({ body: 'old', xCache: 'hit-stale' })
    const { request, response } = await origin.call(1)
    expect(request.headers['if-none-match']).toBe('"1"')
    expect(origin.calls).toHaveLength(2)
    response.writeHead(200, { ...fields, etag: '"2"' }).end('new')
    let fresh = await world.get(host)
    while (fresh.xCache === 'hit-stale') fresh = await world.get(host)
    expect(fresh).toMatchObject({ body: 'new', xCache: 'hit-fresh' })
    expect(world.edge.trafficOf(id)).toMatchObject({ miss: 1, originCalls: 2 })
  })

  it('one validation serves all requests that wait for it', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { host } = await world.createPipeline()
    const first = world.get(host)
    const fields = { 'cache-control': 'max-age=10', etag: '"1"' }
    ;(await origin.call(0)).response.writeHead(200, fields).end('unchanged')
    await first
    world.clock.advanceMs(11_000)
    const answers = times(100, () => world.get(host))
    const { request, response } = await origin.call(1)
    await settled(world)
    expect(request.headers['if-none-match']).toBe('"1"')
    response.writeHead(304, fields).end()
    expect(bodies(await Promise.all(answers))).toEqual(new Map([['unchanged', 100]]))
    expect(origin.calls).toHaveLength(2)
    expect(await world.get(host)).toMatchObject({ xCache: 'hit-fresh' })
  })
})
