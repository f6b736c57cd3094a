import { expect, it } from 'vitest'
import { fill, key, response, statuses } from '../support/store-contract.js'
import { type Edge, FULL_OR_SLOW, IN_USE, openEdgeStore } from './support/edge-store.js'
import { describeOnRedis, type RedisServer, startRedis } from './support/redis-server.js'

/** Lists the keys on the server by the part of each key that names its kind. */
async function keysOf(server: RedisServer, part: ':g' | ':r:') {
  const names = (await server.command('KEYS', '*')) as unknown as string[]
  return names.filter((name) => name.includes(`}${part}`))
}

async function keyOf(server: RedisServer, part: ':g' | ':r:') {
  const [name = '', ...others] = await keysOf(server, part)
  expect(others).toEqual([])
  return name
}

describeOnRedis('the stored data on a server', () => {
  it('expires a stored response on the server, and its generations long after', async () => {
    await using server = await startRedis()
    await using edge = await openEdgeStore(server)
    const now = edge.clock.now().getTime()
    await fill(edge.store, key(), { freshForSeconds: 300, requestTimeMs: now, responseTimeMs: now })
    await fill(edge.store, key(), {
      slot: 'short',
      freshForSeconds: 100,
      requestTimeMs: now,
      responseTimeMs: now,
    })
    const secondsLeft = Number(await server.command('TTL', await keyOf(server, ':r:')))
    expect(secondsLeft).toBeGreaterThan(290)
    expect(secondsLeft).toBeLessThanOrEqual(300)
    const dayS = 24 * 3600
    expect(Number(await server.command('TTL', await keyOf(server, ':g')))).toBeGreaterThan(30 * dayS)
  })

  it.each([
    ['a string', ['SET', 'KEY', 'garbage']],
    ['a list', ['RPUSH', 'KEY', 'garbage']],
    ['a hash of others', ['HSET', 'KEY', 'a', 'b']],
  ])('ignores and deletes a stored response that is %s', async (_name, command) => {
    await using server = await startRedis()
    await using edge = await openEdgeStore(server)
    await fill(edge.store, key())
    for (const part of [':r:', ':g'] as const) {
      const name = await keyOf(server, part)
      await server.command('DEL', name)
      await server.command(...command.map((word) => (word === 'KEY' ? name : word)))
      expect(await statuses(edge.store, key())).toEqual([])
      await fill(edge.store, key())
      expect(await statuses(edge.store, key())).toEqual([200])
      expect(await server.command('TYPE', name)).toBe('hash')
    }
    expect(edge.messages()).toEqual([IN_USE])
  })

  it('ignores and deletes an invalid stored response, and keeps the others', async () => {
    await using server = await startRedis()
    await using edge = await openEdgeStore(server)
    await fill(edge.store, key(), { slot: 'good' })
    await fill(edge.store, key(), { slot: 'bad' })
    const name = await keyOf(server, ':r:')
    await server.command(
      'HSET',
      name,
      'sbad',
      'garbage',
      'smoved',
      String(await server.command('HGET', name, 'sgood')),
    )
    expect(await statuses(edge.store, key())).toEqual([200])
    // Another request over the same connection makes sure that the server has processed the deletion.
    expect(await statuses(edge.store, key())).toEqual([200])
    const fields = (await server.command('HKEYS', name)) as unknown as string[]
    expect(fields.sort()).toEqual(['', 'sgood'])
  })

  it('ignores stored responses without their generations, which a server may evict', async () => {
    await using server = await startRedis()
    await using edge = await openEdgeStore(server)
    await fill(edge.store, key())
    const { ticket } = await edge.store.get(key())
    await edge.store.purge('stage', ['/b'])
    await server.command('DEL', await keyOf(server, ':g'))
    await edge.store.put(key(), response(), ticket)
    expect(await statuses(edge.store, key())).toEqual([])
    await fill(edge.store, key(), { status: 203 })
    expect(await statuses(edge.store, key())).toEqual([203])
  })

  it('limits the variants of a key by number and bytes, and keeps the newest', async () => {
    await using server = await startRedis()
    await using edge = await openEdgeStore(server, { maxSharedObjectBytes: 10_000 })
    for (let slot = 0; slot < 70; slot++)
      await fill(edge.store, key(), { slot: `${slot}`, status: 200 + slot })
    const many = await statuses(edge.store, key())
    expect(many).toHaveLength(64)
    expect(many).toContain(269)
    for (let slot = 0; slot < 6; slot++)
      await fill(edge.store, key({ path: '/b' }), {
        slot: `${slot}`,
        status: 200 + slot,
        body: [Buffer.alloc(10_000)],
      })
    const large = await statuses(edge.store, key({ path: '/b' }))
    expect(large).toHaveLength(3)
    expect(large).toContain(205)
  })

  it('forgets the whole space rather than record purged paths without bound', async () => {
    await using server = await startRedis()
    await using edge = await openEdgeStore(server)
    await fill(edge.store, key())
    const paths = Array.from({ length: 50_000 }, (_, index) => `/${index}`)
    await edge.store.purge('stage', paths)
    expect(await statuses(edge.store, key())).toEqual([200])
    await edge.store.purge(
      'stage',
      paths.map((path) => `${path}/`),
    )
    expect(await statuses(edge.store, key())).toEqual([])
    expect(await server.command('HLEN', await keyOf(server, ':g'))).toBe(1)
  })

  it('loads its scripts again when the server has lost them', async () => {
    await using server = await startRedis()
    await using edge = await openEdgeStore(server)
    await fill(edge.store, key())
    await server.command('SCRIPT', 'FLUSH')
    expect(await statuses(edge.store, key())).toEqual([200])
    await server.command('SCRIPT', 'FLUSH')
    await edge.store.purge('stage', ['/a'])
    expect(await statuses(edge.store, key())).toEqual([])
  })
})

describeOnRedis('a server without free memory', () => {
  it('stores nothing more, logs that once a minute, and still returns stored responses', async () => {
    await using server = await startRedis()
    await using edge = await openEdgeStore(server)
    await fill(edge.store, key())
    await server.command('CONFIG', 'SET', 'maxmemory', '1')
    for (const path of ['/b', '/c']) await fill(edge.store, key({ path }))
    expect(await statuses(edge.store, key({ path: '/b' }))).toEqual([])
    expect(await statuses(edge.store, key())).toEqual([200])
    expect(edge.messages()).toEqual([IN_USE, FULL_OR_SLOW])
    edge.clock.advanceMs(60_000)
    await fill(edge.store, key({ path: '/b' }))
    expect(edge.messages()).toEqual([IN_USE, FULL_OR_SLOW, FULL_OR_SLOW])
  })

  it.each([
    ['a path', (edge: Edge) => edge.store.purge('stage', ['/a'])],
    ['everything', (edge: Edge) => edge.store.purge('stage', null)],
    ['a key', (edge: Edge) => edge.store.delete(key())],
  ])('still forgets %s, and any fill in progress', async (_name, forget) => {
    await using server = await startRedis()
    await using one = await openEdgeStore(server)
    await using other = await openEdgeStore(server)
    await fill(one.store, key())
    const { ticket } = await one.store.get(key())
    await server.command('CONFIG', 'SET', 'maxmemory', '1')
    await forget(other)
    expect(await statuses(one.store, key())).toEqual([])
    await server.command('CONFIG', 'SET', 'maxmemory', '0')
    await one.store.put(key(), response(), ticket)
    expect(await statuses(one.store, key())).toEqual([])
    await fill(one.store, key(), { status: 203 })
    expect(await statuses(other.store, key())).toEqual([203])
  })
})
