/** Operations on an upstream of 50 calls a second, in real time over real HTTP: most of it is waiting, so all at once. */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../src/edge-services-server/faults.js'
import { startGateway, startWorld } from '../support/gateway.js'
import { limitRate } from '../support/rate-limit.js'

const PAGE = '{ pipelines(first: 100) { nodes { id purgeRequests(first: 1) { totalCount nodes { id } } } } }'
const paced = { client: { paced: true, retryBaseDelayMs: 100 } }

async function startPacedWorld(pipelines: number, ...faults: Fault[]) {
  const world = await startWorld(paced)
  const ids: string[] = []
  for (let n = 0; n < pipelines; n++) ids.push((await world.upstream.createPipeline({ name: `${n}` })).id)
  // The first fault that fits a request is the one that counts.
  for (const fault of faults) world.upstream.faults.add(fault)
  return { ...world, ids, limit: limitRate(world.upstream) }
}

async function timed<T>(task: Promise<T>) {
  const startMs = performance.now()
  const result = await task
  return { result, ms: performance.now() - startMs }
}

const metricsOf = async (origin: string) => (await fetch(`${origin}/metrics`)).text()

describe.concurrent('a page of 100 pipelines with their purge requests, on an upstream of 50 calls a second', () => {
  it('is complete without a refusal, and an operation of one call that comes later is done before it', async () => {
    await using world = await startPacedWorld(100)
    const done: string[] = []
    const dear = world.query(PAGE).finally(() => done.push('page'))
    await expect.poll(() => world.limit.calls).toBeGreaterThanOrEqual(50)
    const cheap = world
      .query(`{ pipeline(id: "${world.ids[0]}") { name } }`)
      .finally(() => done.push('one call'))
    const { data, errors } = await dear
    expect(errors).toEqual([])
    expect(data.pipelines.nodes).toHaveLength(100)
    expect((await cheap).data).toEqual({ pipeline: { name: '0' } })
    expect(done).toEqual(['one call', 'page'])
    expect(world.limit).toEqual({ calls: 102, refusals: 0 })
  })

  it('is complete in two replicas that share the credential', async () => {
    await using world = await startPacedWorld(100)
    await using other = await startGateway(world.upstream.url, paced)
    for (const { data, errors } of await Promise.all([world.query(PAGE), other.query(PAGE)])) {
      expect(errors).toEqual([])
      expect(data.pipelines.nodes).toHaveLength(100)
    }
  })

  it('fails at once where its time is too short, in the fields that cannot be had', async () => {
    await using world = await startWorld({ ...paced, operationTimeoutMs: 900 })
    for (let n = 0; n < 100; n++) await world.upstream.createPipeline({ name: `${n}` })
    limitRate(world.upstream)
    const { data, errors } = await world.query(PAGE)
    expect(data.pipelines.nodes).toHaveLength(100)
    expect(errors.length).toBeGreaterThanOrEqual(51)
    for (const { extensions, message } of errors) {
      expect(extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) })
      expect(message).toMatch(/could not be sent in time/)
    }
  })
})

describe.concurrent('a write on an upstream that refuses calls for now', () => {
  it('waits for its turn, and is sent once', async () => {
    await using world = await startPacedWorld(1, {
      on: 'GET /pipelines',
      times: 1,
      status: 429,
      retryAfterSeconds: 1,
    })
    const refused = world.query('{ pipelines { nodes { id } } }')
    await expect.poll(() => world.upstream.upstreamRequests('GET /pipelines').length).toBe(1)
    world.upstream.resetRequests()
    const { result, ms } = await timed(
      world.query('mutation { createPipeline(input: { name: "new" }) { pipeline { name } } }'),
    )
    expect(result.data.createPipeline.pipeline).toEqual({ name: 'new' })
    expect(ms).toBeGreaterThan(500)
    expect(world.upstream.upstreamRequests('POST /pipelines')).toHaveLength(1)
    expect((await refused).errors).toEqual([])
  })

  it('that is refused itself changes nothing, and says so and when to try again', async () => {
    await using world = await startPacedWorld(0, {
      on: 'POST /pipelines',
      respond: async () => new Response(null, { status: 429, headers: { 'X-Ratelimit-Reset': '7' } }),
    })
    const { errors } = await world.query(
      'mutation { createPipeline(input: { name: "new" }) { pipeline { name } } }',
    )
    expect(errors[0]).toMatchObject({
      message: expect.stringMatching(/Nothing was changed/),
      extensions: { code: 'RATE_LIMITED', retryAfter: 7 },
    })
    expect(world.upstream.upstreamRequests('POST /pipelines')).toHaveLength(1)
  })
})

describe.concurrent('/metrics', () => {
  it('tell the limit, the calls that wait, the time they waited and the refusals, and no credential', async () => {
    await using world = await startPacedWorld(1, { on: 'GET /purge-requests', times: 1, status: 429 })
    await world.read('{ pipelines { totalCount } }')
    const before = await metricsOf(world.origin)
    expect(before).toMatch(/^edgeway_upstream_rate_limit 50$/m)
    expect(before).toMatch(/^edgeway_upstream_calls_waiting 0$/m)
    expect(before).toMatch(/^edgeway_upstream_waits_total 0$/m)
    const ids = Array.from(
      { length: 60 },
      (_, n) => `s${n}: cacheStage(id: "00000000-0000-4000-8000-${String(n).padStart(12, '0')}") { id }`,
    )
    const reading = world.read(`{ ${ids.join(' ')} }`)
    await expect
      .poll(async () => /^edgeway_upstream_calls_waiting (\d+)$/m.exec(await metricsOf(world.origin))?.[1])
      .toBe('11')
    await reading
    await world.query('{ purgeRequests { totalCount } }')
    const after = await metricsOf(world.origin)
    expect(Number(/^edgeway_upstream_waits_total (\d+)$/m.exec(after)?.[1])).toBeGreaterThanOrEqual(11)
    expect(Number(/^edgeway_upstream_wait_seconds_total (\S+)$/m.exec(after)?.[1])).toBeGreaterThan(1)
    expect(after).toMatch(/^edgeway_upstream_rate_limited_total\{by="upstream"\} [1-9]/m)
    expect(after).toMatch(/^edgeway_upstream_rate_limited_total\{by="gateway"\} 0$/m)
    expect(after).not.toMatch(/11111111-1111/)
  })
})
