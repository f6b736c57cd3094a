import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { ConnectionError, RedirectError, TimeoutError } from '../../src/api-client/failures.js'
import { pipelineBody } from '../support/api-bodies.js'
import { answer, closedUrl, connect, startClientWorld, startTcp } from '../support/client-world.js'
import { id } from '../support/ids.js'
import { createManualClock, WHOLE_SECOND, WHOLE_SECOND_MS } from '../support/manual-clock.js'
import { failure } from './support/failure.js'

const head = (...lines: string[]) => `HTTP/1.1 200 OK\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`

describe('a connection that cannot be opened', () => {
  it('throws a ConnectionError that says a write was not sent', async () => {
    await using edge = connect(await closedUrl())
    const error = await failure(edge.client.pipelines.delete(id(1)), ConnectionError)
    expect(error).toMatchObject({
      code: 'UNAVAILABLE',
      status: null,
      requestId: null,
      mayHaveHappened: false,
    })
    expect(error.cause).toMatchObject({ code: 'ECONNREFUSED' })
    expect(error.message).toMatch(/^DELETE \/pipelines\/\S+ got no connection: connect ECONNREFUSED/)
  })
})

// These tests run concurrently, because undici's timers are only accurate to a second.
describe.concurrent('a slow upstream', () => {
  it('throws a TimeoutError that says a write was not sent when the TLS handshake never ends', async () => {
    await using silent = await startTcp(() => {})
    await using edge = connect(silent.url.replace('http:', 'https:'), { connectTimeoutMs: 20 })
    const error = await failure(edge.client.pipelines.delete(id(1)), TimeoutError)
    expect(error).toMatchObject({ code: 'TIMEOUT', phase: 'connect', mayHaveHappened: false })
  })

  it('throws a TimeoutError without a retry when no response begins', async () => {
    await using world = await startClientWorld(() => {}, { headersTimeoutMs: 20 })
    const error = await failure(world.client.pipelines.get(id(1)), TimeoutError)
    expect(error).toMatchObject({ code: 'TIMEOUT', phase: 'headers', status: null, mayHaveHappened: false })
    expect(world.requests).toHaveLength(1)
  })

  it('throws a TimeoutError when a body stops in the middle', async () => {
    await using world = await startClientWorld(
      (_request, response) => {
        response.writeHead(200, { 'X-Request-Id': 'r-5' })
        response.write('{"id":')
      },
      { bodyTimeoutMs: 20 },
    )
    const error = await failure(world.client.pipelines.get(id(1)), TimeoutError)
    expect(error).toMatchObject({ phase: 'body', status: 200, requestId: 'r-5', upstreamBody: '{"id":' })
    expect(world.requests).toHaveLength(1)
  })

  it('leaves open whether a write took effect', async () => {
    await using world = await startClientWorld(() => {}, { headersTimeoutMs: 20 })
    const error = await failure(world.client.pipelines.update(id(1), {}), TimeoutError)
    expect(error.mayHaveHappened).toBe(true)
  })
})

describe('a connection that the upstream closes', () => {
  it.each([
    { when: 'before a word', sent: '' },
    { when: 'within the headers', sent: 'HTTP/1.1 200 OK\r\nContent-' },
    { when: 'within a body of known length', sent: `${head('Content-Length: 500')}{"id":"` },
    { when: 'within a chunked body', sent: `${head('Transfer-Encoding: chunked')}6\r\n{"id":` },
    { when: 'after bytes that are not HTTP', sent: 'SSH-2.0-OpenSSH_9.6\r\n' },
  ])('throws a ConnectionError when the connection closes $when', async ({ sent }) => {
    await using upstream = await startTcp((socket) => socket.once('data', () => socket.end(sent)))
    await using edge = connect(upstream.url)
    const error = await failure(edge.client.pipelines.update(id(1), { name: 'a' }), ConnectionError)
    expect(error).toMatchObject({ code: 'UNAVAILABLE', mayHaveHappened: true })
    expect(error.cause).toBeInstanceOf(Error)
    expect(upstream.sockets).toHaveLength(1)
  })

  it('says that a write did not happen when a refusal had already begun', async () => {
    const sent = 'HTTP/1.1 412 Precondition Failed\r\nContent-Length: 500\r\n\r\n{"message":'
    await using upstream = await startTcp((socket) => socket.once('data', () => socket.end(sent)))
    await using edge = connect(upstream.url)
    const error = await failure(edge.client.pipelines.delete(id(1)), ConnectionError)
    expect(error).toMatchObject({ status: 412, mayHaveHappened: false })
  })

  it('leaves later calls unharmed after a closed connection', async () => {
    const body = JSON.stringify(pipelineBody)
    await using upstream = await startTcp((socket, count) =>
      socket.once('data', () =>
        socket.end(count === 1 ? '' : `${head(`Content-Length: ${body.length}`)}${body}`),
      ),
    )
    await using edge = connect(upstream.url, { connections: 1 })
    await failure(edge.client.pipelines.update(id(1), {}), ConnectionError)
    expect(await edge.client.pipelines.update(id(1), {})).toEqual(pipelineBody)
  })
})

describe('a client that is closed', () => {
  it('fails later calls with the reason, which is no failure of the upstream, and leaves no timer', async () => {
    const time = createManualClock(WHOLE_SECOND)
    await using edge = connect(await closedUrl(), { clock: time })
    await edge[Symbol.asyncDispose]()
    const { pipelines } = edge.operation({
      token: null,
      signal: new AbortController().signal,
      deadline: WHOLE_SECOND_MS + 3000,
    })
    for (const call of [() => pipelines.get(id(1)), () => pipelines.delete(id(1))])
      await expect(call()).rejects.toMatchObject({ code: 'UND_ERR_DESTROYED' })
    expect(time.pendingMs()).toEqual([])
  })
})

describe('a redirect', () => {
  it.each([301, 302, 303, 307, 308])(
    'does not follow a %i, so the credential goes nowhere else',
    async (status) => {
      await using elsewhere = await startClientWorld(answer(200, pipelineBody))
      const location = `${elsewhere.url}/edge-services/v1beta1/pipelines/${id(1)}`
      await using world = await startClientWorld(answer(status, undefined, { Location: location }), {
        secretKey: 'secret',
      })
      const read = await failure(world.client.pipelines.get(id(1)), RedirectError)
      const write = await failure(world.client.pipelines.update(id(1), {}), RedirectError)
      expect(read).toMatchObject({ code: 'UNAVAILABLE', status, mayHaveHappened: false })
      expect(write.mayHaveHappened).toBe(true)
      expect(world.requests).toHaveLength(2)
      expect(elsewhere.requests).toEqual([])
    },
  )
})

describe('interim responses', () => {
  it('skips interim responses and waits for the final one', async () => {
    const body = JSON.stringify(pipelineBody)
    await using upstream = await startTcp((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n')
        socket.end(`${head(`Content-Length: ${body.length}`)}${body}`)
      }),
    )
    await using edge = connect(upstream.url)
    expect(await edge.client.pipelines.get(id(1))).toEqual(pipelineBody)
  })

  it('reports a failure if the connection closes after an interim response', async () => {
    await using upstream = await startTcp((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n')),
    )
    await using edge = connect(upstream.url)
    const error = await failure(edge.client.pipelines.delete(id(1)), ConnectionError)
    expect(error).toMatchObject({ status: null, mayHaveHappened: true })
  })
})

describe('an error', () => {
  it('never contains the credential', async () => {
    await using world = await startClientWorld(answer(500, { message: 'boom' }), { secretKey: 'top-secret' })
    const error = await failure(world.client.pipelines.delete(id(1)), Error)
    expect(JSON.stringify(error) + error.message + error.stack).not.toContain('top-secret')
  })
})

describe('close', () => {
  it('lets the calls in flight finish before the client closes', async () => {
    let respond = () => {}
    await using world = await startClientWorld((_request, response) => {
      respond = () => response.end(JSON.stringify(pipelineBody))
    })
    await using edge = connect(world.url)
    const call = edge.client.pipelines.get(id(1))
    await once(world.server, 'request')
    const closed = edge[Symbol.asyncDispose]()
    await new Promise(setImmediate)
    respond()
    expect(await call).toEqual(pipelineBody)
    await closed
  })
})
