import { describe } from 'vitest'
import { type Case, checkCases, dateAt } from './support/cases.js'

const STORED = {
  fields: { 'cache-control': 'max-age=10', 'content-length': '5', etag: '"a"', 'x-own': '1' },
  body: 'hello',
}

describe('HEAD', () => {
  const cases: Case[] = [
    {
      id: 'is answered from a stored GET',
      rfc: '9111 4',
      level: 'MAY',
      steps: [
        { origin: STORED },
        {
          method: 'HEAD',
          after: 5,
          is: 'fresh',
          status: 200,
          gets: { 'content-length': '5', etag: '"a"', 'x-own': '1', age: '5', date: dateAt(0) },
        },
      ],
    },
    {
      id: 'is passed on where nothing is stored',
      rfc: '9110 9.3.2',
      level: 'MAY',
      steps: [{ method: 'HEAD', origin: STORED, is: 'miss', answer: '', gets: { 'content-length': '5' } }],
    },
    {
      id: 'is passed on where it is stale',
      rfc: '9111 4',
      level: 'MUST',
      steps: [{ origin: STORED }, { method: 'HEAD', after: 10, is: 'miss' }],
    },
    {
      id: 'is no answer to GET',
      rfc: '9110 9.3.2',
      level: 'MUST',
      steps: [
        { method: 'HEAD', origin: STORED },
        { is: 'miss', answer: 'hello' },
      ],
    },
    {
      id: 'leaves what is stored',
      rfc: '9111 4.3.5',
      level: 'MAY',
      steps: [
        { origin: STORED },
        { method: 'HEAD', fields: { 'cache-control': 'no-cache' }, is: 'miss' },
        { is: 'fresh', answer: 'hello' },
      ],
    },
    {
      id: 'is passed on with its conditions',
      rfc: '9110 13.1.2',
      level: 'MUST',
      steps: [
        {
          method: 'HEAD',
          fields: { 'if-none-match': '"a"' },
          origin: STORED,
          status: 304,
          sent: { 'if-none-match': '"a"' },
        },
      ],
    },
    {
      id: 'varies',
      rfc: '9111 4.1',
      level: 'MUST',
      steps: [
        { fields: { foo: '1' }, origin: { fields: { 'cache-control': 'max-age=10', vary: 'foo' } } },
        { method: 'HEAD', fields: { foo: '1' }, is: 'fresh' },
        { method: 'HEAD', fields: { foo: '2' }, is: 'miss' },
      ],
    },
  ]
  checkCases(cases)
})
