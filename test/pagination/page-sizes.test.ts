/** Tests upstreams whose pages differ from the requested size. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readConnection } from '../../src/pagination/connection.js'
import { createListKnowledge } from '../../src/pagination/list-knowledge.js'
import { InconsistentListError } from '../../src/pagination/list-source.js'
import { pagedSource } from '../../src/pagination/paged-source.js'
import { runs } from '../support/extent.js'
import { type Item, orders, Upstream, walk } from './upstream.js'

type Asked = { page: number; pageSize: number; again: boolean }
type Answer = { items: readonly Item[]; total: number }

/** Creates a list of so many items; `distort` may change each response. */
function createList(size: number, distort: (answer: Answer, asked: Asked) => Answer = (answer) => answer) {
  const items = Array.from(
    { length: size },
    (_, index): Item => ({
      id: `${index}`,
      name: '',
      created_at: `2026-01-01T00:00:00.${String(index).padStart(6, '0')}Z`,
    }),
  )
  const asked: Asked[] = []
  const knowledge = createListKnowledge()
  const source = pagedSource<Item>(async (page, pageSize, again) => {
    asked.push({ page, pageSize, again })
    const answer = { items: items.slice((page - 1) * pageSize, page * pageSize), total: size }
    return distort(answer, { page, pageSize, again })
  }, knowledge)
  const read = (args: { first: number; after?: string | null } | { last: number; before?: string | null }) =>
    readConnection(source, { list: () => 'test', order: orders.created_at_asc, args, countOnly: false })
  /** Reads the ids of all items, one page of the given size after the other. */
  const readAll = async (first: number) => {
    const ids: string[] = []
    for (let after: string | null = null, more = true; more; ) {
      const page: Awaited<ReturnType<typeof read>> = await read({ first, after })
      ids.push(...page.nodes.map(({ id }) => id))
      after = page.pageInfo.endCursor
      more = page.pageInfo.hasNextPage
    }
    return ids
  }
  return { ids: items.map(({ id }) => id), asked, read, readAll }
}

describe('a page that is cut short once', () => {
  it('reads a short page once more without a cache, and learns no page size from it', async () => {
    const list = createList(200, ({ items, total }, { page, pageSize, again }) => ({
      items: pageSize === 50 && page === 1 && !again ? items.slice(0, 1) : items,
      total,
    }))
    const { nodes } = await list.read({ first: 50 })
    expect(nodes.map(({ id }) => id)).toEqual(list.ids.slice(0, 50))
    expect(list.asked).toEqual([
      { page: 1, pageSize: 50, again: false },
      { page: 1, pageSize: 50, again: true },
    ])
    list.asked.length = 0
    expect((await list.read({ first: 100 })).nodes).toHaveLength(100)
    expect(list.asked).toHaveLength(1)
  })

  it('loses no item, wherever pages are cut short', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(150),
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.nat(20), { maxLength: 6 }),
        async (size, pageSize, cuts) => {
          const queue = [...cuts]
          const list = createList(size, ({ items, total }, { again }) => {
            const cut = again ? 0 : (queue.shift() ?? 0)
            return { items: items.slice(0, items.length - cut), total }
          })
          expect(await list.readAll(pageSize)).toEqual(list.ids)
        },
      ),
      { numRuns: runs(200) },
    )
  })
})

describe('an upstream that caps the page size', () => {
  it('learns the cap when the same page is short twice, and keeps it', async () => {
    const list = createList(95, ({ items, total }) => ({ items: items.slice(0, 30), total }))
    const capped = new Upstream(
      { orderName: 'created_at_asc', keys: Number.POSITIVE_INFINITY, byName: () => 0, cap: 30 },
      95,
      [5],
    )
    const knowledge = createListKnowledge()
    const first = await walk(capped, { way: 'forward', pageSize: 90, knowledge })
    expect(new Set(first.ids).size).toBe(95)
    const before = capped.reads
    const second = await walk(capped, { way: 'forward', pageSize: 90, knowledge })
    expect(new Set(second.ids).size).toBe(95)
    expect(capped.reads - before).toBeLessThan(before)
    expect((await list.read({ first: 30 })).nodes).toHaveLength(30)
  })

  it('loses no item even if the last page of a capped list has the expected length', async () => {
    for (let size = 1; size <= 36; size++)
      for (const cap of [1, 2, 3, 5, 7, 11])
        for (const pageSize of [1, 2, 3, 8]) {
          const upstream = new Upstream(
            { orderName: 'created_at_asc', keys: Number.POSITIVE_INFINITY, byName: () => 0, cap },
            size,
            [5],
          )
          const { ids } = await walk(upstream, { way: 'forward', pageSize })
          expect(ids, `${size} items, pages of ${pageSize}, cap ${cap}`).toEqual(
            upstream.sorted.map(({ id }) => id),
          )
        }
  })
})

describe('an upstream that ignores the page size', () => {
  it.each([1, 2, 7, 20, 50])(
    'loses no item in either direction when every page has %i items',
    async (fixed) => {
      for (const size of [0, 1, 2, 7, 8, 20, 21, 40, 59, 99])
        for (const pageSize of [1, 3, 10, 20, 30, 100])
          for (const way of ['forward', 'backward'] as const) {
            const upstream = new Upstream(
              { orderName: 'created_at_asc', keys: Number.POSITIVE_INFINITY, byName: () => 0, fixed },
              size,
              [5],
            )
            const ids: string[][] = []
            const args = { way, pageSize, knowledge: createListKnowledge() }
            await walk(upstream, {
              ...args,
              betweenPages: ({ nodes }) => ids.push(nodes.map(({ id }) => id)),
            })
            const walked = await walk(upstream, args)
            const expected = upstream.sorted.map(({ id }) => id)
            expect(walked.ids.toSorted(), `${size} items, pages of ${pageSize}, ${way}`).toEqual(
              expected.toSorted(),
            )
            if (way === 'forward') expect(walked.ids).toEqual(expected)
            expect(Math.max(...walked.readsOfPage)).toBeLessThanOrEqual(5 + 4 * Math.ceil(pageSize / fixed))
          }
    },
  )
})

describe('a total_count that is too high', () => {
  it.each([
    { size: 3, over: 1 },
    { size: 0, over: 1 },
    { size: 1, over: 5 },
    { size: 20, over: 1 },
    { size: 100, over: 1 },
    { size: 130, over: 70 },
  ])(
    'makes more reads but loses no item when the total is $over too high for $size items',
    async ({ size, over }) => {
      const list = createList(size, ({ items, total }) => ({ items, total: total + over }))
      const page = await list.read({ first: 20 })
      expect(page.nodes.map(({ id }) => id)).toEqual(list.ids.slice(0, 20))
      if (size < 20) {
        expect(page.totalCount).toBe(size)
        expect(page.pageInfo.hasNextPage).toBe(false)
        expect(list.asked.length).toBeLessThanOrEqual(4)
      }
      for (const pageSize of [1, 7, 20, 100]) expect(await list.readAll(pageSize)).toEqual(list.ids)
      const last = await list.read({ last: 5 })
      expect(last.nodes.map(({ id }) => id)).toEqual(list.ids.slice(-5))
      expect(last.pageInfo.hasNextPage).toBe(false)
    },
  )

  it('learns no cap, so that later reads request full pages', async () => {
    let over = 1
    const list = createList(120, ({ items, total }) => ({ items, total: total + over }))
    await list.readAll(50)
    over = 0
    list.asked.length = 0
    expect((await list.read({ first: 100 })).nodes).toHaveLength(100)
    expect(list.asked).toEqual([{ page: 1, pageSize: 100, again: false }])
  })
})

describe('a total_count that is too low', () => {
  it('returns all items of a page although the total is lower', async () => {
    const list = createList(10, ({ items }) => ({ items, total: 7 }))
    expect((await list.read({ first: 10 })).nodes.map(({ id }) => id)).toEqual(list.ids)
  })
})

describe('an upstream with random responses', () => {
  it('gives up after a bounded number of reads', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(40), fc.nat(60)), { minLength: 1 }),
        fc.integer({ min: 1, max: 100 }),
        async (answers, first) => {
          let reads = 0
          const some = createList(200).ids.map((id) => ({
            id,
            name: '',
            created_at: `2026-01-01T00:00:00.${id}Z`,
          }))
          const source = pagedSource<Item>(async () => {
            const [length, total] = answers[reads++ % answers.length] ?? [0, 0]
            return { items: some.slice(reads % 50, (reads % 50) + length), total }
          }, createListKnowledge())
          const args = { list: () => 'test', order: orders.created_at_asc, args: { first }, countOnly: false }
          try {
            await readConnection(source, args)
          } catch (error) {
            expect(error).toBeInstanceOf(InconsistentListError)
          }
          expect(reads).toBeLessThan(4_000)
        },
      ),
      { numRuns: runs(200) },
    )
  })
})
