import { describe, expect, it } from 'vitest'
import { toCacheKey } from '../../src/http-cache/rules/stored-response.js'
import { settled } from '../support/settled.js'
import { begin } from './support/begin.js'
import { CACHEABLE } from './support/responses.js'
import { createSlowClient } from './support/slow-client.js'
import { createWorld } from './support/world.js'

const KIB = 1024
const chunk = (bytes: number, letter = 'x') => letter.repeat(bytes)

describe('a stored body', () => {
  it.each([
    [64 * KIB, 'at once'],
    [64 * KIB + 1, 'piece by piece, and is counted meanwhile'],
  ])('a stored body of %i bytes is given to a connection %s', async (bytes) => {
    const isLent = bytes > 64 * KIB
    const world = createWorld(() => ({ ...CACHEABLE, body: chunk(bytes) }))
    await world.get()
    const { body } = await world.open()
    expect(Array.isArray(body)).toBe(!isLent)
    await world.store.purge('stage', null)
    expect(world.budget.usedBytes > bytes).toBe(isLent)
  })
})

describe('a body that is too large to be stored', () => {
  const options = { maxObjectBytes: 1024 * KIB }

  it.each([
    ['says so', { fields: { 'cache-control': 'max-age=60', 'content-length': String(2048 * KIB) } }],
    ['does not say so', CACHEABLE],
  ])(
    'a body too large to be stored is passed on at the speed of its reader if its head %s',
    async (_name, head) => {
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
    },
  )

  it('a body too large to be stored makes the origin wait for the slowest reader', async () => {
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

  it.each(['GET', 'POST'])(
    'a body too large to be stored is counted while it is held, and waits when memory is short (%s)',
    async (method) => {
      const { world, call, client } = await begin(
        { fields: { 'cache-control': 'no-store' } },
        { maxBytes: 320 * KIB },
        { method },
      )
      // The first chunk is taken.
      for (let sent = 0; sent < 192; sent += 64) call.data(chunk(64 * KIB))
      // With 192 for what the connections hold.
      expect([world.budget.usedBytes, world.paused.has(0)]).toEqual([320 * KIB, false])
      call.data(chunk(64 * KIB))
      expect([world.budget.usedBytes, world.paused.has(0)]).toEqual([320 * KIB, true])
      client.flow()
      expect([world.budget.usedBytes, world.paused.has(0)]).toEqual([0, false])
      call.data(chunk(64 * KIB))
      expect([world.budget.usedBytes, world.paused.has(0)]).toEqual([0, false])
    },
  )

  it('a body makes the origin wait once it turns out to be too large', async () => {
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
    // The bytes that the slow client has yet to get are in memory, and counted.
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
    expect((await world.store.get(toCacheKey('stage', 'example.com', '/'))).responses).toEqual([])
  })

  /** A stored response is being refreshed. */
  async function refresh() {
    const { origin, world, call, client } = await begin(
      { fields: { 'cache-control': 'max-age=10, stale-while-revalidate=60' } },
      options,
    )
    client.flow()
    call.data('old')
    call.end()
    await settled()
    world.advance(10)
    await world.get()
    await settled()
    return { origin, world }
  }

  it.each([
    ['says so', { 'cache-control': 'max-age=60', 'content-length': String(2048 * KIB) }],
    ['does not say so', { 'cache-control': 'max-age=60' }],
    ['must not be stored anyway', { 'cache-control': 'no-store' }],
  ])('a body is not fetched in the background if it is too large and its head %s', async (_name, fields) => {
    const { origin, world } = await refresh()
    origin.call(1).head({ fields })
    for (let sent = 0; sent <= 1024; sent += 64) {
      await settled()
      if (!world.aborted.has(1)) origin.call(1).data(chunk(64 * KIB))
    }
    await settled()
    expect([...world.aborted]).toEqual([1])
  })

  it('a body too large to be stored is not fetched on for a client that has left', async () => {
    const { origin, world } = await refresh()
    world.advance(60)
    const opened = world.open()
    await settled()
    origin.call(1).head({ fields: { 'cache-control': 'max-age=600' } })
    const joining = createSlowClient(await opened)
    joining.flow()
    for (let sent = 0; sent <= 1024; sent += 64) origin.call(1).data(chunk(64 * KIB))
    expect(joining.receivedBytes()).toBe(1088 * KIB)
    expect(world.aborted.size).toBe(0)
    joining.leave()
    expect([...world.aborted]).toEqual([1])
  })

  it('a body drops the bytes that only a client who left had yet to get', async () => {
    const { world, call, client } = await begin(CACHEABLE, options)
    for (let sent = 0; sent <= 1024; sent += 64) call.data(chunk(64 * KIB))
    await settled()
    client.leave()
    await settled()
    expect([...world.aborted]).toEqual([0])
    expect(world.budget.usedBytes).toBe(0)
  })
})
