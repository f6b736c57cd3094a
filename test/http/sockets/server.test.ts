import { once } from 'node:events'
import type { RequestListener, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SocketLimits } from '../../../src/http/sockets/limits.js'
import { listenHttp } from '../../../src/http/sockets/server.js'
import { connectTo, parseAnswer } from '../../support/edge-server.js'
import { HAS_OTHER_ADDRESSES, OTHER_ADDRESS } from '../../support/other-address.js'

/** More than the sockets of both sides can hold. */
const LARGE = Buffer.alloc(20_000_000, 'x')

const GET = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'
const LAST = 'GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'

async function startServer(handle: RequestListener, limits: Partial<SocketLimits> = {}) {
  const log: Record<string, unknown>[] = []
  const listening = await listenHttp(
    { host: '127.0.0.1', port: 0 },
    {
      handle,
      formatRefusal: ({ text }) => ({ headers: { 'content-type': 'text/plain' }, body: text }),
      limits,
      logger: { warn: (details, msg) => void log.push({ ...details, msg }) },
    },
  )
  return { ...listening, log, [Symbol.asyncDispose]: async () => void (await listening.close(0)) }
}

/** A handler that records its requests, and resolves once it has this many. */
function recorder(answer: (response: ServerResponse, url: string) => void) {
  const begun: string[] = []
  let look = () => {}
  return {
    begun,
    handle: ((message, response) => {
      begun.push(message.url ?? '')
      answer(response, message.url ?? '')
      look()
    }) as RequestListener,
    hasBegun: (count: number) =>
      new Promise<void>((resolve) => {
        look = () => {
          if (begun.length >= count) resolve()
        }
        look()
      }),
  }
}

/** All responses on a connection, in order. */
function bodiesOf(text: string): string[] {
  const bodies: string[] = []
  for (let rest = text; rest !== ''; ) {
    const answer = parseAnswer(rest)
    bodies.push(answer.body)
    rest = answer.rest
  }
  return bodies
}

describe('pipelined requests', () => {
  it('each pipelined request begins once the previous response is taken', async () => {
    const { begun, handle, hasBegun } = recorder((response) => response.end(LARGE))
    await using server = await startServer(handle)
    const client = await connectTo(server.port)
    client.socket.pause()
    client.socket.write(GET.repeat(200))
    await hasBegun(1)
    // The second connection has its response although the first was read earlier, so no further request of the first can have begun.
    for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
    expect(begun).toHaveLength(1)
    client.socket.resume()
    await hasBegun(3)
    client.socket.destroy()
  })

  it('pipelined requests all get their responses in order', async () => {
    let underWay = 0
    let most = 0
    await using server = await startServer((message, response) => {
      most = Math.max(most, ++underWay)
      response.once('finish', () => underWay--)
      setImmediate(() => response.end(message.url))
    })
    const client = await connectTo(server.port)
    const urls = Array.from({ length: 300 }, (_, index) => `/${index}`)
    client.socket.write(urls.map((url) => GET.replace('/', url)).join('') + LAST)
    expect(bodiesOf(await client.everything)).toEqual([...urls, '/last'])
    expect(most).toBe(1)
  })

  it('requests of other clients get a turn between any two pipelined requests', async () => {
    const { begun, handle, hasBegun } = recorder((response) => response.end('fine'))
    await using server = await startServer(handle)
    const [many, one] = await Promise.all([connectTo(server.port), connectTo(server.port)])
    many.socket.write(GET.repeat(2_000))
    await hasBegun(1)
    one.socket.write(LAST)
    await one.everything
    expect(begun.length).toBeLessThan(1_000)
    many.socket.destroy()
  })

  it('pipelined requests of a client that left are dropped, and do not delay closing', async () => {
    const { begun, handle, hasBegun } = recorder(() => {})
    const server = await startServer(handle)
    const client = await connectTo(server.port)
    client.socket.write(GET.repeat(100))
    await hasBegun(1)
    client.socket.destroy()
    expect(await server.close(60_000)).toBe(0)
    expect(begun).toEqual(['/'])
  })

  it('pipelined requests are the same however they are cut into pieces', async () => {
    const seen: [string, string][] = []
    await using server = await startServer(async (message, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of message) chunks.push(chunk)
      seen.push([message.url ?? '', Buffer.concat(chunks).toString()])
      response.end()
    })
    const bodies = fc.oneof(
      fc.constant(''),
      fc.constant('\r\n\r\n'.repeat(300)),
      fc.constant(GET.repeat(20)),
      fc.constant(`\r\n${'x'.repeat(500)}\r`),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(bodies, fc.boolean()), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 12 }),
        async (requests, cuts) => {
          seen.length = 0
          const text = requests.map(([body, isChunked], index) => {
            const head = `POST /${index} HTTP/1.1\r\nHost: a\r\n`
            if (!isChunked || body === '') return `${head}Content-Length: ${body.length}\r\n\r\n${body}`
            return `${head}Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
          })
          const client = await connectTo(server.port)
          client.socket.setNoDelay(true)
          const bytes = text.join('') + LAST
          for (let from = 0, turn = 0; from < bytes.length; turn++) {
            const size = cuts[turn % cuts.length] ?? 1
            await new Promise((resolve) => client.socket.write(bytes.slice(from, from + size), resolve))
            from += size
          }
          await client.everything
          expect(seen).toEqual([...requests.map(([body], index) => [`/${index}`, body]), ['/last', '']])
        },
      ),
      { numRuns: 30 },
    )
  })

  it('a client that reads may pipeline any number of requests with bodies', async () => {
    await using server = await startServer(async (message, response) => {
      let bytes = 0
      for await (const chunk of message) bytes += chunk.length
      response.end(String(bytes))
    })
    const client = await connectTo(server.port)
    const post = (length: number) =>
      `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n\r\n${'x'.repeat(length)}`
    client.socket.write(Array.from({ length: 100 }, (_, index) => post(index * 500)).join('') + LAST)
    expect(bodiesOf(await client.everything)).toEqual([
      ...Array.from({ length: 100 }, (_, index) => String(index * 500)),
      '0',
    ])
  })
})

describe('a client that stands still', () => {
  it('a client that does not take its response is cut', async () => {
    let closed: Promise<unknown> = Promise.resolve()
    const { handle, hasBegun } = recorder((response) => {
      closed = once(response, 'close')
      response.end(LARGE)
    })
    await using server = await startServer(handle, { stallTimeoutMs: 50 })
    const client = await connectTo(server.port)
    client.socket.pause()
    client.socket.write(GET)
    await hasBegun(1)
    await closed
    client.socket.resume()
    expect((await client.everything).length).toBeLessThan(LARGE.length)
  })

  it.each([
    ['the head', 'GET / HTTP/1.1\r\nHost:', { headTimeoutMs: 50 }],
    ['the body', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab', { requestTimeoutMs: 50 }],
  ])('in the middle of %s is told so', async (_part, bytes, limits) => {
    await using server = await startServer((message, response) => {
      message
        .on('end', () => response.end())
        .on('error', () => {})
        .resume()
    }, limits)
    const client = await connectTo(server.port)
    client.socket.write(bytes)
    expect(parseAnswer(await client.everything)).toMatchObject({ status: 408 })
  })

  it('a client that sends no first request is closed without a response', async () => {
    await using server = await startServer(() => {}, { headTimeoutMs: 50 })
    expect(await (await connectTo(server.port)).everything).toBe('')
  })

  it('a client that is idle between two requests is closed after the announced time', async () => {
    await using server = await startServer((_message, response) => response.end('fine'), {
      idleTimeoutMs: 1_000,
    })
    const client = await connectTo(server.port)
    client.socket.write(GET)
    expect(parseAnswer(await client.everything).fields['keep-alive']).toBe('timeout=1')
  })

  it('a client that waits for its response is not cut', async () => {
    let answer = () => {}
    let socket: Socket | undefined
    const { handle, hasBegun } = recorder((response) => {
      socket = response.req.socket
      answer = () => response.end('fine')
    })
    await using server = await startServer(handle)
    const client = await connectTo(server.port)
    client.socket.write(LAST)
    await hasBegun(1)
    // Longer than a connection may be idle.
    for (let times = 0; times < 3; times++) {
      await new Promise(setImmediate)
      socket?.emit('timeout')
    }
    answer()
    expect(parseAnswer(await client.everything).body).toBe('fine')
  })
})

describe('the connection limit', () => {
  it('at the connection limit a newcomer is served, and the connection that has waited longest is closed, which is logged', async () => {
    await using server = await startServer((message, response) => response.end(message.url), {
      maxConnections: 3,
    })
    const clients = []
    for (let index = 0; index < 3; index++) {
      const client = await connectTo(server.port)
      client.socket.write(GET)
      await client.has('\r\n\r\n/')
      clients.push(client)
    }
    // The first client has sent another request since.
    clients[0]?.socket.write(GET.replace('/', '/again'))
    await clients[0]?.has('/again')
    const newcomer = await connectTo(server.port)
    newcomer.socket.write(LAST)
    expect(parseAnswer(await newcomer.everything).body).toBe('/last')
    await clients[1]?.everything
    expect(clients.map((client) => client.socket.destroyed)).toEqual([false, true, false])
    expect(server.log).toEqual([
      {
        connections: 1,
        maxConnections: 3,
        msg: 'connections were cut to make room for others',
      },
    ])
    for (const { socket } of clients) socket.destroy()
  })

  it('at the connection limit no client that waits for its response is cut', async () => {
    const answers: (() => void)[] = []
    const { handle, hasBegun } = recorder((response) => answers.push(() => response.end('fine')))
    await using server = await startServer(handle, { maxConnections: 2 })
    const busy = [await connectTo(server.port), await connectTo(server.port)]
    for (const { socket } of busy) socket.write(LAST)
    await hasBegun(2)
    const newcomer = await connectTo(server.port)
    expect(await newcomer.everything).toBe('')
    for (const answer of answers) answer()
    for (const client of busy) expect(parseAnswer(await client.everything).body).toBe('fine')
  })
})

describe.runIf(HAS_OTHER_ADDRESSES)('a client whose slow requests have its share of the connections', () => {
  it('a client at its share leaves room for another client', async () => {
    const answers: (() => void)[] = []
    const { handle, hasBegun } = recorder((response, url) => {
      if (url === '/last') response.end('fine')
      else answers.push(() => response.end('slow'))
    })
    await using server = await startServer(handle, { maxConnections: 4 })
    const busy = []
    for (let number = 1; number <= 3; number++) {
      const client = await connectTo(server.port)
      client.socket.write(GET)
      busy.push(client)
    }
    await hasBegun(3)
    const beyond = await connectTo(server.port)
    expect(await beyond.everything).toBe('')
    const other = await connectTo(server.port, OTHER_ADDRESS)
    other.socket.write(LAST)
    expect(parseAnswer(await other.everything).body).toBe('fine')
    for (const answer of answers) answer()
    for (const client of busy) await client.has('slow')
    for (const { socket } of busy) socket.destroy()
  })
})

describe('the memory that all connections share', () => {
  it('a shortage of memory cuts the client that has left a response unread for longest', async () => {
    const { handle, hasBegun } = recorder((response) => response.end(LARGE))
    await using server = await startServer(handle, { maxWaitingBytes: 2 * LARGE.length })
    const clients = []
    for (let index = 0; index < 4; index++) {
      const client = await connectTo(server.port)
      client.socket.pause()
      client.socket.write(GET)
      await hasBegun(index + 1)
      clients.push(client)
    }
    for (const client of clients) client.socket.resume()
    clients.at(-1)?.socket.write(LAST)
    const last = await clients.at(-1)?.everything
    expect(last?.length).toBeGreaterThan(2 * LARGE.length)
    expect((await clients[0]?.everything)?.length).toBeLessThan(LARGE.length)
    expect(server.log).toMatchObject([{ maxWaitingBytes: 2 * LARGE.length }])
    for (const { socket } of clients) socket.destroy()
  })

  it('a shortage of memory cuts the client that has left a request half sent for longest', async () => {
    let bytes = 0
    const { handle, hasBegun } = recorder((response) => {
      response.req.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.req.on('error', () => {})
    })
    await using server = await startServer(handle, { maxWaitingBytes: 250_000 })
    const clients = []
    for (let index = 0; index < 4; index++) {
      const client = await connectTo(server.port)
      client.socket.write('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900000\r\n\r\n')
      await hasBegun(index + 1)
      const target = (index + 1) * 100_000
      client.socket.write('x'.repeat(100_000))
      while (bytes < target) await new Promise(setImmediate)
      clients.push(client)
    }
    await Promise.all(clients.slice(0, 2).map((client) => client.everything))
    expect(clients.slice(2).map(({ socket }) => socket.destroyed)).toEqual([false, false])
    for (const { socket } of clients) socket.destroy()
  })
})

describe('a server that closes', () => {
  it('a closing server responds to requests under way, then closes all connections, idle and unused ones too', async () => {
    let answer = () => {}
    const { handle, hasBegun } = recorder((response, url) => {
      if (url === '/') answer = () => response.end('late')
      else response.end('fine')
    })
    const server = await startServer(handle)
    const [busy, idle, unused, partial] = await Promise.all([1, 2, 3, 4].map(() => connectTo(server.port)))
    idle?.socket.write(GET.replace('/', '/idle'))
    await idle?.has('fine')
    partial?.socket.write('GET / HT')
    busy?.socket.write(GET + GET.replace('/', '/never'))
    await hasBegun(2)
    const closed = server.close(60_000)
    answer()
    expect(bodiesOf((await busy?.everything) ?? '')[0]).toBe('late')
    expect(await unused?.everything).toBe('')
    expect(await partial?.everything).toBe('')
    await idle?.everything
    expect(await closed).toBe(0)
  })

  it('a closing server cuts requests that are not done in time, and returns their number', async () => {
    const { handle, hasBegun } = recorder(() => {})
    const server = await startServer(handle)
    const clients = await Promise.all([1, 2].map(() => connectTo(server.port)))
    for (const { socket } of clients) socket.write(GET.repeat(50))
    await hasBegun(2)
    expect(await server.close(10)).toBe(2)
    for (const client of clients) expect(await client.everything).toBe('')
  })
})

describe('a body that the handler does not read', () => {
  it.each([
    ['is not read', () => {}],
    [
      'is left in the middle',
      async (message: AsyncIterable<Buffer>) => {
        for await (const _chunk of message) return
      },
    ],
  ])('and %s costs the answer to no client', async (_how, read) => {
    await using server = await startServer(async (message, response) => {
      await read(message)
      response.writeHead(413).end('too large')
    })
    for (const isChunked of [false, true]) {
      const body = Buffer.alloc(20_000_000)
      const response = await fetch(server.url, {
        method: 'POST',
        body: isChunked ? new Blob([body]).stream() : body,
        duplex: 'half',
      } as RequestInit)
      expect([response.status, await response.text()]).toEqual([413, 'too large'])
    }
  })

  it('and is small costs its connection neither', async () => {
    await using server = await startServer((_message, response) => response.end('fine'))
    const client = await connectTo(server.port)
    client.socket.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello${LAST}`)
    expect(bodiesOf(await client.everything)).toEqual(['fine', 'fine'])
  })
})
