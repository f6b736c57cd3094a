/** A web page in a browser on this machine can do nothing with the server. */
import { request as httpRequest } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createEdgeServicesServer } from '../../src/emulator/server.js'
import { startEmbedded, TEST_TOKEN } from '../support/embedded-server.js'

type Asked = { method?: string; path?: string; headers: Record<string, string>; body?: string }

function ask(url: string, { method = 'GET', path = '/pipelines', headers, body }: Asked) {
  const target = path.startsWith('/faults') ? path : `/edge-services/v1beta1${path}`
  return new Promise<{ status: number | undefined; headers: object; body: unknown }>((resolve, reject) => {
    httpRequest(
      url + target,
      { method, headers: { 'x-auth-token': TEST_TOKEN, ...headers }, agent: false },
      async (response) => {
        let text = ''
        for await (const chunk of response.setEncoding('utf8')) text += chunk
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: text === '' ? null : JSON.parse(text),
        })
      },
    )
      .on('error', reject)
      .end(body)
  })
}

const REQUESTS: Omit<Asked, 'headers'>[] = [
  {},
  { method: 'POST', body: JSON.stringify({ name: 'planted', project_id: TEST_TOKEN }) },
  { method: 'POST', path: '/faults', body: JSON.stringify({ fault: 'status=503' }) },
  { method: 'DELETE', path: '/faults' },
]

describe('a page', () => {
  it.each([
    'evil.example:4010',
    'localhost.evil.example',
    'a.localhost:4010',
    '192.168.1.2',
    '127.0.0.1.evil.example',
  ])('a page whose own host name resolves to the server is refused: %s', async (host) => {
    await using server = await startEmbedded()
    for (const request of REQUESTS) {
      const { status, body } = await ask(server.url, { ...request, headers: { host } })
      expect({ status, body }).toEqual({
        status: 421,
        body: {
          message: `This server answers to localhost, 127.0.0.1, [::1] and the names in ALLOWED_HOSTS, not to ${JSON.stringify(host)}.`,
        },
      })
    }
    expect(server.requests).toEqual([])
  })

  it.each(['https://evil.example', 'http://a.localhost:4020', 'null', 'file://'])(
    'a page of another origin is refused: %s',
    async (origin) => {
      await using server = await startEmbedded()
      for (const request of REQUESTS)
        expect(
          (await ask(server.url, { ...request, headers: { origin, 'content-type': 'text/plain' } })).status,
        ).toBe(403)
      expect(server.requests).toEqual([])
    },
  )

  it.each(['no-cors', 'navigate'])(
    'a page of another origin is refused even if the request has no Origin: %s',
    async (mode) => {
      await using server = await startEmbedded()
      for (const request of REQUESTS) {
        const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode, 'sec-fetch-dest': 'iframe' }
        expect((await ask(server.url, { ...request, headers })).status).toBe(403)
      }
      expect(server.requests).toEqual([])
    },
  )

  it('a page of this machine cannot send a token, which every request needs', async () => {
    await using server = await startEmbedded()
    const origin = 'http://localhost:3000'
    for (const path of ['/pipelines', '/faults']) {
      const preflight = await ask(server.url, {
        method: 'OPTIONS',
        path,
        headers: {
          origin,
          'x-auth-token': '',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'x-auth-token',
        },
      })
      expect(preflight.status).toBe(401)
      expect(Object.keys(preflight.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
      const simple = { origin, 'x-auth-token': '', 'content-type': 'text/plain' }
      expect((await ask(server.url, { method: 'POST', path, headers: simple, body: '{}' })).status).toBe(401)
    }
  })
})

describe('a program', () => {
  it.each(['localhost', 'LOCALHOST:4010', '127.0.0.1:80', '127.9.9.9', '[::1]:4010', 'localhost.'])(
    'a program may use any name of this machine: %s',
    async (host) => {
      await using server = await startEmbedded()
      expect((await ask(server.url, { headers: { host } })).status).toBe(200)
    },
  )

  it('a program may use a name in allowedHosts', async () => {
    const server = createEdgeServicesServer()
    const { url } = await server.listen({ allowedHosts: ['gw.example.com'] })
    expect((await ask(url, { headers: { host: 'GW.example.com:4010' } })).status).toBe(200)
    expect((await ask(url, { headers: { host: 'evil.example' } })).status).toBe(421)
    await server.close()
  })

  it('a program may use any name on a public address, unless allowedHosts is set', async () => {
    const server = createEdgeServicesServer()
    const open = await server.listen({ host: '0.0.0.0' })
    expect((await ask(open.url, { headers: { host: 'edge-services:4010' } })).status).toBe(200)
    const told = await server.listen({ host: '0.0.0.0', allowedHosts: ['gw.example.com'] })
    expect((await ask(told.url, { headers: { host: 'edge-services:4010' } })).status).toBe(421)
    for (const host of ['gw.example.com', '10.1.2.3:4010', 'localhost'])
      expect((await ask(told.url, { headers: { host } })).status).toBe(200)
    await server.close()
  })
})
