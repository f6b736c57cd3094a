/** Clients that send or take bytes now and then, but too few in total. */
import { describe, expect, it } from 'vitest'
import { LeastPace, type Paced } from '../../../../src/edge/server/shared/least-pace.js'
import { connectTo, FINE, parseAnswer, startEdgeServer } from '../../../support/edge-server.js'

function createClient() {
  const client = {
    awaited: 'body' as Paced['awaited'],
    movedBytes: { body: 0, response: 0 },
    cut: [] as string[],
    onTooSlow: (awaited: string) => void client.cut.push(awaited),
  }
  return client
}

describe('the least pace', () => {
  const limits = { leastBytesPerSecond: 100, bodyGraceMs: 10_000, responseGraceMs: 60_000 }

  it.each([
    { bytesPerLook: 0, awaited: 'body', isCut: true },
    { bytesPerLook: 99, awaited: 'body', isCut: true },
    { bytesPerLook: 101, awaited: 'body', isCut: false },
    { bytesPerLook: 99, awaited: 'response', isCut: true },
    { bytesPerLook: 101, awaited: 'response', isCut: false },
  ] as const)(
    'a pace of $bytesPerLook bytes a second while the $awaited is awaited leads to a cut: $isCut',
    ({ bytesPerLook, awaited, isCut }) => {
      const pace = new LeastPace(limits)
      const client = createClient()
      client.awaited = awaited
      for (let second = 0; second <= 130 && client.cut.length === 0; second++) {
        pace.look(client, second * 1000)
        client.movedBytes[awaited] += bytesPerLook
      }
      expect(client.cut).toEqual(isCut ? [awaited] : [])
    },
  )

  it('the least pace does not apply across changes of what is waited for', () => {
    const pace = new LeastPace(limits)
    const client = createClient()
    for (let second = 0; second <= 130; second++) {
      client.awaited = second % 9 === 0 ? null : 'body'
      pace.look(client, second * 1000)
    }
    expect(client.cut).toEqual([])
  })
})

describe('a body that comes byte by byte', () => {
  it.each([
    ['with a length', 'Content-Length: 100000\r\n\r\n', () => 'a'],
    ['chunked', 'Transfer-Encoding: chunked\r\n\r\n', () => '1\r\na\r\n'],
  ])('a slow body %s is a 408, and its reader is told', async (_what, fields, piece) => {
    let tell: (error: unknown) => void
    const failure = new Promise((resolve) => {
      tell = resolve
    })
    await using edge = await startEdgeServer({
      handle: async ({ body }) => {
        body?.on('error', tell)
        for await (const _chunk of body ?? []);
        return FINE
      },
      limits: { bodyGraceMs: 100, leastBytesPerSecond: 100_000 },
    })
    const client = await connectTo(edge.port)
    client.socket.write(`POST / HTTP/1.1\r\nHost: a\r\n${fields}`)
    const trickle = setInterval(() => client.socket.write(piece()), 5)
    const answer = await client.everything
    clearInterval(trickle)
    expect(parseAnswer(answer)).toMatchObject({
      status: 408,
      body: 'The body of the request came with less than 100000 bytes per second.\n',
    })
    expect(await failure).toBeInstanceOf(Error)
  })

  it('a client whose body is not read is not too slow', async () => {
    let give = () => {}
    await using edge = await startEdgeServer({
      handle: async () => {
        await new Promise<void>((resolve) => {
          give = resolve
        })
        return FINE
      },
      limits: { bodyGraceMs: 20, leastBytesPerSecond: 100_000 },
    })
    const client = await connectTo(edge.port)
    client.socket.write(
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n${'a'.repeat(1_000_000)}`,
    )
    for (let other = 0; other < 20; other++) {
      const another = await connectTo(edge.port)
      another.socket.end('nonsense\r\n\r\n')
      await another.everything
    }
    give()
    expect(parseAnswer(await client.everything).status).toBe(200)
  })
})
