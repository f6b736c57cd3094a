import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formDecode, normalise, percentDecode, withoutComments } from '../../../src/edge/waf/decode.js'
import { isTextual, readFormParts, readJsonStrings } from '../../../src/edge/waf/read-body-texts.js'
import { readRequest } from '../../../src/edge/waf/read-request.js'
import type { Place, WafRequest } from '../../../src/edge/waf/waf-request.js'
import { form, get, json, multipart, post } from './requests.js'

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 })

/** The texts of one place. */
function textsAt(place: Place, request: WafRequest): string[] {
  return readRequest(request)
    .texts.filter((one) => one.place === place)
    .map((one) => one.text)
}

describe('decoding', () => {
  it.each([
    ['a%20b', 'a b'],
    ['%C3%A9%c3%a9', 'éé'],
    ['%u0041%U00e9', 'Aé'],
    ['%', '%'],
    ['%4', '%4'],
    ['%zz%41', '%zzA'],
    ['%E9', '\ufffd'],
    ['%00', '\0'],
    ['%41-%7f', 'A-\x7f'],
    ['%80', '\ufffd'],
    ['a+b', 'a+b'],
  ])('%s is decoded to %j', (encoded, decoded) => {
    expect(percentDecode(encoded)).toBe(decoded)
  })

  it('decoding inverts encoding', () => {
    fc.assert(
      fc.property(text, (plain) => {
        expect(percentDecode(encodeURIComponent(plain))).toBe(plain)
        expect(formDecode(new URLSearchParams([['a', plain]]).toString().slice(2))).toBe(plain)
      }),
    )
  })

  it.each([
    ['A  \t B', 'a b'],
    ['a \r\n b', 'a\nb'],
    ['a\u00a0\u2003b', 'a b'],
    ['a b\tc\u0085d \u0085e', 'a b c d e'],
    ['a\rb\nc\t\nd', 'a\nb\nc\nd'],
    ['', ''],
  ])('%j is normalised to %j', (from, to) => {
    expect(normalise(from)).toBe(to)
    expect(normalise(to)).toBe(to)
  })

  it.each([
    ['a/**/b', 'a b'],
    ['a/*x*/b/*y*/c', 'a b c'],
    ['a/*!50000union*/b', 'a union b'],
    ['a/*b', 'a/*b'],
    ['a*/b', 'a*/b'],
    ['a/*/b*/c', 'a c'],
    ['/*x*/', ' '],
  ])('%s without comments is %j', (from, to) => {
    expect(withoutComments(from)).toBe(to)
  })
})

describe('the strings of JSON', () => {
  /** The strings in the order in which `JSON.stringify` writes them. */
  const stringsOf = (value: unknown): { text: string; isName: boolean }[] => {
    if (typeof value === 'string') return [{ text: value, isName: false }]
    if (Array.isArray(value)) return value.flatMap(stringsOf)
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([name, member]) => [
      { text: name, isName: true },
      ...stringsOf(member),
    ])
  }

  it('all strings of JSON are found, whatever its values and layout', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        // As parsed: -0 and the order of names are JSON's own.
        const parsed: unknown = JSON.parse(JSON.stringify(value))
        expect(readJsonStrings(JSON.stringify(parsed, null, space))).toEqual({
          strings: stringsOf(parsed),
          isJson: true,
        })
      }),
    )
  })

  it('the strings of cut-off JSON are found up to the cut', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (value, cut) => {
        const whole = JSON.stringify(value)
        const strings = readJsonStrings(whole.slice(0, cut % (whole.length + 1))).strings.slice(0, -1)
        expect(readJsonStrings(whole).strings.slice(0, strings.length)).toEqual(strings)
      }),
    )
  })

  it.each([
    ["{'a': 'b'}", []],
    ['{"a": alert(1)}', ['a']],
    ['<script>', []],
    ['{"a":"b"} // x', ['a', 'b']],
  ])('%s is not JSON, and is also inspected as text', (body, strings) => {
    const read = readJsonStrings(body)
    expect(read.isJson).toBe(false)
    expect(read.strings.map((one) => one.text)).toEqual(strings)
    expect(textsAt('body-text', post(body, 'application/json'))).toEqual([normalise(body)])
  })

  it.each([
    [String.raw`"\u003Cscript\u003e"`, '<script>'],
    [String.raw`"a\/b\"c\\d\n"`, 'a/b"c\\d\n'],
    [String.raw`"\u12"`, 'u12'],
    [String.raw`"a\\"`, 'a\\'],
    ['"a', 'a'],
    ['"\\', '\\'],
  ])('the JSON string %s means %j', (literal, expected) => {
    expect(readJsonStrings(literal).strings).toEqual([{ text: expected, isName: false }])
  })
})

describe('a form with files', () => {
  it('a form with files is split into its parts', () => {
    const request = multipart(
      { name: 'a', content: 'one\r\ntwo' },
      { name: 'f', fileName: 'x y.png', content: '\u0000' },
    )
    expect(readFormParts(request.body?.start.toString() ?? '', 'multipart/form-data; boundary=XyZ')).toEqual([
      { name: 'a', fileName: null, content: 'one\r\ntwo' },
      { name: 'f', fileName: 'x y.png', content: '\u0000' },
    ])
  })

  it('a cut-off form is split up to the cut', () => {
    const body = '--x\r\nContent-Disposition: form-data; name=a\r\n\r\nhalf a va'
    expect(readFormParts(body, 'multipart/form-data; boundary="x"')).toEqual([
      { name: 'a', fileName: null, content: 'half a va' },
    ])
    expect(readFormParts('--x\r\nContent-Dispo', 'multipart/form-data; boundary=x')).toEqual([
      { name: '', fileName: null, content: '' },
    ])
  })

  it.each(['multipart/form-data', 'multipart/form-data; boundary=other', 'multipart/mixed; boundary='])(
    'a form without a usable boundary (%s) is inspected as text',
    (type) => {
      const body = '--x\r\n\r\nabc'
      expect(readFormParts(body, type)).toBeNull()
      expect(textsAt('body-text', post(body, type))).toEqual(['--x\nabc'])
    },
  )
})

describe('the inspected parts of a request', () => {
  it.each<[Place, (plain: string) => WafRequest]>([
    ['path', (plain) => get(`/a/${encodeURIComponent(plain)}`)],
    ['query-name', (plain) => get(`/?${encodeURIComponent(plain)}`)],
    ['query-value', (plain) => get(`/?a=1&b=${encodeURIComponent(plain)}&c`)],
    ['query-value', (plain) => get(`/?b=${encodeURIComponent(encodeURIComponent(plain))}`)],
    ['cookie', (plain) => get('/', { cookie: `x=y; z=${encodeURIComponent(plain)}` })],
    ['body-name', (plain) => form({ [plain]: 'x' })],
    ['body-value', (plain) => form({ a: 'x', b: plain })],
    ['body-name', (plain) => json([{ [`${plain}`]: 1 }])],
    ['body-value', (plain) => json({ a: { b: [null, plain] } })],
    ['body-text', (plain) => post(plain, 'text/plain')],
    ['body-text', (plain) => post(plain, '')],
    ['body-value', (plain) => multipart({ name: 'a', content: plain })],
  ])('as %s, whatever it is', (place, requestOf) => {
    fc.assert(
      fc.property(text, (plain) => {
        // The excluded characters end a cookie's value, a part or a line. The excluded names are JavaScript's own.
        fc.pre(plain.trim() === plain && plain !== '__proto__' && !plain.includes('XyZ'))
        const texts = textsAt(place, requestOf(plain))
        expect(texts.some((one) => one === normalise(plain) || one === normalise(`/a/${plain}`))).toBe(true)
      }),
    )
  })

  it('every part of a request with very many parts is inspected', () => {
    const query = Array.from({ length: 5000 }, (_, n) => `a${n}=b${n}`).join('&')
    const { texts, argumentCount } = readRequest(get(`/?${query}`))
    expect(argumentCount).toBe(5000)
    expect(texts.length).toBeLessThan(1100)
    const all = texts.map((one) => one.text).join(' ')
    for (const n of [0, 1, 2500, 4998, 4999]) expect(all).toContain(`b${n}`)
  })

  it('the media type of a body is read without its parameters, and its charset decodes the body', () => {
    expect(readRequest(post('', 'Text/Plain; charset=utf-8')).mediaType).toBe('text/plain')
    expect(readRequest(get('/')).mediaType).toBeNull()
    expect(textsAt('body-text', post(Buffer.from('é', 'latin1'), 'text/plain; charset=ISO-8859-1'))).toEqual([
      'é',
    ])
  })

  it.each([
    ['', true],
    ['application/x-www-form-urlencoded', true],
    [' Application/JSON; charset=utf-8', true],
    ['application/vnd.api+json', true],
    ['application/x-ndjson', true],
    ['multipart/form-data; boundary=a', true],
    ['text/csv', true],
    ['application/xml', true],
    ['application/soap+xml', true],
    ['application/graphql', true],
    ['image/png', false],
    ['application/octet-stream', false],
    ['application/pdf', false],
    ['application/zip', false],
    ['video/mp4', false],
  ])('a body of the type "%s" is inspected: %s', (type, expected) => {
    expect(isTextual(type)).toBe(expected)
  })
})
