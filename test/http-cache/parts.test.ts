import { describe } from 'vitest'
import { type Case, checkCases } from './support/cases.js'
import { asking, BODY, part } from './support/parts.js'

const whole = { fields: { 'cache-control': 'max-age=60', etag: '"a"', 'content-length': '10' }, body: BODY }

describe('a range of what is not stored', () => {
  const cases: Case[] = [
    {
      id: 'is asked for as such',
      rfc: '9110 14.2',
      level: 'MAY',
      steps: [
        {
          ...asking('bytes=2-4', { 'if-range': '"a"' }),
          origin: part(2, 4),
          is: 'miss',
          status: 206,
          answer: '234',
          sent: { range: 'bytes=2-4', 'if-range': '"a"' },
          gets: { 'content-range': 'bytes 2-4/10' },
        },
      ],
    },
    {
      id: 'with its conditions',
      rfc: '9110 13.2.2',
      level: 'MUST',
      steps: [
        {
          ...asking('bytes=2-4', { 'if-none-match': '"a"' }),
          origin: { status: 304, fields: { etag: '"a"' }, body: '' },
          status: 304,
          sent: { 'if-none-match': '"a"' },
        },
      ],
    },
    {
      id: 'of an origin that has no ranges',
      rfc: '9110 14.2',
      level: 'MAY',
      steps: [
        { ...asking('bytes=2-4'), origin: { ...whole, status: 200 }, is: 'miss', status: 206, answer: '234' },
        { is: 'fresh', status: 200, answer: BODY },
      ],
    },
    {
      id: 'is passed on as the origin cut it, and not stored where its length is not what it says',
      rfc: '9110 14.4',
      level: 'ours',
      steps: [
        {
          ...asking('bytes=-5'),
          origin: {
            status: 206,
            fields: { 'cache-control': 'max-age=60', 'content-range': 'bytes 4-9/10' },
            body: '56789',
          },
          status: 206,
          answer: '56789',
          gets: { 'content-range': 'bytes 4-9/10', 'cache-status': 'edgeway; fwd=uri-miss; detail=part' },
        },
        { ...asking('bytes=5-9'), origin: part(5, 9), is: 'miss', status: 206 },
      ],
    },
    {
      id: '416 is passed on',
      rfc: '9110 15.5.17',
      level: 'SHOULD',
      steps: [
        {
          ...asking('bytes=99-'),
          origin: { status: 416, fields: { 'content-range': 'bytes */10' }, body: '' },
          status: 416,
          gets: { 'content-range': 'bytes */10' },
        },
        { ...asking('bytes=0-0'), origin: part(0, 0), is: 'miss', status: 206 },
      ],
    },
    {
      id: '416 is for the one who asked beyond the end, and hides no variant',
      rfc: '9110 15.5.17',
      level: 'MUST',
      steps: [
        { fields: { foo: '1' }, origin: { ...whole, fields: { ...whole.fields, vary: 'foo' } } },
        {
          ...asking('bytes=99-', { foo: '2' }),
          origin: { status: 416, fields: { 'cache-control': 'public, max-age=60' }, body: '' },
          status: 416,
        },
        { fields: { foo: '1' }, is: 'fresh', status: 200, answer: BODY },
        { fields: { foo: '2' }, origin: whole, is: 'miss', status: 200, answer: BODY },
      ],
    },
    {
      id: '412 is for the one whose If-Range it answers',
      rfc: '9110 15.5.13',
      level: 'MUST',
      steps: [
        {
          ...asking('bytes=0-0', { 'if-range': '"z"' }),
          origin: { status: 412, fields: { 'cache-control': 'max-age=60' }, body: '' },
          status: 412,
        },
        { origin: whole, is: 'miss', status: 200, answer: BODY },
      ],
    },
    {
      id: 'several ranges are passed on',
      rfc: '9111 3.3',
      level: 'MUST',
      steps: [
        {
          ...asking('bytes=0-0,9-9'),
          origin: {
            status: 206,
            fields: { 'cache-control': 'max-age=60', 'content-type': 'multipart/byteranges; boundary=x' },
            body: '--x--',
          },
          is: 'miss',
          status: 206,
          answer: '--x--',
        },
        { ...asking('bytes=0-0,9-9'), is: 'miss', status: 206 },
      ],
    },
  ]
  checkCases(cases)
})

describe('a stored part', () => {
  const stored = { ...asking('bytes=2-6'), origin: part(2, 6) }
  const cases: Case[] = [
    {
      id: 'answers the same range',
      rfc: '9111 3.3',
      level: 'MAY',
      steps: [
        stored,
        {
          ...asking('bytes=2-6'),
          is: 'fresh',
          status: 206,
          answer: '23456',
          gets: { 'content-range': 'bytes 2-6/10' },
        },
      ],
    },
    {
      id: 'answers a range within it',
      rfc: '9111 3.3',
      level: 'MAY',
      steps: [
        stored,
        {
          ...asking('bytes=3-4'),
          is: 'fresh',
          status: 206,
          answer: '34',
          gets: { 'content-range': 'bytes 3-4/10', 'content-length': '2' },
        },
      ],
    },
    {
      id: 'answers a suffix within it',
      rfc: '9111 3.3',
      level: 'MAY',
      steps: [
        { ...asking('bytes=6-9'), origin: part(6, 9) },
        {
          ...asking('bytes=-2'),
          is: 'fresh',
          status: 206,
          answer: '89',
          gets: { 'content-range': 'bytes 8-9/10' },
        },
        { ...asking('bytes=7-'), is: 'fresh', status: 206, answer: '789' },
        { ...asking('bytes=-5'), asked: 1 },
      ],
    },
    {
      id: 'of unknown total',
      rfc: '9111 3.3',
      level: 'MAY',
      steps: [
        { ...asking('bytes=2-6'), origin: part(2, 6, {}, '*') },
        {
          ...asking('bytes=3-4'),
          is: 'fresh',
          status: 206,
          answer: '34',
          gets: { 'content-range': 'bytes 3-4/*' },
        },
        { ...asking('bytes=-1'), asked: 1 },
      ],
    },
    {
      id: 'does not answer for more',
      rfc: '9111 3.3',
      level: 'MUST',
      steps: [stored, { ...asking('bytes=2-7'), origin: part(2, 7), is: 'miss', answer: '234567' }],
    },
    {
      id: 'does not answer for all',
      rfc: '9111 3.3',
      level: 'MUST',
      steps: [stored, { origin: whole, is: 'miss', status: 200, answer: BODY, sent: { range: null } }],
    },
    {
      id: 'does not answer HEAD',
      rfc: '9110 14.2',
      level: 'MUST',
      steps: [stored, { ...asking('bytes=2-6'), method: 'HEAD', origin: whole, is: 'miss', status: 200 }],
    },
    {
      id: 'does not answer where If-Range differs',
      rfc: '9110 13.1.5',
      level: 'MUST',
      steps: [
        stored,
        {
          ...asking('bytes=2-6', { 'if-range': '"b"' }),
          origin: { ...whole, status: 200 },
          is: 'miss',
          status: 200,
          answer: BODY,
        },
      ],
    },
    {
      id: 'answers where If-Range is the same',
      rfc: '9110 13.1.5',
      level: 'MAY',
      steps: [stored, { ...asking('bytes=2-6', { 'if-range': '"a"' }), is: 'fresh', status: 206 }],
    },
    {
      id: 'answers a condition',
      rfc: '9111 4.3.2',
      level: 'SHOULD',
      steps: [stored, { ...asking('bytes=2-6', { 'if-none-match': '"a"' }), is: 'fresh', status: 304 }],
    },
    {
      id: 'gets stale',
      rfc: '9111 4.2',
      level: 'MUST',
      steps: [stored, { ...asking('bytes=2-6'), after: 60, asked: 1 }],
    },
    {
      id: 'is fetched anew rather than refreshed',
      rfc: '5861 3',
      level: 'ours',
      steps: [
        {
          ...asking('bytes=2-6'),
          origin: part(2, 6, { 'cache-control': 'max-age=10, stale-while-revalidate=60' }),
        },
        { ...asking('bytes=2-6'), after: 15, is: 'miss', sent: { range: 'bytes=2-6' } },
      ],
    },
    {
      id: 'gives way to the whole',
      rfc: '9111 3.3',
      level: 'MAY',
      steps: [stored, { origin: whole }, { ...asking('bytes=1-3'), is: 'fresh', status: 206, answer: '123' }],
    },
  ]
  checkCases(cases)
})
