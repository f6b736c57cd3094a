/** Origins whose framing is out of proportion to their content. The edge gives them up, and no other request waits. */
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startEdgeWorld } from '../../support/edge-world.js'
import { startRawOrigin } from '../../support/raw-origin.js'

const OK = 'HTTP/1.1 200 OK\r\n'
const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n\r\n`

/** Sends the bytes again and again until the edge closes the connection. */
function flood(socket: Socket, piece: string): void {
  const write = () => {
    while (!socket.destroyed && socket.write(piece));
  }
  socket.on('drain', write)
  write()
}

async function startEdgeOnRawOrigin(answer: (socket: Socket) => void) {
  let onClosed = () => {}
  const closed = new Promise<void>((resolve) => {
    onClosed = resolve
  })
  const origin = await startRawOrigin((socket, line) => {
    if (line.includes('/fine')) socket.end(`${OK}Content-Length: 4\r\n\r\nfine`)
    else {
      socket.on('close', onClosed)
      answer(socket)
    }
  })
  const world = await startEdgeWorld({ origins: { '*': origin.url } })
  const { host } = await world.createPipeline()
  return {
    /** Resolves once the connection with the hostile response is closed. */
    closed,
    get: (path: string) => world.get(host, path),
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await origin[Symbol.asyncDispose]()
    },
  }
}

describe('an origin whose response never begins is given up with a 502', () => {
  it.each([
    ['an endless reason phrase', `${OK.slice(0, -2)} `, 'a'.repeat(5000)],
    ['endless interim responses', '', 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'.repeat(50)],
    ['interim responses without fields', '', 'HTTP/1.1 102 Processing\r\n\r\n'.repeat(50)],
    ['endless 100s', '', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(50)],
    ['endless fields', OK, 'X: aaaaaaaaaaaaaaaa\r\n'.repeat(50)],
    ['an endless field', `${OK}X: `, 'a'.repeat(5000)],
  ])('an origin is given up with a 502 if it sends %s', async (_what, start, piece) => {
    await using world = await startEdgeOnRawOrigin((socket) => {
      socket.write(start)
      flood(socket, piece)
    })
    const { status, body } = await world.get('/')
    expect({ status, body }).toEqual({
      status: 502,
      body: expect.stringMatching(
        /too many or too long fields|sent \d+ bytes of fields and framing around 0 bytes of content/,
      ),
    })
    await world.closed
    expect(await world.get('/fine')).toMatchObject({ status: 200, body: 'fine' })
  })
})

describe('a response that is all framing breaks off, and is not stored', () => {
  it.each([
    ['an endless extension of a chunk', `${CHUNKED}1;a=`, 'a'.repeat(5000)],
    ['extensions much longer than their chunks', CHUNKED, `1;a=${'a'.repeat(5000)}\r\nx\r\n`],
    ['endless zeros before the size of a chunk', `${CHUNKED}0`, '0'.repeat(5000)],
    ['endless trailers', `${CHUNKED}1\r\nx\r\n0\r\n`, 'X: aaaaaaaaaaaaaaaa\r\n'.repeat(50)],
  ])('a response breaks off and is not stored if it sends %s', async (_what, start, piece) => {
    await using world = await startEdgeOnRawOrigin((socket) => {
      socket.write(start)
      flood(socket, piece)
    })
    await expect(world.get('/')).rejects.toThrow()
    await world.closed
    expect(await world.get('/fine')).toMatchObject({ status: 200, body: 'fine' })
  })
})

it('a body in chunks of one byte each is served and stored', async () => {
  const bytes = 300_000
  await using world = await startEdgeOnRawOrigin((socket) =>
    socket.end(`${CHUNKED}${'1\r\na\r\n'.repeat(bytes)}0\r\n\r\n`),
  )
  const first = await world.get('/')
  expect(first.body).toBe('a'.repeat(bytes))
  const second = await world.get('/')
  expect(second.xCache).toBe('hit-fresh')
  expect(second.body).toBe(first.body)
})

it.each(['99999999999999999', '9007199254740993'])(
  'a length of %s bytes is a 502, because it cannot be counted',
  async (length) => {
    await using world = await startEdgeOnRawOrigin((socket) =>
      socket.end(`${OK}Content-Length: ${length}\r\n\r\nhello`),
    )
    const { status, body } = await world.get('/')
    expect({ status, body }).toEqual({ status: 502, body: expect.stringContaining(`"${length}" bytes`) })
  },
)
