import { expect, it } from 'vitest'
import { startForwarder } from '../support/raw-origin.js'
import { fill, key, response, statuses, stored } from '../support/store-contract.js'
import { openEdgeStore, startEdgeStore } from './support/edge-store.js'
import { describeOnRedis, startRedis } from './support/redis-server.js'

const MEBIBYTE = 1024 ** 2

describeOnRedis('edges on one server', () => {
  it('returns at one edge the bytes that another stored', async () => {
    await using server = await startRedis()
    await using one = await openEdgeStore(server)
    await using other = await openEdgeStore(server)
    const body = Buffer.from(Uint8Array.from({ length: MEBIBYTE }, (_, index) => (index * 31) % 256))
    await fill(one.store, key(), { fields: { etag: '"1"' }, body: [body] })
    expect(await stored(other.store, key())).toEqual(await stored(one.store, key()))
    expect(await stored(other.store, key())).toMatchObject([
      { fields: { etag: '"1"' }, body: body.toString('latin1') },
    ])
  })

  it("ignores a response whose time is in the future by the edge's clock, and keeps it for the others", async () => {
    await using server = await startRedis()
    await using one = await openEdgeStore(server)
    await using other = await openEdgeStore(server)
    await using late = await openEdgeStore(server)
    late.clock.setMs(-3_600_000)
    const responseTimeMs = one.clock.steadyMs()
    await fill(one.store, key(), { requestTimeMs: responseTimeMs, responseTimeMs })
    expect(await statuses(late.store, key())).toEqual([])
    expect(await statuses(other.store, key())).toEqual([200])
    // An edge counts its own age by a clock that is never set.
    one.clock.setMs(-3_600_000)
    expect(await stored(one.store, key())).toMatchObject([{ responseTimeMs }])
  })

  it('keeps edges with different prefixes apart', async () => {
    await using server = await startRedis()
    await using one = await openEdgeStore(server, { prefix: 'production' })
    await using other = await openEdgeStore(server, { prefix: 'staging' })
    await fill(one.store, key())
    await other.store.purge('stage', null)
    expect(await statuses(other.store, key())).toEqual([])
    expect(await statuses(one.store, key())).toEqual([200])
  })

  it('purges by path or everything at all edges before the purge is answered', async () => {
    await using server = await startRedis()
    await using one = await openEdgeStore(server)
    await using other = await openEdgeStore(server)
    await fill(one.store, key())
    await fill(one.store, key({ path: '/b' }))
    await other.store.purge('stage', ['/a'])
    expect(await statuses(one.store, key())).toEqual([])
    expect(await statuses(one.store, key({ path: '/b' }))).toEqual([200])
    await other.store.purge('stage', null)
    expect(await statuses(one.store, key({ path: '/b' }))).toEqual([])
  })

  it('applies the purge of an edge that was about to connect', async () => {
    await using server = await startRedis()
    await using one = await openEdgeStore(server)
    await fill(one.store, key())
    await using other = startEdgeStore(server)
    await other.store.purge('stage', ['/a'])
    expect(await statuses(one.store, key())).toEqual([])
  })

  it.each<[string, string[] | null]>([
    ['everything', null],
    ['the path', ['/a']],
  ])('discards a fill that began before a purge of %s at another edge', async (_name, paths) => {
    await using server = await startRedis()
    await using one = await openEdgeStore(server)
    await using other = await openEdgeStore(server)
    const { ticket } = await one.store.get(key())
    await other.store.purge('stage', paths)
    await one.store.put(key(), response(), ticket)
    expect(await statuses(one.store, key())).toEqual([])
    expect(await statuses(other.store, key())).toEqual([])
  })

  it('discards a fill that began before its key was deleted at another edge', async () => {
    await using server = await startRedis()
    await using one = await openEdgeStore(server)
    await using other = await openEdgeStore(server)
    const { ticket } = await one.store.get(key())
    await other.store.delete(key())
    await one.store.put(key(), response(), ticket)
    expect(await statuses(other.store, key())).toEqual([])
  })

  it('keeps a response too large to share at the edge that fetched it, until any edge purges it', async () => {
    await using server = await startRedis()
    await using one = await openEdgeStore(server, { maxSharedObjectBytes: 1000 })
    await using other = await openEdgeStore(server, { maxSharedObjectBytes: 1000 })
    const large = { body: [Buffer.alloc(1001)] }
    const forgets = [
      () => other.store.purge('stage', null),
      () => other.store.purge('stage', ['/a']),
      () => one.store.purge('stage', ['/a']),
      () => other.store.delete(key()),
    ]
    for (const forget of forgets) {
      await fill(one.store, key(), large)
      expect(await statuses(one.store, key())).toEqual([200])
      expect(await statuses(other.store, key())).toEqual([])
      await forget()
      expect(await statuses(one.store, key())).toEqual([])
    }
    const { ticket } = await one.store.get(key())
    await other.store.purge('stage', ['/a'])
    await one.store.put(key(), response(large), ticket)
    expect(await statuses(one.store, key())).toEqual([])
  })

  it('replaces a small variant by a large one in the same slot, and the reverse', async () => {
    await using server = await startRedis()
    await using edge = await openEdgeStore(server, { maxSharedObjectBytes: 1000 })
    const large = { status: 203, body: [Buffer.alloc(1001)] }
    await fill(edge.store, key(), { slot: 'fr' })
    await fill(edge.store, key())
    await fill(edge.store, key(), large)
    expect(await statuses(edge.store, key())).toEqual([200, 203])
    await fill(edge.store, key(), { status: 404 })
    expect(await statuses(edge.store, key())).toEqual([200, 404])
  })

  it('shares over TCP and in a separate database', async () => {
    await using server = await startRedis()
    // Redis cannot choose a free port itself, so this port leads to its socket.
    await using forwarder = await startForwarder(() => server.path)
    const url = `redis://127.0.0.1:${forwarder.port}/3`
    await using one = await openEdgeStore({ url })
    await using other = await openEdgeStore({ url })
    await using elsewhere = await openEdgeStore(server)
    await fill(one.store, key())
    expect(await statuses(other.store, key())).toEqual([200])
    expect(await statuses(elsewhere.store, key())).toEqual([])
  })

  it('logs in by name and password, and logs neither of them', async () => {
    await using server = await startRedis([
      '--user',
      'edge',
      'on',
      '>s3cret',
      '~edgeway:*',
      '+@all',
      '-@dangerous',
    ])
    const url = server.url.replace('unix://', 'unix://edge:s3cret@')
    await using edge = await openEdgeStore({ url })
    await fill(edge.store, key())
    expect(await statuses(edge.store, key())).toEqual([200])
    await using stranger = await openEdgeStore(
      { url: url.replace('s3cret', 'wr0ng') },
      { reconnectDelayMs: () => 60_000 },
    )
    expect(stranger.log).toHaveLength(1)
    expect(JSON.stringify([edge.log, stranger.log])).not.toMatch(/s3cret|wr0ng/)
  })
})
