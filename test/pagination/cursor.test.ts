import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CursorError, decodeCursor, encodeCursor, listScope } from '../../src/pagination/cursor.js'

const scope = { list: listScope('pipelines', { name: 'shop' }), order: 'name_asc' }
const positions = fc.record({ key: fc.string({ unit: 'grapheme' }), id: fc.uuid(), index: fc.nat() })

describe('a cursor', () => {
  it('decodes to its original position for any sort key', () => {
    fc.assert(
      fc.property(positions, (position) => {
        expect(decodeCursor(scope, encodeCursor(scope, position))).toEqual(position)
      }),
    )
  })

  it('needs no escaping in a URL', () => {
    fc.assert(
      fc.property(positions, (position) => {
        expect(encodeCursor(scope, position)).toMatch(/^[\w-]+$/)
      }),
    )
  })

  it('refuses a cursor of another filter', () => {
    const other = { ...scope, list: listScope('pipelines', { name: 'blog' }) }
    const cursor = encodeCursor(other, { key: 'a', id: 'b', index: 0 })
    expect(() => decodeCursor(scope, cursor)).toThrow('belongs to another list or another filter')
  })

  it('refuses a cursor of another order and names both orders', () => {
    const cursor = encodeCursor({ ...scope, order: 'created_at_desc' }, { key: 'a', id: 'b', index: 0 })
    expect(() => decodeCursor(scope, cursor)).toThrow(
      'was made for the order CREATED_AT DESC, but the order here is NAME ASC',
    )
  })

  it("ignores the order of a filter's fields and its undefined fields", () => {
    expect(listScope('pipelines', { a: '1', b: '2', c: undefined })).toBe(
      listScope('pipelines', { b: '2', a: '1' }),
    )
  })

  it.each([
    ['empty text', ''],
    ['no base64url', '%%%'],
    ['base64url of no JSON', Buffer.from('nonsense').toString('base64url')],
    ['an object', Buffer.from('{"a":1}').toString('base64url')],
    [
      'another version',
      Buffer.from(JSON.stringify([0, scope.list, 'name_asc', 'k', 'i', 0])).toString('base64url'),
    ],
    [
      'a negative index',
      Buffer.from(JSON.stringify([1, scope.list, 'name_asc', 'k', 'i', -1])).toString('base64url'),
    ],
    [
      'a fractional index',
      Buffer.from(JSON.stringify([1, scope.list, 'name_asc', 'k', 'i', 0.5])).toString('base64url'),
    ],
    ['a cut cursor', encodeCursor(scope, { key: 'k', id: 'i', index: 0 }).slice(0, -3)],
  ])('refuses %s as a cursor that this gateway did not make', (_name, cursor) => {
    expect(() => decodeCursor(scope, cursor)).toThrow(/^is not a cursor this gateway made/)
  })

  it('refuses a cursor of a megabyte without quoting all of it', () => {
    try {
      decodeCursor(scope, 'A'.repeat(1_000_000))
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(CursorError)
      expect((error as CursorError).message).toContain('(1000000 characters)')
      expect((error as CursorError).message.length).toBeLessThan(150)
    }
  })

  it('refuses a damaged cursor with a CursorError, or reads it as another position', () => {
    fc.assert(
      fc.property(
        positions,
        fc.nat(),
        fc.string({ minLength: 1, maxLength: 1 }),
        (position, at, character) => {
          const cursor = encodeCursor(scope, position)
          const index = at % cursor.length
          try {
            decodeCursor(scope, cursor.slice(0, index) + character + cursor.slice(index + 1))
          } catch (error) {
            expect(error).toBeInstanceOf(CursorError)
          }
        },
      ),
    )
  })
})
