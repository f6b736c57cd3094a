/** Floods servers with more connections than the process may have files open, from other loopback addresses, which only Linux has. */
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { BUNDLE } from '../support/build.js'
import { startEdgeway } from '../support/edgeway-process.js'
import { SHOP_WEB_ID } from '../support/ids.js'
import { startHttpServer } from '../support/test-server.js'

const OPEN_FILES = 256

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`

const NEVER_ANSWERED = get(`/graphql?query=${encodeURIComponent('{ plans { planName } }')}`)

const FLOODS = [
  // The edge is closed first, because it waits some seconds for clients that may only have closed their own side.
  { server: 'edge', kind: 'visits that get no answer', sends: get('/never') },
  { server: 'gateway', kind: 'silent connections', sends: '' },
  { server: 'gateway', kind: 'half-sent requests', sends: 'GET /health HT' },
  { server: 'gateway', kind: 'connections kept alive', sends: get('/health') },
  { server: 'gateway', kind: 'operations that get no answer', sends: NEVER_ANSWERED },
  { server: 'emulator', kind: 'silent connections', sends: '' },
  { server: 'emulator', kind: 'half-sent requests', sends: 'GET /plans HT' },
  { server: 'emulator', kind: 'connections kept alive', sends: get('/health') },
  { server: 'edge', kind: 'silent connections', sends: '' },
  { server: 'edge', kind: 'half-sent requests', sends: 'GET / HT' },
  { server: 'edge', kind: 'connections kept alive', sends: get('/page') },
  { server: 'edge', kind: 'bodies that do not come', sends: get('/page', 'Content-Length: 5\r\n') },
] as const

describe.runIf(process.platform === 'linux')(`a process limited to ${OPEN_FILES} open files`, () => {
  it('serves other clients during floods of connections, and logs only a few lines', async () => {
    await using origin = await startOrigin()
    await using edgeway = startEdgeway(
      { EDGE_ORIGINS: JSON.stringify({ '*': origin.url }), EDGE_DEFAULT_PIPELINE: SHOP_WEB_ID },
      ['/bin/bash', '-c', `ulimit -n ${OPEN_FILES}; exec ${process.execPath} ${BUNDLE}`],
    )
    const ready = await edgeway.logged('ready')
    const urls = {
      gateway: new URL(String(ready.url)),
      emulator: new URL(String(ready.edgeServices)),
      edge: new URL(String(ready.edge)),
    }
    const fault = await ask(new URL('/faults', urls.emulator), { on: 'GET /plans', fault: 'hang' })
    expect(fault.status).toBe(200)
    const serves = async (flood: string) => {
      expect(await ask(new URL('/health', urls.gateway)), flood).toMatchObject({ status: 200 })
      const name = flood.replaceAll(' ', '-')
      const query = `mutation { createPipeline(input: { name: "${name}" }) { pipeline { name } userErrors { message } } }`
      const created = await ask(urls.gateway, { query })
      expect(JSON.parse(created.body), flood).toEqual({
        data: { createPipeline: { pipeline: { name }, userErrors: [] } },
      })
      expect(await ask(new URL(`/${name}`, urls.edge)), flood).toEqual({
        status: 200,
        body: `the page at /${name}`,
      })
    }
    await serves('no flood yet')

    for (const { server, kind, sends } of FLOODS) {
      const flood = await startFlood(urls[server], sends)
      await serves(`the ${server} with ${kind}`)
      flood.end()
    }
    await serves('all floods over')

    const lines = edgeway.stdout.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(lines.at(0)).toMatchObject({
      level: 'warn',
      openFiles: OPEN_FILES,
      connections: { gateway: 64, edge: 64, emulator: 32, upstream: 16, perOrigin: 32 },
    })
    const cuts = lines.filter(({ msg }) => String(msg).includes('were cut to make room'))
    expect(new Set(cuts.map(({ maxConnections }) => maxConnections))).toEqual(new Set([64, 32]))
    // Each of the three servers logs one line in ten seconds.
    expect(cuts.length).toBeLessThan(12)
    expect(edgeway.stderr()).toBe('')
    edgeway.kill('SIGTERM')
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
  }, 120_000)
})

/** Opens more connections from one address than there are files. Resolves once the server has closed half of the connections. */
async function startFlood(url: URL, sends: string) {
  const sockets = Array.from({ length: OPEN_FILES + 100 }, () => {
    const socket = connect({ port: Number(url.port), host: url.hostname, localAddress: '127.0.0.2' })
    socket.on('error', () => {})
    socket.resume()
    socket.write(sends)
    return socket
  })
  await new Promise<void>((resolve) => {
    let closed = 0
    for (const socket of sockets)
      socket.on('close', () => {
        closed += 1
        if (closed === OPEN_FILES / 2) resolve()
      })
  })
  return {
    end() {
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Sends a request on a new connection from the usual address. */
function ask(url: URL, json?: object): Promise<{ status: number | undefined; body: string }> {
  const method = json === undefined ? 'GET' : 'POST'
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      url,
      { method, agent: false, headers: { 'content-type': 'application/json', 'x-auth-token': 'any' } },
      (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (text: string) => {
          body += text
        })
        response.on('end', () => resolve({ status: response.statusCode, body })).on('error', reject)
      },
    )
    request.on('error', reject).end(json === undefined ? undefined : JSON.stringify(json))
  })
}

/** Responds to everything at once except `/never`. */
function startOrigin() {
  return startHttpServer((request, response) => {
    if (request.url !== '/never') response.end(`the page at ${request.url}`)
  })
}
