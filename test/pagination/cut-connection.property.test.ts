/** A page cut out of a list that is at hand is the page that the general search finds in it. */
import fc from 'fast-check'
import Type from 'typebox'
import { expect, it } from 'vitest'
import { mend } from '../../src/api-client/mend.js'
import { inOrder } from '../../src/graphql/stage-lists.js'
import { UnreadableValue } from '../../src/lib/unreadable.js'
import {
  type Connection,
  type ConnectionArgs,
  ConnectionArgsError,
  cutConnection,
  readConnection,
} from '../../src/pagination/connection.js'
import { memorySource } from '../../src/pagination/list-source.js'
import { createdAtOrder } from '../../src/pagination/order.js'
import { Id, Timestamp } from '../../src/wire/values.js'
import { runs } from '../support/extent.js'

type Item = { id: string; created_at: string }

const listOf = (length: number): Item[] =>
  Array.from({ length }, (_, index) => ({
    id: `id-${String(index).padStart(3, '0')}`,
    // Some items share a moment.
    created_at: new Date(Date.UTC(2026, 0, 1) + Math.floor(index / 3) * 1000).toISOString(),
  }))

const counts = fc.option(fc.integer({ min: -1, max: 103 }), { nil: undefined })

const List = Type.Array(Type.Object({ id: Id, created_at: Timestamp }))
const report = (path: string, expected: string, value: unknown) =>
  new UnreadableValue(`expected ${expected} at ${path}`, value)

type Damage = 'item' | 'id' | 'created_at'
const DAMAGES: Record<Damage, (item: Item) => unknown> = {
  item: () => null,
  id: ({ id: _, ...item }) => item,
  created_at: (item) => ({ ...item, created_at: 'yesterday' }),
}

/** As the client passes a list on in which some items are damaged. */
function damaged(items: readonly Item[], damages: readonly (readonly [number, Damage])[]): Item[] {
  const sent: unknown[] = [...items]
  for (const [at, damage] of damages) {
    const item = items[at]
    if (item !== undefined) sent[at] = DAMAGES[damage](item)
  }
  return mend(List, sent, '', report) as Item[]
}

/** A cursor is taken from the list itself, by the index of its item. */
const requests = fc.record({
  length: fc.integer({ min: 0, max: 120 }),
  direction: fc.constantFrom('asc' as const, 'desc' as const),
  damages: fc.array(fc.tuple(fc.nat(119), fc.constantFrom(...(Object.keys(DAMAGES) as Damage[]))), {
    maxLength: 6,
  }),
  first: counts,
  last: fc.option(counts, { nil: undefined }),
  cursor: fc.option(fc.record({ at: fc.integer({ min: 0, max: 119 }), isAfter: fc.boolean() }), {
    nil: null,
  }),
  countOnly: fc.boolean(),
})

async function outcomeOf(read: () => Connection<Item> | Promise<Connection<Item>>) {
  try {
    const connection = await read()
    const { nodes, totalCount, pageInfo } = connection
    return { nodes, totalCount, pageInfo, cursors: connection.edges.map(({ cursor }) => cursor) }
  } catch (error) {
    expect(error).toBeInstanceOf(ConnectionArgsError)
    return { problem: (error as Error).message }
  }
}

it('cuts the page that the search finds, with its cursors, its counts and its errors', async () => {
  await fc.assert(
    fc.asyncProperty(requests, async ({ length, direction, damages, first, last, cursor, countOnly }) => {
      const order = createdAtOrder<Item>(direction)
      const items = inOrder(damaged(listOf(length), damages), order)
      const list = () => 'test'
      const all = await readConnection(memorySource(items), {
        list,
        order,
        args: { first: 100 },
        countOnly: false,
      })
      const at = cursor === null ? undefined : all.edges[cursor.at]?.cursor
      const args: ConnectionArgs = {
        first,
        last,
        ...(at !== undefined && (cursor?.isAfter ? { after: at } : { before: at })),
      }
      const counted: number[][] = [[], []]
      const request = (which: 0 | 1) => ({
        list,
        order,
        args,
        countOnly,
        countNodes: (count: number) => void counted[which]?.push(count),
      })
      const cut = await outcomeOf(() => cutConnection(items, request(0)))
      const found = await outcomeOf(() => readConnection(memorySource(items), request(1)))
      expect(cut).toEqual(found)
      expect(counted[0]).toEqual(counted[1])
    }),
    { numRuns: runs(4_000) },
  )
})

it('needs no promise, and no name of the list, where there is no cursor', () => {
  const list = () => {
    throw new Error('expected nobody to ask')
  }
  const order = createdAtOrder<Item>('asc')
  const connection = cutConnection(listOf(5), { list, order, args: { first: 2 }, countOnly: false })
  expect(connection).not.toBeInstanceOf(Promise)
  expect((connection as Connection<Item>).nodes).toHaveLength(2)
})
