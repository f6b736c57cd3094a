/** Compares two edges under random operations with a model of a store that both share. */

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CacheKey } from '../../src/http-cache/rules/stored-response.js'
import { key, response, statuses } from '../support/store-contract.js'
import { openEdgeStore } from './support/edge-store.js'
import { describeOnRedis, startRedis } from './support/redis-server.js'

const PLACES = [
  { path: '/a' },
  { path: '/a', query: '?q' },
  { path: '/a', host: 'www.example' },
  { path: '/b' },
] as const

const edge = fc.nat({ max: 1 })
const place = fc.nat({ max: PLACES.length - 1 })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('begin' as const), edge, place }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('end' as const),
      edge,
      fill: fc.nat(),
      slot: fc.nat({ max: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), edge, place }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('purge' as const),
      edge,
      path: fc.constantFrom('/a', '/b', null),
    }),
  },
)

/** A fill in progress: in the model it is void once anything it covers has been deleted or purged. */
type Fill = { at: CacheKey; ticket: unknown; isVoid: boolean }

describeOnRedis('edges that fill, delete and purge in any order', () => {
  it('returns the responses filled since the last deletion or purge, and no others', async () => {
    await using server = await startRedis()
    await using one = await openEdgeStore(server)
    await using other = await openEdgeStore(server)
    const stores = [one.store, other.store] as const
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const space = `stage ${runs++}`
        const keys = PLACES.map((values) => key({ space, ...values }))
        const keyAt = (index: number) => keys[index] ?? key({ space })
        const book = new Map<CacheKey, Map<number, number>>(keys.map((at) => [at, new Map()]))
        const fills: Fill[] = []
        const forget = (isMeant: (at: CacheKey) => boolean) => {
          for (const [at, slots] of book) if (isMeant(at)) slots.clear()
          for (const fill of fills) fill.isVoid ||= isMeant(fill.at)
        }

        for (const [index, next] of steps.entries()) {
          const store = stores[next.edge === 0 ? 0 : 1]
          if (next.kind === 'begin') {
            const at = keyAt(next.place)
            fills.push({ at, ticket: (await store.get(at)).ticket, isVoid: false })
          } else if (next.kind === 'end') {
            const fill = fills[next.fill % fills.length]
            if (fill === undefined) continue
            const status = 200 + index
            await store.put(fill.at, response({ slot: `${next.slot}`, status }), fill.ticket)
            if (!fill.isVoid) book.get(fill.at)?.set(next.slot, status)
          } else if (next.kind === 'delete') {
            await store.delete(keyAt(next.place))
            forget((at) => at === keyAt(next.place))
          } else {
            await store.purge(space, next.path === null ? null : [next.path])
            forget(({ path }) => next.path === null || path === next.path)
          }
          for (const [at, slots] of book)
            for (const reader of stores)
              expect(await statuses(reader, at)).toEqual([...slots.values()].sort())
        }
      }),
    )
    expect(one.log).toHaveLength(1)
    expect(other.log).toHaveLength(1)
  })
})
