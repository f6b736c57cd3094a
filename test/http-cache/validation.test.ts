import { describe } from 'vitest'
import { type Case, checkCases, dateAt } from './support/cases.js'

const STALE_AFTER_10 = {
  fields: {
    'cache-control': 'max-age=10',
    etag: '"a"',
    'last-modified': dateAt(-3600),
    'content-type': 'text/plain',
    'content-encoding': 'identity',
    'content-length': '5',
    'content-md5': 'x',
    'x-own': '1',
    'x-kept': '1',
  },
  body: 'hello',
}

describe('the question', () => {
  const { etag, 'last-modified': modified, ...without } = STALE_AFTER_10.fields
  const sending = (fields: Record<string, string>, sent: Record<string, string | null>): Case['steps'] => [
    { origin: { fields } },
    { after: 10, asked: 1, sent },
  ]
  const cases: Case[] = [
    {
      id: 'tag and date',
      rfc: '9111 4.3.1',
      level: 'SHOULD',
      steps: sending(
        { ...without, etag, 'last-modified': modified },
        { 'if-none-match': etag, 'if-modified-since': modified },
      ),
    },
    {
      id: 'tag alone',
      rfc: '9111 4.3.1',
      level: 'MUST',
      steps: sending({ ...without, etag }, { 'if-none-match': etag, 'if-modified-since': null }),
    },
    {
      id: 'date alone',
      rfc: '9111 4.3.1',
      level: 'SHOULD',
      steps: sending(
        { ...without, 'last-modified': modified },
        { 'if-none-match': null, 'if-modified-since': modified },
      ),
    },
    {
      id: 'neither',
      rfc: '9111 4.3.1',
      level: 'MUST',
      steps: sending(without, { 'if-none-match': null, 'if-modified-since': null }),
    },
    {
      id: "the client's conditions are its own",
      rfc: '9111 4.3.1',
      level: 'MUST',
      steps: [
        { origin: STALE_AFTER_10 },
        {
          after: 10,
          fields: {
            'if-none-match': '"z"',
            'if-modified-since': dateAt(-1e6),
            range: 'bytes=0-1',
            'if-range': '"z"',
          },
          sent: { 'if-none-match': '"a"', 'if-modified-since': modified, range: null, 'if-range': null },
          is: 'validated',
          status: 200,
          answer: 'hello',
        },
      ],
    },
    {
      id: 'the client has what the origin says it has',
      rfc: '9111 4.3.3',
      level: 'MAY',
      steps: [
        { origin: STALE_AFTER_10 },
        { after: 10, fields: { 'if-none-match': '"a"' }, is: 'validated', status: 304, answer: '' },
      ],
    },
    {
      id: 'a range of what still holds',
      rfc: '9111 4.3.3',
      level: 'MAY',
      steps: [
        { origin: STALE_AFTER_10 },
        { after: 10, fields: { range: 'bytes=1-2' }, is: 'validated', status: 206, answer: 'el' },
      ],
    },
  ]
  checkCases(cases)
})

describe('304', () => {
  const saying = (fields: Record<string, string | null>) => ({ status: 304, fields, body: '' })
  const cases: Case[] = [
    {
      id: 'updates what is stored',
      rfc: '9111 4.3.4',
      level: 'MUST',
      steps: [
        { origin: STALE_AFTER_10 },
        {
          after: 10,
          origin: saying({ 'cache-control': 'max-age=99', 'x-own': '2', 'x-new': '3' }),
          is: 'validated',
          status: 200,
          answer: 'hello',
          gets: {
            'x-own': '2',
            'x-new': '3',
            'x-kept': '1',
            'cache-control': 'max-age=99',
            date: dateAt(10),
          },
        },
        {
          after: 98,
          is: 'fresh',
          answer: 'hello',
          gets: { 'x-own': '2', 'x-new': '3', 'x-kept': '1', age: '98' },
        },
      ],
    },
    {
      id: 'leaves what is about the body',
      rfc: '9111 3.2',
      level: 'MUST',
      steps: [
        { origin: STALE_AFTER_10 },
        {
          after: 10,
          origin: saying({
            'content-length': '9',
            'content-encoding': 'br',
            'content-md5': 'y',
            'content-range': 'bytes 0-1/9',
          }),
          is: 'validated',
          gets: {
            'content-length': '5',
            'content-encoding': 'identity',
            'content-md5': 'x',
            'content-range': null,
            etag: '"a"',
          },
        },
        { is: 'fresh', status: 200, answer: 'hello', gets: { 'content-length': '5', etag: '"a"' } },
      ],
    },
    {
      id: 'without Cache-Control, the stored one goes on',
      rfc: '9111 4.3.4',
      level: 'MUST',
      steps: [
        { origin: STALE_AFTER_10 },
        { after: 10, origin: saying({}), is: 'validated' },
        { after: 9, is: 'fresh' },
        { after: 1, is: 'validated' },
      ],
    },
    {
      id: 'without Date',
      rfc: '9110 6.6.1',
      level: 'MUST',
      steps: [
        { origin: STALE_AFTER_10 },
        { after: 30, origin: saying({ date: null }), is: 'validated', gets: { date: dateAt(30) } },
        { after: 9, is: 'fresh' },
      ],
    },
    {
      id: 'with an Age',
      rfc: '9111 4.2.3',
      level: 'MUST',
      steps: [
        { origin: STALE_AFTER_10 },
        { after: 10, origin: saying({ age: '8' }), is: 'validated', gets: { age: '8' } },
        { after: 1, is: 'fresh', gets: { age: '9' } },
        { after: 1, is: 'validated' },
      ],
    },
    {
      id: 'that forbids to store',
      rfc: '9111 5.2.2.5',
      level: 'MUST',
      steps: [
        { origin: STALE_AFTER_10 },
        { after: 10, origin: saying({ 'cache-control': 'no-store' }), is: 'validated', answer: 'hello' },
        { origin: STALE_AFTER_10, is: 'miss', sent: { 'if-none-match': null } },
      ],
    },
    {
      id: 'to a question for no-cache',
      rfc: '9111 5.2.2.4',
      level: 'MUST',
      steps: [
        { origin: { fields: { 'cache-control': 'no-cache', etag: '"a"' } } },
        { is: 'validated' },
        { is: 'validated' },
      ],
    },
  ]
  checkCases(cases)
})
