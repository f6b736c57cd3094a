/** Tests the requests in progress when Edgeway is told to stop. */
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { connect, createServer as createTcpServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startEdgeway } from '../support/edgeway-process.js'
import { SHOP_WEB_ID } from '../support/ids.js'
import { startTestServer } from '../support/test-server.js'

describe('a process told to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('exits with 0 if it is idle (%s)', async (signal) => {
    await using edgeway = startEdgeway()
    await edgeway.ready()
    edgeway.kill(signal)
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
    expect(edgeway.stderr()).toBe('')
  })

  it('does not wait for idle connections that callers keep open', async () => {
    await using edgeway = startEdgeway()
    const url = await edgeway.ready()
    // This process keeps the connection open for the next request.
    expect((await fetch(new URL('/health', url))).status).toBe(200)
    edgeway.kill('SIGTERM')
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
  })

  it('exits although nobody reads its log', async () => {
    await using edgeway = startEdgeway()
    await edgeway.ready()
    edgeway.stopReading()
    edgeway.kill('SIGTERM')
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
  })

  it.each([
    ['SIGTERM', 'SIGTERM', 143],
    ['SIGINT', 'SIGINT', 130],
    ['SIGTERM', 'SIGINT', 130],
  ] as const)('exits at once on a second signal (%s, then %s: %i)', async (first, second, code) => {
    await using upstream = await startSlowServer()
    await using edgeway = startEdgeway({ SCW_API_URL: upstream.url })
    const url = await edgeway.ready()
    const slow = fetch(`${url}?query={pipelines{totalCount}}`).catch(() => 'cut')
    await upstream.firstCall
    edgeway.kill(first)
    await edgeway.logged('stopping')
    edgeway.kill(second)
    expect(await edgeway.exit).toEqual({ code, signal: null })
    expect(await slow).toBe('cut')
  })

  it('exits with 0 while it is still starting', async () => {
    // The cache never answers, so the process keeps starting.
    await using mute = await startMuteServer()
    await using edgeway = startEdgeway({ EDGE_CACHE_URL: `redis://127.0.0.1:${mute.port}` })
    await mute.firstConnection
    edgeway.kill('SIGTERM')
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
    expect(edgeway.stdout.map((line) => JSON.parse(line).msg)).not.toContain('ready')
  })

  it('does not wait for the pipelined requests of a client that has left', async () => {
    await using upstream = await startSlowServer()
    await using edgeway = startEdgeway({ SCW_API_URL: upstream.url })
    const url = new URL(await edgeway.ready())
    const socket = connect(Number(url.port), url.hostname)
    socket.write('GET /graphql?query={pipelines{totalCount}} HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(300))
    const call = await upstream.firstCall
    socket.destroy()
    // The call ends when its caller leaves.
    await once(call, 'close')
    edgeway.kill('SIGTERM')
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
    expect(edgeway.stdout.join('\n')).not.toContain('cut')
  })

  it('stops when the signal comes through npm', async () => {
    // `exec` makes the process npm's own child, which gets npm's signals; where there is none, as on Windows, it is started without.
    // As users start it, from modules in many files: the bundle that the other tests start might hide one that is not found.
    await using edgeway = startEdgeway({}, ['npm', '--silent', 'start'])
    await edgeway.ready()
    edgeway.kill('SIGTERM')
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
    expect(JSON.parse(edgeway.stdout.at(-1) ?? '')).toMatchObject({ msg: 'stopped' })
  })

  it('answers the requests in progress, and reports meanwhile that it is not ready', async () => {
    await using upstream = await startSlowServer()
    await using edgeway = startEdgeway({ SCW_API_URL: upstream.url })
    const url = await edgeway.ready()
    expect((await fetch(new URL('/ready', url))).status).toBe(200)
    const slow = fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ pipelines { totalCount } }' }),
    })
    const call = await upstream.firstCall

    edgeway.kill('SIGTERM')
    await edgeway.logged('stopping')
    const ready = await fetch(new URL('/ready', url))
    expect(ready.status).toBe(503)
    expect(await ready.json()).toEqual({ status: 'draining' })
    expect((await fetch(new URL('/health', url))).status).toBe(200)

    call.setHeader('content-type', 'application/json').end(JSON.stringify({ pipelines: [], total_count: 7 }))
    expect(await (await slow).json()).toEqual({ data: { pipelines: { totalCount: 7 } } })
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
  })

  it('completes the responses that clients of the edge wait for', async () => {
    await using origin = await startSlowServer()
    await using edgeway = startEdgeway({
      EDGE_ORIGINS: JSON.stringify({ '*': origin.url }),
      EDGE_DEFAULT_PIPELINE: SHOP_WEB_ID,
    })
    const { edge } = await edgeway.logged('ready')
    const slow = fetch(`${edge}/page`)
    const call = await origin.firstCall
    edgeway.kill('SIGTERM')
    await edgeway.logged('stopping')
    call.end('the page')
    const answer = await slow
    expect(answer.headers.get('x-cache')).toBe('miss')
    expect(await answer.text()).toBe('the page')
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
    expect(edgeway.stderr()).toBe('')
  })
})

/** Starts an upstream or origin that responds to its first call when the test does. */
async function startSlowServer() {
  const server = createServer()
  const firstCall = new Promise<ServerResponse>((resolve) => {
    server.once('request', (_request, response) => resolve(response))
  })
  return { ...(await startTestServer(server)), firstCall }
}

/** Accepts connections and never responds. */
async function startMuteServer() {
  const server = createTcpServer()
  const firstConnection = once(server, 'connection')
  return { ...(await startTestServer(server)), firstConnection }
}
