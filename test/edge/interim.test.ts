import { request as httpRequest } from 'node:http'
import type { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { connectTo, PATHS, parseAnswer, say } from '../support/edge-server.js'
import { type EdgeWorldOptions, type PipelineOptions, startEdgeWorld } from '../support/edge-world.js'
import { RAW_RESPONSE, startRawOrigin } from '../support/raw-origin.js'

const HINTS = 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nX-Early: 1\r\n\r\n'
const SENT_HINTS = 'HTTP/1.1 103 Early Hints\r\nlink: </a.css>; rel=preload\r\nx-early: 1\r\n\r\n'

/** A pipeline before an origin that says every byte itself. */
async function startEdgeOnRawOrigin(
  answer: Parameters<typeof startRawOrigin>[0],
  pipeline: PipelineOptions = {},
  options: EdgeWorldOptions = {},
) {
  const origin = await startRawOrigin(answer)
  const world = await startEdgeWorld({ origins: { '*': origin.url }, ...options })
  const { host } = await world.createPipeline(pipeline)
  const port = world.port
  return {
    ...world,
    host,
    port,
    /** Resolves with everything that comes back until the connection closes. */
    say: (requestLine: string, fields = '') =>
      say(port, `${requestLine}\r\nHost: ${host}\r\n${fields}Connection: close\r\n\r\n`),
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await origin[Symbol.asyncDispose]()
    },
  }
}

describe.each(PATHS)('an interim response of an origin, on the $path path', ({ before }) => {
  it.each([
    { what: 'a miss' },
    { what: 'what goes past the cache', fields: 'Cookie: a=1\r\n' },
    { what: 'a HEAD', method: 'HEAD' },
    { what: 'a part', fields: 'Range: bytes=0-1\r\n', status: 206 },
    { what: 'what has no cache on its way', pipeline: { cache: null } },
  ])(
    'an interim response precedes the final response to $what, which has none of its fields',
    async (one) => {
      const { method = 'GET', fields = '', status = 200, pipeline = {} } = one
      await using world = await startEdgeOnRawOrigin((socket) => socket.write(HINTS + RAW_RESPONSE), pipeline)
      const text = await world.say(`${before}${method} / HTTP/1.1`, fields)
      expect(text.slice(0, SENT_HINTS.length)).toBe(SENT_HINTS)
      const final = parseAnswer(text.slice(SENT_HINTS.length), method)
      expect(final).toMatchObject({ status, rest: '' })
      expect(final.fields).not.toHaveProperty('link')
      expect(final.fields).not.toHaveProperty('x-early')
    },
  )

  it('each interim response is passed on as soon as the origin sends it', async () => {
    let atOrigin: Socket | undefined
    await using world = await startEdgeOnRawOrigin((socket) => {
      atOrigin = socket
      socket.write('HTTP/1.1 102 Processing\r\n\r\n')
    })
    const client = await connectTo(world.port)
    client.socket.write(`${before}GET / HTTP/1.1\r\nHost: ${world.host}\r\n\r\n`)
    await client.has('HTTP/1.1 102 Processing\r\n\r\n')
    atOrigin?.write(HINTS)
    await client.has(SENT_HINTS)
    atOrigin?.write(RAW_RESPONSE)
    await client.has('\r\n\r\nok')
    // The connection goes on as after any answer.
    client.socket.write(`GET / HTTP/1.1\r\nHost: ${world.host}\r\nConnection: close\r\n\r\n`)
    const all = await client.everything
    expect(all).toContain('x-cache: hit-fresh')
    expect(all.match(/HTTP\/1\.1 \d+/g)?.map((line) => line.slice(-3))).toEqual(['102', '103', '200', '200'])
  })

  it('an interim response is not stored, so a hit has none of its fields', async () => {
    await using world = await startEdgeOnRawOrigin((socket) => socket.write(HINTS + RAW_RESPONSE))
    await world.say(`${before}GET / HTTP/1.1`)
    const hit = parseAnswer(await world.say(`${before}GET / HTTP/1.1`))
    expect(hit).toMatchObject({ status: 200, body: 'ok', fields: { 'x-cache': 'hit-fresh' } })
    expect(hit.fields).not.toHaveProperty('link')
  })

  it('an interim response is passed on from a validation, but not from a background refresh', async () => {
    const body = 'x'.repeat(6 * 1024 ** 2)
    await using world = await startEdgeOnRawOrigin((socket, _line, index) => {
      const fields = `ETag: "a"\r\nCache-Control: max-age=1, ${index === 1 ? 'stale-while-revalidate=9' : ''}\r\n`
      if (index === 0)
        socket.write(`HTTP/1.1 200 OK\r\n${fields}Content-Length: ${body.length}\r\n\r\n${body}`)
      else socket.write(`${HINTS}HTTP/1.1 304 Not Modified\r\n${fields}\r\n`)
    })
    await world.say(`${before}GET / HTTP/1.1`)
    world.clock.advanceMs(2000)
    const validated = await world.say(`${before}GET / HTTP/1.1`)
    expect(validated.slice(0, SENT_HINTS.length)).toBe(SENT_HINTS)
    expect(parseAnswer(validated.slice(SENT_HINTS.length)).body).toHaveLength(body.length)
    world.clock.advanceMs(2000)
    const client = await connectTo(world.port)
    client.socket.write(`${before}GET / HTTP/1.1\r\nHost: ${world.host}\r\n\r\n`)
    await client.has('x-cache: hit-stale')
    client.socket.pause()
    // Until it has been validated, behind that client's back.
    while (!(await world.say('HEAD / HTTP/1.1')).includes('x-cache: hit-fresh'));
    client.socket.end()
    client.socket.resume()
    expect(parseAnswer(await client.everything).body === body).toBe(true)
  })

  it('an interim response goes to the client whose request was sent, not to those that wait for the same response', async () => {
    let atOrigin: Socket | undefined
    await using world = await startEdgeOnRawOrigin((socket, line) => {
      if (line.includes('/other')) socket.write(RAW_RESPONSE)
      else atOrigin = socket
    })
    const get = `${before}GET / HTTP/1.1\r\nHost: ${world.host}\r\n\r\n`
    const [first, second] = [await connectTo(world.port), await connectTo(world.port)]
    first.socket.write(get)
    while (atOrigin === undefined) await world.say('GET /other HTTP/1.1')
    second.socket.end(get)
    // It has come to wait by the time of the answer to a request that was sent after it.
    await world.say('GET /other?again HTTP/1.1')
    atOrigin.write(HINTS)
    await first.has(SENT_HINTS)
    atOrigin.write(RAW_RESPONSE)
    expect(parseAnswer(await second.everything)).toMatchObject({ status: 200, body: 'ok' })
    expect(second.received()).toContain('collapsed')
    first.socket.end()
  })

  it('only a limited number of interim responses is passed on', async () => {
    await using world = await startEdgeOnRawOrigin((socket) =>
      socket.write(HINTS.repeat(1000) + RAW_RESPONSE),
    )
    const text = await world.say(`${before}GET / HTTP/1.1`)
    expect(text.match(/HTTP\/1\.1 103/g)).toHaveLength(16)
    expect(parseAnswer(text.slice(16 * SENT_HINTS.length))).toMatchObject({ status: 200, body: 'ok' })
  })
})

it('an HTTP/1.0 client gets no interim response', async () => {
  await using world = await startEdgeOnRawOrigin((socket) => socket.write(HINTS + RAW_RESPONSE))
  expect(parseAnswer(await world.say('GET / HTTP/1.0'))).toMatchObject({ status: 200, body: 'ok' })
})

it('an interim response to a request with a body follows the 100 that asks for the body', async () => {
  await using world = await startEdgeOnRawOrigin((socket) => socket.write(HINTS + RAW_RESPONSE))
  const statuses: number[] = []
  await new Promise<void>((resolve, reject) => {
    const headers = { host: world.host, expect: '100-continue', 'content-length': 2 }
    const sent = httpRequest({ host: '127.0.0.1', port: world.port, method: 'POST', headers, agent: false })
    sent.on('error', reject)
    sent.on('continue', () => sent.end('hi'))
    sent.on('information', ({ statusCode }) => statuses.push(statusCode))
    sent.on('response', (response) => {
      statuses.push(response.statusCode ?? 0)
      response.resume().on('end', resolve)
    })
    sent.flushHeaders()
  })
  expect(statuses).toEqual([100, 103, 200])
})

it('an interim response never precedes the final response to an earlier request on the connection', async () => {
  let first: Socket | undefined
  const asked: string[] = []
  await using world = await startEdgeOnRawOrigin((socket, line) => {
    asked.push(line.split(' ')[1] ?? '')
    if (line.includes('/first')) first = socket
    else socket.write(HINTS + RAW_RESPONSE)
  })
  const post = (path: string) => `POST ${path} HTTP/1.1\r\nHost: ${world.host}\r\nContent-Length: 0\r\n\r\n`
  const client = await connectTo(world.port)
  client.socket.end(post('/first') + post('/second'))
  while (first === undefined) await world.say('GET /other HTTP/1.1')
  await world.say('GET /other?again HTTP/1.1')
  expect(asked).not.toContain('/second')
  first.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst')
  const answer = parseAnswer(await client.everything)
  expect(answer).toMatchObject({ status: 200, body: 'first' })
  // The second one is asked only now, and so has its own in time.
  const [interim = '', final = ''] = answer.rest.split(/(?<=\r\n\r\n)(?=HTTP)/)
  expect(interim).toMatch(/^HTTP\/1\.1 103 /)
  expect(parseAnswer(final)).toMatchObject({ status: 200, body: 'ok', rest: '' })
})
