import { describe } from 'vitest'
import { type Case, checkCases, dateAt } from './support/cases.js'

const BODY = '0123456789'
const STORED = {
  fields: {
    'cache-control': 'max-age=60',
    'content-type': 'text/plain',
    'content-length': '10',
    etag: '"a"',
    'last-modified': dateAt(-3600),
  },
  body: BODY,
}
const asking = (range: string | string[], more: Record<string, string> = {}) => ({
  fields: { range, ...more },
})

describe('a range of a stored 200', () => {
  const parts = [
    ['bytes=0-0', '0', '0-0'],
    ['bytes=2-4', '234', '2-4'],
    ['bytes=7-', '789', '7-9'],
    ['bytes=9-9', '9', '9-9'],
    ['bytes=8-99', '89', '8-9'],
    ['bytes=8-99999999999999999999999999', '89', '8-9'],
    ['bytes=0-9', BODY, '0-9'],
    ['bytes=-1', '9', '9-9'],
    ['bytes=-10', BODY, '0-9'],
    ['bytes=-99', BODY, '0-9'],
    ['BYTES=1-1', '1', '1-1'],
    ['bytes=1-1,', '1', '1-1'],
    ['bytes= 1-1', '1', '1-1'],
    ['bytes=20-30, 1-2', '12', '1-2'],
    ['bytes=0-2, 3-4', '01234', '0-4'],
    ['bytes=5-7, 4-6, -2', '456789', '4-9'],
  ] as const
  const unsatisfiable = [
    'bytes=10-',
    'bytes=10-20',
    'bytes=99999999999999999999-',
    'bytes=-0',
    'bytes=10-11, 20-',
  ]
  const ignored = [
    'bytes=0-1, 8-9',
    'bytes=4-2',
    'bytes=a-b',
    'bytes=-',
    'bytes=',
    'bytes',
    'bytes=1',
    'bytes=1-2-3',
    'bytes=+1-2',
    'bytes=0x1-2',
    'lines=0-1',
    'bytes 0-1',
    '',
    `bytes=${'0-,'.repeat(5000)}0-`,
    `bytes=${'0-0,'.repeat(16)}0-0`,
  ]
  checkCases([
    ...parts.map(
      ([range, answer, shown]): Case => ({
        id: range,
        rfc: '9110 14.1.2',
        level: 'MAY',
        steps: [
          { origin: STORED },
          {
            ...asking(range),
            is: 'fresh',
            status: 206,
            answer,
            gets: {
              'content-range': `bytes ${shown}/10`,
              'content-length': String(answer.length),
              etag: '"a"',
              date: dateAt(0),
              'cache-control': 'max-age=60',
            },
          },
        ],
      }),
    ),
    ...unsatisfiable.map(
      (range): Case => ({
        id: `${range} cannot be`,
        rfc: '9110 15.5.17',
        level: 'SHOULD',
        steps: [
          { origin: STORED },
          { ...asking(range), is: 'fresh', status: 416, gets: { 'content-range': 'bytes */10', etag: null } },
          { is: 'fresh', status: 200, answer: BODY },
        ],
      }),
    ),
    ...ignored.map(
      (range): Case => ({
        id: `${range.slice(0, 20)} is ignored`,
        rfc: '9110 14.2',
        level: 'MAY',
        steps: [
          { origin: STORED },
          { ...asking(range), is: 'fresh', status: 200, answer: BODY, gets: { 'content-range': null } },
        ],
      }),
    ),
    {
      id: 'lines are one field',
      rfc: '9110 5.3',
      level: 'MAY',
      steps: [
        { origin: STORED },
        { ...asking(['bytes=0-1', '2-3']), is: 'fresh', status: 206, answer: '0123' },
      ],
    },
    {
      id: 'of an empty body',
      rfc: '9110 14.1.2',
      level: 'SHOULD',
      steps: [
        { origin: { fields: { 'cache-control': 'max-age=60' }, body: '' } },
        { ...asking('bytes=0-'), status: 416, gets: { 'content-range': 'bytes */0' } },
      ],
    },
    {
      id: 'not for HEAD',
      rfc: '9110 14.2',
      level: 'MUST',
      steps: [
        { origin: STORED },
        {
          ...asking('bytes=0-0'),
          method: 'HEAD',
          is: 'fresh',
          status: 200,
          gets: { 'content-length': '10' },
        },
      ],
    },
    {
      id: 'not of another status',
      rfc: '9110 14.2',
      level: 'SHOULD',
      steps: [
        { origin: { ...STORED, status: 404 } },
        { ...asking('bytes=0-0'), is: 'fresh', status: 404, answer: BODY },
      ],
    },
    {
      id: 'not where the condition says 304',
      rfc: '9110 13.2.2',
      level: 'MUST',
      steps: [
        { origin: STORED },
        { ...asking('bytes=0-0', { 'if-none-match': '"a"' }), is: 'fresh', status: 304 },
      ],
    },
  ])
})

describe('If-Range', () => {
  const weak = { ...STORED, fields: { ...STORED.fields, etag: 'W/"a"' } }
  const young = { ...STORED, fields: { ...STORED.fields, 'last-modified': dateAt(0) } }
  const rows = [
    ['same tag', STORED, '"a"', 206],
    ['other tag', STORED, '"b"', 200],
    ['star', STORED, '*', 200],
    ['list', STORED, '"a", "b"', 200],
    ['weak tag asked', STORED, 'W/"a"', 200],
    ['weak tag stored', weak, '"a"', 200],
    ['weak tags', weak, 'W/"a"', 200],
    ['same date', STORED, dateAt(-3600), 206],
    ['later date', STORED, dateAt(-3599), 200],
    ['earlier date', STORED, dateAt(-3601), 200],
    ['same date in another form', STORED, 'Wednesday, 31-Dec-25 23:00:00 GMT', 206],
    ['date of a response made in that second', young, dateAt(0), 200],
    ['no date', STORED, 'yesterday', 200],
    ['empty', STORED, '', 200],
  ] as const
  checkCases(
    rows.map(([id, origin, condition, status]) => ({
      id: `If-Range: ${id}`,
      rfc: '9110 13.1.5',
      level: 'MUST',
      steps: [
        { origin },
        {
          ...asking('bytes=1-2', { 'if-range': condition }),
          is: 'fresh',
          status,
          answer: status === 206 ? '12' : BODY,
        },
      ],
    })),
  )
})
