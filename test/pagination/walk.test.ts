/** Tests the guarantee of connections over a list that changes during a walk. For names, see `name-orders.test.ts`. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readConnection } from '../../src/pagination/connection.js'
import { encodeCursor } from '../../src/pagination/cursor.js'
import type { Compare } from '../../src/pagination/order.js'
import { readRun } from '../../src/pagination/read-run.js'
import { runs } from '../support/extent.js'
import { type OrderName, occurrences, orders, Upstream, walk } from './upstream.js'

const byAscii: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

const ways = fc.constantFrom('forward' as const, 'backward' as const)
const orderNames = fc.constantFrom(...(Object.keys(orders) as OrderName[]))
const changes = fc.array(
  fc.record({
    kind: fc.constantFrom('insert' as const, 'delete' as const, 'delete' as const, 'rename' as const),
    at: fc.nat(400),
    key: fc.nat(999),
  }),
  { maxLength: 12 },
)
const worlds = fc.record({
  orderName: orderNames,
  way: ways,
  size: fc.nat(160),
  pageSize: fc.integer({ min: 1, max: 60 }),
  cap: fc.constantFrom(100, 100, 100, 20, 7, 3, 2, 1),
  seed: fc.array(fc.nat(999), { minLength: 1, maxLength: 40 }),
  script: fc.array(changes, { maxLength: 30 }),
})

const walksTried = runs(400)

describe.each([
  { keys: Number.POSITIVE_INFINITY, what: 'different sort keys', promise: 'exactly once' },
  { keys: 3, what: 'many equal sort keys', promise: 'at least once' },
])('a walk over a list with $what', ({ keys, promise }) => {
  it.each([{ when: 'pages' }, { when: 'reads' }])(
    `returns each unchanged item ${promise} whatever happens between two $when (${walksTried} walks)`,
    async ({ when }) => {
      await fc.assert(
        fc.asyncProperty(worlds, async ({ orderName, way, size, pageSize, cap, seed, script }) => {
          const upstream = new Upstream({ orderName, keys, cap, byName: byAscii }, size, seed)
          const queue = [...script]
          const change = () => {
            for (const one of queue.shift() ?? []) upstream.apply(one)
          }
          const { ids } = await walk(upstream, {
            way,
            pageSize,
            ...(when === 'pages' && { betweenPages: change }),
            ...(when === 'reads' && cap > 3 && { betweenReads: change }),
          })
          const counts = occurrences(ids)
          for (const id of upstream.untouched) {
            if (promise === 'exactly once') expect(counts.get(id), id).toBe(1)
            else expect(counts.get(id) ?? 0, id).toBeGreaterThanOrEqual(1)
          }
        }),
        { numRuns: walksTried },
      )
    },
    300_000,
  )
})

describe('a walk whose pages are past the end of the list when they are read', () => {
  it('returns each unchanged item exactly once', async () => {
    const upstream = new Upstream(
      { orderName: 'created_at_asc', keys: Number.POSITIVE_INFINITY, byName: byAscii },
      63,
      [1, 0],
    )
    // Each number is a count of items inserted, or deleted if negative, at the front before a read.
    const script = [3, 2, -2, -3, -3, -3, -1]
    const betweenReads = () => {
      const count = script.shift() ?? 0
      const kind = count < 0 ? 'delete' : 'insert'
      for (let index = 0; index < Math.abs(count); index++) upstream.apply({ kind, at: 0, key: 0 })
    }
    const { ids } = await walk(upstream, { way: 'backward', pageSize: 1, betweenReads })
    const counts = occurrences(ids)
    for (const id of upstream.untouched) expect(counts.get(id), id).toBe(1)
  })
})

describe('a walk over an unchanging list', () => {
  it('returns the list in order, with one or two reads for each page', async () => {
    await fc.assert(
      fc.asyncProperty(
        orderNames,
        ways,
        fc.nat(400),
        fc.integer({ min: 1, max: 100 }),
        async (orderName, way, size, pageSize) => {
          const upstream = new Upstream(
            { orderName, keys: Number.POSITIVE_INFINITY, byName: byAscii },
            size,
            [5],
          )
          const { ids, readsOfPage } = await walk(upstream, { way, pageSize })
          expect(ids).toHaveLength(size)
          expect(new Set(ids).size).toBe(size)
          // The length of the list must be known before its last page can be read.
          expect(readsOfPage.shift()).toBeLessThanOrEqual(way === 'forward' ? 1 : 3)
          expect(Math.max(...readsOfPage)).toBeLessThanOrEqual(2)
        },
      ),
      { numRuns: runs(200) },
    )
  })

  it('makes at most two reads for a page of any size near a page boundary', async () => {
    for (let pageSize = 1; pageSize <= 100; pageSize += 3)
      for (const size of [
        2 * pageSize - 2,
        2 * pageSize - 1,
        2 * pageSize,
        3 * pageSize - 1,
        3 * pageSize + 1,
      ]) {
        const upstream = new Upstream(
          { orderName: 'created_at_asc', keys: Number.POSITIVE_INFINITY, byName: byAscii },
          size,
          [5],
        )
        const { ids, readsOfPage } = await walk(upstream, { way: 'forward', pageSize })
        expect(new Set(ids).size).toBe(size)
        expect(Math.max(...readsOfPage), `${pageSize} of ${size}`).toBeLessThanOrEqual(2)
      }
  })

  it.each([1, 2, 5, 10, 20, 25])('makes one read for each page of %i', async (pageSize) => {
    const upstream = new Upstream(
      { orderName: 'created_at_asc', keys: Number.POSITIVE_INFINITY, byName: byAscii },
      200,
      [1],
    )
    const { readsOfPage } = await walk(upstream, { way: 'forward', pageSize })
    expect(Math.max(...readsOfPage)).toBe(1)
  })
})

describe('a cursor with a forged index', () => {
  const indexes = [2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER - 1, Number.MAX_SAFE_INTEGER]
  it.each(indexes)('continues at its item despite the index %i, after a few reads', async (index) => {
    const upstream = new Upstream(
      { orderName: 'name_asc', keys: Number.POSITIVE_INFINITY, byName: byAscii },
      50,
      [5],
    )
    const item = upstream.sorted[24]
    if (item === undefined) throw new Error('there are 50 items')
    const cursor = encodeCursor({ list: 'test', order: 'name_asc' }, { key: item.name, id: item.id, index })
    const read = (args: { first: number; after: string } | { last: number; before: string }) =>
      readConnection(upstream.source(), {
        list: () => 'test',
        order: orders.name_asc,
        args,
        countOnly: false,
      })
    const ids = (from: number, to: number) => upstream.sorted.slice(from, to).map(({ id }) => id)

    const after = await read({ first: 5, after: cursor })
    expect(after.nodes.map(({ id }) => id)).toEqual(ids(25, 30))
    const before = await read({ last: 5, before: cursor })
    expect(before.nodes.map(({ id }) => id)).toEqual(ids(19, 24))
    expect(upstream.reads).toBeLessThanOrEqual(16)
  })

  it.each(indexes)('requests no page number beyond 32 bits for the index %i', async (index) => {
    const upstream = new Upstream(
      { orderName: 'name_asc', keys: Number.POSITIVE_INFINITY, byName: byAscii },
      3,
      [5],
    )
    const source = upstream.source()
    const pages: number[] = []
    const watched = {
      ...source,
      read: (...args: Parameters<typeof source.read>) => {
        pages.push(args[0].anchor + 1)
        return source.read(...args)
      },
    }
    const after = encodeCursor({ list: 'test', order: 'name_asc' }, { key: 'zzz', id: 'gone', index })
    const page = await readConnection(watched, {
      list: () => 'test',
      order: orders.name_asc,
      args: { first: 1, after },
      countOnly: false,
    })
    expect(page.nodes).toEqual([])
    expect(page.pageInfo.hasPreviousPage).toBe(true)
    expect(Math.max(...pages)).toBeLessThan(2 ** 31)
  })
})

describe('a list that is read to its end at once', () => {
  it('reads nearly full pages, one read for each', async () => {
    const size = 20_000
    const items = Array.from({ length: size }, (_, index) => ({
      id: `${index}`,
      created_at: `2026-01-01T00:00:00.${String(index).padStart(6, '0')}Z`,
      name: '',
    }))
    const upstream = new Upstream({ orderName: 'created_at_asc', keys: 1, byName: byAscii }, 0, [])
    Object.defineProperty(upstream, 'sorted', { value: items })
    const run = await readRun(
      upstream.source(),
      orders.created_at_asc,
      null,
      'forward',
      Number.MAX_SAFE_INTEGER,
    )
    expect(run.items).toEqual(items)
    expect(upstream.reads).toBeLessThanOrEqual(size / 80)
  })
})
