import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalPath } from '../../../src/http-cache/rules/target.js'

/** Octets of a path. Some are encoded without need. */
const octets = fc.array(
  fc.record({ octet: fc.integer({ min: 0x21, max: 0xff }), isEncoded: fc.boolean(), isLower: fc.boolean() }),
)
/** Unencoded, these octets would mean another path, or be invisible. */
const ENCODED = /[^\x21-\x7e]|[/?#%]/
/** This octet may stand in a path unencoded. A `%` may not: it begins an encoded octet. */
const PLAIN = /[\x21-\x7e]/

type Octet = { octet: number; isEncoded: boolean; isLower: boolean }

function write({ octet, isEncoded, isLower }: Octet): string {
  const char = String.fromCharCode(octet)
  if (PLAIN.test(char) && !'?#%'.includes(char) && !isEncoded) return char
  const digits = octet.toString(16).padStart(2, '0')
  return `%${isLower ? digits : digits.toUpperCase()}`
}

describe('the normal form of a path', () => {
  it('all encodings of a path have one normal form', () => {
    fc.assert(
      fc.property(octets, (some) => {
        const plainest = some.map((one) => {
          const isEncoded = one.isEncoded && ENCODED.test(String.fromCharCode(one.octet))
          return { ...one, isEncoded, isLower: false }
        })
        expect(normalPath(`/${some.map(write).join('')}`)).toBe(`/${plainest.map(write).join('')}`)
      }),
    )
  })

  it('the normal form of a path is its own normal form, and decodes to the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        const path = `/${encodeURI(text)}`
        expect(normalPath(normalPath(path))).toBe(normalPath(path))
        expect(decodeURIComponent(normalPath(path))).toBe(decodeURIComponent(path))
      }),
    )
  })

  it('the normal form keeps a percent sign that encodes nothing', () => {
    for (const path of ['/100%', '/%zz', '/%4', '/é', '/%', '/%25zz']) expect(normalPath(path)).toBe(path)
  })
})
