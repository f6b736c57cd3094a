import { describe } from 'vitest'
import { checkPairs, dateAt } from './support/cases.js'

describe('how long a response is fresh', () => {
  checkPairs([
    { id: 'max-age', rfc: '9111 5.2.2.1', level: 'MAY', origin: 'max-age=10', after: 9, is: 'fresh' },
    { id: 'max-age-over', rfc: '9111 5.2.2.1', level: 'MUST', origin: 'max-age=10', after: 10, is: 'miss' },
    { id: 'max-age-0', rfc: '9111 5.2.2.1', level: 'MUST', origin: 'max-age=0', after: 0, is: 'miss' },
    {
      id: 'freshness-s-maxage',
      rfc: '9111 5.2.2.10',
      level: 'MAY',
      origin: 's-maxage=10',
      after: 9,
      is: 'fresh',
    },
    {
      id: 's-maxage-longer',
      rfc: '9111 4.2.1',
      level: 'MAY',
      origin: 'max-age=5, s-maxage=10',
      after: 9,
      is: 'fresh',
    },
    {
      id: 's-maxage-shorter',
      rfc: '9111 4.2.1',
      level: 'MUST',
      origin: 's-maxage=5, max-age=10',
      after: 9,
      is: 'miss',
    },
    {
      id: 's-maxage-before-expires',
      rfc: '9111 4.2.1',
      level: 'MUST',
      origin: { 'cache-control': 's-maxage=5', expires: dateAt(1000) },
      after: 9,
      is: 'miss',
    },
    {
      id: 'max-age-before-expires',
      rfc: '9111 5.3',
      level: 'MUST',
      origin: { 'cache-control': 'max-age=10', expires: dateAt(-1000) },
      after: 9,
      is: 'fresh',
    },
    {
      id: 'max-age-largest',
      rfc: '9111 1.2.2',
      level: 'MUST',
      origin: 'max-age=99999999999999999999999',
      after: 2_000_000_000,
      is: 'fresh',
    },
    {
      id: 'max-age-in-second-line',
      rfc: '9110 5.3',
      level: 'MUST',
      origin: { 'cache-control': ['foo', 'max-age=10'] },
      after: 9,
      is: 'fresh',
    },
    {
      id: 'max-age-twice-first-counts',
      rfc: '9111 4.2.1',
      level: 'MAY',
      origin: 'max-age=5, max-age=10',
      after: 9,
      is: 'miss',
    },
  ])
})

describe('a lifetime that cannot be read is none, and not the fallback', () => {
  const unreadable = [
    'max-age=abc',
    'max-age=-1',
    'max-age=1.5',
    'max-age=',
    'max-age',
    'max-age= 10',
    'max-age =10',
  ]
  checkPairs([
    ...unreadable.map((origin) => ({
      id: `unreadable ${origin}`,
      rfc: '9111 4.2.1',
      level: 'SHOULD' as const,
      origin,
      world: { fallbackTtlSeconds: 60 },
      is: 'miss' as const,
    })),
    {
      id: 'max-age-0-is-not-the-fallback',
      rfc: '9111 5.2.2.1',
      level: 'MUST',
      origin: 'max-age=0',
      world: { fallbackTtlSeconds: 60 },
      is: 'miss',
    },
    {
      id: 'quoted-max-age',
      rfc: '9111 5.2',
      level: 'SHOULD',
      origin: 'max-age="10"',
      after: 9,
      is: 'fresh',
    },
  ])
})

describe('where the origin says nothing', () => {
  const world = { fallbackTtlSeconds: 10 }
  checkPairs([
    { id: 'fallback', rfc: '9111 4.2.2', level: 'ours', origin: {}, world, after: 9, is: 'fresh' },
    { id: 'fallback-over', rfc: '9111 4.2.2', level: 'ours', origin: {}, world, after: 10, is: 'miss' },
    { id: 'fallback-0', rfc: '9111 4.2.2', level: 'ours', origin: {}, after: 0, is: 'miss' },
    {
      id: 'fallback-0-with-validator',
      rfc: '9111 4.2.2',
      level: 'ours',
      origin: { etag: '"a"', 'last-modified': dateAt(-1e6) },
      is: 'miss',
    },
    {
      id: 'fallback-unknown-directive',
      rfc: '9111 5.2.3',
      level: 'MUST',
      origin: 'foo=bar, baz',
      world,
      after: 9,
      is: 'fresh',
    },
    {
      id: 'fallback-counts-from-date',
      rfc: '9111 4.2.3',
      level: 'MUST',
      origin: { age: '8' },
      world,
      after: 2,
      is: 'miss',
    },
    {
      id: 'fallback-not-over-max-age',
      rfc: '9111 4.2.2',
      level: 'MUST',
      origin: 'max-age=5',
      world,
      after: 6,
      is: 'miss',
    },
    {
      id: 'fallback-not-for-every-status',
      rfc: '9111 4.2.2',
      level: 'MUST',
      origin: {},
      status: 302,
      world,
      is: 'miss',
    },
    {
      id: 'fallback-for-public',
      rfc: '9111 5.2.2.9',
      level: 'MAY',
      origin: 'public',
      status: 302,
      world,
      is: 'fresh',
    },
  ])
})
