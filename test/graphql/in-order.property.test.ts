/** Stages that came along with their pipeline are sorted as the API sorts lists. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { inOrder } from '../../src/graphql/stage-lists.js'
import { createdAtOrder } from '../../src/pagination/order.js'
import { runs } from '../support/extent.js'

type Item = { id: string; created_at: string }

/** Spellings of three moments. Those of one moment are equal up to six digits. */
const SPELLINGS = [
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.000000Z', '2026-01-01T01:00:00.0000001+01:00'],
  ['2026-01-01T00:00:00.5Z', '2026-01-01T00:00:00.500000999Z'],
  ['2026-01-01T00:00:01Z', '2025-12-31T23:00:01-01:00'],
] as const

const moments = fc.constantFrom(
  ...SPELLINGS.flatMap((spellings, rank) => spellings.map((text) => ({ rank, text }))),
)

const lists = fc
  .uniqueArray(fc.record({ number: fc.nat(20), moment: moments }), { selector: ({ number }) => number })
  .map((items) =>
    items.map(({ number, moment }) => ({ id: `id-${String(number).padStart(2, '0')}`, ...moment })),
  )

it('sorts stages by their moment in the direction asked for, and those of one moment by id', () => {
  fc.assert(
    fc.property(
      lists,
      fc.constantFrom('asc' as const, 'desc' as const),
      fc.boolean(),
      (list, direction, again) => {
        const sign = direction === 'asc' ? 1 : -1
        const expected = list
          .toSorted((a, b) => sign * (a.rank - b.rank) || (a.id < b.id ? -1 : 1))
          .map(({ id }) => id)
        const order = createdAtOrder<Item>(direction)
        const given: readonly Item[] = list.map(({ id, text }) => ({ id, created_at: text }))
        const sorted = inOrder(given, order)
        expect((again ? inOrder(sorted, order) : sorted).map(({ id }) => id)).toEqual(expected)
      },
    ),
    { numRuns: runs(4_000) },
  )
})
