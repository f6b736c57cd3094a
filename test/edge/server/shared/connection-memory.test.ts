/** The memory that connections hold stays within the account. */
import { describe, expect, it } from 'vitest'
import {
  ConnectionMemory,
  NODE_CONNECTION_BYTES,
  PLAIN_CONNECTION_BYTES,
} from '../../../../src/edge/server/shared/connection-memory.js'
import { IDLE_WAIT_OFFSET } from '../../../../src/edge/server/shared/victims.js'
import { createMemoryBudget } from '../../../../src/http-cache/bodies/memory-budget.js'
import {
  connectTo,
  FINE,
  PATHS,
  parseAnswer,
  type RawClient,
  say,
  startEdgeServer,
} from '../../../support/edge-server.js'

const MIB = 1024 ** 2
const FREE_BYTES = 8 * MIB

/** Resolves once the edge has read everything that was sent before. */
async function settled(port: number): Promise<void> {
  for (let round = 0; round < 5; round++) await say(port, 'GET /other HTTP/1.1\r\nHost: other\r\n\r\n')
}

const METHODS = [
  ['GET', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['HEAD', 'HEAD / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['POST', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc'],
  ['chunked POST', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n'],
  ['OPTIONS', 'OPTIONS / HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['HTTP/1.0', 'GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n'],
] as const

describe.each(PATHS)('many requests that come at once, read on the $path path', ({ before }) => {
  it.each(METHODS)('pipelined requests are answered one after the other: %s', async (_method, request) => {
    const underWay: (() => void)[] = []
    let begun = 0
    await using edge = await startEdgeServer({
      handle: async ({ host, body }) => {
        if (host === 'other') return FINE
        begun += 1
        body?.resume()
        await new Promise<void>((resolve) => underWay.push(resolve))
        return FINE
      },
    })
    const client = await connectTo(edge.port)
    client.socket.write(before + request.repeat(200))
    for (let round = 1; round <= 5; round++) {
      while (underWay.length === 0) await new Promise(setImmediate)
      expect(begun).toBe(round)
      underWay.shift()?.()
    }
    client.socket.destroy()
  })

  it('the next pipelined request does not begin before the client takes the previous response', async () => {
    let begun = 0
    const large = { ...FINE, body: [Buffer.alloc(32 * MIB)] }
    await using edge = await startEdgeServer({
      handle: ({ host }) => {
        if (host === 'other') return FINE
        begun += 1
        return large
      },
    })
    const client = await connectTo(edge.port)
    client.socket.pause()
    client.socket.write(before + 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(700))
    while (begun === 0) await new Promise(setImmediate)
    await settled(edge.port)
    expect(begun).toBe(1)
    client.socket.destroy()
  })

  it('pipelined requests of a millisecond each begin one in each turn of the event loop, whatever the number of connections', async () => {
    let begun = 0
    await using edge = await startEdgeServer({
      handle: () => {
        begun += 1
        for (const begunMs = performance.now(); performance.now() - begunMs < 1.1; ) {}
        return FINE
      },
    })
    const clients = await Promise.all(Array.from({ length: 20 }, () => connectTo(edge.port)))
    for (const { socket } of clients) socket.write(before + 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(20))
    // The order of the first requests does not matter.
    while (begun < 2 * clients.length) await new Promise(setImmediate)
    for (let earlier = begun; begun < 20 * 20; earlier = begun) {
      await new Promise(setImmediate)
      expect(begun - earlier).toBeLessThanOrEqual(2)
    }
    for (const { socket } of clients) socket.destroy()
  })

  it('waiting pipelined requests are counted in the account', async () => {
    const account = createMemoryBudget(64 * MIB)
    await using edge = await startEdgeServer({
      account,
      // The clients leave without a response.
      limits: { halfClosedTimeoutMs: 100 },
      handle: ({ host }) => (host === 'other' ? FINE : new Promise(() => {})),
    })
    const sent = before + 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(2400)
    const clients = await Promise.all(Array.from({ length: 200 }, () => connectTo(edge.port)))
    for (const { socket } of clients) socket.write(sent)
    await settled(edge.port)
    expect(account.usedBytes).toBeGreaterThan(200 * 60_000 - FREE_BYTES)
    for (const { socket } of clients) socket.destroy()
    while (account.usedBytes > 0) await say(edge.port, 'nonsense')
  })
})

describe('a connection for which there is no memory', () => {
  it('a connection without memory replaces the one that has waited longest for the rest of its head', async () => {
    const room = 20 * (PLAIN_CONNECTION_BYTES + 16 * 1024)
    const account = createMemoryBudget(room)
    account.reserve(room)
    await using edge = await startEdgeServer({ account, handle: () => FINE })
    const clients: RawClient[] = []
    const head = `GET / HTTP/1.1\r\nHost: a\r\nX: ${'a'.repeat(12_000)}`
    let closed = 0
    for (let count = 0; count < 600; count++) {
      const client = await connectTo(edge.port)
      void client.everything.then(() => {
        closed += 1
      })
      client.socket.write(head)
      clients.push(client)
    }
    await settled(edge.port)
    expect(closed).toBeGreaterThan(200)
    // The last connections are still open, and have their responses.
    const last = clients.at(-1)
    last?.socket.end('\r\n\r\n')
    expect(parseAnswer((await last?.everything) ?? '').body).toBe('fine')
    for (const { socket } of clients) socket.destroy()
  })

  it('a connection without memory is closed if all others wait for their responses', () => {
    const account = createMemoryBudget(0)
    const memory = new ConnectionMemory(account, { freeBytes: 2 * NODE_CONNECTION_BYTES })
    const cuts: string[] = []
    const holder = (name: string, waitingSince: number | null) => ({
      client: '192.0.2.1',
      waitingSince,
      cut: () => void cuts.push(name),
    })
    const busy = holder('busy', null)
    expect(memory.hold(busy, NODE_CONNECTION_BYTES)).toBe(true)
    expect(memory.hold(holder('first', 1), NODE_CONNECTION_BYTES)).toBe(true)
    const second = holder('second', 2)
    expect(memory.hold(second, NODE_CONNECTION_BYTES)).toBe(true)
    expect(cuts).toEqual(['first'])
    expect(memory.hold(busy, 2 * NODE_CONNECTION_BYTES)).toBe(true)
    expect(cuts).toEqual(['first', 'second'])
    expect(memory.hold(holder('third', 3), NODE_CONNECTION_BYTES)).toBe(false)
    memory.release(busy)
    expect(memory.heldBytes).toBe(0)
  })

  it('a connection gets memory from the client that holds the most, however long others have waited', () => {
    const account = createMemoryBudget(0)
    const cuts: string[] = []
    const memory = new ConnectionMemory(account, {
      freeBytes: 12 * NODE_CONNECTION_BYTES,
      onCut: () => void cuts.push('memory'),
    })
    const held: string[] = []
    const hold = (client: string, waitingSince: number) => {
      const holder = { client, waitingSince, cut: () => void cuts.push(client) }
      held.push(client)
      expect(memory.hold(holder, NODE_CONNECTION_BYTES)).toBe(true)
    }
    hold('one', 1)
    hold('other', 2)
    for (let turn = 3; turn < 103; turn++) hold('attacker', turn)
    expect(new Set(cuts)).toEqual(new Set(['attacker', 'memory']))
    expect(cuts).toHaveLength(2 * (held.length - 12))
  })

  it('a connection gets memory from idle ones only if no other has half a head or an untaken response', () => {
    const account = createMemoryBudget(0)
    const memory = new ConnectionMemory(account, { freeBytes: 4 * NODE_CONNECTION_BYTES })
    const cuts: string[] = []
    const hold = (name: string, client: string, waitingSince: number) =>
      memory.hold({ client, waitingSince, cut: () => void cuts.push(name) }, NODE_CONNECTION_BYTES)
    for (const turn of [1, 2, 3]) hold(`idle ${turn}`, 'proxy', IDLE_WAIT_OFFSET + turn)
    hold('stalled', 'one', 4)
    hold('newcomer', 'another', IDLE_WAIT_OFFSET + 5)
    hold('next', 'another', IDLE_WAIT_OFFSET + 6)
    expect(cuts).toEqual(['stalled', 'idle 1'])
  })
})
