import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRequestHead } from '../../src/edge/server/plain/parse-request-head.js'
import { createMemoryBudget } from '../../src/http-cache/bodies/memory-budget.js'
import { toStorable } from '../../src/http-cache/rules/storability.js'
import { toCacheKey } from '../../src/http-cache/rules/stored-response.js'
import { ownText } from '../../src/lib/own-text.js'
import { runs } from '../support/extent.js'
import { settled } from '../support/settled.js'
import { createHeldFetches } from './support/held-fetches.js'
import { createSlowClient, type SlowClient } from './support/slow-client.js'
import { createWorld } from './support/world.js'

const KIB = 1024

describe('a memory budget', () => {
  it('a memory budget grants the bytes that there are, and no more', () => {
    const budget = createMemoryBudget(10)
    expect([budget.reserve(6), budget.reserve(4), budget.reserve(1), budget.usedBytes]).toEqual([
      true,
      true,
      false,
      10,
    ])
    budget.release(4)
    expect([budget.reserve(5), budget.reserve(4), budget.usedBytes]).toEqual([false, true, 10])
  })

  it('a memory budget evicts as much as it needs, and nothing for bytes that could never fit', () => {
    const budget = createMemoryBudget(10)
    let evictable = 3
    budget.onShortage(() => {
      if (evictable === 0) return false
      evictable -= 1
      budget.release(2)
      return true
    })
    budget.reserve(10)
    expect([budget.reserve(11), evictable]).toEqual([false, 3])
    expect([budget.reserve(3), evictable, budget.usedBytes]).toEqual([true, 1, 9])
    expect([budget.reserve(9), evictable, budget.usedBytes]).toEqual([false, 0, 7])
  })
})

describe('what is stored', () => {
  /** A piece of a string holds all of it in memory. */
  const headOf = (number: number) => `${number} ${'x'.repeat(16 * KIB)}`.toUpperCase()

  it.each([
    ['its key', (head: string) => toCacheKey('space', 'shop.example', head.slice(0, 200))],
    [
      'what selects it',
      (head: string) =>
        toStorable({ 'x-variant': head.slice(0, 200) }, { status: 200, fields: { vary: 'X-Variant' } }, 60, {
          requestTimeMs: 0,
          responseTimeMs: 0,
          dateMs: 0,
        }),
    ],
    [
      'the host it is for',
      (head: string) => {
        const lines = `Host: ${head.slice(6, 106).toLowerCase()}.example\r\nX-Filler: ${head}`
        const limits = { maxHeadBytes: 32 * KIB, maxTargetBytes: 8 * KIB, maxFields: 100 }
        return parseRequestHead(Buffer.from(`GET / HTTP/1.1\r\n${lines}\r\n\r\n`), null, limits)?.block.host
      },
    ],
    ['any other text', (head: string) => ownText(head.slice(0, 200))],
  ])('a stored response keeps no part of the head of its request in memory: %s', (_name, keep) => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    collect()
    const before = process.memoryUsage().heapUsed
    const kept = Array.from({ length: 1000 }, (_, number) => keep(headOf(number)))
    collect()
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(4 * 1024 * KIB)
    expect(kept).not.toContain(undefined)
  })
})

describe('eviction', () => {
  const body = 'x'.repeat(10 * KIB)
  const CACHEABLE = { fields: { 'cache-control': 'max-age=60' }, body }

  it('eviction spares responses that are requested', async () => {
    const world = createWorld(() => CACHEABLE, { maxBytes: 200 * KIB })
    for (let page = 0; page < 100; page++) {
      await world.get({ target: '/loved' })
      await world.get({ target: `/${page}` })
    }
    expect(world.asked.filter(({ target }) => target === '/loved')).toHaveLength(1)
    expect((await world.get({ target: '/99' })).xCache).toBe('hit-fresh')
    expect((await world.get({ target: '/0' })).xCache).toBe('miss')
  })

  it('eviction ends even if all responses are requested', async () => {
    const world = createWorld(() => CACHEABLE, { maxBytes: 200 * KIB })
    for (let page = 0; page < 16; page++) await world.get({ target: `/${page}` })
    for (let page = 0; page < 16; page++) await world.get({ target: `/${page}` })
    await world.get({ target: '/new' })
    expect((await world.get({ target: '/new' })).xCache).toBe('hit-fresh')
  })

  it('a response that does not fit is passed on, and the others stay', async () => {
    const world = createWorld(
      ({ target }) => (target === '/huge' ? { ...CACHEABLE, body: 'x'.repeat(300 * KIB) } : CACHEABLE),
      { maxBytes: 200 * KIB },
    )
    await world.get({ target: '/small' })
    expect(await world.get({ target: '/huge' })).toMatchObject({ isComplete: true, status: 200 })
    expect((await world.get({ target: '/huge' })).xCache).toBe('miss')
    expect((await world.get({ target: '/small' })).xCache).toBe('hit-fresh')
  })

  it('URLs and fields count as memory', async () => {
    const lines = Array.from({ length: 8 }, (_, index) => `${index}=${'x'.repeat(KIB)}`)
    const world = createWorld(({ target }) =>
      target.startsWith('/cookies')
        ? { fields: { 'cache-control': 'max-age=60', 'set-cookie': lines } }
        : { fields: { 'cache-control': 'max-age=60', vary: 'foo' } },
    )
    await world.get({ target: `/?${'x'.repeat(8 * KIB)}` })
    expect(world.budget.usedBytes).toBeGreaterThan(8 * KIB)
    await world.cache.purge('stage', null)
    await world.get({ fields: { foo: 'x'.repeat(8 * KIB) } })
    expect(world.budget.usedBytes).toBeGreaterThan(8 * KIB)
    await world.cache.purge('stage', null)
    await world.get({ target: '/cookies' })
    expect(world.budget.usedBytes).toBeGreaterThan(8 * KIB)
    await world.cache.purge('stage', null)
    expect(world.budget.usedBytes).toBe(0)
  })

  it('a replaced response is not counted twice', async () => {
    const world = createWorld(() => ({
      ...CACHEABLE,
      fields: { 'cache-control': 'no-cache', etag: '"a"' },
      status: 200,
    }))
    await world.get()
    const { usedBytes } = world.budget
    for (let time = 0; time < 20; time++) await world.get()
    expect(world.budget.usedBytes).toBe(usedBytes)
  })

  it('the oldest variant is evicted if there are very many', async () => {
    const world = createWorld(() => ({ fields: { 'cache-control': 'max-age=60', vary: 'foo' } }))
    for (let variant = 0; variant < 100; variant++) await world.get({ fields: { foo: String(variant) } })
    expect((await world.get({ fields: { foo: '99' } })).xCache).toBe('hit-fresh')
    expect((await world.get({ fields: { foo: '0' } })).xCache).toBe('miss')
  })
})

type Step =
  | { do: 'ask'; page: number; range: boolean; foo: number }
  | { do: 'head'; call: number; kind: number }
  | { do: 'data'; call: number; kib: number }
  | { do: 'end' | 'fail'; call: number }
  | { do: 'flow' | 'take' | 'leave'; client: number }
  | { do: 'purge'; page: number }
  | { do: 'wait'; seconds: number }

const nat = fc.nat(40)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      page: fc.nat(4),
      range: fc.boolean(),
      foo: fc.nat(1),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('head' as const), call: nat, kind: fc.nat(4) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('data' as const),
      call: nat,
      kib: fc.integer({ min: 1, max: 64 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('end' as const, 'fail' as const), call: nat }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('flow' as const, 'take' as const, 'leave' as const),
      client: nat,
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('purge' as const), page: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.nat(20) }) },
)

const HEADS = [
  { fields: { 'cache-control': 'max-age=10' } },
  { fields: { 'cache-control': 'max-age=10, stale-while-revalidate=30', vary: 'foo' } },
  { fields: { 'cache-control': 'no-store' } },
  { fields: { 'cache-control': 'max-age=10', 'content-length': String(1024 * KIB) } },
  { status: 304, fields: { 'cache-control': 'max-age=10', etag: '"a"' } },
]

describe('whatever happens', () => {
  it('no more memory is reserved than there is, and all of it is released', async () => {
    const maxBytes = 300 * KIB
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
        const origin = createHeldFetches()
        const world = createWorld(origin.script, { maxBytes, maxObjectBytes: 200 * KIB })
        const clients: SlowClient[] = []
        const states: ('asked' | 'begun' | 'ended')[] = []
        const stateOf = (call: number) => (call < origin.calls.length ? (states[call] ?? 'asked') : undefined)
        const ask = async (page: number, fields: Record<string, string>) => {
          const answer = await world.open({ target: `/${page}`, fields })
          if (answer.body !== null && 'readInto' in answer.body) clients.push(createSlowClient(answer))
        }
        const act = (move: Step) => {
          if (move.do === 'ask')
            void ask(move.page, { foo: String(move.foo), ...(move.range && { range: 'bytes=100-9999' }) })
          else if (move.do === 'head' && stateOf(move.call) === 'asked') {
            origin.call(move.call).head(HEADS[move.kind])
            states[move.call] = 'begun'
          } else if (move.do === 'data' && stateOf(move.call) === 'begun')
            origin.call(move.call).data(Buffer.alloc(move.kib * KIB))
          else if ((move.do === 'end' || move.do === 'fail') && stateOf(move.call) === 'begun') {
            origin.call(move.call)[move.do]()
            states[move.call] = 'ended'
          } else if (move.do === 'flow') clients[move.client]?.flow()
          else if (move.do === 'take') clients[move.client]?.takeOne()
          else if (move.do === 'leave') clients[move.client]?.leave()
          else if (move.do === 'purge')
            void world.cache.purge('stage', move.page === 5 ? null : [`/${move.page}`])
          else if (move.do === 'wait') world.advance(move.seconds)
        }
        for (const move of steps) {
          act(move)
          await settled()
          expect(world.budget.usedBytes).toBeGreaterThanOrEqual(0)
          expect(world.budget.usedBytes).toBeLessThanOrEqual(maxBytes)
        }
        // Every request gets a response in the end.
        for (let call = 0; call < origin.calls.length; call++) {
          if (stateOf(call) === 'asked') origin.call(call).fail()
          if (stateOf(call) === 'begun') origin.call(call).end()
          await settled()
        }
        for (const client of clients) client.flow()
        await settled()
        await world.cache.purge('stage', null)
        expect(world.budget.usedBytes).toBe(0)
      }),
      { numRuns: runs(100) },
    )
  })
})
