import { describe, expect, it } from 'vitest'
import { settled } from '../support/settled.js'
import { begin } from './support/begin.js'
import { createHeldFetches } from './support/held-fetches.js'
import { CACHEABLE } from './support/responses.js'
import { createSlowClient } from './support/slow-client.js'
import { createWorld } from './support/world.js'

const KIB = 1024

describe('a body that breaks off', () => {
  it('a body that breaks off is incomplete for all its readers, and not stored', async () => {
    const { origin, world, call, client } = await begin(CACHEABLE)
    const late = world.get()
    call.data('hel')
    await settled()
    client.flow()
    call.fail()
    expect(await late).toMatchObject({ body: 'hel', isComplete: false })
    await settled()
    expect(client.state()).toBe('failed')
    const next = world.get()
    await settled()
    expect(origin.calls).toHaveLength(2)
    origin.call(1).answer({ ...CACHEABLE, body: 'hello' })
    expect(await next).toMatchObject({ body: 'hello', xCache: 'miss', isComplete: true })
    expect((await world.get()).body).toBe('hello')
    // One response, and nothing of the other.
    expect(world.budget.usedBytes).toBeLessThan(4 * KIB)
  })

  it('a slow reader gets everything that came of a body before it broke off', async () => {
    const { call, client } = await begin(CACHEABLE)
    call.data('hel')
    call.data('lo ')
    await settled()
    expect(client.received()).toBe('hel')
    call.fail()
    expect(client.state()).toBe('open')
    client.flow()
    expect(client.received()).toBe('hello ')
    expect(client.state()).toBe('failed')
  })

  it('a part that is shorter or longer than its Content-Range is not stored', async () => {
    for (const [body, isStored] of [
      ['hello', true],
      ['hell', false],
      ['hello!', false],
    ] as const) {
      const range = { fields: { range: 'bytes=0-4' } }
      const fields = { 'cache-control': 'max-age=60', 'content-range': 'bytes 0-4/9' }
      const { world, call, client } = await begin({ status: 206, fields }, {}, range)
      client.flow()
      call.data(body.slice(0, 2))
      await settled()
      call.data(body.slice(2))
      call.end()
      await settled()
      expect(client.received()).toBe(body)
      expect(world.budget.usedBytes > 0).toBe(isStored)
    }
  })

  it('a body that breaks off during a validation leaves the stored response', async () => {
    const { origin, world, call, client } = await begin({
      fields: { 'cache-control': 'max-age=10, stale-if-error=60' },
    })
    client.flow()
    call.data('old')
    call.end()
    await settled()
    world.advance(10)
    const opened = world.open()
    await settled()
    origin.call(1).head(CACHEABLE)
    const second = createSlowClient(await opened)
    second.flow()
    origin.call(1).data('ne')
    origin.call(1).fail()
    await settled()
    expect(second.state()).toBe('failed')
    const third = world.get()
    await settled()
    origin.call(2).fail()
    expect(await third).toMatchObject({ body: 'old', xCache: 'hit-stale' })
  })
})

describe('clients who leave', () => {
  it('the first client to leave does not take the response from the others', async () => {
    const { world, call, client } = await begin(CACHEABLE)
    const other = world.get()
    call.data('hel')
    await settled()
    client.leave()
    call.data('lo')
    call.end()
    expect(await other).toMatchObject({ body: 'hello', isComplete: true })
    expect(world.aborted.size).toBe(0)
    expect((await world.get()).xCache).toBe('hit-fresh')
  })

  it('the first client to leave does not take the response from those who wait for its head', async () => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const leaving = new AbortController()
    void world.open({ signal: leaving.signal })
    const other = world.get()
    await settled()
    leaving.abort()
    expect(world.aborted.size).toBe(0)
    origin.call(0).answer({ ...CACHEABLE, body: 'hello' })
    expect(await other).toMatchObject({ body: 'hello', xCache: 'miss' })
    expect(origin.calls).toHaveLength(1)
  })

  it('the fetch is aborted when all readers have left', async () => {
    const { origin, world, call, client } = await begin(CACHEABLE)
    const second = createSlowClient(await world.open())
    call.data('hel')
    await settled()
    client.leave()
    expect(world.aborted.size).toBe(0)
    second.leave()
    expect([...world.aborted]).toEqual([0])
    await settled()
    expect(world.budget.usedBytes).toBe(0)
    void world.get()
    await settled()
    expect(origin.calls).toHaveLength(2)
  })

  it('the fetch is aborted when all clients have left before the head', async () => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const leaving = [new AbortController(), new AbortController()]
    for (const { signal } of leaving) void world.open({ signal })
    await settled()
    for (const controller of leaving) controller.abort()
    expect([...world.aborted]).toEqual([0])
    void world.get()
    await settled()
    expect(origin.calls).toHaveLength(2)
  })

  it('the fetch is aborted when a client that was fetched for alone has left', async () => {
    const { world, client } = await begin({ fields: { 'cache-control': 'no-store' } })
    client.leave()
    expect([...world.aborted]).toEqual([0])
  })

  it('readers that had all they wanted do not stop a response from being stored', async () => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const fields = { 'cache-control': 'max-age=60', etag: '"a"', 'content-length': '5' }
    const knows = world.get({ fields: { 'if-none-match': '"a"' } })
    await settled()
    origin.call(0).head({ fields })
    expect(await knows).toMatchObject({ status: 304 })
    const part = world.get({ fields: { range: 'bytes=0-0' } })
    origin.call(0).data('hel')
    expect(await part).toMatchObject({ status: 206, body: 'h' })
    origin.call(0).data('lo')
    origin.call(0).end()
    await settled()
    expect(world.aborted.size).toBe(0)
    expect(await world.get()).toMatchObject({ body: 'hello', xCache: 'hit-fresh' })
  })

  it('clients that leave do not stop a refresh in the background', async () => {
    const { origin, world, call, client } = await begin({
      fields: { 'cache-control': 'max-age=10, stale-while-revalidate=60' },
    })
    client.flow()
    call.data('old')
    call.end()
    await settled()
    world.advance(10)
    await world.get()
    await settled()
    world.advance(60)
    const joining = new AbortController()
    void world.open({ signal: joining.signal })
    await settled()
    joining.abort()
    origin.call(1).answer({ fields: { 'cache-control': 'max-age=600' }, body: 'new' })
    await settled()
    expect(await world.get()).toMatchObject({ body: 'new', xCache: 'hit-fresh' })
    expect(origin.calls).toHaveLength(2)
  })
})
