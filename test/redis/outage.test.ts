import { createServer, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { holdTimers } from '../support/held-timers.js'
import { fill, key, response, statuses } from '../support/store-contract.js'
import { findClosedPort, startTestServer } from '../support/test-server.js'
import { DEADLINE_MS, type Edge, IN_USE, LOST, openEdgeStore, UNUSABLE } from './support/edge-store.js'
import { describeOnRedis, type RedisServer, startRedis } from './support/redis-server.js'

/** Freezes the server, and resolves once the edge has noticed. */
async function freeze(server: RedisServer, edge: Edge, timers: ReturnType<typeof holdTimers>) {
  server.freeze()
  const underWay = edge.store.get(key())
  await timers.pass(DEADLINE_MS)
  await underWay
}

describeOnRedis('an edge that loses its server', () => {
  it('caches alone during an outage, and shares again afterwards', async () => {
    await using server = await startRedis()
    await using one = await openEdgeStore(server)
    await using other = await openEdgeStore(server)
    await fill(one.store, key())
    await server.kill()
    await Promise.all([one.logged(2), other.logged(2)])

    expect(await statuses(one.store, key())).toEqual([])
    await fill(one.store, key(), { status: 203 })
    expect(await statuses(one.store, key())).toEqual([203])
    expect(await statuses(other.store, key())).toEqual([])

    await server.start()
    await Promise.all([one.logged(3), other.logged(3)])
    expect(await statuses(one.store, key())).toEqual([])
    await fill(one.store, key(), { status: 404 })
    expect(await statuses(other.store, key())).toEqual([404])
    expect(one.messages()).toEqual([IN_USE, LOST, IN_USE])
    expect(other.messages()).toEqual([IN_USE, LOST, IN_USE])
  })

  it('answers the reads in progress when the server dies', async () => {
    await using server = await startRedis()
    await using edge = await openEdgeStore(server)
    await fill(edge.store, key())
    const { ticket } = await edge.store.get(key())
    server.freeze()
    const underWay = [
      edge.store.get(key()),
      edge.store.put(key(), response(), ticket),
      edge.store.delete(key()),
      edge.store.purge('stage', ['/a']),
    ]
    await server.kill()
    const [resource] = await Promise.all(underWay)
    expect(resource).toMatchObject({ responses: [] })
    expect(edge.messages()).toEqual([IN_USE, LOST])
  })

  it('does not wait for a frozen server, and uses it again when it responds', async () => {
    using timers = holdTimers()
    await using server = await startRedis()
    await using edge = await openEdgeStore(server, { deadlineMs: 250 })
    await fill(edge.store, key())
    server.freeze()
    const underWay = Promise.all([
      edge.store.get(key()),
      edge.store.get(key({ path: '/b' })),
      edge.store.purge('stage', ['/b']),
    ])
    await timers.pass(250)
    const [resource] = await underWay
    expect(resource.responses).toEqual([])
    expect(edge.messages()).toEqual([IN_USE, LOST])
    expect(edge.log[1]?.details).toMatchObject({ reason: 'no answer within 250 ms' })
    await fill(edge.store, key(), { status: 203 })
    expect(await statuses(edge.store, key())).toEqual([203])
    server.thaw()
    await timers.pass(1)
    await edge.logged(3)
    expect(edge.messages()).toEqual([IN_USE, LOST, IN_USE])
    expect(await statuses(edge.store, key())).toEqual([200])
  })

  it('logs nothing more about a server that accepts connections but has not recovered, and purges without it', async () => {
    using timers = holdTimers()
    await using server = await startRedis()
    await using edge = await openEdgeStore(server)
    await freeze(server, edge, timers)
    await fill(edge.store, key())
    await timers.pass(1)
    const purged = edge.store.purge('stage', null)
    await timers.pass(4 * DEADLINE_MS)
    await purged
    expect(await statuses(edge.store, key())).toEqual([])
    expect(edge.messages()).toEqual([IN_USE, LOST])
  })

  it('sends the purges and deletions of an outage to the server before it uses the server again', async () => {
    using timers = holdTimers()
    await using server = await startRedis()
    await using one = await openEdgeStore(server)
    await using other = await openEdgeStore(server)
    const paths = ['/purged', '/deleted', '/left']
    for (const path of paths)
      for (const space of ['stage', 'emptied']) await fill(other.store, key({ space, path }))
    await freeze(server, one, timers)
    await fill(one.store, key({ path: '/purged' }), { status: 203 })
    await one.store.purge('stage', ['/purged'])
    expect(await statuses(one.store, key({ path: '/purged' }))).toEqual([])
    await one.store.delete(key({ path: '/deleted' }))
    await one.store.purge('emptied', null)
    server.thaw()
    await timers.pass(1)
    await one.logged(3)
    for (const { store } of [one, other]) {
      expect(await Promise.all(paths.map((path) => statuses(store, key({ path }))))).toEqual([[], [], [200]])
      for (const path of paths) expect(await statuses(store, key({ space: 'emptied', path }))).toEqual([])
    }
  })

  it('purges the whole space instead of very many paths', async () => {
    using timers = holdTimers()
    await using server = await startRedis()
    await using one = await openEdgeStore(server)
    await using other = await openEdgeStore(server)
    await fill(other.store, key())
    await fill(other.store, key({ space: 'other stage' }))
    await freeze(server, one, timers)
    for (let index = 0; index <= 1000; index++) await one.store.purge('stage', [`/${index}`])
    server.thaw()
    await timers.pass(1)
    await one.logged(3)
    expect(await statuses(other.store, key())).toEqual([])
    expect(await statuses(other.store, key({ space: 'other stage' }))).toEqual([200])
  })

  it('discards a fill that began before the outage or before its end', async () => {
    await using server = await startRedis()
    await using edge = await openEdgeStore(server)
    const before = await edge.store.get(key())
    await server.kill()
    await edge.logged(2)
    const during = await edge.store.get(key())
    await edge.store.put(key(), response(), before.ticket)
    expect(await statuses(edge.store, key())).toEqual([])
    await server.start()
    await edge.logged(3)
    await edge.store.put(key(), response(), before.ticket)
    await edge.store.put(key(), response(), during.ticket)
    expect(await statuses(edge.store, key())).toEqual([])
  })

  it('returns nothing of an earlier outage in a later one', async () => {
    await using server = await startRedis()
    await using edge = await openEdgeStore(server)
    await server.kill()
    await edge.logged(2)
    await fill(edge.store, key())
    const { ticket } = await edge.store.get(key())
    await server.start()
    await edge.logged(3)
    await server.kill()
    await edge.logged(4)
    expect(await statuses(edge.store, key())).toEqual([])
    await edge.store.put(key(), response(), ticket)
    expect(await statuses(edge.store, key())).toEqual([])
  })

  it('returns nothing that the server saved before it went down, because a purge may have followed', async () => {
    await using server = await startRedis(['--dbfilename', 'saved.rdb'])
    await using edge = await openEdgeStore(server)
    await fill(edge.store, key())
    const { ticket } = await edge.store.get(key())
    await server.command('SAVE')
    await edge.store.purge('stage', ['/a'])
    await server.kill()
    await edge.logged(2)
    await server.start()
    await edge.logged(3)
    expect(await server.command('DBSIZE')).toBeGreaterThan(0)
    expect(await statuses(edge.store, key())).toEqual([])
    await edge.store.put(key(), response(), ticket)
    expect(await statuses(edge.store, key())).toEqual([])
  })

  it('does without a server that refuses writes', async () => {
    await using server = await startRedis()
    await using edge = await openEdgeStore(server)
    await server.command('REPLICAOF', '127.0.0.1', '1')
    await edge.store.purge('stage', ['/a'])
    await fill(edge.store, key())
    expect(await statuses(edge.store, key())).toEqual([200])
    expect(edge.messages()).toEqual([IN_USE, LOST])
    await server.command('REPLICAOF', 'NO', 'ONE')
    await edge.logged(3)
    expect(edge.messages()).toEqual([IN_USE, LOST, IN_USE])
  })
})

describeOnRedis('an edge that starts without a server', () => {
  it('logs the missing server once, and uses the server when it comes up', async () => {
    await using server = await startRedis()
    await server.kill()
    await using edge = await openEdgeStore(server)
    await fill(edge.store, key())
    expect(await statuses(edge.store, key())).toEqual([200])
    await server.start()
    await edge.logged(2)
    expect(edge.messages()).toEqual([UNUSABLE, IN_USE])
    expect(await statuses(edge.store, key())).toEqual([])
  })

  it('can be closed without a server', async () => {
    const edge = await openEdgeStore({ url: 'unix:///nowhere' }, { reconnectDelayMs: () => 60_000 })
    await edge.store.close()
    expect(edge.messages()).toEqual([UNUSABLE])
  })

  it('does not wait for a server that accepts connections and never responds', async () => {
    await using mute = await startTestServer(createServer((socket) => void socket.resume()))
    const url = `redis://127.0.0.1:${mute.port}`
    await using edge = await openEdgeStore({ url }, { deadlineMs: 20, reconnectDelayMs: () => 60_000 })
    expect(edge.log[0]?.details).toEqual({ server: url, reason: 'no connection within 80 ms' })
    await fill(edge.store, key())
    expect(await statuses(edge.store, key())).toEqual([200])
    await edge.store.purge('stage', null)
    expect(await statuses(edge.store, key())).toEqual([])
    expect(edge.messages()).toEqual([UNUSABLE])
  })

  it('says in one sentence that nothing listens at the address', async () => {
    const url = `redis://127.0.0.1:${await findClosedPort()}`
    await using edge = await openEdgeStore({ url }, { reconnectDelayMs: () => 60_000 })
    expect(edge.log).toEqual([
      {
        level: 'warn',
        message: UNUSABLE,
        details: { server: url, reason: expect.stringContaining('ECONNREFUSED') },
      },
    ])
  })

  it('says in one sentence that the server is not Redis', async () => {
    const refuse = (socket: Socket) =>
      void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    await using web = await startTestServer(createServer(refuse))
    const url = `redis://127.0.0.1:${web.port}`
    await using edge = await openEdgeStore({ url }, { reconnectDelayMs: () => 60_000 })
    const reason = 'it does not answer as Redis and Valkey do'
    expect(edge.log).toEqual([{ level: 'warn', message: UNUSABLE, details: { server: url, reason } }])
  })

  it('says in one sentence that the password is wrong, without showing the password', async () => {
    await using server = await startRedis(['--requirepass', 'right'])
    const url = server.url.replace('unix://', 'unix://:wr0ng@')
    await using edge = await openEdgeStore({ url }, { reconnectDelayMs: () => 60_000 })
    const reason = expect.stringMatching(/^WRONGPASS /)
    expect(edge.log).toEqual([{ level: 'warn', message: UNUSABLE, details: { server: server.url, reason } }])
    await using without = await openEdgeStore(server, { reconnectDelayMs: () => 60_000 })
    expect(without.log[0]?.details).toMatchObject({ reason: expect.stringMatching(/^NOAUTH /) })
    expect(without.messages()).toEqual([UNUSABLE])
  })

  it('refuses a URL of another scheme, without showing the URL', async () => {
    for (const url of ['http://:s3cret@127.0.0.1', 'redis://:s3cret@', 's3cret'])
      await expect(openEdgeStore({ url })).rejects.toThrow(/^expected the shared cache as redis:(?!.*s3cret)/)
  })
})
