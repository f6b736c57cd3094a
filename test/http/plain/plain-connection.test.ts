import { describe, expect, it } from 'vitest'
import { connectTo, parseAnswer } from '../../support/edge-server.js'
import { HAS_OTHER_ADDRESSES, OTHER_ADDRESS } from '../../support/other-address.js'
import { get, LAST, post, startPlainServer } from './support/plain-server.js'

/** More than the sockets of both sides can hold. */
const LARGE = 'x'.repeat(20_000_000)

const NOT_PLAIN = 'DELETE / HTTP/1.1\r\nHost: a\r\n\r\n'

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

/** A promise, and the function that fulfils it. */
function signal() {
  let give = () => {}
  const given = new Promise<void>((resolve) => {
    give = resolve
  })
  return { give, given }
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise(setImmediate)
}

describe('plain requests', () => {
  it('a plain request gets a response with the fields that node:http would add', async () => {
    await using server = await startPlainServer({ limits: { idleTimeoutMs: 7_900 } })
    const client = await connectTo(server.port)
    client.socket.write(post('\u20ac'))
    await client.has('\r\n\r\n')
    client.socket.end()
    const { status, fields, body } = parseAnswer(await client.everything)
    expect([status, Buffer.from(body, 'latin1').toString()]).toEqual([200, '\u20ac'])
    expect({ ...fields, date: '' }).toEqual({
      'x-by': 'plain',
      connection: 'keep-alive',
      'content-length': '3',
      date: '',
      'keep-alive': 'timeout=7',
    })
    expect(Math.abs(Date.parse(fields.date ?? '') - Date.now())).toBeLessThan(60_000)
  })

  it('a head is judged once for all requests that differ only in their length', async () => {
    let judged = 0
    await using server = await startPlainServer({
      judge: (head) => {
        judged++
        return head
      },
    })
    const client = await connectTo(server.port)
    const bodies = ['a', 'b', '', 'c'.repeat(65_536), 'd'.repeat(10)]
    client.socket.write(bodies.map((body) => post(body)).join(''))
    client.socket.write(post('last', { target: '/last', ...LAST }))
    expect(bodiesOf(await client.everything)).toEqual([...bodies, 'last'])
    expect(judged).toBe(2)
    expect(server.begun.map(({ head }) => head.path)).toEqual(['/', '/', '/', '/', '/', '/last'])
  })

  it('a head is judged once for all GETs that differ only in their query', async () => {
    let judged = 0
    await using server = await startPlainServer({
      judge: (head) => {
        judged++
        return head
      },
    })
    const client = await connectTo(server.port)
    const searches = ['?a', '?', `?${'b'.repeat(10_000)}`, '??/%"&=', '?c']
    client.socket.write(searches.map((search) => get(`/${search}`)).join(''))
    client.socket.write(get('/?last', LAST))
    expect(bodiesOf(await client.everything)).toEqual([...searches, '?last'])
    expect(judged).toBe(2)
    expect(server.begun.map(({ head }) => head)).toContainEqual({
      method: 'GET',
      path: '/',
      headers: { host: 'a' },
    })
  })

  it('plain requests on a connection may alternate between GET and POST, with and without a query', async () => {
    await using server = await startPlainServer()
    const client = await connectTo(server.port)
    client.socket.write(
      get('/?a') + post('b', { target: '/?c' }) + get('/') + get('/?d') + post('e') + post('f', LAST),
    )
    expect(bodiesOf(await client.everything)).toEqual(['?a', '?cb', '', '?d', 'e', 'f'])
    expect(server.begun.map(({ head: { method } }) => method).join(' ')).toBe('GET POST GET GET POST POST')
  })

  it('a plain request may arrive byte by byte after its method', async () => {
    await using server = await startPlainServer()
    const client = await connectTo(server.port)
    client.socket.setNoDelay(true)
    for (const byte of ['GET /', ...get('/?a%20b', LAST).slice('GET /'.length)]) {
      client.socket.write(byte)
      await turns(1)
    }
    expect(bodiesOf(await client.everything)).toEqual(['?a%20b'])
    expect(server.begun).toHaveLength(1)
  })

  it('the handler gets all fields but the length, by lower-case name', async () => {
    await using server = await startPlainServer()
    const client = await connectTo(server.port)
    client.socket.write(post('', { fields: 'X-A:  b \r\nconnection: Close\r\n' }))
    await client.everything
    expect(server.begun.map(({ head }) => head)).toEqual([
      { method: 'POST', path: '/', headers: { host: 'a', 'x-a': 'b', connection: 'Close' } },
    ])
  })

  it('a plain request says whose it is, and which client it is counted for', async () => {
    await using server = await startPlainServer()
    const client = await connectTo(server.port)
    client.socket.write(post('', LAST))
    await client.everything
    expect(server.begun[0]?.exchange).toMatchObject({ remoteAddress: '127.0.0.1', client: '127.0.0.1' })
  })

  it('a plain request may get its response later, and only once', async () => {
    await using server = await startPlainServer({
      answer: ({ body, exchange }) => {
        setImmediate(() => {
          exchange.respond(201, '', body)
          exchange.respond(500, '', 'again')
        })
      },
    })
    const client = await connectTo(server.port)
    client.socket.write(post('one') + post('two', LAST))
    expect(bodiesOf(await client.everything)).toEqual(['one', 'two'])
    server.begun[0]?.exchange.respond(500, '', 'long since')
  })
})

describe('a connection handed to node:http for good', () => {
  it('a connection goes to node:http with its first request that is not plain', async () => {
    await using server = await startPlainServer()
    const client = await connectTo(server.port)
    client.socket.write(post('one') + NOT_PLAIN + post('two') + post('three', LAST))
    expect(bodiesOf(await client.everything)).toEqual(['one', ...Array(3).fill('by node:http')])
  })

  it.each(['00', '007', '65537', '99999', '100000', '1 0', '+1', '-1', '', '1,1'])(
    'a connection goes to node:http with the length %j, even if the previous head differed only in its length',
    async (length) => {
      await using server = await startPlainServer()
      const client = await connectTo(server.port)
      client.socket.write(post('one'))
      await client.has('one')
      client.socket.write(
        `POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${length}\r\n\r\n${'x'.repeat(100_000)}`,
      )
      client.socket.end()
      await client.everything
      expect(server.begun.map(({ body }) => body)).toEqual(['one'])
    },
  )

  it.each([
    ['a query with a byte beyond ASCII', get('/?\xe9')],
    ['a fragment', get('/?a#b')],
    ['another path', get('/b?a')],
    ['an empty body', get('/?a', { fields: 'Content-Length: 0\r\n' })],
    ['a body', `${get('/?a', { fields: 'Content-Length: 3\r\n' })}abc`],
    ['a chunked body', `${get('/?a', { fields: 'Transfer-Encoding: chunked\r\n' })}0\r\n\r\n`],
    ['another version', get('/?a').replace('HTTP/1.1', 'HTTP/1.0')],
    ['a head over the limit', get(`/?${'a'.repeat(20_000)}`)],
  ])('with a GET with %s, though the last head was otherwise the same', async (_what, request) => {
    await using server = await startPlainServer({ judge: (head) => (head.path === '/' ? head : null) })
    const client = await connectTo(server.port)
    client.socket.write(get('/?first'))
    await client.has('?first')
    client.socket.write(request, 'latin1')
    client.socket.end()
    expect(await client.everything).toMatch(/\?firstHTTP\/1\.1 /)
    expect(server.begun.map(({ search }) => search)).toEqual(['?first'])
  })

  it('a connection goes to node:http with a head that the handler declines or cannot judge', async () => {
    await using server = await startPlainServer({
      judge: (head) => {
        if (head.path === '/broken') throw new Error('cannot judge')
        return head.path === '/other' ? null : head
      },
    })
    for (const target of ['/broken', '/other']) {
      const client = await connectTo(server.port)
      client.socket.write(post('one') + post('two', { target, ...LAST }))
      expect(bodiesOf(await client.everything)).toEqual(['one', 'by node:http'])
    }
    expect(server.errors).toEqual([new Error('cannot judge')])
  })

  it('a connection keeps its place among the others when it goes to node:http', async () => {
    await using server = await startPlainServer({ limits: { maxConnections: 1 } })
    const client = await connectTo(server.port)
    client.socket.write(NOT_PLAIN)
    await client.has('by node:http')
    const newcomer = await connectTo(server.port)
    newcomer.socket.write(post('one', LAST))
    expect(bodiesOf(await newcomer.everything)).toEqual(['one'])
    await client.everything
    expect(server.log).toMatchObject([{ connections: 1, maxConnections: 1 }])
  })
})

describe('a handler that throws', () => {
  it('a handler that throws causes a 500 for that request alone', async () => {
    await using server = await startPlainServer({
      answer: ({ body, exchange }) => {
        if (body === 'bad') throw new Error('broken')
        exchange.respond(200, '', body)
        if (body === 'late') throw new Error('broken afterwards')
      },
    })
    const client = await connectTo(server.port)
    client.socket.write(post('bad') + post('late') + post('good', LAST))
    const text = await client.everything
    expect(parseAnswer(text)).toMatchObject({ status: 500, fields: { 'content-type': 'text/plain' } })
    expect(bodiesOf(text)).toEqual(['Something went wrong here.', 'late', 'good'])
    expect(server.errors).toEqual([new Error('broken'), new Error('broken afterwards')])
  })
})

describe('pipelined requests', () => {
  it('each pipelined request begins once the client has taken the previous response', async () => {
    await using server = await startPlainServer({
      answer: ({ exchange }) => exchange.respond(200, '', LARGE),
    })
    const client = await connectTo(server.port)
    client.socket.pause()
    client.socket.write(post('').repeat(200))
    await server.hasBegun(1)
    await turns(50)
    expect(server.begun).toHaveLength(1)
    client.socket.resume()
    await server.hasBegun(3)
    client.socket.destroy()
  })

  it('requests of other clients get a turn between any two pipelined requests', async () => {
    await using server = await startPlainServer()
    const [many, one] = await Promise.all([connectTo(server.port), connectTo(server.port)])
    many.socket.write(post('').repeat(20_000))
    await server.hasBegun(1)
    one.socket.write(post('', LAST))
    await one.everything
    expect(server.begun.length).toBeLessThan(10_000)
    many.socket.destroy()
  })

  it('pipelined requests are read only a little ahead', async () => {
    await using server = await startPlainServer({ answer: () => {} })
    const client = await connectTo(server.port)
    client.socket.write(post('x'.repeat(60_000)).repeat(300))
    await server.hasBegun(1)
    await turns(50)
    expect(client.socket.writableLength).toBeGreaterThan(1_000_000)
    client.socket.destroy()
  })
})

describe('a client that leaves', () => {
  it('a listener is told once that the client left before its response, even if it asks later', async () => {
    let left = 0
    const told = signal()
    await using server = await startPlainServer({
      answer: ({ exchange }) =>
        exchange.onLeave(() => {
          left++
          told.give()
        }),
    })
    const client = await connectTo(server.port)
    client.socket.write(post('') + post(''))
    await server.hasBegun(1)
    client.socket.destroy()
    await told.given
    server.begun[0]?.exchange.respond(200, '', 'too late')
    server.begun[0]?.exchange.onLeave(() => left++)
    await turns(20)
    expect([left, server.begun.length]).toEqual([2, 1])
  })

  it('a client that closes only its side has left too, as with node:http', async () => {
    const told = signal()
    await using server = await startPlainServer({ answer: ({ exchange }) => exchange.onLeave(told.give) })
    const client = await connectTo(server.port)
    client.socket.end(post(''))
    await told.given
    expect(await client.everything).toBe('')
  })

  it('a client that leaves after its response is not reported', async () => {
    let left = 0
    await using server = await startPlainServer({
      answer: ({ exchange }) => {
        exchange.onLeave(() => left++)
        exchange.respond(200, '', 'fine')
      },
    })
    const client = await connectTo(server.port)
    client.socket.end(post(''))
    expect(parseAnswer(await client.everything).body).toBe('fine')
    expect(await server.close(60_000)).toBe(0)
    expect(left).toBe(0)
  })

  it('a listener that throws when the client leaves affects no other request', async () => {
    await using server = await startPlainServer({
      answer: ({ exchange }) =>
        exchange.onLeave(() => {
          throw new Error('no matter')
        }),
    })
    const client = await connectTo(server.port)
    client.socket.write(post(''))
    await server.hasBegun(1)
    client.socket.destroy()
    while (server.errors.length === 0) await turns(1)
    expect(server.errors).toEqual([new Error('no matter')])
  })
})

describe('a client that stands still', () => {
  it.each([
    ['the head', 'POST / HTTP/1.1\r\nHost:', { headTimeoutMs: 50 }],
    ['the head of its second request', `${post('')}POST / HTTP/1.1\r\nHost:`, { headTimeoutMs: 50 }],
    ['the body', post('abcde').slice(0, -1), { headTimeoutMs: 30, requestTimeoutMs: 60 }],
  ])('in the middle of %s is told so', async (_part, bytes, limits) => {
    await using server = await startPlainServer({ limits })
    const client = await connectTo(server.port)
    client.socket.write(bytes)
    const text = await client.everything
    expect(parseAnswer(text.slice(text.lastIndexOf('HTTP/1.1 ')))).toMatchObject({
      status: 408,
      fields: { connection: 'close' },
      body: expect.stringContaining('was not complete in time'),
    })
    expect(server.begun).toHaveLength(text.includes(' 200 ') ? 1 : 0)
  })

  it('a body may take longer than a head', async () => {
    await using server = await startPlainServer({ limits: { headTimeoutMs: 20 } })
    const client = await connectTo(server.port)
    const bytes = post('abcde', LAST)
    client.socket.write(bytes.slice(0, -1))
    // A client that began later has run out of time.
    const other = await connectTo(server.port)
    other.socket.write('POST / HTTP/1.1\r\n')
    await other.everything
    client.socket.write(bytes.slice(-1))
    expect(parseAnswer(await client.everything).body).toBe('abcde')
  })

  it.each([
    ['before its first request', '', { headTimeoutMs: 50 }],
    ['between two requests', post(''), { idleTimeoutMs: 50 }],
    ['within a request', post('abcde').slice(0, -1), { stallTimeoutMs: 50 }],
  ])('%s is let go without a word', async (_when, bytes, limits) => {
    await using server = await startPlainServer({ limits })
    const client = await connectTo(server.port)
    client.socket.write(bytes)
    const text = await client.everything
    expect(text === '' || bodiesOf(text).length === 1).toBe(true)
    expect(text).not.toContain(' 408 ')
  })

  it('a client that does not take its response is cut', async () => {
    const left = signal()
    await using server = await startPlainServer({
      limits: { stallTimeoutMs: 50 },
      answer: ({ exchange }) => {
        exchange.onLeave(left.give)
        exchange.respond(200, '', LARGE)
      },
    })
    const client = await connectTo(server.port)
    client.socket.pause()
    client.socket.write(post(''))
    await left.given
    client.socket.resume()
    expect((await client.everything).length).toBeLessThan(LARGE.length)
  })

  it('a client that waits for its response is not cut', async () => {
    await using server = await startPlainServer({
      limits: { idleTimeoutMs: 20 },
      answer: ({ body, exchange }) => {
        if (body !== 'slow') exchange.respond(200, '', body)
      },
    })
    const client = await connectTo(server.port)
    client.socket.write(post('slow', LAST))
    await server.hasBegun(1)
    // Clients that stopped later are cut, one after the other.
    for (let times = 0; times < 3; times++) {
      const other = await connectTo(server.port)
      other.socket.write(post(''))
      await other.everything
    }
    server.begun[0]?.exchange.respond(200, '', 'fine')
    expect(parseAnswer(await client.everything).body).toBe('fine')
  })
})

describe('the connection limit', () => {
  it('at the connection limit, the connection that has waited longest for its client is closed, and none that waits for its response', async () => {
    await using server = await startPlainServer({
      limits: { maxConnections: 3 },
      answer: ({ body, exchange }) => {
        if (body !== 'slow') exchange.respond(200, '', body)
      },
    })
    const [slow, again, idle] = [
      await connectTo(server.port),
      await connectTo(server.port),
      await connectTo(server.port),
    ]
    slow.socket.write(post('slow'))
    again.socket.write(post('first'))
    await again.has('first')
    idle.socket.write(post('first'))
    await idle.has('first')
    again.socket.write(post('second'))
    await again.has('second')
    await server.hasBegun(4)
    const newcomer = await connectTo(server.port)
    newcomer.socket.write(post('new', LAST))
    expect(parseAnswer(await newcomer.everything).body).toBe('new')
    await idle.everything
    expect([slow, again, idle].map(({ socket }) => socket.destroyed)).toEqual([false, false, true])
    expect(server.log).toMatchObject([{ connections: 1, maxConnections: 3 }])
    server.begun[0]?.exchange.respond(200, '', 'at last')
    await slow.has('at last')
    for (const { socket } of [slow, again]) socket.destroy()
  })

  it.runIf(HAS_OTHER_ADDRESSES)(
    'a client with slow requests keeps no more than its share of the connections',
    async () => {
      await using server = await startPlainServer({
        limits: { maxConnections: 4 },
        answer: ({ body, exchange }) => {
          if (body !== 'slow') exchange.respond(200, '', body)
        },
      })
      const busy = await Promise.all([1, 2, 3].map(() => connectTo(server.port)))
      for (const { socket } of busy) socket.write(post('slow'))
      await server.hasBegun(3)
      expect(await (await connectTo(server.port)).everything).toBe('')
      const other = await connectTo(server.port, OTHER_ADDRESS)
      other.socket.write(post('fine', LAST))
      expect(parseAnswer(await other.everything).body).toBe('fine')
      for (const { socket } of busy) socket.destroy()
    },
  )
})

describe('the memory that all connections share', () => {
  it('a shortage of memory cuts the connection that has left its response unread for longest', async () => {
    await using server = await startPlainServer({
      limits: { maxWaitingBytes: 2 * LARGE.length },
      answer: ({ exchange }) => exchange.respond(200, '', LARGE),
    })
    const clients = []
    for (let index = 0; index < 3; index++) {
      const client = await connectTo(server.port)
      client.socket.pause()
      client.socket.write(post(''))
      await server.hasBegun(index + 1)
      clients.push(client)
    }
    for (const { socket } of clients) socket.resume()
    expect((await clients[0]?.everything)?.length).toBeLessThan(LARGE.length)
    expect(server.log).toMatchObject([{ connections: 1, maxWaitingBytes: 2 * LARGE.length }])
    for (const { socket } of clients) socket.destroy()
  })

  it('a shortage of memory cuts the connection that has left its request half sent for longest', async () => {
    await using server = await startPlainServer({ limits: { maxWaitingBytes: 100_000 } })
    const clients = []
    for (let index = 0; index < 3; index++) {
      const client = await connectTo(server.port)
      client.socket.write(post('x'.repeat(50_000)).slice(0, -1))
      await turns(10)
      clients.push(client)
    }
    expect(await clients[0]?.everything).toBe('')
    clients[2]?.socket.write('x')
    await clients[2]?.has('x-by')
    for (const { socket } of clients) socket.destroy()
  })
})

describe('a server that closes', () => {
  it('a closing server responds to requests under way, then closes all connections, idle and unused ones too', async () => {
    const server = await startPlainServer({
      answer: ({ body, exchange }) => {
        if (body !== 'busy' && body !== 'late') exchange.respond(200, '', body)
      },
    })
    const [busy, idle, unused, partial, late] = [
      await connectTo(server.port),
      await connectTo(server.port),
      await connectTo(server.port),
      await connectTo(server.port),
      await connectTo(server.port),
    ]
    idle.socket.write(post('idle'))
    await idle.has('\r\n\r\nidle')
    partial.socket.write('POST / HTTP/1.1\r\nHo')
    late.socket.write(post('late').slice(0, -1))
    busy.socket.write(post('busy') + post('maybe'))
    await server.hasBegun(2)
    await turns(10)
    const closed = server.close(60_000)
    late.socket.write('e')
    await server.hasBegun(3)
    for (const { exchange } of [...server.begun]) exchange.respond(200, '', 'at last')
    expect(bodiesOf(await busy.everything)[0]).toBe('at last')
    expect(bodiesOf(await late.everything)).toEqual(['at last'])
    expect([await unused.everything, await partial.everything]).toEqual(['', ''])
    await idle.everything
    expect(await closed).toBe(0)
  })

  it('a closing server cuts requests that are not done in time, and returns their number', async () => {
    let left = 0
    const server = await startPlainServer({ answer: ({ exchange }) => exchange.onLeave(() => left++) })
    const clients = await Promise.all([1, 2].map(() => connectTo(server.port)))
    for (const { socket } of clients) socket.write(post('').repeat(50))
    await server.hasBegun(2)
    expect(await server.close(10)).toBe(2)
    for (const client of clients) expect(await client.everything).toBe('')
    expect(left).toBe(2)
  })

  it('a closing server announces the close in its last responses', async () => {
    const server = await startPlainServer({ answer: () => {} })
    const [first, second] = [await connectTo(server.port), await connectTo(server.port)]
    first.socket.write(post(''))
    second.socket.write(post(''))
    await server.hasBegun(2)
    const closed = server.close(60_000)
    server.begun[0]?.exchange.respond(200, '', '')
    server.begun[1]?.exchange.respond(200, '', '')
    await Promise.all([first.everything, second.everything])
    expect(await closed).toBe(0)
  })
})
