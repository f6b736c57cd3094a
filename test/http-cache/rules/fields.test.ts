import { expect, it } from 'vitest'
import {
  fieldValue,
  hasFieldsMissingFrom,
  lengthOf,
  tokensOf,
  withoutFields,
} from '../../../src/http-cache/rules/fields.js'

/** Fields as they come from a socket: without a prototype, and with any names. */
const fields = Object.assign(Object.create(null), { a: '1', b: ['2', '3'], ['__proto__']: ['x', 'y'] })

it('all lines of a name are read as one value', () => {
  expect([fieldValue(fields, 'a'), fieldValue(fields, 'b'), fieldValue(fields, 'c')]).toEqual([
    '1',
    '2, 3',
    undefined,
  ])
  expect(fieldValue({}, 'constructor')).toBeUndefined()
})

it('withoutFields removes the named fields and copies the others, whatever their names', () => {
  const copy = withoutFields(fields, ['a', 'c'])
  const names = []
  for (const name in copy) names.push(name)
  expect(names).toEqual(['b', '__proto__'])
  expect(fieldValue(copy, '__proto__')).toBe('x, y')
})

it('a list of tokens is read in any case, and with empty members', () => {
  expect(tokensOf(' A,, b ,\tC-d,')).toEqual(['a', 'b', 'c-d'])
  expect(tokensOf(undefined)).toEqual([])
})

it('a valid length is read as a number', () => {
  const lengths = ['0', '10', '', '-1', '1.5', '1e3', '10, 10', ' 5', '9'.repeat(16)]
  expect(lengths.map((length) => lengthOf({ 'content-length': length }))).toEqual([
    ...[0, 10],
    ...Array.from({ length: 7 }, () => null),
  ])
  expect([lengthOf({}), lengthOf({ 'content-length': ['1', '1'] })]).toEqual([null, null])
})

it('hasMore does not count Age and Date', () => {
  expect(hasFieldsMissingFrom({ a: '1', age: '5' }, { a: '2', date: 'x' })).toBe(false)
  expect(hasFieldsMissingFrom({ a: '1', b: '2' }, { a: '1' })).toBe(true)
})
