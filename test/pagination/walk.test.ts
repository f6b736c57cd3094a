/** The promise of the connections, over a list that changes under the walk. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Connection, readConnection } from '../../src/pagination/connection.js'
import { type PageSizeLimit, pagedSource } from '../../src/pagination/list-source.js'
import { createdAtOrder, nameOrder, type Order } from '../../src/pagination/order.js'

type Item = { id: string; name: string; created_at: string }

type OrderName = 'created_at_asc' | 'created_at_desc' | 'name_asc' | 'name_desc'
const orders: Record<OrderName, Order<Item>> = {
  created_at_asc: createdAtOrder('asc'),
  created_at_desc: createdAtOrder('desc'),
  name_asc: nameOrder('asc'),
  name_desc: nameOrder('desc'),
}

/** What happens to the list between two pages, or between two reads. */
type Change = { kind: 'insert' | 'delete' | 'rename'; at: number; key: number }

/** A list behind page numbers, as an upstream keeps it. */
class Upstream {
  items: Item[] = []
  reads = 0
  private serial = 0
  /** Items that have existed unchanged since the walk began. */
  readonly untouched = new Set<string>()

  constructor(
    private readonly orderName: OrderName,
    private readonly options: { keys: number; cap: number; byName: (a: string, b: string) => number },
    size: number,
    seed: readonly number[],
  ) {
    for (let index = 0; index < size; index++)
      this.insert(seed[index % Math.max(seed.length, 1)] ?? index, index)
    for (const item of this.items) this.untouched.add(item.id)
  }

  apply({ kind, at, key }: Change): void {
    if (kind === 'insert') {
      this.insert(key, at)
      return
    }
    const item = this.items[at % Math.max(this.items.length, 1)]
    if (item === undefined) return
    this.untouched.delete(item.id)
    this.items = this.items.filter(({ id }) => id !== item.id)
    if (kind === 'rename') this.items.push({ ...item, name: this.nameOf(key) })
  }

  readonly source = (limit: PageSizeLimit, betweenReads: () => void = () => {}) =>
    pagedSource<Item>(async (page, pageSize) => {
      if (this.reads++ > 0) betweenReads()
      const size = Math.min(pageSize, this.options.cap)
      return { items: this.sorted().slice((page - 1) * size, page * size), total: this.items.length }
    }, limit)

  private sorted(): Item[] {
    const sign = this.orderName.endsWith('asc') ? 1 : -1
    const compare = (a: Item, b: Item) =>
      this.orderName.startsWith('name')
        ? this.options.byName(a.name, b.name)
        : Number(a.created_at > b.created_at) - Number(a.created_at < b.created_at)
    return this.items.toSorted((a, b) => sign * compare(a, b) || (a.id < b.id ? -1 : 1))
  }

  private insert(key: number, salt: number): void {
    const serial = this.serial++
    // With as many keys as items keys are unique, otherwise they repeat.
    const unique = this.options.keys === Number.POSITIVE_INFINITY
    const value = unique ? (key % 1000) * 1000 + serial : key % this.options.keys
    const fraction = String(value).padStart(6, '0')
    const id = `${String((key * 7919 + salt * 104729) % 10_000).padStart(4, '0')}-${serial}`
    this.items.push({
      id,
      name: this.nameOf(value),
      created_at: `2026-01-01T00:00:00.${fraction.slice(-6)}Z`,
    })
  }

  private nameOf(key: number): string {
    const unique = this.options.keys === Number.POSITIVE_INFINITY
    const value = unique ? key * 1000 + this.serial++ : key % this.options.keys
    return `shop-${String(value).padStart(9, '0')}`
  }
}

async function walk(
  upstream: Upstream,
  {
    orderName,
    way,
    pageSize,
    betweenPages,
    betweenReads = () => {},
  }: {
    orderName: OrderName
    way: 'forward' | 'backward'
    pageSize: number
    betweenPages: () => void
    betweenReads?: () => void
  },
): Promise<{ ids: string[]; readsOfPage: number[] }> {
  const limit: PageSizeLimit = { current: 100 }
  const source = upstream.source(limit, betweenReads)
  const ids: string[] = []
  const readsOfPage: number[] = []
  let cursor: string | null = null
  // Changes are finite, so a walk that has not ended after this many pages never will.
  for (let pages = 0; pages < 2_000; pages++) {
    const before = upstream.reads
    const args = way === 'forward' ? { first: pageSize, after: cursor } : { last: pageSize, before: cursor }
    const page: Connection<Item> = await readConnection(source, {
      list: 'test',
      order: orders[orderName],
      args,
      countOnly: false,
    })
    readsOfPage.push(upstream.reads - before)
    ids.push(...page.nodes.map(({ id }) => id))
    cursor = way === 'forward' ? page.pageInfo.endCursor : page.pageInfo.startCursor
    if (!(way === 'forward' ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage))
      return { ids, readsOfPage }
    expect(cursor, 'a page that is not the last has a cursor to go on from').not.toBeNull()
    betweenPages()
  }
  throw new Error('the walk does not end')
}

const orderNames = fc.constantFrom(...(Object.keys(orders) as OrderName[]))
const ways = fc.constantFrom('forward' as const, 'backward' as const)
const changes = fc.array(
  fc.record({
    kind: fc.constantFrom('insert' as const, 'delete' as const, 'delete' as const, 'rename' as const),
    at: fc.nat(400),
    key: fc.nat(999),
  }),
  { maxLength: 12 },
)
const collations = fc.constantFrom<(a: string, b: string) => number>(
  (a, b) => (a < b ? -1 : a > b ? 1 : 0),
  new Intl.Collator('en').compare,
)
const worlds = fc.record({
  orderName: orderNames,
  way: ways,
  size: fc.nat(160),
  pageSize: fc.integer({ min: 1, max: 60 }),
  cap: fc.constantFrom(100, 100, 100, 20, 7, 3, 2, 1),
  seed: fc.array(fc.nat(999), { minLength: 1, maxLength: 40 }),
  byName: collations,
  script: fc.array(changes, { maxLength: 30 }),
})

const walksTried = Number(process.env.WALKS ?? 1_000)

function occurrences(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

describe.each([
  { keys: Number.POSITIVE_INFINITY, what: 'different sort keys', promise: 'exactly once' },
  { keys: 3, what: 'many equal sort keys', promise: 'at least once' },
])('a walk over a list with $what', ({ keys, promise }) => {
  it.each([{ when: 'pages' }, { when: 'reads' }])(
    `returns what exists unchanged throughout ${promise}, whatever happens between two $when (${walksTried} walks)`,
    async ({ when }) => {
      await fc.assert(
        fc.asyncProperty(worlds, async ({ orderName, way, size, pageSize, cap, seed, byName, script }) => {
          const upstream = new Upstream(orderName, { keys, cap, byName }, size, seed)
          const queue = [...script]
          const change = () => {
            for (const one of queue.shift() ?? []) upstream.apply(one)
          }
          const { ids } = await walk(upstream, {
            orderName,
            way,
            pageSize,
            betweenPages: when === 'pages' ? change : () => {},
            betweenReads: when === 'reads' && cap > 3 ? change : () => {},
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
    60_000,
  )
})

describe('a walk over a quiet list', () => {
  it('returns the list, in order, and reads each page in one or at most two', async () => {
    await fc.assert(
      fc.asyncProperty(
        orderNames,
        fc.nat(400),
        fc.integer({ min: 1, max: 100 }),
        async (orderName, size, pageSize) => {
          const upstream = new Upstream(
            orderName,
            { keys: Number.POSITIVE_INFINITY, cap: 100, byName: (a, b) => (a < b ? -1 : 1) },
            size,
            [5],
          )
          const { ids, readsOfPage } = await walk(upstream, {
            orderName,
            way: 'forward',
            pageSize,
            betweenPages: () => {},
          })
          expect(ids).toHaveLength(size)
          expect(new Set(ids).size).toBe(size)
          expect(readsOfPage[0]).toBe(1)
          expect(Math.max(...readsOfPage)).toBeLessThanOrEqual(2)
        },
      ),
      { numRuns: 200 },
    )
  })

  it.each([1, 2, 5, 10, 20, 25])('costs one read for each page of %i', async (pageSize) => {
    const upstream = new Upstream(
      'created_at_asc',
      { keys: Number.POSITIVE_INFINITY, cap: 100, byName: () => 0 },
      200,
      [1],
    )
    const { readsOfPage } = await walk(upstream, {
      orderName: 'created_at_asc',
      way: 'forward',
      pageSize,
      betweenPages: () => {},
    })
    expect(Math.max(...readsOfPage)).toBe(1)
  })
})

describe('a deleted item under a collation that is not the first guess', () => {
  it('is gone on after, as the page around it shows how the upstream compares names', async () => {
    const byLanguage = new Intl.Collator('en').compare
    const names = ['ant', 'Bee', 'cat', 'Dog', 'eel', 'Fox']
    let items = names.map((name) => ({ id: name, name, created_at: '2026-01-01T00:00:00.000000Z' }))
    const source = pagedSource<Item>(
      async (page, pageSize) => ({
        items: items
          .toSorted((a, b) => byLanguage(a.name, b.name))
          .slice((page - 1) * pageSize, page * pageSize),
        total: items.length,
      }),
      { current: 100 },
    )
    const read = (after: string | null) =>
      readConnection(source, {
        list: 'test',
        order: orders.name_asc,
        args: { first: 2, after },
        countOnly: false,
      })
    const first = await read(null)
    expect(first.nodes.map(({ name }) => name)).toEqual(['ant', 'Bee'])
    items = items.filter(({ name }) => name !== 'Bee')
    const second = await read(first.pageInfo.endCursor)
    expect(second.nodes.map(({ name }) => name)).toEqual(['cat', 'Dog'])
  })
})
