import { type Item, parseList } from 'structured-headers'
import { describe, expect, it } from 'vitest'
import { type Case, checkCases } from './support/cases.js'
import { withCacheControl } from './support/responses.js'
import { createWorld } from './support/world.js'

const says = (cacheStatus: string, xCache: string) => ({ 'cache-status': cacheStatus, 'x-cache': xCache })

describe('Cache-Status', () => {
  const cases: Case[] = [
    {
      id: 'nothing stored, then stored',
      rfc: '9211 2.5',
      level: 'MAY',
      steps: [
        { origin: withCacheControl('max-age=10'), gets: says('edgeway; fwd=uri-miss; stored', 'miss') },
        { after: 4, gets: { ...says('edgeway; hit; ttl=6', 'hit-fresh'), age: '4' } },
      ],
    },
    {
      id: 'not stored',
      rfc: '9211 2.5',
      level: 'MAY',
      steps: [
        {
          origin: withCacheControl('no-store'),
          gets: says('edgeway; fwd=uri-miss; detail=no-store', 'miss'),
        },
      ],
    },
    {
      id: 'another variant',
      rfc: '9211 2.2',
      level: 'MAY',
      steps: [
        { origin: { fields: { 'cache-control': 'max-age=10', vary: 'foo' } } },
        { fields: { foo: '1' }, gets: says('edgeway; fwd=vary-miss; stored', 'miss') },
      ],
    },
    {
      id: 'stale, and replaced',
      rfc: '9211 2.2',
      level: 'MAY',
      steps: [
        { origin: withCacheControl('max-age=10') },
        { after: 10, gets: says('edgeway; fwd=stale; stored', 'miss') },
      ],
    },
    {
      id: 'stale, and valid',
      rfc: '9211 2.3',
      level: 'MAY',
      steps: [
        { origin: { fields: { 'cache-control': 'max-age=10', etag: '"a"' } } },
        { after: 10, gets: says('edgeway; fwd=stale; fwd-status=304', 'hit-stale') },
      ],
    },
    {
      id: 'stale, and used',
      rfc: '9211 2.4',
      level: 'MAY',
      steps: [
        { origin: withCacheControl('max-age=10, stale-while-revalidate=10') },
        { after: 15, gets: says('edgeway; hit; ttl=-5', 'hit-stale') },
      ],
    },
    {
      id: 'stale, and used instead of an error',
      rfc: '9211 2.3',
      level: 'MAY',
      steps: [
        { origin: withCacheControl('max-age=10, stale-if-error=10') },
        { after: 15, origin: { status: 503 }, gets: says('edgeway; fwd=stale; fwd-status=503', 'hit-stale') },
      ],
    },
    {
      id: 'stale, and used for want of an answer',
      rfc: '9211 2.8',
      level: 'MAY',
      steps: [
        { origin: withCacheControl('max-age=10') },
        { after: 15, origin: 'refused', gets: says('edgeway; fwd=stale; detail=unreachable', 'hit-stale') },
      ],
    },
    {
      id: 'wanted by the client',
      rfc: '9211 2.2',
      level: 'MAY',
      steps: [
        { origin: withCacheControl('max-age=10') },
        { fields: { 'cache-control': 'no-cache' }, gets: says('edgeway; fwd=request; stored', 'miss') },
      ],
    },
    {
      id: 'a part',
      rfc: '9211 2.2',
      level: 'MAY',
      steps: [
        {
          fields: { range: 'bytes=0-0' },
          origin: {
            status: 206,
            fields: { 'cache-control': 'max-age=10', 'content-range': 'bytes 0-0/5' },
            body: 'h',
          },
          gets: says('edgeway; fwd=uri-miss; stored', 'miss'),
        },
        { fields: { range: 'bytes=0-4' }, gets: { 'cache-status': /^edgeway; fwd=partial/ } },
      ],
    },
    {
      id: 'not for a cache',
      rfc: '9211 2.2',
      level: 'MAY',
      steps: [
        { method: 'POST', origin: {}, gets: says('edgeway; fwd=method', 'miss') },
        { fields: { cookie: 'a=1' }, gets: says('edgeway; fwd=bypass; detail=cookie', 'miss') },
      ],
    },
    {
      id: 'no answer at all',
      rfc: '9211 2.2',
      level: 'MAY',
      steps: [
        { origin: 'refused', gets: says('edgeway; fwd=uri-miss', 'miss') },
        {
          fields: { 'cache-control': 'only-if-cached' },
          status: 504,
          gets: says('edgeway; fwd=uri-miss', 'miss'),
        },
      ],
    },
    {
      id: 'an age beyond all bounds',
      rfc: '9111 1.2.2',
      level: 'MUST',
      steps: [
        { origin: { fields: { 'cache-control': 'max-age=10', etag: '"a"', age: '9'.repeat(40) } } },
        {
          fields: { 'cache-control': 'max-stale' },
          asked: 0,
          gets: { age: '2147483648', ...says('edgeway; hit; ttl=-2147483638', 'hit-stale') },
        },
      ],
    },
  ]
  checkCases(cases)

  it('Cache-Status follows those of caches further up, and their X-Cache is not passed on', async () => {
    const world = createWorld(() => ({
      fields: { 'cache-control': 'max-age=10', 'cache-status': 'other; hit', 'x-cache': 'HIT', age: '3' },
    }))
    for (const [ours, age] of [
      ['edgeway; fwd=uri-miss; stored', '3'],
      ['edgeway; hit; ttl=7', '3'],
    ]) {
      const { fields, added } = await world.open()
      expect(fields['cache-status']).toBe('other; hit')
      expect(fields['x-cache']).toBeUndefined()
      expect(fields.age).toBeUndefined()
      expect(added).toContainEqual(['cache-status', ours])
      expect(added).toContainEqual(['age', age])
    }
  })

  it('Cache-Status is a list of structured items, whatever happens', async () => {
    const lines: Item[] = []
    const fieldsOf = ['max-age=10', 'no-store', 'max-age=10, stale-while-revalidate=9']
    for (const cacheControl of fieldsOf) {
      const world = createWorld(() => ({ ...withCacheControl(cacheControl), body: 'hello' }))
      for (const request of [{}, {}, { method: 'POST' }, { fields: { cookie: 'a' } }, { method: 'HEAD' }]) {
        world.advance(6)
        const { added } = await world.open(request)
        const [, value = ''] = added.find(([name]) => name === 'cache-status') ?? []
        const [item] = parseList(value)
        if (item !== undefined) lines.push(item as Item)
      }
    }
    expect(lines).toHaveLength(15)
  })
})

describe('outcomes', () => {
  it('the outcome is told once for each request', async () => {
    const world = createWorld(() => withCacheControl('max-age=10, stale-while-revalidate=10'))
    const requests = [{}, {}, { method: 'POST' }, { fields: { cookie: 'a' } }, {}, { method: 'HEAD' }, {}]
    for (const request of requests) await world.get(request)
    world.advance(15)
    await world.get()
    expect(world.outcomes).toEqual([
      'miss',
      'hit-fresh',
      'bypass',
      'bypass',
      'miss',
      'hit-fresh',
      'hit-fresh',
      'hit-stale',
    ])
  })
})
