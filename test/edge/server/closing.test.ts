import { describe, expect, it } from 'vitest'
import { createEdgeServer } from '../../../src/edge/server/server.js'
import { connectTo, FINE, PATHS, parseAnswer, say, startEdgeServer } from '../../support/edge-server.js'

const NEVER_CUT_MS = 60_000

it('an address that is not available is an error', async () => {
  await using edge = await startEdgeServer({ handle: () => FINE })
  const second = createEdgeServer({ handle: () => FINE }).listen({ host: '127.0.0.1', port: edge.port })
  await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

it('the URL names the port that the system chose', async () => {
  await using edge = await startEdgeServer({ handle: () => FINE })
  expect(edge.url).toBe(`http://127.0.0.1:${edge.port}`)
  expect(edge.port).toBeGreaterThan(0)
})

describe.each(PATHS)('a server that closes, with connections on the $path path', ({ before }) => {
  const request = `${before}GET / HTTP/1.1\r\nHost: a\r\n\r\n`

  it('a closing server finishes responses under way, serves new requests meanwhile, then ends all connections', async () => {
    const give: (() => void)[] = []
    await using edge = await startEdgeServer({
      handle: async ({ target }) => {
        if (target === '/') await new Promise<void>((resolve) => give.push(resolve))
        return FINE
      },
    })
    const idle = await connectTo(edge.port)
    idle.socket.write(request.replace('GET /', 'GET /idle'))
    await idle.has('fine')
    const busy = await connectTo(edge.port)
    busy.socket.write(request)
    while (give.length === 0) await new Promise(setImmediate)

    let isClosed = false
    const closed = edge.close(NEVER_CUT_MS).then((cut) => {
      isClosed = true
      return cut
    })
    expect(parseAnswer(await say(edge.port, request.replace('GET /', 'GET /new')))).toMatchObject({
      body: 'fine',
    })
    expect(isClosed).toBe(false)
    for (const tell of give) tell()
    expect(parseAnswer(await busy.everything)).toMatchObject({ status: 200, body: 'fine', rest: '' })
    expect(parseAnswer(await idle.everything)).toMatchObject({ rest: '' })
    expect(await closed).toBe(0)
    await expect(connectTo(edge.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('a closing server cuts requests that are not done in time, and counts them', async () => {
    let handled = () => {}
    const isHandled = new Promise<void>((resolve) => {
      handled = resolve
    })
    await using edge = await startEdgeServer({
      handle: () => {
        handled()
        return new Promise(() => {})
      },
    })
    await connectTo(edge.port)
    const client = await connectTo(edge.port)
    client.socket.write(request)
    await isHandled
    expect(await edge.close(20)).toBe(1)
    expect(await client.everything).toBe('')
  })
})

it('a closing server does not wait for connections that never sent anything', async () => {
  await using edge = await startEdgeServer({ handle: () => FINE })
  const client = await connectTo(edge.port)
  const other = await connectTo(edge.port)
  other.socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
  await other.has('fine')
  await edge.close(NEVER_CUT_MS)
  expect(await client.everything).toBe('')
})
