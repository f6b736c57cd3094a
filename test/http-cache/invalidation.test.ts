import { describe, expect, it } from 'vitest'
import { settled } from '../support/settled.js'
import { type Case, checkCases } from './support/cases.js'
import { createHeldFetches } from './support/held-fetches.js'
import { CACHEABLE } from './support/responses.js'
import { createWorld } from './support/world.js'

const unsafe = ['POST', 'PUT', 'DELETE', 'PATCH', 'FOO', 'post']
const safe = ['HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'REPORT', 'SEARCH']

const afterwards = (
  origin: Case['steps'][number]['origin'] & object,
  is: 'fresh' | 'miss',
  target = '/',
): Case['steps'] => [
  { target, origin: CACHEABLE },
  { method: 'POST', origin, asked: 1 },
  { target, origin: CACHEABLE, is },
]

describe('a method that changes something', () => {
  const cases: Case[] = [
    ...unsafe.map(
      (method): Case => ({
        id: method,
        rfc: '9111 4.4',
        level: 'MUST',
        steps: [
          { origin: CACHEABLE },
          { method, is: 'miss', gets: { 'cache-status': /fwd=method/ } },
          { is: 'miss' },
        ],
      }),
    ),
    ...safe.map(
      (method): Case => ({
        id: `${method} does not`,
        rfc: '9110 9.2.1',
        level: 'MUST',
        steps: [{ origin: CACHEABLE }, { method }, { is: 'fresh' }],
      }),
    ),
    ...[200, 201, 204, 303].map(
      (status): Case => ({
        id: `with ${status}`,
        rfc: '9111 4.4',
        level: 'MUST',
        steps: afterwards({ status }, 'miss'),
      }),
    ),
    ...[400, 404, 409, 500, 503].map(
      (status): Case => ({
        id: `not with ${status}`,
        rfc: '9111 4.4',
        level: 'ours',
        steps: afterwards({ status }, 'fresh'),
      }),
    ),
    {
      id: 'not without an answer',
      rfc: '9111 4.4',
      level: 'ours',
      steps: [{ origin: CACHEABLE }, { method: 'POST', origin: 'refused', status: 502 }, { is: 'fresh' }],
    },
    {
      id: 'all variants',
      rfc: '9111 4.4',
      level: 'MUST',
      steps: [
        { fields: { foo: '1' }, origin: { fields: { ...CACHEABLE.fields, vary: 'foo' } } },
        { fields: { foo: '2' } },
        { method: 'PUT', fields: { foo: '3' } },
        { fields: { foo: '1' }, is: 'miss' },
        { fields: { foo: '2' }, is: 'miss' },
      ],
    },
    {
      id: 'not with another query',
      rfc: '9111 4.4',
      level: 'ours',
      steps: [{ target: '/?x=1', origin: CACHEABLE }, { method: 'POST' }, { target: '/?x=1', is: 'fresh' }],
    },
    {
      id: 'its own answer is not stored',
      rfc: '9110 9.3.3',
      level: 'MUST',
      steps: [{ method: 'POST', origin: CACHEABLE }, { is: 'miss' }],
    },
    {
      id: 'with a cookie',
      rfc: '9111 4.4',
      level: 'MUST',
      steps: [{ origin: CACHEABLE }, { method: 'POST', fields: { cookie: 'a=1' } }, { is: 'miss' }],
    },
  ]
  checkCases(cases)
})

describe('other URLs that an answer names', () => {
  const rows = [
    ['/other', 'miss'],
    ['other', 'miss'],
    ['http://example.com/other', 'miss'],
    ['//example.com/other', 'miss'],
    ['http://EXAMPLE.com/other', 'miss'],
    ['http://other.example/other', 'fresh'],
    ['http://example.com:8080/other', 'fresh'],
    ['http://example.com.evil.example/other', 'fresh'],
    ['http://user@other.example/other', 'fresh'],
    ['http://[', 'fresh'],
    ['', 'fresh'],
  ] as const
  checkCases(
    ['location', 'content-location'].flatMap((name) =>
      rows.map(([value, is]) => ({
        id: `${name}: ${value}`,
        rfc: '9111 4.4',
        level: is === 'fresh' ? 'MUST' : 'MAY',
        steps: afterwards({ status: 201, fields: { [name]: value } }, is, '/other'),
      })),
    ),
  )
  checkCases([
    {
      id: 'not of an answer that failed',
      rfc: '9111 4.4',
      level: 'MUST',
      steps: afterwards({ status: 404, fields: { location: '/other' } }, 'fresh', '/other'),
    },
  ])
})

describe('the answer to a POST', () => {
  const posted = (
    fields: Record<string, string>,
    status = 200,
    request: Record<string, string> = {},
  ): Case['steps'] => [
    { method: 'POST', target: '/a', fields: request, origin: { status, fields, body: 'posted' } },
    { target: '/a', origin: CACHEABLE },
  ]
  const [same, other] = [{ 'content-location': '/a' }, { 'content-location': '/b' }]
  const fresh = { 'cache-control': 'max-age=60' }
  const rows: [string, Case['steps'], number][] = [
    ['is what a GET gets', posted({ ...fresh, ...same }), 0],
    ['is of another URL', posted({ ...fresh, ...other }), 1],
    ['does not say for how long', posted({ ...same }), 1],
    ['is another status', posted({ ...fresh, ...same }, 201), 1],
    ['is private', posted({ 'cache-control': 'private, max-age=60', ...same }), 1],
    ['is to one with a cookie', posted({ ...fresh, ...same }, 200, { cookie: 'a=1' }), 1],
    ['is to one who is known', posted({ ...fresh, ...same }, 200, { authorization: 'a' }), 1],
  ]
  checkCases(
    rows.map(([id, steps, asked]) => ({
      id,
      rfc: '9110 9.3.3',
      level: asked === 0 ? 'MAY' : 'MUST',
      world: { fallbackTtlSeconds: 60 },
      steps: steps.map((step, index) => (index === 1 ? { ...step, asked } : step)),
    })),
  )
})

describe('what is on its way when something changes', () => {
  it('a response on its way during an unsafe request is not stored', async () => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const before = world.get()
    const changed = world.get({ method: 'PUT' })
    await settled()
    origin.call(1).answer({ status: 204 })
    await changed
    const after = world.get()
    await settled()
    expect(origin.calls).toHaveLength(3)
    origin.call(0).answer({ ...CACHEABLE, body: 'old' })
    expect((await before).body).toBe('old')
    origin.call(2).answer({ ...CACHEABLE, body: 'new' })
    expect((await after).body).toBe('new')
    expect((await world.get()).body).toBe('new')
  })

  it('a response on its way is stored if the unsafe request failed', async () => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const before = world.get()
    const changed = world.get({ method: 'PUT' })
    await settled()
    origin.call(1).answer({ status: 403 })
    await changed
    origin.call(0).answer({ ...CACHEABLE, body: 'old' })
    await before
    expect((await world.get()).xCache).toBe('hit-fresh')
  })

  it('the stored response is gone before the client of the unsafe request gets its response', async () => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const first = world.get()
    await settled()
    origin.call(0).answer({ ...CACHEABLE, body: 'old' })
    await first
    const changed = world.open({ method: 'PUT' })
    await settled()
    origin.call(1).head()
    await changed
    void world.get()
    await settled()
    expect(origin.calls).toHaveLength(3)
  })
})
