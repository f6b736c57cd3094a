import { describe } from 'vitest'
import { type Case, checkCases, dateAt } from './support/cases.js'

const STALE_AFTER_10 = {
  fields: { 'cache-control': 'max-age=10', etag: '"a"', 'last-modified': dateAt(-3600), 'x-own': '1' },
  body: 'hello',
}

describe('another answer than 304', () => {
  const cases: Case[] = [
    {
      id: '200 replaces',
      rfc: '9111 4.3.3',
      level: 'MUST',
      steps: [
        { origin: STALE_AFTER_10 },
        {
          after: 10,
          origin: { status: 200, fields: { 'cache-control': 'max-age=10' }, body: 'new' },
          is: 'miss',
          answer: 'new',
        },
        { is: 'fresh', answer: 'new', gets: { etag: null, 'x-own': null } },
      ],
    },
    {
      id: '200 that is not to be stored',
      rfc: '9111 4.3.3',
      level: 'MUST',
      steps: [
        { origin: STALE_AFTER_10 },
        {
          after: 10,
          origin: { status: 200, fields: { 'cache-control': 'no-store' }, body: 'new' },
          is: 'miss',
          answer: 'new',
        },
        { origin: 'refused', is: 'miss', status: 502 },
      ],
    },
    {
      id: 'to one who is known says nothing about others',
      rfc: '9111 4.3.3',
      level: 'ours',
      steps: [
        { origin: STALE_AFTER_10 },
        {
          fields: { authorization: 'nobody', 'cache-control': 'no-cache' },
          origin: { status: 401, body: '' },
          is: 'miss',
          status: 401,
        },
        { is: 'fresh', answer: 'hello' },
      ],
    },
    {
      id: '304 to one who is known neither',
      rfc: '9111 3.5',
      level: 'ours',
      steps: [
        { origin: STALE_AFTER_10 },
        { fields: { authorization: 'alice', 'cache-control': 'no-cache' }, after: 5, is: 'validated' },
        { after: 4, is: 'fresh', gets: { age: '9' } },
      ],
    },
    {
      id: '404 takes its place',
      rfc: '9111 4.3.3',
      level: 'MUST',
      steps: [
        { origin: STALE_AFTER_10 },
        { after: 10, origin: { status: 404, body: 'gone' }, is: 'miss', status: 404 },
        { origin: 'refused', is: 'miss', status: 502 },
      ],
    },
    ...[400, 401, 403, 405, 406, 429, 431, 501].map((status) => ({
      id: `${status} to one visitor's own wish changes nothing`,
      rfc: '9111 4.3.3',
      level: 'MAY' as const,
      steps: [
        { origin: STALE_AFTER_10 },
        {
          fields: { 'cache-control': 'no-cache' },
          origin: { status, fields: { 'cache-control': 'no-store' }, body: 'no' },
          is: 'miss' as const,
          status,
        },
        { is: 'fresh' as const, answer: 'hello' },
      ],
    })),
    {
      id: '403 to a variant leaves the others',
      rfc: '9111 4.3.3',
      level: 'MAY',
      steps: [
        { fields: { foo: '1' }, origin: { fields: { ...STALE_AFTER_10.fields, vary: 'foo' }, body: 'one' } },
        { fields: { foo: '2' }, origin: { fields: { ...STALE_AFTER_10.fields, vary: 'foo' }, body: 'two' } },
        {
          fields: { foo: '2', 'cache-control': 'no-cache' },
          origin: { status: 403, fields: { 'cache-control': 'no-store' } },
          status: 403,
        },
        { fields: { foo: '1' }, is: 'fresh', answer: 'one' },
      ],
    },
    {
      id: '410 that is not to be stored',
      rfc: '9111 4.3.3',
      level: 'MUST',
      steps: [
        { origin: STALE_AFTER_10 },
        {
          after: 10,
          origin: { status: 410, fields: { 'cache-control': 'no-store' } },
          is: 'miss',
          status: 410,
        },
        { origin: 'refused', is: 'miss', status: 502 },
      ],
    },
    {
      id: '500 is passed on, and changes nothing',
      rfc: '9111 4.3.3',
      level: 'MAY',
      steps: [
        { origin: STALE_AFTER_10 },
        { after: 10, origin: { status: 500, body: 'oops' }, is: 'miss', status: 500, answer: 'oops' },
        { origin: STALE_AFTER_10, is: 'validated', answer: 'hello' },
      ],
    },
    {
      id: 'of one of two variants',
      rfc: '9111 4.3.4',
      level: 'MUST',
      steps: [
        { fields: { foo: '1' }, origin: { fields: { ...STALE_AFTER_10.fields, vary: 'foo' }, body: 'one' } },
        {
          fields: { foo: '2' },
          origin: { fields: { ...STALE_AFTER_10.fields, vary: 'foo', etag: '"b"' }, body: 'two' },
        },
        {
          fields: { foo: '1' },
          after: 10,
          origin: { fields: { ...STALE_AFTER_10.fields, vary: 'foo' } },
          sent: { 'if-none-match': '"a"' },
          is: 'validated',
          answer: 'one',
        },
        {
          fields: { foo: '2' },
          origin: { fields: { ...STALE_AFTER_10.fields, vary: 'foo', etag: '"b"' } },
          sent: { 'if-none-match': '"b"' },
          is: 'validated',
          answer: 'two',
        },
      ],
    },
  ]
  checkCases(cases)
})
