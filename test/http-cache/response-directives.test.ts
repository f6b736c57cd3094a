import { describe } from 'vitest'
import { checkCases, checkPairs } from './support/cases.js'

describe('what the origin allows to be stored', () => {
  const world = { fallbackTtlSeconds: 60 }
  checkPairs([
    {
      id: 'response-directives-no-store',
      rfc: '9111 5.2.2.5',
      level: 'MUST',
      origin: 'no-store',
      world,
      is: 'miss',
    },
    {
      id: 'no-store-with-max-age',
      rfc: '9111 5.2.2.5',
      level: 'MUST',
      origin: 'max-age=60, no-store',
      is: 'miss',
    },
    { id: 'no-store-any-case', rfc: '9111 5.2', level: 'MUST', origin: 'max-age=60, No-STORE', is: 'miss' },
    {
      id: 'no-store-without-space',
      rfc: '9110 5.6.1',
      level: 'MUST',
      origin: 'max-age=60,no-store',
      is: 'miss',
    },
    {
      id: 'no-store-after-empty',
      rfc: '9110 5.6.1',
      level: 'MUST',
      origin: ', ,max-age=60,, no-store,',
      is: 'miss',
    },
    {
      id: 'no-store-with-tab',
      rfc: '9110 5.6.3',
      level: 'MUST',
      origin: 'max-age=60\t,\tno-store',
      is: 'miss',
    },
    {
      id: 'no-store-in-second-line',
      rfc: '9110 5.3',
      level: 'MUST',
      origin: { 'cache-control': ['max-age=60', 'no-store'] },
      is: 'miss',
    },
    {
      id: 'no-store-after-quoted',
      rfc: '9111 5.2',
      level: 'MUST',
      origin: 'a="b, c", max-age=60, no-store',
      is: 'miss',
    },
    {
      id: 'no-store-within-quotes',
      rfc: '9111 5.2',
      level: 'MAY',
      origin: 'a="b, no-store", max-age=60',
      is: 'fresh',
    },
    {
      id: 'no-store-within-quotes-escaped',
      rfc: '9110 5.6.4',
      level: 'MAY',
      origin: 'a="\\", no-store", max-age=60',
      is: 'fresh',
    },
    {
      id: 'no-store-longer-name',
      rfc: '9111 5.2.3',
      level: 'MUST',
      origin: 'max-age=60, no-store-x',
      is: 'fresh',
    },
    {
      id: 'no-store-as-argument',
      rfc: '9111 5.2.3',
      level: 'MUST',
      origin: 'max-age=60, x=no-store',
      is: 'fresh',
    },
    {
      id: 'response-directives-private',
      rfc: '9111 5.2.2.7',
      level: 'MUST',
      origin: 'private',
      world,
      is: 'miss',
    },
    {
      id: 'private-with-s-maxage',
      rfc: '9111 5.2.2.7',
      level: 'MUST',
      origin: 'private, s-maxage=60',
      is: 'miss',
    },
    { id: 'private-any-case', rfc: '9111 5.2', level: 'MUST', origin: 'PRIVATE, max-age=60', is: 'miss' },
    {
      id: 'private-of-no-fields',
      rfc: '9111 5.2.2.7',
      level: 'ours',
      origin: 'private="", max-age=60',
      is: 'miss',
    },
    {
      id: 'private-and-public',
      rfc: '9111 4.2.1',
      level: 'MUST',
      origin: 'public, private, max-age=60',
      is: 'miss',
    },
    {
      id: 'response-directives-unknown',
      rfc: '9111 5.2.3',
      level: 'MUST',
      origin: 'foo, bar=1, max-age=60, baz="x"',
      is: 'fresh',
    },
    { id: 'immutable', rfc: '8246 2', level: 'MAY', origin: 'max-age=60, immutable', is: 'fresh' },
    {
      id: 'unreadable directives',
      rfc: '9111 5.2.3',
      level: 'ours',
      origin: '=,"";;"=, max-age=60',
      is: 'miss',
    },
  ])
})

describe('must-understand', () => {
  const origin = 'must-understand, no-store, max-age=60'
  checkPairs([
    { id: 'must-understand', rfc: '9111 5.2.2.3', level: 'SHOULD', origin, is: 'fresh' },
    { id: 'must-understand-known', rfc: '9111 5.2.2.3', level: 'SHOULD', origin, status: 404, is: 'fresh' },
    { id: 'must-understand-unknown', rfc: '9111 3', level: 'MUST', origin, status: 299, is: 'miss' },
    {
      id: 'must-understand-unknown-alone',
      rfc: '9111 3',
      level: 'MUST',
      origin: 'must-understand, max-age=60',
      status: 499,
      is: 'miss',
    },
    {
      id: 'must-understand-is-no-permission',
      rfc: '9111 5.2.2.3',
      level: 'MUST',
      origin: 'must-understand, private, max-age=60',
      is: 'miss',
    },
  ])
})

describe('what must be asked about first', () => {
  const with_ = (cacheControl: string) => ({ 'cache-control': cacheControl, etag: '"a"' })
  checkPairs([
    {
      id: 'response-directives-no-cache',
      rfc: '9111 5.2.2.4',
      level: 'MUST',
      origin: with_('no-cache'),
      is: 'validated',
    },
    {
      id: 'no-cache-with-max-age',
      rfc: '9111 5.2.2.4',
      level: 'MUST',
      origin: with_('no-cache, max-age=60'),
      is: 'validated',
    },
    {
      id: 'response-directives-no-cache-any-case',
      rfc: '9111 5.2',
      level: 'MUST',
      origin: with_('No-Cache, max-age=60'),
      is: 'validated',
    },
    {
      id: 'no-cache-unasked',
      rfc: '9111 5.2.2.4',
      level: 'MUST',
      origin: 'no-cache, max-age=60',
      is: 'miss',
    },
    {
      id: 'no-cache-not-even-for-max-stale',
      rfc: '9111 5.2.2.4',
      level: 'MUST',
      origin: with_('no-cache'),
      second: { fields: { 'cache-control': 'max-stale' } },
      is: 'validated',
    },
    {
      id: 'must-revalidate-fresh',
      rfc: '9111 5.2.2.2',
      level: 'MAY',
      origin: 'max-age=9, must-revalidate',
      is: 'fresh',
    },
    ...['must-revalidate', 'proxy-revalidate', 's-maxage=9', 'no-cache'].map((directive) => ({
      id: `${directive} forbids stale`,
      rfc: '9111 4.2.4',
      level: 'MUST' as const,
      origin: with_(`max-age=9, ${directive}`),
      after: 10,
      second: { fields: { 'cache-control': 'max-stale=60' } },
      is: 'validated' as const,
    })),
    ...['must-revalidate', 'proxy-revalidate', 'no-cache'].map((directive) => ({
      id: `${directive} forbids stale-while-revalidate`,
      rfc: '9111 4.2.4',
      level: 'MUST' as const,
      origin: with_(`max-age=9, stale-while-revalidate=60, ${directive}`),
      after: 10,
      is: 'validated' as const,
    })),
  ])

  checkCases(
    ['must-revalidate', 'proxy-revalidate', 's-maxage=9', 'no-cache'].map((directive) => ({
      id: `${directive} means an error while disconnected`,
      rfc: '9111 5.2.2.2',
      level: 'SHOULD',
      steps: [
        { origin: { fields: with_(`max-age=9, ${directive}`) } },
        { after: 10, origin: 'refused', is: 'miss', status: 504, gets: { 'cache-control': 'no-store' } },
        { method: 'HEAD', is: 'miss', status: 504 },
      ],
    })),
  )
})

describe('directives about some fields only', () => {
  const origin = (cacheControl: string) => ({
    fields: { 'cache-control': cacheControl, etag: '"a"', 'x-own': '1', 'x-all': '2', 'x-too': '3' },
  })
  const named = [
    'private="x-own, X-Too"',
    'no-cache="x-own, X-Too"',
    'private="x-own", no-cache="X-Too"',
    'no-cache="x-own,,x-too ,"',
  ]
  checkCases([
    ...named.map((directive) => ({
      id: directive,
      rfc: '9111 5.2.2.7',
      level: 'MUST' as const,
      steps: [
        { origin: origin(`max-age=60, ${directive}`), gets: { 'x-own': '1', 'x-too': '3', 'x-all': '2' } },
        { is: 'fresh' as const, gets: { 'x-own': null, 'x-too': null, 'x-all': '2' } },
      ],
    })),
    {
      id: 'private-name-without-quotes',
      rfc: '9111 5.2.2.7',
      level: 'MAY',
      steps: [
        { origin: origin('max-age=60, private=x-own') },
        { is: 'fresh', gets: { 'x-own': null, 'x-all': '2' } },
      ],
    },
    {
      id: 'no-cache-fields-come-with-validation',
      rfc: '9111 5.2.2.4',
      level: 'MAY',
      steps: [
        { origin: origin('max-age=60, no-cache="x-own"') },
        { after: 60, is: 'validated', gets: { 'x-all': '2' } },
        { is: 'fresh', gets: { 'x-own': null, 'x-all': '2' } },
      ],
    },
  ])
})
