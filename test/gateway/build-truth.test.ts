/** If a build fails half-way, the caller is told exactly which objects are left, and nothing untrue. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../src/emulator/faults.js'
import type { PipelineStagesList } from '../../src/wire/pipeline.js'
import { TEST_PROJECT_ID } from '../support/embedded-server.js'
import { runs } from '../support/extent.js'
import { type QueryResult, startWorld, type World } from '../support/gateway.js'
import { createManualClock } from '../support/manual-clock.js'
import { BUCKET_STAGE } from './support/backend-input.js'

const NAME = 'built'
const OPTIONAL = {
  wafStage: { mode: 'ENABLE', paranoiaLevel: 2 },
  routeStage: {
    routeRules: [
      { ruleHttpMatch: { pathFilter: { value: '/api/.*' } }, backendStage: BUCKET_STAGE },
      { ruleHttpMatch: { methodFilters: ['HEAD'] }, backendStage: BUCKET_STAGE },
    ],
  },
  cacheStage: { fallbackTtl: 3600 },
  tlsStage: { managedCertificate: true },
  dnsStage: { fqdns: ['shop.example.com'] },
}
const WHOLE = { backendStage: BUCKET_STAGE, ...OPTIONAL }

const FAULTS: Record<string, Fault> = {
  'lost answer': { effect: 'lost-answer' },
  'lost request': { effect: 'disconnect' },
  '503 before acting': { status: 503 },
  '503 after acting': { effect: 'acted-503' },
  '429': { effect: 'empty-429' },
  timeout: { effect: 'hang' },
  'timeout after acting': {
    respond: async (_request, act) => {
      await act()
      return new Promise(() => {})
    },
  },
  'cut body': { effect: 'cut-body' },
  'not JSON': { effect: 'not-json' },
  'a success without an id': {
    respond: async (_request, act) => {
      const { status } = await act()
      return status === 204 ? new Response(null, { status }) : Response.json({}, { status })
    },
  },
}

const BUILD = `mutation ($input: CreatePipelineInput!) { createPipeline(input: $input) {
  pipeline { id name status updatedAt errors { code } }
  leftBehind { nodeId typeName certainty } userErrors { code field message } } }`

async function startFaultyWorld() {
  const clock = createManualClock()
  const world = await startWorld({
    embedded: { clock, maxPageSize: 1000 },
    client: { headersTimeoutMs: 700, bodyTimeoutMs: 700 },
    wait: async () => {},
  })
  // Another caller made a pipeline of the same name long before.
  const other = await world.upstream.createPipeline({ name: NAME })
  clock.advanceMs(600_000)
  world.upstream.resetRequests()
  return { ...world, other, [Symbol.asyncDispose]: world[Symbol.asyncDispose] }
}

/** Makes the upstream's n-th request from now on fail, and lets the requests before it pass. */
function failRequest(world: World, n: number, fault: Fault) {
  if (n > 1) world.upstream.faults.add({ times: n - 1, respond: (_request, act) => act() })
  return world.upstream.faults.add({ ...fault, times: 1 })
}

async function standing(world: World, otherId: string) {
  world.upstream.faults.clear()
  const { body } = await world.upstream.call<PipelineStagesList>('GET', '/pipelines-stages?page_size=1000')
  const ids = body.pipelines.map(({ pipeline }) => pipeline.id)
  expect(ids).toContain(otherId)
  const entries = body.pipelines.filter(({ pipeline }) => pipeline.id !== otherId)
  expect(entries.length).toBeLessThanOrEqual(1)
  const [entry] = entries
  if (entry === undefined) return null
  const kinds = ['dns', 'tls', 'cache', 'route', 'waf', 'backend'] as const
  const stageIds = kinds.flatMap((kind) => (entry[`${kind}_stages`] ?? []).map(({ id }) => id))
  const path = `/pipelines/${entry.pipeline.id}/head-stages`
  const heads = await world.upstream.call<{ total_count: number }>('GET', path)
  return { id: entry.pipeline.id, stageIds, isServed: heads.body.total_count > 0 }
}

/** Joins every message that the caller was given. */
function told({ data, errors }: QueryResult): string {
  const userErrors: { message: string }[] = data?.createPipeline?.userErrors ?? []
  return [...errors, ...userErrors].map(({ message }) => message).join('\n')
}

type LeftBehind = { nodeId: string; typeName: string; certainty: string }

async function assertTrue(world: World, otherId: string, result: QueryResult) {
  const truth = await standing(world, otherId)
  const sentences = told(result)
  const pipeline = result.data?.createPipeline?.pipeline ?? null
  const leftBehind: LeftBehind[] = result.data?.createPipeline?.leftBehind ?? []
  const named = leftBehind.map(({ nodeId }) => nodeId)

  if (pipeline !== null) {
    expect(truth).toMatchObject({ id: pipeline.id, isServed: true })
    expect(result.data.createPipeline).toMatchObject({ userErrors: [], leftBehind: [] })
    for (const { path } of result.errors) expect(path?.slice(0, 2)).toEqual(['createPipeline', 'pipeline'])
    return 'built'
  }
  expect(sentences).not.toBe('')
  expect(named).not.toContain(otherId)
  if (/removed again\.|Nothing was changed/.test(sentences) && !/not all be removed/.test(sentences))
    expect(truth).toBeNull()
  for (const { nodeId, certainty } of leftBehind)
    if (certainty === 'MADE') expect([truth?.id, ...(truth?.stageIds ?? [])]).toContain(nodeId)
  if (truth !== null) {
    if (/could not all be removed/.test(sentences)) {
      const unnamed = truth.stageIds.filter((id) => !named.includes(id))
      expect(unnamed.length).toBeLessThanOrEqual(
        /but for a \w+Stage that may be there/.test(sentences) ? 1 : 0,
      )
    } else expect(sentences).toMatch(/may have been made/)
    if (!/could not be read to find it/.test(sentences)) expect(named).toContain(truth.id)
  }
  return 'failed'
}

function assertNothingRepeated(world: World) {
  const sent = world.upstream.requests
    .filter(({ method }) => method === 'POST' || method === 'PUT')
    .map(({ method, path }) => `${method} ${path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')}`)
  for (const one of new Set(sent)) {
    const isBackend = one === 'POST /pipelines/:id/backend-stages'
    expect(sent.filter((other) => other === one).length, one).toBeLessThanOrEqual(isBackend ? 3 : 1)
  }
}

const build = (world: World, stages: object) => world.query(BUILD, { input: { name: NAME, stages } })

/** Counts the calls of a successful build: nine or ten writes, and a read. */
async function callsOf(stages: object): Promise<number> {
  await using world = await startFaultyWorld()
  expect((await build(world, stages)).errors).toEqual([])
  return world.upstream.requests.length
}

describe('a build of a whole pipeline in which one call fails', () => {
  it.each(Object.entries(FAULTS))(
    'reports the truth after the fault %s in any one call',
    async (_name, fault) => {
      const calls = await callsOf(WHOLE)
      const tryWithout = async (n: number) => {
        await using world = await startFaultyWorld()
        const failing = failRequest(world, n, fault)
        const result = await build(world, WHOLE)
        expect(failing.hits).toBe(1)
        assertNothingRepeated(world)
        return await assertTrue(world, world.other.id, result)
      }
      const outcomes = await Promise.all(Array.from({ length: calls }, (_, index) => tryWithout(index + 1)))
      // The last call only reads the new pipeline, so its failure does not fail the build.
      expect(outcomes.at(-1)).toBe('built')
    },
  )
})

it('a build of any shape reports the truth when one call and then the clean-up fail', async () => {
  const quick = [
    'lost answer',
    'lost request',
    '503 before acting',
    '503 after acting',
    '429',
    'cut body',
    'not JSON',
  ]
  const fault = fc.constantFrom(...quick)
  const shape = fc.subarray(Object.keys(OPTIONAL) as (keyof typeof OPTIONAL)[])
  await fc.assert(
    fc.asyncProperty(
      shape,
      fc.nat({ max: 10 }),
      fault,
      fc.option(
        fc.record({
          on: fc.constantFrom('DELETE /pipelines/:id', undefined),
          fault,
          times: fc.integer({ min: 1, max: 30 }),
        }),
      ),
      async (kinds, at, first, second) => {
        const stages = {
          backendStage: BUCKET_STAGE,
          ...Object.fromEntries(kinds.map((kind) => [kind, OPTIONAL[kind]])),
        }
        await using world = await startFaultyWorld()
        failRequest(world, at + 1, FAULTS[first] as Fault)
        if (second !== null)
          world.upstream.faults.add({
            ...(FAULTS[second.fault] as Fault),
            times: second.times,
            ...(second.on !== undefined && { on: second.on }),
          })
        const result = await build(world, stages)
        assertNothingRepeated(world)
        await assertTrue(world, world.other.id, result)
      },
    ),
    { numRuns: runs(40), endOnFailure: true },
  )
}, 60_000)

describe('a pipeline whose creation got no response', () => {
  it("names the pipeline as possibly left behind and never deletes it, because it may be another caller's", async () => {
    await using world = await startFaultyWorld()
    world.upstream.faults.add({ on: 'POST /pipelines', effect: 'lost-answer' })
    const { data, errors } = await build(world, WHOLE)
    expect(errors).toEqual([])
    const truth = await standing(world, world.other.id)
    expect(data.createPipeline).toEqual({
      pipeline: null,
      leftBehind: [{ nodeId: truth?.id, typeName: 'Pipeline', certainty: 'MAY_BE_YOURS' }],
      userErrors: [
        {
          code: 'UNKNOWN',
          field: ['input'],
          message:
            'Edge Services could not answer. The pipeline may have been made all the same: leftBehind names what it may be. Look before you try again.',
        },
      ],
    })
    expect(world.upstream.upstreamRequests('DELETE /pipelines/:id')).toEqual([])
  })

  it('names every new pipeline with the same name and description', async () => {
    await using world = await startFaultyWorld()
    const twin = { name: NAME, project_id: TEST_PROJECT_ID, description: '' }
    world.upstream.faults.add({
      on: 'POST /pipelines',
      times: 1,
      respond: async (_request, act) => {
        await act()
        for (const values of [twin, { ...twin, description: 'mine' }, { ...twin, name: 'built too' }])
          await world.upstream.createPipeline(values)
        return new Response(null, { status: 503 })
      },
    })
    const { data } = await build(world, WHOLE)
    world.upstream.faults.clear()
    const { body } = await world.upstream.call<{
      pipelines: { id: string; name: string; description: string }[]
    }>('GET', '/pipelines')
    const alike = body.pipelines.filter(
      ({ id, name, description }) => name === NAME && description === '' && id !== world.other.id,
    )
    expect(alike).toHaveLength(2)
    const named = data.createPipeline.leftBehind.map(({ nodeId }: LeftBehind) => nodeId)
    expect(named.sort()).toEqual(alike.map(({ id }) => id).sort())
  })

  it('does not confuse the pipeline with one that another build of the same name created', async () => {
    await using world = await startFaultyWorld()
    world.upstream.faults.add({ on: 'POST /pipelines', times: 1, respond: (_request, act) => act() })
    world.upstream.faults.add({ on: 'POST /pipelines', times: 1, effect: 'disconnect' })
    const first = await build(world, { backendStage: BUCKET_STAGE })
    const second = await build(world, { backendStage: BUCKET_STAGE })
    expect(first.data.createPipeline.pipeline).toMatchObject({ name: NAME })
    expect(told(second)).toBe(
      'Edge Services could not answer. The pipeline may have been made all the same, though none like it was found just afterwards: look before you try again.',
    )
  })

  it('says that the pipeline may exist when the list cannot be read either', async () => {
    await using world = await startFaultyWorld()
    world.upstream.faults.add({ on: 'POST /pipelines', effect: 'lost-answer' })
    world.upstream.faults.add({ on: 'GET /pipelines', status: 503 })
    const { data, errors } = await build(world, WHOLE)
    expect(data.createPipeline).toBeNull()
    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('could not be read to find it: look before you try again.'),
        extensions: { code: 'UPSTREAM_UNAVAILABLE' },
      },
    ])
  })
})

it.each([
  ['an upstream whose clock is an hour ahead', 3_600_000],
  ['an upstream whose clock is an hour behind', -3_600_000],
])('a lost pipeline is found at %s', async (_what, ms) => {
  const clock = createManualClock(new Date(Date.now() + ms).toISOString())
  await using world = await startWorld({ embedded: { clock }, wait: async () => {} })
  world.upstream.faults.add({ on: 'POST /pipelines', effect: 'lost-answer' })
  const { data } = await build(world, WHOLE)
  expect(data.createPipeline.leftBehind).toHaveLength(1)
})

it('a caller that leaves while the pipeline is being created leaves no pipeline behind', async () => {
  await using world = await startFaultyWorld()
  const caller = new AbortController()
  const deleted = new Promise<void>((resolve) => {
    world.upstream.faults.add({
      on: 'DELETE /pipelines/:id',
      respond: async (_request, act) => {
        const answer = await act()
        resolve()
        return answer
      },
    })
  })
  world.upstream.faults.add({
    on: 'POST /pipelines',
    respond: async (_request, act) => {
      const answer = await act()
      caller.abort()
      return answer
    },
  })
  const request = fetch(world.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: BUILD, variables: { input: { name: NAME, stages: WHOLE } } }),
    signal: caller.signal,
  })
  await expect(request).rejects.toThrow()
  await deleted
  expect(await standing(world, world.other.id)).toBeNull()
})
