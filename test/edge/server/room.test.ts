/** Newcomers at the connection limit, and the connections that they replace. */
import { describe, expect, it } from 'vitest'
import {
  connectTo,
  FINE,
  PATHS,
  parseAnswer,
  type RawClient,
  startEdgeServer,
} from '../../support/edge-server.js'
import { HAS_OTHER_ADDRESSES, OTHER_ADDRESS } from '../../support/other-address.js'

const GET = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
const SLOW = 'GET / HTTP/1.1\r\nHost: slow\r\n\r\n'
const LARGE = 'GET / HTTP/1.1\r\nHost: large\r\n\r\n'

const PLACES = 8

/** An edge with few places. `begun` counts requests, which get no response until `answerAll`. */
async function startWithPlaces() {
  const log: object[] = []
  const answers: (() => void)[] = []
  const edge = await startEdgeServer({
    handle: ({ host }) => {
      if (host === 'large') return { ...FINE, body: [Buffer.alloc(32 * 1024 ** 2)] }
      if (host !== 'slow') return FINE
      return new Promise((resolve) => answers.push(() => resolve(FINE)))
    },
    limits: { maxConnections: PLACES },
    logger: { error() {}, warn: (details, message) => void log.push({ ...details, message }) },
  })
  return {
    port: edge.port,
    log,
    begun: () => answers.length,
    answerAll: () => {
      for (const answer of answers) answer()
    },
    [Symbol.asyncDispose]: () => edge[Symbol.asyncDispose](),
  }
}

/** Connections with which one client tries to keep all places. */
async function fill(port: number, bytes: string, count = 3 * PLACES): Promise<RawClient[]> {
  const clients: RawClient[] = []
  while (clients.length < count) {
    const client = await connectTo(port)
    if (bytes === LARGE) client.socket.pause()
    client.socket.write(bytes)
    clients.push(client)
  }
  return clients
}

async function ask(port: number, from: string): Promise<string> {
  const client = await connectTo(port, from)
  client.socket.end(GET)
  return parseAnswer(await client.everything).body
}

const open = (clients: readonly RawClient[]) => clients.filter(({ socket }) => !socket.destroyed)

const KINDS = [
  ['idle', ''],
  ['half a head', GET.slice(0, -4)],
  ['a response that is not taken', LARGE],
  ['a request that gets no response', SLOW],
  ['pipelined requests', SLOW.repeat(50)],
  ['a body that does not arrive', 'POST / HTTP/1.1\r\nHost: slow\r\nContent-Length: 9\r\n\r\n'],
] as const

describe.runIf(HAS_OTHER_ADDRESSES).each(PATHS)(
  'of a client that has all the places, on the $path path,',
  ({ before }) => {
    it.each(KINDS)(
      'a client without a connection never loses its place to one with many: %s',
      async (_kind, bytes) => {
        await using edge = await startWithPlaces()
        const early = await connectTo(edge.port, OTHER_ADDRESS)
        early.socket.write(before + GET)
        await early.has('fine')
        const clients = await fill(edge.port, before + bytes)
        for (let round = 0; round < 3; round++) expect(await ask(edge.port, OTHER_ADDRESS)).toBe('fine')
        // Its idle connection has waited longer than any other.
        early.socket.end(GET)
        expect((await early.everything).match(/fine/g)).toHaveLength(2)
        for (const { socket } of clients) socket.destroy()
      },
    )

    it.each(KINDS.slice(0, 3))(
      "a client's later connections replace its earlier ones: %s",
      async (_kind, bytes) => {
        await using edge = await startWithPlaces()
        const clients = await fill(edge.port, before + bytes)
        for (let round = 0; round < 3; round++) expect(await ask(edge.port, '127.0.0.1')).toBe('fine')
        for (const { socket } of clients) socket.destroy()
      },
    )
  },
)

it('a client whose requests are all under way gets only its share of places, and keeps them', async () => {
  await using edge = await startWithPlaces()
  const share = (PLACES * 3) / 4
  const clients = await fill(edge.port, SLOW, share)
  while (edge.begun() < share) await new Promise(setImmediate)
  const beyond = await connectTo(edge.port)
  expect(await beyond.everything).toBe('')
  edge.answerAll()
  for (const client of clients) await client.has('fine')
  expect(open(clients)).toHaveLength(share)
  for (const { socket } of clients) socket.destroy()
})

it.runIf(HAS_OTHER_ADDRESSES)(
  'if each client has one connection, none loses it to a newcomer while its request is under way',
  async () => {
    await using edge = await startWithPlaces()
    const clients: RawClient[] = []
    for (let number = 1; number <= PLACES; number++) {
      const client = await connectTo(edge.port, `127.0.0.${number}`)
      client.socket.write(SLOW)
      clients.push(client)
    }
    while (edge.begun() < PLACES) await new Promise(setImmediate)
    const newcomer = await connectTo(edge.port, '127.0.0.99')
    expect(await newcomer.everything).toBe('')
    edge.answerAll()
    for (const client of clients) await client.has('fine')
    for (const { socket } of clients) socket.destroy()
  },
)

it.runIf(HAS_OTHER_ADDRESSES)('the log says that connections make room, and for which limit', async () => {
  await using edge = await startWithPlaces()
  const clients = await fill(edge.port, '', PLACES + 1)
  expect(await ask(edge.port, OTHER_ADDRESS)).toBe('fine')
  expect(edge.log).toEqual([
    { connections: 1, maxConnections: PLACES, message: 'connections were cut to make room for others' },
  ])
  for (const { socket } of clients) socket.destroy()
})
