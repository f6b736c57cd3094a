import { describe, expect, it } from 'vitest'
import { settled } from '../support/settled.js'
import { type Case, checkCases, checkPairs } from './support/cases.js'
import { withCacheControl } from './support/responses.js'
import { createWorld } from './support/world.js'

describe('stale-while-revalidate', () => {
  const origin = 'max-age=10, stale-while-revalidate=10'
  checkPairs([
    { id: 'fresh', rfc: '5861 3', level: 'MUST', origin, after: 9, is: 'fresh' },
    { id: 'stale', rfc: '5861 3', level: 'MAY', origin, after: 10, is: 'refreshing' },
    { id: 'last second', rfc: '5861 3', level: 'MAY', origin, after: 19, is: 'refreshing' },
    { id: 'over', rfc: '5861 3', level: 'MUST', origin, after: 20, is: 'miss' },
    {
      id: 'with s-maxage',
      rfc: '5861 3',
      level: 'ours',
      origin: 's-maxage=10, stale-while-revalidate=10',
      after: 15,
      is: 'refreshing',
    },
    {
      id: 'without lifetime',
      rfc: '5861 3',
      level: 'MAY',
      origin: 'stale-while-revalidate=10',
      after: 5,
      is: 'refreshing',
    },
    {
      id: 'unreadable',
      rfc: '5861 3',
      level: 'ours',
      origin: 'max-age=10, stale-while-revalidate=x',
      after: 10,
      is: 'miss',
    },
    {
      id: 'stale-to HEAD',
      rfc: '5861 3',
      level: 'MAY',
      origin,
      after: 10,
      second: { method: 'HEAD' },
      is: 'refreshing',
    },
    {
      id: 'not against the client',
      rfc: '9111 4.2.4',
      level: 'SHOULD',
      origin,
      after: 10,
      second: { fields: { 'cache-control': 'no-cache' } },
      is: 'miss',
    },
  ])

  const stored = { origin: withCacheControl(origin) }
  const cases: Case[] = [
    {
      id: 'what comes is stored',
      rfc: '5861 3',
      level: 'SHOULD',
      steps: [stored, { after: 15, is: 'refreshing', answer: '0' }, { is: 'fresh', answer: '1' }],
    },
    {
      id: 'what still holds is fresh again',
      rfc: '5861 3',
      level: 'SHOULD',
      steps: [
        { origin: { fields: { 'cache-control': origin, etag: '"a"' } } },
        { after: 15, is: 'refreshing', sent: { 'if-none-match': '"a"' } },
        { after: 5, is: 'fresh', answer: '0' },
      ],
    },
    {
      id: 'what must not be stored ends it',
      rfc: '9111 3',
      level: 'MUST',
      steps: [stored, { after: 15, origin: withCacheControl('no-store'), is: 'refreshing' }, { is: 'miss' }],
    },
    {
      id: 'an origin that is away changes nothing',
      rfc: '5861 3',
      level: 'MAY',
      steps: [stored, { after: 15, origin: 'refused', is: 'refreshing' }, { is: 'refreshing', answer: '0' }],
    },
    {
      id: 'an error of the origin changes nothing',
      rfc: '5861 3',
      level: 'MAY',
      steps: [
        stored,
        { after: 15, origin: { status: 503 }, is: 'refreshing' },
        { is: 'refreshing', answer: '0' },
      ],
    },
    {
      id: 'a range asks for all of it later',
      rfc: '5861 3',
      level: 'MAY',
      steps: [
        { origin: { ...withCacheControl(origin), body: 'hello' } },
        {
          after: 15,
          fields: { range: 'bytes=0-0' },
          is: 'refreshing',
          status: 206,
          answer: 'h',
          sent: { range: null },
        },
        { is: 'fresh', answer: 'hello' },
      ],
    },
  ]
  checkCases(cases)

  it.each([
    ['requests', {}],
    ['requests for a range', { range: 'bytes=0-0' }],
    ['conditional requests', { 'if-none-match': '"x"' }],
    ['requests of one who may see more', { authorization: 'Basic YTpi' }],
  ])('the origin is asked once for any number of %s', async (_name, fields) => {
    const world = createWorld(() => ({
      ...withCacheControl('max-age=10, stale-while-revalidate=60'),
      body: 'hello',
    }))
    await world.get()
    world.advance(15)
    const answers = await Promise.all(Array.from({ length: 100 }, () => world.get({ fields })))
    await settled()
    expect(new Set(answers.map(({ xCache }) => xCache))).toEqual(new Set(['hit-stale']))
    expect(world.asked).toHaveLength(2)
  })
})

describe('stale-if-error', () => {
  const stored = { origin: withCacheControl('max-age=10, stale-if-error=10') }
  const cases: Case[] = [
    ...[500, 502, 503, 504].map((status) => ({
      id: `instead of ${status}`,
      rfc: '5861 4',
      level: 'MAY' as const,
      steps: [stored, { after: 15, origin: { status }, is: 'validated' as const, status: 200, answer: '0' }],
    })),
    ...[400, 404, 501, 505].map((status) => ({
      id: `not instead of ${status}`,
      rfc: '5861 4',
      level: 'MUST' as const,
      steps: [stored, { after: 15, origin: { status }, is: 'miss' as const, status }],
    })),
    {
      id: 'stale-last second',
      rfc: '5861 4',
      level: 'MAY',
      steps: [stored, { after: 19, origin: { status: 503 }, status: 200, answer: '0' }],
    },
    {
      id: 'stale-over',
      rfc: '5861 4',
      level: 'MUST',
      steps: [stored, { after: 21, origin: { status: 503 }, is: 'miss', status: 503 }],
    },
    {
      id: 'says how long also where the origin cannot be reached, and be it no time at all',
      rfc: '5861 4',
      level: 'ours',
      steps: [
        { origin: withCacheControl('max-age=10, stale-if-error=0') },
        { after: 10, origin: 'refused', is: 'miss', status: 502 },
      ],
    },
    ...(['status', 'refused'] as const).map((error) => ({
      id: `of 0 permits nothing, also before it is stale (${error})`,
      rfc: '5861 4',
      level: 'ours' as const,
      steps: [
        { origin: withCacheControl('max-age=10, stale-if-error=0') },
        {
          fields: { 'cache-control': 'no-cache' },
          after: 5,
          origin: error === 'refused' ? ('refused' as const) : { status: 503 },
          is: 'miss' as const,
          status: error === 'refused' ? 502 : 503,
        },
      ],
    })),
    {
      id: 'of 0 leaves what s-maxage forbids',
      rfc: '9111 5.2.2.10',
      level: 'MUST',
      steps: [
        { origin: withCacheControl('s-maxage=10, stale-if-error=0') },
        {
          fields: { 'cache-control': 'max-stale=99' },
          after: 15,
          origin: 'refused',
          is: 'miss',
          status: 504,
        },
      ],
    },
    {
      id: 'not unless said so',
      rfc: '5861 4',
      level: 'MUST',
      steps: [
        { origin: withCacheControl('max-age=10') },
        { after: 10, origin: { status: 503 }, is: 'miss', status: 503 },
      ],
    },
    {
      id: 'again and again',
      rfc: '5861 4',
      level: 'MAY',
      steps: [
        stored,
        { after: 15, origin: { status: 503 }, answer: '0' },
        { answer: '0', asked: 1 },
        { origin: withCacheControl('max-age=10'), is: 'miss' },
      ],
    },
  ]
  checkCases(cases)
})

describe('stale-if-error in a request', () => {
  const asking = { fields: { 'cache-control': 'stale-if-error=10' } }
  const failing = { origin: { status: 503, body: 'oops' } }
  const fresh10 = { origin: { fields: { 'cache-control': 'max-age=10', etag: '"a"' } } }
  const always = (cacheControl: string): Case => ({
    id: `not against ${cacheControl}`,
    rfc: '9111 5.2.2.2',
    level: 'MUST',
    steps: [
      { origin: { fields: { 'cache-control': cacheControl, etag: '"a"' } } },
      { ...asking, after: 15, ...failing, is: 'miss', status: 503 },
    ],
  })
  checkCases([
    {
      id: 'lets it stand in',
      rfc: '5861 4',
      level: 'MAY',
      steps: [fresh10, { ...asking, after: 19, ...failing, is: 'validated', status: 200, answer: '0' }],
    },
    {
      id: 'no longer than it says',
      rfc: '5861 4',
      level: 'MUST',
      steps: [fresh10, { ...asking, after: 20, ...failing, is: 'miss', status: 503 }],
    },
    {
      id: 'is about its own request',
      rfc: '5861 4',
      level: 'MUST',
      steps: [
        fresh10,
        { ...asking, after: 15, ...failing, status: 200 },
        { ...failing, is: 'miss', status: 503 },
      ],
    },
    {
      id: 'lets it stand in longer than the origin does',
      rfc: '5861 4',
      level: 'MAY',
      steps: [
        { origin: withCacheControl('max-age=10, stale-if-error=2') },
        { ...asking, after: 15, ...failing, status: 200, answer: '0' },
      ],
    },
    {
      id: 'is not what every wish is',
      rfc: '5861 4',
      level: 'MUST',
      steps: [
        fresh10,
        { fields: { 'cache-control': 'no-cache' }, after: 5, ...failing, is: 'miss', status: 503 },
      ],
    },
    {
      id: 'takes nothing away',
      rfc: '5861 4',
      level: 'MAY',
      steps: [
        { origin: withCacheControl('max-age=10, stale-if-error=60') },
        { ...asking, after: 30, ...failing, status: 200, answer: '0' },
      ],
    },
    {
      id: 'also where the origin cannot be reached',
      rfc: '5861 4',
      level: 'MAY',
      steps: [
        { origin: withCacheControl('max-age=10, stale-if-error=2') },
        { ...asking, after: 15, origin: 'refused', status: 200, answer: '0' },
        { after: 0, origin: 'refused', status: 502 },
      ],
    },
    ...['must-revalidate, max-age=10', 's-maxage=10', 'no-cache'].map(always),
  ])

  it.each([
    [
      ['stale-if-error=60', ''],
      [200, 503],
    ],
    [
      ['', 'stale-if-error=60'],
      [503, 200],
    ],
    [
      ['stale-if-error=60', 'stale-if-error=60'],
      [200, 200],
    ],
  ])(
    'stale-if-error in a request does not affect others who wait: %j are answered with %j',
    async (wishes, statuses) => {
      const world = createWorld((_request, index) =>
        index === 0 ? { ...withCacheControl('max-age=10'), body: 'hello' } : { status: 503 },
      )
      await world.get()
      world.advance(15)
      const answers = await Promise.all(
        wishes.map((wish) => world.get(wish === '' ? {} : { fields: { 'cache-control': wish } })),
      )
      expect(answers.map(({ status }) => status)).toEqual(statuses)
    },
  )

  it.each([
    [
      ['stale-if-error=60', ''],
      [200, 502],
    ],
    [
      ['', 'stale-if-error=60'],
      [502, 200],
    ],
  ])(
    'a request that waits is answered on its own terms if the origin cannot be reached: %j are answered with %j',
    async (wishes, statuses) => {
      const world = createWorld((_request, index) =>
        index === 0 ? { ...withCacheControl('max-age=10, stale-if-error=2'), body: 'hello' } : 'refused',
      )
      await world.get()
      world.advance(15)
      const answers = await Promise.all(
        wishes.map((wish) => world.get(wish === '' ? {} : { fields: { 'cache-control': wish } })),
      )
      expect(answers.map(({ status }) => status)).toEqual(statuses)
    },
  )
})

describe('an origin that cannot be reached', () => {
  const DAY = 24 * 60 * 60
  const cases: Case[] = [
    {
      id: 'stale is better than nothing',
      rfc: '9111 4.2.4',
      level: 'MAY',
      steps: [
        { origin: withCacheControl('max-age=10') },
        {
          after: 10,
          origin: 'refused',
          status: 200,
          answer: '0',
          asked: 1,
          gets: { 'x-cache': 'hit-stale', age: '10' },
        },
      ],
    },
    {
      id: 'for a day',
      rfc: '9111 4.2.4',
      level: 'ours',
      steps: [
        { origin: withCacheControl('max-age=10') },
        { after: DAY + 10, origin: 'refused', status: 502, asked: 1 },
      ],
    },
    {
      id: 'no longer than the origin said',
      rfc: '5861 4',
      level: 'MUST',
      steps: [
        { origin: withCacheControl('max-age=10, stale-if-error=5') },
        { after: 15, origin: 'refused', status: 502, asked: 1 },
      ],
    },
    {
      id: 'nothing stored',
      rfc: '9110 15.6.3',
      level: 'MUST',
      steps: [{ origin: 'refused', status: 502, asked: 1, gets: { 'cache-control': 'no-store' } }],
    },
  ]
  checkCases(cases)
})
