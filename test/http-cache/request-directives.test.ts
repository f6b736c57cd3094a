import { describe } from 'vitest'
import { checkCases, checkPairs } from './support/cases.js'
import { withCacheControl } from './support/responses.js'

describe('how old and how fresh a client wants it', () => {
  const origin = 'max-age=60'
  checkPairs([
    {
      id: 'max-age-young-enough',
      rfc: '9111 5.2.1.1',
      level: 'MAY',
      origin,
      after: 9,
      second: withCacheControl('max-age=9'),
      is: 'fresh',
    },
    {
      id: 'max-age-too-old',
      rfc: '9111 5.2.1.1',
      level: 'SHOULD',
      origin,
      after: 10,
      second: withCacheControl('max-age=9'),
      is: 'miss',
    },
    {
      id: 'request-directives-max-age-0',
      rfc: '9111 5.2.1.1',
      level: 'SHOULD',
      origin,
      after: 0,
      second: withCacheControl('max-age=0'),
      is: 'miss',
    },
    {
      id: 'max-age-any-case',
      rfc: '9111 5.2',
      level: 'SHOULD',
      origin,
      after: 10,
      second: withCacheControl('Max-Age=9'),
      is: 'miss',
    },
    {
      id: 'max-age-unreadable',
      rfc: '9111 5.2.1.1',
      level: 'ours',
      origin,
      second: withCacheControl('max-age=x'),
      is: 'miss',
    },
    {
      id: 'max-age-does-not-prolong',
      rfc: '9111 4.2',
      level: 'MUST',
      origin,
      after: 60,
      second: withCacheControl('max-age=99'),
      is: 'miss',
    },
    {
      id: 'min-fresh',
      rfc: '9111 5.2.1.3',
      level: 'MAY',
      origin,
      after: 50,
      second: withCacheControl('min-fresh=10'),
      is: 'fresh',
    },
    {
      id: 'min-fresh-too-little',
      rfc: '9111 5.2.1.3',
      level: 'SHOULD',
      origin,
      after: 51,
      second: withCacheControl('min-fresh=10'),
      is: 'miss',
    },
    {
      id: 'max-stale',
      rfc: '9111 5.2.1.2',
      level: 'MAY',
      origin,
      after: 70,
      second: withCacheControl('max-stale=10'),
      is: 'stale',
    },
    {
      id: 'max-stale-too-stale',
      rfc: '9111 5.2.1.2',
      level: 'MUST',
      origin,
      after: 71,
      second: withCacheControl('max-stale=10'),
      is: 'miss',
    },
    {
      id: 'max-stale-any',
      rfc: '9111 5.2.1.2',
      level: 'MAY',
      origin,
      after: 9999,
      second: withCacheControl('max-stale'),
      is: 'stale',
    },
    {
      id: 'max-stale-unreadable',
      rfc: '9111 5.2.1.2',
      level: 'ours',
      origin,
      after: 70,
      second: withCacheControl('max-stale=x'),
      is: 'miss',
    },
    {
      id: 'max-stale-fresh',
      rfc: '9111 5.2.1.2',
      level: 'MAY',
      origin,
      after: 9,
      second: withCacheControl('max-stale=10'),
      is: 'fresh',
    },
    {
      id: 'max-stale-but-not-old',
      rfc: '9111 5.2.1.1',
      level: 'ours',
      origin,
      after: 65,
      second: withCacheControl('max-stale=10, max-age=60'),
      is: 'miss',
    },
    {
      id: 'unknown',
      rfc: '9111 5.2.3',
      level: 'MUST',
      origin,
      second: withCacheControl('foo, bar="no-cache, max-age=0"'),
      is: 'fresh',
    },
  ])
})

describe('a client that wants the origin to be asked', () => {
  const origin = { 'cache-control': 'max-age=60', etag: '"a"' }
  checkPairs([
    {
      id: 'request-directives-no-cache',
      rfc: '9111 5.2.1.4',
      level: 'SHOULD',
      origin,
      second: withCacheControl('no-cache'),
      is: 'validated',
    },
    {
      id: 'no-cache-any-case',
      rfc: '9111 5.2',
      level: 'SHOULD',
      origin,
      second: withCacheControl('NO-CACHE'),
      is: 'validated',
    },
    {
      id: 'no-cache-in-second-line',
      rfc: '9110 5.3',
      level: 'SHOULD',
      origin,
      second: { fields: { 'cache-control': ['foo', 'no-cache'] } },
      is: 'validated',
    },
    {
      id: 'pragma',
      rfc: '9111 5.4',
      level: 'SHOULD',
      origin,
      second: { fields: { pragma: 'no-cache' } },
      is: 'validated',
    },
    {
      id: 'pragma-beside-cache-control',
      rfc: '9111 5.4',
      level: 'MUST',
      origin,
      second: { fields: { pragma: 'no-cache', 'cache-control': 'foo' } },
      is: 'fresh',
    },
    {
      id: 'pragma-other',
      rfc: '9111 5.4',
      level: 'MUST',
      origin,
      second: { fields: { pragma: 'foo' } },
      is: 'fresh',
    },
    {
      id: 'pragma-of-the-origin',
      rfc: '9111 5.4',
      level: 'MAY',
      origin: { 'cache-control': 'max-age=60', pragma: 'no-cache' },
      is: 'fresh',
    },
  ])
})

describe('no-store in a request', () => {
  checkPairs([
    {
      id: 'not-stored',
      rfc: '9111 5.2.1.5',
      level: 'MUST',
      origin: 'max-age=60',
      first: withCacheControl('no-store'),
      is: 'miss',
    },
    {
      id: 'not-answered-from-store',
      rfc: '9111 5.2.1.5',
      level: 'ours',
      origin: 'max-age=60',
      second: withCacheControl('no-store'),
      is: 'miss',
    },
  ])
  checkCases([
    {
      id: 'stored-stays',
      rfc: '9111 5.2.1.5',
      level: 'MAY',
      steps: [
        { origin: { fields: { 'cache-control': 'max-age=60' } } },
        { ...withCacheControl('no-store'), is: 'miss' },
        { is: 'fresh', answer: '0' },
      ],
    },
    {
      id: 'what-validates-is-not-kept',
      rfc: '9111 5.2.1.5',
      level: 'MUST',
      steps: [
        { origin: { fields: { 'cache-control': 'max-age=10', etag: '"a"' } } },
        { ...withCacheControl('no-store'), after: 10, sent: { 'if-none-match': null } },
        { is: 'validated' },
      ],
    },
  ])
})
