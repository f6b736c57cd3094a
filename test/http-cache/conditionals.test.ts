import { describe } from 'vitest'
import { type Case, checkCases, dateAt } from './support/cases.js'

const ORIGIN = {
  fields: {
    'cache-control': 'max-age=60',
    etag: '"a"',
    'last-modified': dateAt(-3600),
    'content-type': 'text/plain',
    'content-location': '/a.txt',
    vary: 'foo',
    'x-own': '1',
  },
  body: 'hello',
}

/** Cases of a conditional request for a stored, fresh response. Each says whether the client gets a 304. */
function rows(
  field: 'If-None-Match' | 'If-Modified-Since',
  origin: { fields: Record<string, string> },
  table: readonly (readonly [id: string, fields: Record<string, string | string[]>, status: 200 | 304])[],
  rfc: string,
): Case[] {
  return table.map(([id, fields, status]) => ({
    id: `${field}: ${id}`,
    rfc,
    level: 'SHOULD',
    steps: [{ origin }, { fields, is: 'fresh', status, answer: status === 304 ? '' : ORIGIN.body }],
  }))
}

describe('If-None-Match', () => {
  const none = (value: string | string[]) => ({ 'if-none-match': value })
  checkCases([
    ...rows(
      'If-None-Match',
      ORIGIN,
      [
        ['same tag', none('"a"'), 304],
        ['other tag', none('"b"'), 200],
        ['other case', none('"A"'), 200],
        ['weak in the request', none('W/"a"'), 304],
        ['star', none('*'), 304],
        ['in a list', none('"x", "a"'), 304],
        ['in a list without spaces', none('"x","a","y"'), 304],
        ['in a list of lines', none(['"x"', '"a"']), 304],
        ['not in a list', none('"x", W/"y"'), 200],
        ['within another tag', none('"x, \\"a"'), 200],
        ['within a tag with a comma', none('"x,a"'), 200],
        ['empty', none(''), 200],
        ['without quotes', none('a'), 200],
      ],
      '9110 13.1.2',
    ),
    ...rows(
      'If-None-Match',
      { ...ORIGIN, fields: { ...ORIGIN.fields, etag: 'W/"a"' } },
      [
        ['weak in the response', none('"a"'), 304],
        ['weak in both', none('W/"a"'), 304],
        ['weak and other', none('W/"b"'), 200],
      ],
      '9110 8.8.3.2',
    ),
    ...rows(
      'If-None-Match',
      { ...ORIGIN, fields: { ...ORIGIN.fields, etag: '"a,b"' } },
      [['tag with a comma', none('"x", "a,b"'), 304]],
      '9110 8.8.3',
    ),
    ...rows(
      'If-None-Match',
      { ...ORIGIN, fields: { ...ORIGIN.fields, etag: '""' } },
      [['empty tag', none('""'), 304]],
      '9110 8.8.3',
    ),
    ...rows(
      'If-None-Match',
      { ...ORIGIN, fields: { 'cache-control': 'max-age=60' } },
      [
        ['no tag stored', none('"a"'), 200],
        ['no tag stored, star', none('*'), 304],
      ],
      '9110 13.1.2',
    ),
  ])
})

describe('If-Modified-Since', () => {
  const since = (value: string) => ({ 'if-modified-since': value })
  const { 'last-modified': _, etag: _tag, ...undated } = ORIGIN.fields
  checkCases([
    ...rows(
      'If-Modified-Since',
      ORIGIN,
      [
        ['same date', since(dateAt(-3600)), 304],
        ['later', since(dateAt(-3599)), 304],
        ['earlier', since(dateAt(-3601)), 200],
        ['no date', since('yesterday'), 200],
        ['empty', since(''), 200],
        ['old form', since('Wednesday, 31-Dec-25 23:00:00 GMT'), 304],
        ['oldest form', since('Wed Dec 31 23:00:00 2025'), 304],
        ['a tag that differs counts more', { ...since(dateAt(0)), 'if-none-match': '"b"' }, 200],
        ['a tag that matches counts more', { ...since(dateAt(-9999)), 'if-none-match': '"a"' }, 304],
      ],
      '9110 13.1.3',
    ),
    ...rows(
      'If-Modified-Since',
      { ...ORIGIN, fields: undated },
      [
        ['by Date, same', since(dateAt(0)), 304],
        ['by Date, earlier', since(dateAt(-1)), 200],
      ],
      '9111 4.3.2',
    ),
  ])
})

describe('a 304', () => {
  const asking = { fields: { 'if-none-match': '"a"' } }
  checkCases([
    {
      id: 'of the response, and nothing else',
      rfc: '9110 15.4.5',
      level: 'MUST',
      steps: [
        { origin: ORIGIN },
        {
          ...asking,
          after: 5,
          status: 304,
          gets: {
            'cache-control': 'max-age=60',
            etag: '"a"',
            date: dateAt(0),
            vary: 'foo',
            'content-location': '/a.txt',
            age: '5',
            'content-type': null,
            'content-length': null,
            'x-own': null,
          },
        },
      ],
    },
    {
      id: 'expires',
      rfc: '9110 15.4.5',
      level: 'MUST',
      steps: [
        { origin: { fields: { expires: dateAt(60), etag: '"a"' } } },
        { ...asking, status: 304, gets: { expires: dateAt(60) } },
      ],
    },
    {
      id: 'to HEAD',
      rfc: '9110 13.1.2',
      level: 'SHOULD',
      steps: [{ origin: ORIGIN }, { ...asking, method: 'HEAD', is: 'fresh', status: 304 }],
    },
    {
      id: 'not for another status than 200',
      rfc: '9110 13.2.1',
      level: 'MUST',
      steps: [{ origin: { ...ORIGIN, status: 404 } }, { ...asking, is: 'fresh', status: 404 }],
    },
    {
      id: 'to one who waited for the origin',
      rfc: '9111 4.3.2',
      level: 'SHOULD',
      steps: [
        { ...asking, origin: ORIGIN, is: 'miss', status: 304, sent: { 'if-none-match': null } },
        { is: 'fresh', status: 200, answer: 'hello' },
      ],
    },
    {
      id: 'to one who waited for an origin that holds something else',
      rfc: '9111 4.3.2',
      level: 'SHOULD',
      steps: [
        { fields: { 'if-none-match': '"b"' }, origin: ORIGIN, is: 'miss', status: 200, answer: 'hello' },
      ],
    },
  ])
})

describe('preconditions that the origin evaluates', () => {
  checkCases(
    [{ 'if-match': '"b"' }, { 'if-unmodified-since': dateAt(-9999) }].map((fields) => ({
      id: String(Object.keys(fields)),
      rfc: '9111 4.3.2',
      level: 'MUST',
      steps: [
        { origin: ORIGIN },
        {
          fields,
          origin: { status: 412, body: '' },
          asked: 1,
          status: 412,
          sent: fields,
          gets: { 'cache-status': /fwd=bypass/ },
        },
        { is: 'fresh', answer: 'hello' },
      ],
    })),
  )
})
