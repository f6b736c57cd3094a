import { expect, it } from 'vitest'
import { type RunningEdge, startEdge } from '../../src/app/start-edge.js'
import { parseOrigins } from '../../src/edge/origins/parse-origins.js'
import { type OriginHandler, startEdgeWorld } from '../support/edge-world.js'
import { startEdgeway } from '../support/edgeway-process.js'
import { createHeldOrigin } from '../support/held-origin.js'
import { holdTimers } from '../support/held-timers.js'
import { SHOP_WEB_ID } from '../support/ids.js'
import { startForwarder } from '../support/raw-origin.js'
import { temporaryFile } from '../support/temporary-folder.js'
import { startHttpServer } from '../support/test-server.js'
import { visit } from '../support/visit.js'
import { IN_USE, LOST } from './support/edge-store.js'
import { describeOnRedis, type RedisServer, startRedis } from './support/redis-server.js'

/** Starts two edges for the pipelines of one service, before one origin. `other` is the second edge, as `world.edge` is the first. */
async function startTwoEdges(redisUrl: string, origin?: OriginHandler) {
  const logs = [createLog(), createLog()] as const
  const cache = { memoryBytes: 64 * 1024 ** 2, maxObjectBytes: 8 * 1024 ** 2, url: redisUrl }
  const world = await startEdgeWorld({
    edge: { cache, logger: logs[0].logger },
    ...(origin !== undefined && { origin }),
  })
  const parsed = parseOrigins(JSON.stringify({ '*': world.originUrl }), () => '')
  const other = await startEdge({
    host: '127.0.0.1',
    port: 0,
    pipelines: world.upstream.server.pipelines,
    origins: 'mapping' in parsed ? parsed.mapping : new Map(),
    defaultPipelineId: null,
    cache,
    clock: world.clock,
    logger: logs[1].logger,
  })
  return {
    world,
    other,
    logs,
    async [Symbol.asyncDispose]() {
      await other.close(0)
      await world[Symbol.asyncDispose]()
    },
  }
}

function createLog() {
  const messages: string[] = []
  const write = (_details: object, message: string) => void messages.push(message)
  return { messages, logger: { info: write, warn: write, error: write } }
}

async function get(edge: { readonly url: string }, host: string, path = '/') {
  const answer = await visit(edge, host, path)
  return { status: answer.status, xCache: answer.xCache, body: await answer.all() }
}

/** Waits until so many URLs are stored on the server, because a response is stored no earlier than the client receives it. */
async function stored(redis: RedisServer, urls: number) {
  const names = async () => (await redis.command('KEYS', 'edgeway:*:r:*')) as unknown as string[]
  while ((await names()).length < urls);
}

describeOnRedis('two edges on one server', () => {
  it('serves at one edge the responses that the other fetched', async () => {
    using _timers = holdTimers()
    await using redis = await startRedis()
    await using edges = await startTwoEdges(redis.url)
    const { world, other } = edges
    const { host } = await world.createPipeline()
    expect(await get(world.edge, host)).toEqual({ status: 200, xCache: 'miss', body: 'answer 0' })
    await stored(redis, 1)
    expect(await get(other, host)).toEqual({ status: 200, xCache: 'hit-fresh', body: 'answer 0' })
    expect(await get(other, host, '/more')).toMatchObject({ xCache: 'miss', body: 'answer 1' })
    await stored(redis, 2)
    expect(await get(world.edge, host, '/more')).toMatchObject({ xCache: 'hit-fresh', body: 'answer 1' })
    world.clock.advanceMs(60_000)
    const { headers } = await visit(other, host)
    expect(headers).toMatchObject({ age: '60', 'cache-status': 'edgeway; hit; ttl=3540' })
    expect(world.asked).toHaveLength(2)
  })

  it("shares responses between requests to the edges' own ports, but not to other ports", async () => {
    using _timers = holdTimers()
    await using redis = await startRedis()
    await using edges = await startTwoEdges(redis.url)
    const { world, other } = edges
    const { host } = await world.createPipeline()
    const [port, otherPort] = [world.edge, other].map(({ url }) => new URL(url).port)
    await get(world.edge, `${host}:${port}`)
    await stored(redis, 1)
    expect(await get(other, `${host}:${otherPort}`)).toMatchObject({ xCache: 'hit-fresh', body: 'answer 0' })
    expect(await get(other, `${host}:${port}`)).toMatchObject({ xCache: 'miss', body: 'answer 1' })
    await stored(redis, 2)
    expect(await get(world.edge, `${host}:${port}`)).toMatchObject({ xCache: 'hit-fresh', body: 'answer 0' })
    expect(await get(world.edge, `${host}:${otherPort}`)).toMatchObject({ xCache: 'miss', body: 'answer 2' })
    await visit(world.edge, `${host}:${port}`, '/', { method: 'POST' })
    expect(await get(other, `${host}:${otherPort}`)).toMatchObject({ xCache: 'miss' })
  })

  it.each([
    ['all', { all: true }, ['miss', 'miss']],
    ['a path', { assets: ['/a'] }, ['miss', 'hit-fresh']],
  ])('purges %s at both edges before the purge request is answered', async (_what, purge, states) => {
    using _timers = holdTimers()
    await using redis = await startRedis()
    await using edges = await startTwoEdges(redis.url)
    const { world, other } = edges
    const { id, host } = await world.createPipeline()
    for (const path of ['/a', '/b']) await get(other, host, path)
    await stored(redis, 2)
    // The service notifies only one of the edges.
    await world.create('/purge-requests', { pipeline_id: id, ...purge })
    const after = [await get(other, host, '/a'), await get(other, host, '/b')]
    expect(after.map(({ xCache }) => xCache)).toEqual(states)
  })

  it('serves nothing that one edge began to fetch before a purge at the other', async () => {
    using _timers = holdTimers()
    await using redis = await startRedis()
    const origin = createHeldOrigin()
    await using edges = await startTwoEdges(redis.url, origin.handler)
    const { world, other } = edges
    const { id, host } = await world.createPipeline()
    const early = get(other, host)
    const first = await origin.call(0)
    first.response.write('old, ')
    await world.create('/purge-requests', { pipeline_id: id, all: true })
    const late = get(other, host)
    const second = await origin.call(1)
    first.response.end('but whole')
    second.response.end('new')
    expect(await early).toMatchObject({ body: 'old, but whole' })
    expect(await late).toMatchObject({ body: 'new' })
    await stored(redis, 1)
    expect(await get(world.edge, host)).toMatchObject({ xCache: 'hit-fresh', body: 'new' })
  })

  it('serves each edge alone while the server is down, and shares again afterwards', async () => {
    using timers = holdTimers()
    await using redis = await startRedis()
    await using edges = await startTwoEdges(redis.url)
    const { world, other, logs } = edges
    const { id, host } = await world.createPipeline()
    const both: RunningEdge[] = [world.edge, other]
    await get(world.edge, host)
    await stored(redis, 1)

    const underWay = both.flatMap((edge) => Array.from({ length: 20 }, () => get(edge, host)))
    await redis.kill()
    for (const { status } of await Promise.all(underWay)) expect(status).toBe(200)
    for (const edge of both) {
      const answers = [await get(edge, host, '/away'), await get(edge, host, '/away')]
      expect(answers.map(({ status, xCache }) => [status, xCache])).toEqual([
        [200, 'miss'],
        [200, 'hit-fresh'],
      ])
    }
    await world.create('/purge-requests', { pipeline_id: id, all: true })
    expect(await get(world.edge, host, '/away')).toMatchObject({ status: 200, xCache: 'miss' })
    for (const { messages } of logs) expect(messages).toEqual([IN_USE, LOST])

    await redis.start()
    while (logs.some(({ messages }) => messages.length < 3)) {
      await timers.pass(1000)
      await new Promise(setImmediate)
    }
    for (const { messages } of logs) expect(messages).toEqual([IN_USE, LOST, IN_USE])
    expect(await get(world.edge, host, '/back')).toMatchObject({ status: 200, xCache: 'miss' })
    await stored(redis, 1)
    expect(await get(other, host, '/back')).toMatchObject({ status: 200, xCache: 'hit-fresh' })
  })
})

describeOnRedis('two processes on one server and one data file', () => {
  it('applies the changes and purges of one process to the other', async () => {
    await using redis = await startRedis()
    await using door = await startForwarder(() => redis.path)
    await using origin = await startCountingOrigin()
    const data = temporaryFile('edge-services.db')
    const settings = {
      EDGE_SERVICES_DATA: data,
      EDGE_ORIGINS: JSON.stringify({ '*': origin.url }),
      EDGE_CACHE_URL: door.url.replace('http:', 'redis:'),
    }
    await using one = startEdgeway(settings)
    const first = await one.logged('ready')
    await using other = startEdgeway(settings)
    const second = await other.logged('ready')
    const [oneEdge, otherEdge] = [{ url: String(first.edge) }, { url: String(second.edge) }]
    const call = (method: string, path: string, body: object) =>
      fetch(`${first.edgeServices}/edge-services/v1beta1${path}`, {
        method,
        headers: { 'X-Auth-Token': 'any', 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })

    const host = `${SHOP_WEB_ID}.localhost`
    expect(await get(otherEdge, host)).toEqual({ status: 200, xCache: 'miss', body: 'answer 0' })
    await stored(redis, 1)
    expect(await get(oneEdge, host)).toEqual({ status: 200, xCache: 'hit-fresh', body: 'answer 0' })
    expect((await call('POST', '/purge-requests', { pipeline_id: SHOP_WEB_ID, all: true })).status).toBe(200)
    expect(await get(otherEdge, host)).toEqual({ status: 200, xCache: 'miss', body: 'answer 1' })

    const renamed = 'shop.example.org'
    expect(await get(otherEdge, renamed)).toMatchObject({ status: 404 })
    const { stages } = (await (
      await fetch(`${first.edgeServices}/edge-services/v1beta1/pipelines/${SHOP_WEB_ID}/dns-stages`, {
        headers: { 'X-Auth-Token': 'any' },
      })
    ).json()) as { stages: { id: string }[] }
    expect((await call('PATCH', `/dns-stages/${stages[0]?.id}`, { fqdns: [renamed] })).status).toBe(200)
    // A change takes effect immediately at the process that received it, and may take a moment at the other.
    expect(await get(oneEdge, renamed)).toMatchObject({ status: 200, xCache: 'miss' })
    await stored(redis, 2)
    while ((await get(otherEdge, renamed)).status === 404);
    expect(await get(otherEdge, renamed)).toMatchObject({ status: 200, xCache: 'hit-fresh' })
  })
})

function startCountingOrigin() {
  let count = 0
  return startHttpServer((_request, response) => response.end(`answer ${count++}`))
}
