import { describe, expect, it } from 'vitest'
import { settled } from '../support/settled.js'
import { createHeldFetches } from './support/held-fetches.js'
import { CACHEABLE } from './support/responses.js'
import { createSlowClient } from './support/slow-client.js'
import { createWorld } from './support/world.js'

describe('a purge', () => {
  it('a purge removes a path, whatever the host and the query', async () => {
    const world = createWorld((_request, index) => ({ ...CACHEABLE, body: String(index) }))
    const requests = [
      { target: '/a' },
      { target: '/a?x=1' },
      { target: '/a', host: 'other.example' },
      { target: '/a/b' },
      { target: '/A' },
    ]
    for (const request of requests) await world.get(request)
    await world.cache.purge('stage', ['/a'])
    const after = []
    for (const request of requests) after.push((await world.get(request)).xCache)
    expect(after).toEqual(['miss', 'miss', 'miss', 'hit-fresh', 'hit-fresh'])
  })

  it('a purge removes everything of one stage, and nothing of another', async () => {
    const world = createWorld(() => CACHEABLE)
    for (const space of ['stage', 'other'])
      for (const target of ['/a', '/b']) await world.get({ target }, { space })
    await world.cache.purge('stage', null)
    expect((await world.get({ target: '/a' })).xCache).toBe('miss')
    expect((await world.get({ target: '/b' })).xCache).toBe('miss')
    expect((await world.get({ target: '/a' }, { space: 'other' })).xCache).toBe('hit-fresh')
  })

  it('a purge removes all variants and parts', async () => {
    const world = createWorld(({ fields }) =>
      fields.range === undefined
        ? { fields: { 'cache-control': 'max-age=60', vary: 'foo' } }
        : {
            status: 206,
            fields: { 'cache-control': 'max-age=60', 'content-range': 'bytes 0-0/9', vary: 'foo' },
            body: 'x',
          },
    )
    const requests = [{ foo: '1' }, { foo: '2' }, { foo: '3', range: 'bytes=0-0' }].map((fields) => ({
      fields,
    }))
    for (const request of requests) await world.get(request)
    for (const request of requests) expect((await world.get(request)).xCache).toBe('hit-fresh')
    await world.cache.purge('stage', ['/'])
    for (const request of requests) expect((await world.get(request)).xCache).toBe('miss')
  })

  it('a purge of an unknown path does nothing', async () => {
    const world = createWorld(() => CACHEABLE)
    await world.cache.purge('stage', ['/', '/'])
    await world.cache.purge('stage', [])
    await world.cache.purge('nowhere', null)
    await world.get()
    await world.cache.purge('stage', [])
    expect((await world.get()).xCache).toBe('hit-fresh')
  })
})

describe('a purge of what is on its way', () => {
  const ways = [
    ['all', null],
    ['its path', ['/']],
  ] as const

  it.each(ways)(
    'a response purged before its head is not stored and not joined (%s)',
    async (_name, paths) => {
      const origin = createHeldFetches()
      const world = createWorld(origin.script)
      const before = world.get()
      await settled()
      await world.cache.purge('stage', paths)
      const after = world.get()
      await settled()
      expect(origin.calls).toHaveLength(2)
      origin.call(0).answer({ ...CACHEABLE, body: 'old' })
      expect((await before).body).toBe('old')
      const later = world.get()
      await settled()
      expect(origin.calls).toHaveLength(2)
      origin.call(1).answer({ ...CACHEABLE, body: 'new' })
      expect((await after).body).toBe('new')
      expect((await later).body).toBe('new')
      expect((await world.get()).body).toBe('new')
    },
  )

  it.each(ways)(
    'a response purged within its body is not stored and not joined (%s)',
    async (_name, paths) => {
      const origin = createHeldFetches()
      const world = createWorld(origin.script)
      const opened = world.open()
      await settled()
      origin.call(0).head(CACHEABLE)
      const before = createSlowClient(await opened)
      before.flow()
      origin.call(0).data('ol')
      await settled()
      await world.cache.purge('stage', paths)
      const after = world.get()
      await settled()
      expect(origin.calls).toHaveLength(2)
      origin.call(1).answer({ ...CACHEABLE, body: 'new' })
      expect((await after).body).toBe('new')
      origin.call(0).data('d')
      origin.call(0).end()
      await settled()
      expect(before.received()).toBe('old')
      expect((await world.get()).body).toBe('new')
    },
  )

  it('a purge by an equivalent path of RFC 3986 detaches a response on its way', async () => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const before = world.get({ target: '/%7euser' })
    await settled()
    await world.cache.purge('stage', ['/~user'])
    origin.call(0).answer({ ...CACHEABLE, body: 'old' })
    expect((await before).body).toBe('old')
    const after = world.get({ target: '/%7euser' })
    await settled()
    origin.call(1).answer({ ...CACHEABLE, body: 'new' })
    expect((await after).body).toBe('new')
  })

  it('a purge of another path leaves a response on its way', async () => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const before = world.get()
    await settled()
    await world.cache.purge('stage', ['/other'])
    await world.cache.purge('other', null)
    origin.call(0).answer({ ...CACHEABLE, body: 'old' })
    await before
    expect((await world.get()).xCache).toBe('hit-fresh')
  })

  it('a purge during a validation removes the validated response', async () => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const first = world.get()
    await settled()
    origin.call(0).answer({ fields: { 'cache-control': 'max-age=10', etag: '"a"' }, body: 'old' })
    await first
    world.advance(10)
    const second = world.get()
    await settled()
    await world.cache.purge('stage', null)
    origin.call(1).answer({ status: 304, fields: { 'cache-control': 'max-age=10' } })
    expect((await second).body).toBe('old')
    void world.get()
    await settled()
    expect(origin.call(2).request.fields['if-none-match']).toBeUndefined()
  })

  it('a purge ends the rest of a body whose readers had all they wanted', async () => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const opened = world.open()
    await settled()
    origin.call(0).head({ fields: { 'cache-control': 'max-age=60', 'content-length': '5' } })
    const whole = createSlowClient(await opened)
    const part = world.get({ fields: { range: 'bytes=0-2' } })
    await settled()
    whole.leave()
    await world.cache.purge('stage', null)
    expect(world.aborted.size).toBe(0)
    origin.call(0).data('old')
    expect((await part).body).toBe('old')
    expect([...world.aborted]).toEqual([0])
  })

  it.each(['before its head', 'within its body'])(
    'a purge makes a refresh in the background useless: %s',
    async (when) => {
      const origin = createHeldFetches()
      const world = createWorld(origin.script)
      const first = world.get()
      await settled()
      origin
        .call(0)
        .answer({ fields: { 'cache-control': 'max-age=10, stale-while-revalidate=10' }, body: 'old' })
      await first
      world.advance(10)
      await world.get()
      await settled()
      if (when === 'before its head') await world.cache.purge('stage', null)
      origin.call(1).head(CACHEABLE)
      await settled()
      if (when === 'within its body') await world.cache.purge('stage', null)
      expect([...world.aborted]).toEqual([1])
      void world.get()
      await settled()
      expect(origin.calls).toHaveLength(3)
    },
  )

  it('a purge detaches the response to a POST that is the same as for a GET', async () => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const posted = world.get({ method: 'POST', target: '/' })
    await settled()
    origin.call(0).head({ fields: { 'cache-control': 'max-age=60', 'content-location': '/' } })
    origin.call(0).data('ol')
    await settled()
    await world.cache.purge('stage', null)
    origin.call(0).data('d')
    origin.call(0).end()
    expect((await posted).body).toBe('old')
    await settled()
    void world.get()
    await settled()
    expect(origin.calls).toHaveLength(2)
  })
})
