import { describe, expect, it } from 'vitest'
import { startEdgeWorld } from '../support/edge-world.js'

type EdgeWorld = Awaited<ReturnType<typeof startEdgeWorld>>

describe('the cache stage', () => {
  it('the cache stage keeps responses without a lifetime for its fallback TTL', async () => {
    await using world = await startEdgeWorld()
    const { host } = await world.createPipeline({ cache: { fallback_ttl: '60s' } })
    expect(await world.get(host)).toMatchObject({ status: 200, body: 'answer 0', xCache: 'miss' })
    world.clock.advanceMs(59_000)
    const hit = await world.get(host)
    expect(hit).toMatchObject({ status: 200, body: 'answer 0', xCache: 'hit-fresh' })
    expect(hit.headers).toMatchObject({ age: '59', 'cache-status': 'edgeway; hit; ttl=1' })
    world.clock.advanceMs(1000)
    expect(await world.get(host)).toMatchObject({ body: 'answer 1', xCache: 'miss' })
  })

  it('the cache stage stores no responses without a lifetime if the fallback TTL is 0', async () => {
    await using world = await startEdgeWorld()
    const { host } = await world.createPipeline({ cache: { fallback_ttl: '0s' } })
    await world.get(host)
    expect(await world.get(host)).toMatchObject({ body: 'answer 1', xCache: 'miss' })
  })

  it("the origin's lifetime overrides the cache stage's", async () => {
    await using world = await startEdgeWorld({
      origin: (request, response, index) => {
        const directive = request.url === '/never' ? 'no-store' : 'max-age=5'
        response.setHeader('cache-control', directive).end(`answer ${index}`)
      },
    })
    const { host } = await world.createPipeline()
    await world.get(host, '/never')
    expect(await world.get(host, '/never')).toMatchObject({ body: 'answer 1', xCache: 'miss' })
    await world.get(host, '/short')
    expect(await world.get(host, '/short')).toMatchObject({ body: 'answer 2', xCache: 'hit-fresh' })
    world.clock.advanceMs(5000)
    expect(await world.get(host, '/short')).toMatchObject({ body: 'answer 3', xCache: 'miss' })
  })

  it('the cache stage passes requests with cookies by, unless it includes them', async () => {
    await using world = await startEdgeWorld()
    const headers = { cookie: 'session=1' }
    const without = await world.createPipeline()
    await world.get(without.host)
    expect(await world.get(without.host, '/', { headers })).toMatchObject({
      body: 'answer 1',
      xCache: 'miss',
    })
    expect(await world.get(without.host)).toMatchObject({ body: 'answer 0', xCache: 'hit-fresh' })
    const including = await world.createPipeline({ cache: { include_cookies: true } })
    await world.get(including.host, '/', { headers })
    expect(await world.get(including.host, '/', { headers })).toMatchObject({ xCache: 'hit-fresh' })
  })

  it('a pipeline without a cache stage does not cache', async () => {
    await using world = await startEdgeWorld()
    const { host } = await world.createPipeline({ cache: null })
    const answer = await world.get(host)
    expect(answer).toMatchObject({ status: 200, body: 'answer 0', xCache: undefined })
    expect(answer.headers).not.toHaveProperty('cache-status')
    expect(await world.get(host)).toMatchObject({ body: 'answer 1' })
  })
})

it('the cache does not distinguish requests by a field that the origin never receives', async () => {
  await using world = await startEdgeWorld({
    origin: (request, response) => {
      response.setHeader('vary', 'Origin')
      response.end(`for ${request.headers.origin ?? 'nobody'}`)
    },
  })
  const { host } = await world.createPipeline()
  const origin = 'https://app.example'
  const hidden = await world.get(host, '/', { headers: { origin, connection: 'close, Origin' } })
  expect(hidden).toMatchObject({ body: 'for nobody', xCache: 'miss' })
  expect(await world.get(host, '/', { headers: { origin } })).toMatchObject({
    body: `for ${origin}`,
    xCache: 'miss',
  })
  expect(await world.get(host)).toMatchObject({ body: 'for nobody', xCache: 'hit-fresh' })
})

describe('a change made through the API is in effect with the next request', () => {
  it('a change of the cache stage takes effect with the next request, on an empty cache', async () => {
    await using world = await startEdgeWorld()
    const { host, cacheStage } = await world.createPipeline()
    await world.get(host)
    await world.upstream.call('PATCH', `/cache-stages/${cacheStage?.id}`, { fallback_ttl: '10s' })
    expect(await world.get(host)).toMatchObject({ body: 'answer 1', xCache: 'miss' })
    world.clock.advanceMs(10_000)
    expect(await world.get(host)).toMatchObject({ body: 'answer 2', xCache: 'miss' })
  })

  it('a change of links takes effect with the next request, down to the removal of the cache stage', async () => {
    await using world = await startEdgeWorld()
    const { id, host, dnsStage, cacheStage, backendStage } = await world.createPipeline()
    await world.get(host)
    await world.upstream.call('PATCH', `/dns-stages/${dnsStage.id}`, { backend_stage_id: backendStage.id })
    expect(await world.get(host)).toMatchObject({ body: 'answer 1', xCache: undefined })
    await world.upstream.call('DELETE', `/cache-stages/${cacheStage?.id}`)
    const renewed = await world.upstream.createCacheStage(id, { backend_stage_id: backendStage.id })
    await world.upstream.call('PATCH', `/dns-stages/${dnsStage.id}`, { cache_stage_id: renewed.id })
    expect(await world.get(host)).toMatchObject({ body: 'answer 2', xCache: 'miss' })
  })

  it('a change of the pipeline takes effect with the next request', async () => {
    await using world = await startEdgeWorld()
    const { id, host } = await world.createPipeline()
    await world.get(host)
    await world.upstream.call('DELETE', `/pipelines/${id}`)
    expect(await world.get(host)).toMatchObject({ status: 404 })
  })

  it('a change of names takes effect with the next request', async () => {
    await using world = await startEdgeWorld()
    const { dnsStage } = await world.createPipeline()
    expect(await world.get('new.example.com')).toMatchObject({ status: 404 })
    await world.upstream.call('PATCH', `/dns-stages/${dnsStage.id}`, { fqdns: ['new.example.com'] })
    expect(await world.get('new.example.com')).toMatchObject({ status: 200 })
  })
})

describe('a purge request', () => {
  it('a purge request is in effect while it is still pending, and done later', async () => {
    await using world = await startEdgeWorld()
    const { id, host } = await world.createPipeline()
    await world.get(host)
    const purge = await world.create<{ id: string; status: string }>('/purge-requests', {
      pipeline_id: id,
      all: true,
    })
    expect(purge.status).toBe('pending')
    expect(await world.get(host)).toMatchObject({ body: 'answer 1', xCache: 'miss' })
    world.clock.advanceMs(2000)
    const done = await world.upstream.call<{ status: string }>('GET', `/purge-requests/${purge.id}`)
    expect(done.body.status).toBe('done')
    expect(await world.get(host)).toMatchObject({ body: 'answer 1', xCache: 'hit-fresh' })
  })

  it('a purge request of paths leaves the others, and takes every query and host', async () => {
    await using world = await startEdgeWorld()
    const { id, host } = await world.createPipeline({ dns: { fqdns: ['www.example.com'] } })
    const pages = [
      [host, '/a'],
      [host, '/a?page=2'],
      ['www.example.com', '/a'],
      [host, '/a/b'],
      [host, '/b'],
      [host, '/%C3%A9t%C3%A9'],
    ] as const
    for (const [name, path] of pages) await world.get(name, path)
    await world.create('/purge-requests', { pipeline_id: id, assets: ['/a', '/été'] })
    const states = []
    for (const [name, path] of pages) states.push((await world.get(name, path)).xCache)
    expect(states).toEqual(['miss', 'miss', 'miss', 'hit-fresh', 'hit-fresh', 'miss'])
  })

  it.each([
    ['/café', ['/caf%C3%A9', '/caf%c3%a9', '/%63af%C3%a9?page=2'], ['/cafe', '/caf%C3%A8']],
    ['/caf%C3%A9', ['/caf%C3%A9', '/caf%c3%a9'], ['/caf%25C3%25A9%20']],
    ['/caf%c3%a9', ['/caf%C3%A9', '/caf%c3%a9'], []],
    ['/~user/', ['/~user/', '/%7Euser/', '/%7euser/'], ['/~user']],
    ['/%7Euser/', ['/~user/', '/%7Euser/', '/%7euser/'], ['/~USER/']],
    ['/a/b', ['/a/b', '/%61/b'], ['/a%2Fb', '/a%2fb']],
    ['/a%2fb', ['/a%2Fb', '/a%2fb'], ['/a/b']],
    ['/100%', ['/100%', '/100%25'], ['/100']],
  ])('a purge of %s removes every spelling that RFC 3986 considers equal', async (asset, same, others) => {
    await using world = await startEdgeWorld()
    const { id, host } = await world.createPipeline()
    for (const path of [...same, ...others]) {
      await world.get(host, path)
      expect((await world.get(host, path)).xCache).toBe('hit-fresh')
    }
    await world.create('/purge-requests', { pipeline_id: id, assets: [asset] })
    for (const path of same) expect([path, (await world.get(host, path)).xCache]).toEqual([path, 'miss'])
    for (const path of others)
      expect([path, (await world.get(host, path)).xCache]).toEqual([path, 'hit-fresh'])
  })

  it('a purge request affects one pipeline only', async () => {
    await using world = await startEdgeWorld()
    const [one, other] = [await world.createPipeline(), await world.createPipeline()]
    await world.get(one.host)
    await world.get(other.host)
    await world.create('/purge-requests', { pipeline_id: one.id, all: true })
    expect(await world.get(other.host)).toMatchObject({ xCache: 'hit-fresh' })
  })
})

it('the edge counts its traffic for each pipeline', async () => {
  await using world = await startEdgeWorld()
  const cached = await world.createPipeline()
  const uncached = await world.createPipeline({ cache: null })
  await world.get(cached.host)
  await world.get(cached.host)
  await world.get(cached.host, '/', { headers: { cookie: 'a=b' } })
  await world.get(cached.host, '/', { method: 'POST', body: 'x' })
  await world.get(uncached.host)
  expect(world.edge.trafficOf(cached.id)).toEqual({
    'hit-fresh': 1,
    'hit-stale': 0,
    miss: 1,
    bypass: 2,
    none: 0,
    originCalls: 3,
  })
  expect(new Map(world.edge.traffic()).get(uncached.id)).toMatchObject({ none: 1, originCalls: 1 })
})

it.each([
  ['asked for', (world: EdgeWorld, host: string) => world.get(host)],
  ['looked for in the counts', async (world: EdgeWorld) => void world.edge.traffic()],
])('the edge drops the counts of a deleted pipeline once it is %s', async (_case, look) => {
  await using world = await startEdgeWorld()
  const [gone, kept] = [await world.createPipeline(), await world.createPipeline()]
  for (const { host } of [gone, kept]) await world.get(host)
  await world.upstream.call('DELETE', `/pipelines/${gone.id}`)
  await look(world, gone.host)
  expect(world.edge.trafficOf(gone.id)).toMatchObject({ miss: 0, originCalls: 0 })
  expect([...world.edge.traffic()]).toMatchObject([[kept.id, { miss: 1, originCalls: 1 }]])
})

it('the sample origin responds if no origin is mapped', async () => {
  await using world = await startEdgeWorld({ origins: null })
  const { host } = await world.createPipeline()
  const first = await world.get(host, '/hello')
  expect(first).toMatchObject({ status: 200, xCache: 'miss' })
  expect(first.body).toContain('/hello')
  expect(await world.get(host, '/hello')).toMatchObject({ body: first.body, xCache: 'hit-fresh' })
})
