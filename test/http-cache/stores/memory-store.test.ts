import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryBudget } from '../../../src/http-cache/bodies/memory-budget.js'
import { createMemoryStore } from '../../../src/http-cache/stores/memory-store.js'
import { key, response } from '../../support/store-contract.js'

const COUNT = 10_000
const MANY = Array.from({ length: COUNT }, (_, index) => index)

function createFullStore(at: (index: number) => Parameters<typeof key>[0]) {
  const budget = createMemoryBudget(100_000_000)
  const store = createMemoryStore(budget)
  for (const index of MANY) store.put(key(at(index)), response(), null)
  const findAny = async () => {
    for (const index of MANY) if ((await store.get(key(at(index)))).responses.length > 0) return true
    return false
  }
  return { budget, store, findAny }
}

describe('a purge of very many responses', () => {
  it.each([
    ['a whole stage', (index: number) => ({ path: `/${index}` }), null],
    ['one path with many queries', (index: number) => ({ query: `?${index}` }), ['/a']],
    ['many paths', (index: number) => ({ path: `/${index}` }), MANY.map((index) => `/${index}`)],
  ])(
    'a purge of very many responses (%s) is in effect at once, and releases memory turn by turn',
    async (_name, at, paths) => {
      const { budget, store, findAny } = createFullStore(at)
      const fullBytes = budget.usedBytes
      store.purge('stage', paths)
      const before = budget.usedBytes
      expect(before).toBeGreaterThan(fullBytes / 2)
      expect(await findAny()).toBe(false)
      for (let bytes = before; bytes > 0; bytes = budget.usedBytes) {
        await new Promise(setImmediate)
        expect(budget.usedBytes).toBeLessThan(bytes)
        expect(budget.usedBytes).toBeGreaterThan(bytes - fullBytes / 5)
      }
      expect(budget.usedBytes).toBe(0)
    },
  )

  it('a purge spares responses stored since', async () => {
    const { store } = createFullStore((index) => ({ path: `/${index}` }))
    store.purge('stage', null)
    store.put(key({ path: '/1' }), response({ status: 203 }), null)
    store.purge('stage', ['/2'])
    store.put(key({ path: '/2' }), response({ status: 204 }), null)
    for (let turn = 0; turn < 100; turn++) await new Promise(setImmediate)
    expect((await store.get(key({ path: '/1' }))).responses).toMatchObject([{ status: 203 }])
    expect((await store.get(key({ path: '/2' }))).responses).toMatchObject([{ status: 204 }])
  })

  it('a shortage releases purged responses before it evicts others', async () => {
    const { budget, store } = createFullStore((index) => ({ path: `/${index}` }))
    store.put(key({ space: 'other stage' }), response(), null)
    store.purge('stage', null)
    expect(budget.reserve(99_000_000)).toBe(true)
    expect((await store.get(key({ space: 'other stage' }))).responses).toHaveLength(1)
  })

  it('closing the store releases purged responses too', async () => {
    const { budget, store } = createFullStore((index) => ({ space: `stage ${index % 7}`, path: `/${index}` }))
    store.close()
    expect(budget.usedBytes).toBeGreaterThan(0)
    while (budget.usedBytes > 0) await new Promise(setImmediate)
  })
})

type Step =
  | { do: 'put'; path: number; query: number; slot: number; bytes: number }
  | { do: 'get' | 'delete'; path: number; query: number }
  | { do: 'purge'; paths: number[] | null }
  | { do: 'turn' }

const path = fc.nat(3)
const query = fc.nat(5)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('put' as const),
      path,
      query,
      slot: fc.nat(1),
      bytes: fc.nat(5000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('get' as const, 'delete' as const), path, query }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('purge' as const),
      paths: fc.option(fc.array(path, { maxLength: 2 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('turn' as const) }) },
)

describe('any sequence of puts, deletions and purges', () => {
  it('only responses put since the last removal are found, and their bytes are counted right', async () => {
    const maxBytes = 60_000
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 100, size: 'max' }), async (steps) => {
        const budget = createMemoryBudget(maxBytes)
        const store = createMemoryStore(budget, { dropsPerTurn: 1 })
        /** The responses put for each URL, by slot. The store may hold fewer of them, but no others. */
        const put = new Map<string, Map<string, number>>()
        for (const [number, move] of steps.entries()) {
          if (move.do === 'turn') await new Promise(setImmediate)
          else if (move.do === 'purge') {
            store.purge('stage', move.paths?.map((name) => `/${name}`) ?? null)
            for (const url of [...put.keys()])
              if (move.paths?.includes(Number(url[1])) ?? true) put.delete(url)
          } else {
            const at = key({ path: `/${move.path}`, query: `?${move.query}` })
            const url = `/${move.path}?${move.query}`
            if (move.do === 'delete') {
              store.delete(at)
              put.delete(url)
            } else if (move.do === 'put') {
              const body = [Buffer.alloc(move.bytes)]
              store.put(at, response({ body, slot: `${move.slot}`, freshForSeconds: number }), null)
              put.set(url, new Map(put.get(url)).set(`${move.slot}`, number))
            }
            const { responses } = await store.get(at)
            for (const { slot, freshForSeconds } of responses)
              expect(put.get(url)?.get(slot)).toBe(freshForSeconds)
            if (move.do === 'put') expect(responses.map(({ slot }) => slot)).toContain(`${move.slot}`)
          }
          expect(budget.usedBytes).toBeGreaterThanOrEqual(0)
          expect(budget.usedBytes).toBeLessThanOrEqual(maxBytes)
        }
        store.purge('stage', null)
        for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate)
        expect(budget.usedBytes).toBe(0)
      }),
      { numRuns: 100 },
    )
  })
})
