import { describe } from 'vitest'
import { checkCases, checkPairs, dateAt } from './support/cases.js'

/** `CDN-Cache-Control`, beside what everyone reads. */
const told = (cdn: string | string[], others: Record<string, string> = {}) => ({
  'cdn-cache-control': cdn,
  ...others,
})
const nothing = { 'cache-control': 'no-store' }

describe('CDN-Cache-Control counts instead of Cache-Control', () => {
  checkPairs([
    { id: 'alone', rfc: '9213 2.2', level: 'SHOULD', origin: told('max-age=10'), after: 9, is: 'fresh' },
    { id: 'alone, over', rfc: '9213 2.2', level: 'MUST', origin: told('max-age=10'), after: 10, is: 'miss' },
    {
      id: 'against no-store',
      rfc: '9213 2.2',
      level: 'SHOULD',
      origin: told('max-age=10', nothing),
      after: 9,
      is: 'fresh',
    },
    {
      id: 'against private',
      rfc: '9213 2.2',
      level: 'SHOULD',
      origin: told('max-age=10', { 'cache-control': 'private' }),
      is: 'fresh',
    },
    {
      id: 'longer',
      rfc: '9213 2.2',
      level: 'SHOULD',
      origin: told('max-age=10', { 'cache-control': 'max-age=5' }),
      after: 9,
      is: 'fresh',
    },
    {
      id: 'shorter',
      rfc: '9213 2.2',
      level: 'MUST',
      origin: told('max-age=5', { 'cache-control': 's-maxage=10' }),
      after: 9,
      is: 'miss',
    },
    {
      id: 'instead of Expires',
      rfc: '9213 2.2',
      level: 'MUST',
      origin: told('max-age=5', { expires: dateAt(99) }),
      after: 9,
      is: 'miss',
    },
    {
      id: 'no lifetime, though Expires has one',
      rfc: '9213 2.2',
      level: 'MUST',
      origin: told('must-revalidate', { expires: dateAt(99) }),
      is: 'miss',
    },
    {
      id: 'no lifetime: the fallback',
      rfc: '9213 2.2',
      level: 'ours',
      origin: told('must-revalidate', { expires: dateAt(5) }),
      world: { fallbackTtlSeconds: 10 },
      after: 9,
      is: 'fresh',
    },
    {
      id: 'no-store',
      rfc: '9213 2.1',
      level: 'MUST',
      origin: told('no-store', { 'cache-control': 'max-age=10' }),
      is: 'miss',
    },
    {
      id: 'private',
      rfc: '9213 2.1',
      level: 'MUST',
      origin: told('private', { 'cache-control': 'max-age=10' }),
      is: 'miss',
    },
    {
      id: 'no-cache',
      rfc: '9213 2.1',
      level: 'MUST',
      origin: told('no-cache', { 'cache-control': 'max-age=10', etag: '"a"' }),
      is: 'validated',
    },
    {
      id: 's-maxage',
      rfc: '9213 2.1',
      level: 'MAY',
      origin: told('s-maxage=10, max-age=1'),
      after: 9,
      is: 'fresh',
    },
    {
      id: 'age counts',
      rfc: '9213 2.2',
      level: 'MUST',
      origin: told('max-age=10', { age: '5' }),
      after: 5,
      is: 'miss',
    },
    {
      id: 'unknown beside',
      rfc: '9213 2.1',
      level: 'MUST',
      origin: told('foo=bar, max-age=10;x=y', nothing),
      after: 9,
      is: 'fresh',
    },
    {
      id: 'last of a name',
      rfc: '9213 2.1',
      level: 'MUST',
      origin: told('max-age=99, max-age=5'),
      after: 9,
      is: 'miss',
    },
    {
      id: 'several lines',
      rfc: '9213 2.1',
      level: 'MUST',
      origin: told(['foo', 'max-age=10'], nothing),
      is: 'fresh',
    },
    {
      id: 'a decimal in what is not looked at',
      rfc: '9213 2.1',
      level: 'MUST',
      origin: told('x="1.0", y=1.0;z=2.0, max-age=10', nothing),
      is: 'fresh',
    },
    {
      id: 'says no',
      rfc: '9213 2.1',
      level: 'MUST',
      origin: told('no-store=?0, max-age=10', nothing),
      is: 'fresh',
    },
    {
      id: 'stale-while-revalidate',
      rfc: '9213 2.1',
      level: 'MAY',
      origin: told('max-age=10, stale-while-revalidate=10', nothing),
      after: 15,
      is: 'refreshing',
    },
    {
      id: 'public, with Authorization',
      rfc: '9213 2.1',
      level: 'MAY',
      origin: told('public, max-age=10', nothing),
      first: { fields: { authorization: 'a' } },
      is: 'fresh',
    },
    {
      id: 'no permission, with Authorization',
      rfc: '9111 3.5',
      level: 'MUST',
      origin: told('max-age=10', { 'cache-control': 'public, max-age=10' }),
      first: { fields: { authorization: 'a' } },
      is: 'miss',
    },
  ])
})

describe('CDN-Cache-Control that cannot be read is not there', () => {
  const unreadable = [
    '',
    'max-age=10,',
    'max-age = 10',
    'Max-Age=10',
    '&&',
    'max-age=',
    'max-age=10 foo',
    'max-age="x',
  ]
  checkPairs([
    ...unreadable.map((cdn) => ({
      id: `'${cdn}'`,
      rfc: '9213 2.1',
      level: 'MUST' as const,
      origin: told(cdn, nothing),
      is: 'miss' as const,
    })),
    ...unreadable.map((cdn) => ({
      id: `'${cdn}', and Cache-Control counts`,
      rfc: '9213 2.1',
      level: 'MUST' as const,
      origin: told(cdn, { 'cache-control': 'max-age=20' }),
      after: 19,
      is: 'fresh' as const,
    })),
    ...[
      'max-age="10"',
      'max-age=1.5',
      'max-age=10.0',
      'max-age=10.000',
      'max-age',
      'max-age=ten',
      'max-age=?1',
      'max-age=(1 2)',
      'max-age=-1',
    ].map((cdn) => ({
      id: `${cdn} is no lifetime`,
      rfc: '9213 2.1',
      level: 'ours' as const,
      origin: told(cdn, nothing),
      is: 'miss' as const,
    })),
  ])
})

describe('CDN-Cache-Control', () => {
  checkCases([
    {
      id: 'is passed on, for caches further down',
      rfc: '9213 2.2',
      level: 'MAY',
      steps: [
        {
          origin: { fields: told('max-age=10', nothing) },
          gets: { 'cdn-cache-control': 'max-age=10', ...nothing },
        },
        { is: 'fresh', gets: { 'cdn-cache-control': 'max-age=10', ...nothing } },
      ],
    },
    {
      id: 'of a 304 counts',
      rfc: '9111 4.3.4',
      level: 'MUST',
      steps: [
        { origin: { fields: told('max-age=10', { etag: '"a"', ...nothing }) } },
        { after: 10, origin: { fields: told('max-age=99', { etag: '"a"', ...nothing }) }, is: 'validated' },
        { after: 98, is: 'fresh' },
      ],
    },
  ])
})
