/** Tests operations on an upstream of 50 calls a second, in real time over real HTTP. The tests mostly wait, so they run concurrently. */
import { describe, it } from 'vitest'
import type { Fault } from '../../src/emulator/faults.js'
import { startGateway, startWorld } from '../support/gateway.js'
import { limitRate } from '../support/rate-limit.js'

const PAGE = '{ pipelines(first: 100) { nodes { id purgeRequests(first: 1) { totalCount nodes { id } } } } }'
const CREATE = 'mutation { createPipeline(input: { name: "new" }) { pipeline { name } } }'
/** Allows enough time for any number of calls, so that only the pace decides how long they take. */
const paced = { client: { paced: true, retryBaseDelayMs: 100 }, operationTimeoutMs: 50_000 }

async function startPacedWorld(pipelines: number, ...faults: Fault[]) {
  const world = await startWorld(paced)
  const made = await Promise.all(
    Array.from({ length: pipelines }, (_, n) => world.upstream.createPipeline({ name: `${n}` })),
  )
  const ids = made.map(({ id }) => id)
  // The first fault that matches a request applies.
  for (const fault of faults) world.upstream.faults.add(fault)
  return { ...world, ids, limit: limitRate(world.upstream) }
}

async function timed<T>(task: Promise<T>) {
  const startMs = performance.now()
  const result = await task
  return { result, ms: performance.now() - startMs }
}

const metricsOf = async (origin: string) => (await fetch(`${origin}/metrics`)).text()

/** An operation ends with errors after 50 seconds, so a test reaches this limit only if it hangs. */
const HANGS = { timeout: 60_000 }

describe.concurrent(
  'a page of 100 pipelines with their purge requests, on an upstream of 50 calls a second',
  HANGS,
  () => {
    it('completes a page without a refusal, and lets a later operation of one call finish first', async ({
      expect,
    }) => {
      await using world = await startPacedWorld(100)
      const done: string[] = []
      const dear = world.query(PAGE).finally(() => done.push('page'))
      await world.limit.quotaReached
      const cheap = world
        .query(`{ pipeline(id: "${world.ids[0]}") { name } }`)
        .finally(() => done.push('one call'))
      const { data, errors } = await dear
      expect(errors).toEqual([])
      expect(data.pipelines.nodes).toHaveLength(100)
      expect((await cheap).data).toEqual({ pipeline: { name: '0' } })
      expect(done).toEqual(['one call', 'page'])
      expect(world.limit).toMatchObject({ calls: 102, refusals: 0 })
    })

    it('completes in two replicas that share the credential', async ({ expect }) => {
      await using world = await startPacedWorld(100)
      await using other = await startGateway(world.upstream.url, paced)
      for (const { data, errors } of await Promise.all([world.query(PAGE), other.query(PAGE)])) {
        expect(errors).toEqual([])
        expect(data.pipelines.nodes).toHaveLength(100)
      }
    })
  },
)

describe.concurrent('an upstream that refuses calls for longer than an operation may take', () => {
  // These tests must end long before the operation's deadline, which is after 30 seconds.
  it('fails the refused read or write and those after it at once', { timeout: 15_000 }, async ({
    expect,
  }) => {
    await using world = await startWorld({ ...paced, operationTimeoutMs: 30_000 })
    world.upstream.faults.add({ times: 1, status: 429, retryAfterSeconds: 600 })
    for (const operation of ['{ plans { planName } }', PAGE, CREATE, CREATE]) {
      const { errors } = await world.query(operation)
      expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) })
    }
    expect(world.upstream.upstreamRequests()).toHaveLength(1)
  })
})

describe.concurrent('a write on an upstream that refuses calls for a short time', () => {
  it('waits for its turn and sends the write once', async ({ expect }) => {
    await using world = await startPacedWorld(1, {
      on: 'GET /pipelines',
      times: 1,
      status: 429,
      retryAfterSeconds: 1,
    })
    const refused = world.query('{ pipelines { nodes { id } } }')
    await expect.poll(() => world.upstream.upstreamRequests('GET /pipelines').length).toBe(1)
    world.upstream.resetRequests()
    const { result, ms } = await timed(world.query(CREATE))
    expect(result.data.createPipeline.pipeline).toEqual({ name: 'new' })
    expect(ms).toBeGreaterThan(500)
    expect(world.upstream.upstreamRequests('POST /pipelines')).toHaveLength(1)
    expect((await refused).errors).toEqual([])
  })

  it('reports that a refused write changed nothing and when to try again', async ({ expect }) => {
    await using world = await startPacedWorld(0, {
      on: 'POST /pipelines',
      respond: async () => new Response(null, { status: 429, headers: { 'X-Ratelimit-Reset': '7' } }),
    })
    const { errors } = await world.query(CREATE)
    expect(errors[0]).toMatchObject({
      message: expect.stringMatching(/Nothing was changed/),
      extensions: { code: 'RATE_LIMITED', retryAfter: 7 },
    })
    expect(world.upstream.upstreamRequests('POST /pipelines')).toHaveLength(1)
  })
})

describe.concurrent('/metrics', () => {
  it('exposes the limit, the waiting calls, their waiting time and the refusals, but no credential', async ({
    expect,
  }) => {
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
      .poll(async () =>
        Number(/^edgeway_upstream_calls_waiting (\d+)$/m.exec(await metricsOf(world.origin))?.[1]),
      )
      .toBeGreaterThan(0)
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
