import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredResponse } from '../../../../src/http-cache/rules/stored-response.js'
import { decodeResponse, encodeResponse } from '../../../../src/http-cache/stores/redis/encode-response.js'
import { response } from '../../../support/store-contract.js'

const ORIGIN = { edge: 'one', wallMs: 1_771_432_496_120 }

const text = fc.string({ unit: 'binary' })
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array))

const responses: fc.Arbitrary<StoredResponse> = fc
  .record({
    slot: text,
    status: fc.integer({ min: 100, max: 999 }),
    fields: fc.dictionary(text, fc.oneof(text, fc.array(text))),
    body: fc.array(bytes),
    selecting: fc.array(fc.tuple(text, fc.option(text))),
    requestTimeMs: number,
    responseTimeMs: number,
    freshForSeconds: number,
    initialAgeSeconds: number,
    staleWhileRevalidateSeconds: number,
    staleIfErrorSeconds: fc.option(number),
    mustValidate: fc.constantFrom('always', 'once-stale', 'no'),
    part: fc.option(fc.record({ start: fc.nat(), end: fc.nat(), total: fc.option(fc.nat()) })),
  })
  .map((values) => response(values))

const inOnePiece = (value: StoredResponse | null) => value && { ...value, body: Buffer.concat(value.body) }

describe('a stored response in bytes', () => {
  it('an encoded response is decoded as it was', () => {
    fc.assert(
      fc.property(responses, (value) => {
        const decoded = decodeResponse(encodeResponse(value, ORIGIN))
        expect(inOnePiece(decoded?.response ?? null)).toEqual(inOnePiece(value))
        expect(decoded?.origin).toEqual(ORIGIN)
      }),
    )
  })

  it('bytes that were cut or extended decode to null', () => {
    fc.assert(
      fc.property(responses, fc.nat(), bytes, (value, cut, more) => {
        const encoded = encodeResponse(value, ORIGIN)
        expect(decodeResponse(encoded.subarray(0, cut % encoded.length))).toBeNull()
        fc.pre(more.length > 0)
        expect(decodeResponse(Buffer.concat([encoded, more]))).toBeNull()
      }),
    )
  })

  it('decoding never throws, whatever the bytes are', () => {
    const preamble = Buffer.from([3, 0, 0, 0])
    fc.assert(
      fc.property(bytes, fc.json(), (some, json) => {
        expect(decodeResponse(some)).toBeNull()
        const head = Buffer.from(json)
        if (head.length < 256)
          expect(decodeResponse(Buffer.concat([preamble, Buffer.from([head.length]), head]))).toBeNull()
      }),
    )
  })

  it('bytes of a later format decode to null', () => {
    const encoded = encodeResponse(response(), ORIGIN)
    encoded[0] = 4
    expect(decodeResponse(encoded)).toBeNull()
  })

  it.each([
    ['slot', 1],
    ['status', '200'],
    ['fields', null],
    ['fields', { etag: 1 }],
    ['fields', { etag: [1] }],
    ['bodyBytes', 1],
    ['selecting', [['accept']]],
    ['selecting', [['accept', 1]]],
    ['requestTimeMs', null],
    ['mustValidate', 'never'],
    ['part', { start: 0, end: -1, total: null }],
    ['part', undefined],
    ['origin', null],
    ['origin', { edge: 1, wallMs: 1 }],
    ['origin', { edge: 'one' }],
  ])('bytes whose %s is %j decode to null', (name, value) => {
    // This is deliberately not of the type, because another program may have written it.
    const broken = { ...response(), [name]: value } as StoredResponse & { origin?: typeof ORIGIN }
    expect(
      decodeResponse(encodeResponse(broken, name === 'origin' ? (value as typeof ORIGIN) : ORIGIN)),
    ).toBeNull()
  })
})
