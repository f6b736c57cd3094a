import { describe, expect, it } from 'vitest'
import { createHeldOrigin } from './support/held-origin.js'
import { createSlowClient } from './support/slow-client.js'
import { type ClientRequest, createWorld, settled, type WorldOptions } from './support/world.js'

const KIB = 1024
const CACHEABLE = { fields: { 'cache-control': 'max-age=60' } }
const chunk = (bytes: number, letter = 'x') => letter.repeat(bytes)

/** One client whose answer has begun. */
async function begin(
  head: Parameters<ReturnType<typeof createHeldOrigin>['calls'][number]['head']>[0],
  options: WorldOptions = {},
  request: ClientRequest = {},
) {
  const origin = createHeldOrigin()
  const world = createWorld(origin.script, options)
  const opened = world.open(request)
  await settled()
  const call = origin.call(0)
  call.head(head)
  return { origin, world, call, client: createSlowClient(await opened) }
}

describe('a body that breaks off', () => {
  it('is incomplete for all who read it, and not stored', async () => {
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
    expect(world.budget.usedBytes).toBeLessThan(2 * KIB)
  })

  it('is passed on to the end to who is slow', async () => {
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

  it('leaves what was stored before, where that was being validated', async () => {
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
  it('the first does not take the answer from the others', async () => {
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

  it('the first does not take the answer from those who wait for its head', async () => {
    const origin = createHeldOrigin()
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

  it('all of them, and the origin is left too', async () => {
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

  it('all of them before the head, and the origin is left too', async () => {
    const origin = createHeldOrigin()
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

  it('one who was alone, and the origin is left', async () => {
    const { world, client } = await begin({ fields: { 'cache-control': 'no-store' } })
    client.leave()
    expect([...world.aborted]).toEqual([0])
  })

  it('who had all they wanted do not stop what is being stored', async () => {
    const origin = createHeldOrigin()
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

  it('do not stop what is refreshed in the background', async () => {
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

describe('a body that is too large to be stored', () => {
  const options = { maxObjectBytes: 1024 * KIB }

  it.each([
    ['says so', { fields: { 'cache-control': 'max-age=60', 'content-length': String(2048 * KIB) } }],
    ['does not say so', CACHEABLE],
  ])('is passed on, at the speed of its reader, where it %s', async (_name, head) => {
    const { origin, world, call, client } = await begin(head, options)
    let sent = 0
    let most = 0
    client.flow()
    await settled()
    for (; sent < 2048; sent += 64) call.data(chunk(64 * KIB))
    call.end()
    await settled()
    most = Math.max(most, world.budget.usedBytes)
    expect(client.receivedBytes()).toBe(2048 * KIB)
    expect(client.state()).toBe('ended')
    expect(world.budget.usedBytes).toBe(0)
    void world.get()
    await settled()
    expect(origin.calls).toHaveLength(2)
  })

  it('lets the origin wait for the slowest of its readers', async () => {
    const head = { fields: { 'cache-control': 'max-age=60', 'content-length': String(2048 * KIB) } }
    const { world, call, client } = await begin(head, options)
    await settled()
    call.data(chunk(64 * KIB))
    for (let sent = 64; sent <= 320; sent += 64) {
      expect(world.paused.has(0)).toBe(false)
      call.data(chunk(64 * KIB))
    }
    // 384 KiB came, the first 64 were taken.
    expect(world.paused.has(0)).toBe(true)
    client.takeOne()
    expect(world.paused.has(0)).toBe(false)
    client.flow()
    expect(client.receivedBytes()).toBe(384 * KIB)
    client.leave()
    expect([...world.aborted]).toEqual([0])
  })

  it('lets the origin wait once it turns out that it is', async () => {
    const { world, call, client } = await begin(CACHEABLE, options)
    const fast = createSlowClient(await world.open())
    fast.flow()
    await settled()
    for (let sent = 0; sent < 1024; sent += 64) call.data(chunk(64 * KIB))
    expect(world.paused.has(0)).toBe(false)
    expect(world.budget.usedBytes).toBe(1024 * KIB)
    call.data(chunk(64 * KIB))
    await settled()
    expect(world.paused.has(0)).toBe(true)
    // What the slow one has yet to get is in memory, and counted.
    expect(world.budget.usedBytes).toBeGreaterThan(900 * KIB)
    client.flow()
    expect(world.paused.has(0)).toBe(false)
    expect(world.budget.usedBytes).toBe(0)
    call.data(chunk(64 * KIB, 'y'))
    call.end()
    expect(client.receivedBytes()).toBe(1152 * KIB)
    expect(fast.receivedBytes()).toBe(1152 * KIB)
    expect([client.state(), fast.state()]).toEqual(['ended', 'ended'])
    await settled()
    expect(
      (await world.store.get({ space: 'stage', host: 'example.com', path: '/', query: '' })).responses,
    ).toEqual([])
  })

  it('forgets what only a client who left had yet to get', async () => {
    const { world, call, client } = await begin(CACHEABLE, options)
    for (let sent = 0; sent <= 1024; sent += 64) call.data(chunk(64 * KIB))
    await settled()
    client.leave()
    await settled()
    expect([...world.aborted]).toEqual([0])
    expect(world.budget.usedBytes).toBe(0)
  })
})
