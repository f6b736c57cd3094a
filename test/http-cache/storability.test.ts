import { describe, expect, it } from 'vitest'
import { toStorable } from '../../src/http-cache/rules/storability.js'
import { checkCases, checkPairs, dateAt } from './support/cases.js'
import { START_MS } from './support/world.js'

const world = { fallbackTtlSeconds: 60 }

describe('by status', () => {
  const never = [
    [412, '9110 15.5.13'],
    [416, '9110 15.5.17'],
    [428, '6585 3'],
    [429, '6585 4'],
    [431, '6585 5'],
    [511, '6585 6'],
  ] as const
  const byDefault = [200, 203, 204, 300, 301, 308, 404, 405, 410, 414, 501]
  const onlyIfTold = [201, 202, 302, 303, 307, 400, 401, 403, 451, 500, 502, 503, 504, 299, 599]
  checkPairs([
    ...byDefault.map((status) => ({
      id: `${status} by default`,
      rfc: '9110 15.1',
      level: 'MAY' as const,
      origin: {},
      status,
      world,
      is: 'fresh' as const,
    })),
    ...onlyIfTold.map((status) => ({
      id: `${status} not by default`,
      rfc: '9111 3',
      level: 'MUST' as const,
      origin: { etag: '"a"' },
      status,
      world,
      is: 'miss' as const,
    })),
    ...[...byDefault, ...onlyIfTold].map((status) => ({
      id: `${status} with max-age`,
      rfc: '9111 3',
      level: 'MAY' as const,
      origin: 'max-age=60',
      status,
      is: 'fresh' as const,
    })),
    ...never.map(([status, rfc]) => ({
      id: `${status} never`,
      rfc,
      level: 'MUST' as const,
      origin: 'public, max-age=60',
      status,
      is: 'miss' as const,
    })),
    ...['s-maxage=60', 'public, max-age=60'].map((origin) => ({
      id: `500 with ${origin}`,
      rfc: '9111 3',
      level: 'MAY' as const,
      origin,
      status: 500,
      is: 'fresh' as const,
    })),
    {
      id: '500 with Expires',
      rfc: '9111 3',
      level: 'MAY',
      origin: { expires: dateAt(60) },
      status: 500,
      is: 'fresh',
    },
    { id: '206 to no range', rfc: '9111 3.3', level: 'MUST', origin: 'max-age=60', status: 206, is: 'miss' },
    {
      id: '304 to no condition',
      rfc: '9111 3',
      level: 'MUST',
      origin: 'max-age=60',
      status: 304,
      is: 'miss',
    },
  ])
})

describe('by method', () => {
  const origin = 'public, max-age=60'
  checkPairs([
    ...['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'FOO', 'get'].map((method) => ({
      id: `${method} is not stored`,
      rfc: '9111 2',
      level: 'MUST' as const,
      origin,
      first: { method },
      is: 'miss' as const,
    })),
    { id: 'HEAD is not stored', rfc: '9111 3', level: 'MUST', origin, first: { method: 'HEAD' }, is: 'miss' },
    ...['POST', 'OPTIONS', 'FOO', 'get'].map((method) => ({
      id: `${method} is not answered`,
      rfc: '9111 4',
      level: 'MUST' as const,
      origin,
      second: { method },
      is: 'miss' as const,
    })),
    // Its meaning is for the origin to know: RFC 9110 section 9.3.1 gives it none.
    {
      id: 'GET with a body is not stored',
      rfc: '9110 9.3.1',
      level: 'ours',
      origin,
      first: { body: '{}' },
      is: 'miss',
    },
    {
      id: 'GET with a body is not answered',
      rfc: '9110 9.3.1',
      level: 'ours',
      origin,
      second: { body: '{}' },
      is: 'miss',
    },
  ])
})

describe('by key', () => {
  const origin = 'max-age=60'
  checkPairs([
    { id: 'other path', rfc: '9111 2', level: 'MUST', origin, second: { target: '/other' }, is: 'miss' },
    { id: 'other query', rfc: '9111 2', level: 'MUST', origin, second: { target: '/?' }, is: 'miss' },
    { id: 'other host', rfc: '9111 2', level: 'MUST', origin, second: { host: 'other.example' }, is: 'miss' },
    {
      id: 'URL in another case',
      rfc: '9111 2',
      level: 'MUST',
      origin,
      first: { target: '/a' },
      second: { target: '/A' },
      is: 'miss',
    },
  ])
})

describe('Authorization', () => {
  const first = { fields: { authorization: 'Basic YTpi' } }
  checkPairs([
    { id: 'kept out', rfc: '9111 3.5', level: 'MUST', origin: 'max-age=60', first, is: 'miss' },
    { id: 'kept out of the fallback', rfc: '9111 3.5', level: 'MUST', origin: {}, first, world, is: 'miss' },
    {
      id: 'kept out with Expires',
      rfc: '9111 3.5',
      level: 'MUST',
      origin: { expires: dateAt(60) },
      first,
      is: 'miss',
    },
    ...['public, max-age=60', 's-maxage=60', 'must-revalidate, max-age=60'].map((origin) => ({
      id: origin,
      rfc: '9111 3.5',
      level: 'MAY' as const,
      origin,
      first,
      is: 'fresh' as const,
    })),
    {
      id: 'answered from store',
      rfc: '9111 3.5',
      level: 'MAY',
      origin: 'max-age=60',
      second: first,
      is: 'fresh',
    },
  ])
})

describe('cookies', () => {
  const set = (cacheControl?: string) => ({
    'set-cookie': ['a=1', 'b=2'],
    ...(cacheControl !== undefined && { 'cache-control': cacheControl }),
  })
  const cookie = { fields: { cookie: 'a=1' } }
  const withCookies = { includeCookies: true }
  checkPairs([
    { id: 'set-cookie unsaid', rfc: '9111 7.3', level: 'ours', origin: set(), world, is: 'miss' },
    { id: 'set-cookie with max-age', rfc: '9111 7.3', level: 'MAY', origin: set('max-age=60'), is: 'fresh' },
    { id: 'set-cookie public', rfc: '9111 7.3', level: 'MAY', origin: set('public'), world, is: 'fresh' },
    ...[
      'public, max-age=0',
      'public, s-maxage=0, max-age=60',
      'public, max-age=0, must-revalidate',
      'max-age=0, stale-while-revalidate=100',
      'public, no-cache',
      'no-cache, max-age=60',
    ].map((cacheControl) => ({
      id: `set-cookie with ${cacheControl}`,
      rfc: '9111 7.3',
      level: 'ours' as const,
      origin: { ...set(cacheControl), etag: '"a"' },
      world,
      is: 'miss' as const,
    })),
    {
      id: 'set-cookie with Expires in the past',
      rfc: '9111 7.3',
      level: 'ours',
      origin: { ...set(), expires: '0', etag: '"a"' },
      is: 'miss',
    },
    {
      id: 'set-cookie with must-revalidate',
      rfc: '9111 7.3',
      level: 'MAY',
      origin: set('max-age=60, must-revalidate'),
      is: 'fresh',
    },
    {
      id: 'cookie is not answered',
      rfc: '9111 3',
      level: 'ours',
      origin: 'max-age=60',
      second: cookie,
      is: 'miss',
    },
    {
      id: 'cookie is not stored',
      rfc: '9111 3',
      level: 'ours',
      origin: 'max-age=60',
      first: cookie,
      is: 'miss',
    },
    {
      id: 'cookie answered',
      rfc: '9111 3',
      level: 'ours',
      origin: 'max-age=60',
      second: cookie,
      world: withCookies,
      is: 'fresh',
    },
    {
      id: 'cookie stored',
      rfc: '9111 3',
      level: 'ours',
      origin: 'max-age=60',
      first: cookie,
      world: withCookies,
      is: 'fresh',
    },
    {
      id: 'cookie in Vary',
      rfc: '9111 4.1',
      level: 'MUST',
      origin: { 'cache-control': 'max-age=60', vary: 'Cookie' },
      first: cookie,
      second: { fields: { cookie: 'a=2' } },
      world: withCookies,
      is: 'miss',
    },
  ])
  checkCases([
    {
      id: 'set-cookie is given again',
      rfc: '9111 7.3',
      level: 'MAY',
      steps: [
        { origin: { fields: set('max-age=60') } },
        { is: 'fresh', gets: { 'set-cookie': ['a=1', 'b=2'] } },
      ],
    },
  ])
})

it('fields named like properties of every object are stored like others', () => {
  const times = { requestTimeMs: START_MS, responseTimeMs: START_MS, dateMs: START_MS }
  for (const name of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf']) {
    const fields = { 'cache-control': `max-age=60, private="${name}", no-cache="${name}"`, vary: name }
    expect(toStorable({}, { status: 200, fields }, 0, times)).toMatchObject({
      selecting: [[name.toLowerCase(), null]],
    })
  }
})
