/** Tests walks over lists with unreadable items, sort keys or counts. */
import fc from 'fast-check'
import Type from 'typebox'
import { describe, expect, it } from 'vitest'
import { mend } from '../../src/api-client/mend.js'
import { isUnreadable, UnreadableValue } from '../../src/lib/unreadable.js'
import { type Connection, readConnection } from '../../src/pagination/connection.js'
import { createListKnowledge } from '../../src/pagination/list-knowledge.js'
import { pagedSource } from '../../src/pagination/paged-source.js'
import { Id, Timestamp } from '../../src/wire/values.js'
import { runs } from '../support/extent.js'
import { type Item, type OrderName, orders } from './upstream.js'

const List = Type.Array(Type.Object({ id: Id, name: Type.String(), created_at: Timestamp }))
const report = (path: string, expected: string, value: unknown) =>
  new UnreadableValue(`expected ${expected} at ${path}`, value)

type Damage = 'item' | 'id' | 'created_at' | 'name'
const DAMAGES: Record<Damage, (item: Item) => unknown> = {
  item: () => null,
  id: ({ id: _, ...item }) => item,
  created_at: (item) => ({ ...item, created_at: 'yesterday' }),
  name: (item) => ({ ...item, name: 42 }),
}

const sizes = fc.nat(90)
const worlds = fc.record({
  size: sizes,
  pageSize: fc.integer({ min: 1, max: 40 }),
  cap: fc.constantFrom(100, 100, 20, 7),
  way: fc.constantFrom('forward' as const, 'backward' as const),
  orderName: fc.constantFrom(...(Object.keys(orders) as OrderName[])),
  equalKeys: fc.boolean(),
  damages: fc.array(fc.tuple(fc.nat(89), fc.constantFrom(...(Object.keys(DAMAGES) as Damage[]))), {
    maxLength: 30,
  }),
})
type World = typeof worlds extends fc.Arbitrary<infer Value> ? Value : never

/** Creates the list in the order of the upstream, with the items that an id identifies. */
function listOf({ size, orderName, equalKeys, damages }: World, from = 0) {
  const items = Array.from({ length: size }, (_, index): Item => {
    const key = String(from + (equalKeys ? Math.floor(index / 3) : index)).padStart(6, '0')
    return {
      id: `item-${String(from + index).padStart(3, '0')}`,
      name: `shop-${key}`,
      created_at: `2026-01-01T00:00:00.${key}Z`,
    }
  })
  if (orderName.endsWith('desc')) items.reverse()
  const sent: unknown[] = [...items]
  const lost = new Set<string>()
  for (const [at, kind] of damages) {
    const item = items[at]
    if (item === undefined || sent[at] !== item) continue
    sent[at] = DAMAGES[kind](item)
    if (kind === 'item' || kind === 'id') lost.add(item.id)
  }
  return { sent, readable: items.map(({ id }) => id).filter((id) => !lost.has(id)), lost: lost.size }
}

async function walk(
  { pageSize, cap, way, orderName }: World,
  list: () => readonly unknown[],
  { total, betweenPages = () => {} }: { total?: UnreadableValue; betweenPages?: () => void } = {},
) {
  const source = pagedSource<Item>(async (page, size) => {
    const length = Math.min(size, cap)
    const sent = list().slice((page - 1) * length, page * length)
    return { items: mend(List, sent, '', report) as Item[], total: total ?? list().length }
  }, createListKnowledge())
  const nodes: unknown[] = []
  let cursor: string | null = null
  for (let pages = 0; pages < 500; pages++) {
    const page: Connection<Item> = await readConnection(source, {
      list: () => 'test',
      order: orders[orderName],
      args: way === 'forward' ? { first: pageSize, after: cursor } : { last: pageSize, before: cursor },
      countOnly: false,
    })
    nodes[way === 'forward' ? 'push' : 'unshift'](...page.nodes)
    cursor = way === 'forward' ? page.pageInfo.endCursor : page.pageInfo.startCursor
    if (!(way === 'forward' ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage)) return nodes
    betweenPages()
  }
  throw new Error('the walk does not end')
}

const idsOf = (nodes: readonly unknown[]) =>
  nodes.filter((node) => !isUnreadable(node)).map((node) => (node as Item).id)

describe('a walk over a partly unreadable list', () => {
  it('returns each item once and in its place, whether or not it is readable', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const { sent, readable, lost } = listOf(world)
        const nodes = await walk(world, () => sent)
        expect(idsOf(nodes)).toEqual(readable)
        expect(nodes).toHaveLength(readable.length + lost)
        expect(nodes.map(isUnreadable)).toEqual((mend(List, sent, '', report) as unknown[]).map(isUnreadable))
      }),
      { numRuns: runs(1_000) },
    )
  })

  it('returns each readable item once although items are inserted at the front between two pages', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, fc.integer({ min: 1, max: 5 }), async (world, count) => {
        const changing = {
          ...world,
          // An unreadable item alone on its page has no neighbours to be located by.
          pageSize: Math.max(world.pageSize, 2),
          orderName: world.orderName.replace('name', 'created_at') as OrderName,
          equalKeys: false,
          // Equal items cannot be told apart once the list has moved, and adjacent ones have no place of their own:
          // docs/tolerant-reading.md describes the possible loss.
          damages: world.damages.filter(([, kind]) => kind !== 'item').slice(0, 1),
        }
        const { sent, readable } = listOf(changing, 100_000)
        let list = sent
        let serial = 0
        const betweenPages = () => {
          const added = Array.from({ length: count }, () => {
            const key = String(
              changing.orderName.endsWith('asc') ? 99_999 - serial : 200_000 + serial,
            ).padStart(6, '0')
            serial++
            return { id: `new-${serial}`, name: `shop-${key}`, created_at: `2026-01-01T00:00:00.${key}Z` }
          })
          if (serial < 40) list = [...added.reverse(), ...list]
        }
        const nodes = await walk(changing, () => list, { betweenPages })
        expect(idsOf(nodes).filter((id) => id.startsWith('item'))).toEqual(readable)
      }),
      { numRuns: runs(500) },
    )
  })

  it('ends and misses nothing when the count is unreadable', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const { sent, readable } = listOf(world)
        const total = new UnreadableValue('expected an integer', 'many')
        expect(idsOf(await walk(world, () => sent, { total }))).toEqual(readable)
      }),
      { numRuns: runs(500) },
    )
  })
})
