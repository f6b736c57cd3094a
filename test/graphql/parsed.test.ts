/** Parsed inputs: a value, or all problems at once. */
import { expect, it } from 'vitest'
import { field, integer, optional, uuid } from '../../src/graphql/inputs/fields.js'
import { accepted, merged, parsedList, parsedObject, within } from '../../src/graphql/inputs/parsed.js'

const input = { id: 'no id', size: 9, note: null, other: undefined }
const size = integer({ min: 1, max: 4 })

const placesOf = (parsed: { ok: boolean; problems?: readonly { field?: readonly string[] | null }[] }) =>
  parsed.problems?.map((problem) => problem.field?.join('.'))

it('an object holds the parsed fields, without those that were left out', () => {
  const parsed = parsedObject({ a: accepted(1), b: optional(input, 'other'), c: accepted(null) })
  expect(parsed).toEqual({ ok: true, value: { a: 1, c: null } })
})

it('an object reports the problems of all its fields, in their order', () => {
  const parsed = parsedObject({
    note: optional(input, 'note'),
    id: field(input, 'id', uuid),
    size: field(input, 'size', size),
  })
  expect(placesOf(parsed)).toEqual(['input.note', 'input.id', 'input.size'])
})

it('a list reports each bad item at its place', () => {
  const items = [{ size: 1 }, { size: 0 }, { size: 4 }, { size: 5 }]
  const parsed = parsedList('items', items, (item) => parsedObject({ size: field(item, 'size', size) }))
  expect(placesOf(within(['whole'], parsed))).toEqual([
    'input.whole.items.1.size',
    'input.whole.items.3.size',
  ])
})

it('merging reports the problems of both objects', () => {
  const one = parsedObject({ id: field(input, 'id', uuid) })
  const other = parsedObject({ size: field(input, 'size', size) })
  expect(placesOf(merged(one, other))).toEqual(['input.id', 'input.size'])
  expect(merged(accepted({ a: 1 }), accepted({ b: 2 }))).toEqual({ ok: true, value: { a: 1, b: 2 } })
})
