/** Tests which names the gateway accepts in `Host`, and which pages count as its own. */
import { once } from 'node:events'
import { request as httpRequest } from 'node:http'
import { describe, expect, it } from 'vitest'
import { startWorld } from '../support/gateway.js'

describe('the Host of a request', () => {
  const ask = async (url: string, headers: Record<string, string>) => {
    const request = httpRequest(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    })
    request.end('{"query":"{ pipelines { totalCount } }"}')
    const [response] = await once(request, 'response')
    const chunks: Buffer[] = []
    for await (const chunk of response) chunks.push(chunk)
    return { status: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()) }
  }

  it.each([
    'localhost',
    'localhost:',
    'localhost.:80',
    'LOCALHOST:4000',
    '127.0.0.1:4000',
    '127.1.2.3',
    '[::1]:4000',
    '[::1]',
  ])('accepts a name of this machine: %s', async (host) => {
    await using world = await startWorld()
    expect(await ask(world.url, { host })).toEqual({
      status: 200,
      body: { data: { pipelines: { totalCount: 0 } } },
    })
  })

  it.each([
    'rebound.example.com:4000',
    'localhost.example.com',
    '127.0.0.1.example.com',
    'a.localhost:4000',
    '192.168.1.2:4000',
    '127.0.0.1:4000@example.com',
    '::1',
  ])("refuses any other name on loopback, where any page could spend the gateway's key: %j", async (host) => {
    await using world = await startWorld()
    const origin = `http://${host}`
    for (const headers of [{ host }, { host, origin }]) {
      const { status, body } = await ask(world.url, headers)
      expect(status).toBe(421)
      expect(body.errors[0]).toMatchObject({
        message: `This gateway answers to localhost, 127.0.0.1, [::1] and the names in ALLOWED_HOSTS, not to ${JSON.stringify(host)}.`,
        extensions: { code: 'FORBIDDEN' },
      })
    }
    expect((await ask(`${world.origin}/metrics`, { host })).status).toBe(421)
    expect(world.upstream.requests).toEqual([])
  })

  it.each(['localhost:65536', '127.0.0.1:99999'])('refuses a malformed Host: %s', async (host) => {
    await using world = await startWorld()
    const { status, body } = await ask(world.url, { host })
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({
      message: `Host is malformed: ${JSON.stringify(host)}.`,
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })

  it('accepts any name when the gateway is open to other machines', async () => {
    await using world = await startWorld({ hosts: 'any' })
    for (const host of ['gateway.internal:4000', '192.168.1.2', 'localhost'])
      expect((await ask(world.url, { host })).status).toBe(200)
  })

  it.each([
    ['gateway.internal:4000', 'http://gateway.internal:4000'],
    ['gateway.internal', 'http://gateway.internal:80'],
    ['gateway.internal:80', 'http://gateway.internal'],
    ['gateway.internal:443', 'https://gateway.internal'],
    ['Gateway.Internal', 'https://gateway.internal:443'],
  ])("accepts a call to %s from the gateway's own page, whose origin is %s", async (host, origin) => {
    await using world = await startWorld({ hosts: 'any' })
    expect((await ask(world.url, { host, origin })).status).toBe(200)
  })

  it.each([
    ['gateway.internal:4000', 'http://other.internal:4000'],
    ['gateway.internal:4000', 'http://gateway.internal'],
    ['gateway.internal', 'http://gateway.internal:443'],
    ['gateway.internal:80', 'https://gateway.internal'],
  ])('refuses a call to %s from a page of another origin: %s', async (host, origin) => {
    await using world = await startWorld({ hosts: 'any' })
    expect((await ask(world.url, { host, origin })).status).toBe(403)
  })

  const ALLOWED_HOSTS = ['gw.example.com', '192.168.1.2', '[fd00::1]']

  it.each(['gw.example.com', 'GW.example.com:8443', 'gw.example.com.', '192.168.1.2:4000', '[fd00::1]:80'])(
    'accepts an allowed host as well as the names of this machine: %s',
    async (host) => {
      await using world = await startWorld({ allowedHosts: ALLOWED_HOSTS })
      expect((await ask(world.url, { host })).status).toBe(200)
      expect((await ask(world.url, { host: 'localhost' })).status).toBe(200)
      expect((await ask(world.url, { host, origin: `https://${host}` })).status).toBe(200)
    },
  )

  it.each(['a.gw.example.com', 'example.com', '192.168.1.3', 'gw.example.com.evil.example'])(
    'refuses a host that is not allowed: %s',
    async (host) => {
      await using world = await startWorld({ allowedHosts: ALLOWED_HOSTS })
      expect((await ask(world.url, { host })).status).toBe(421)
    },
  )

  it('accepts only addresses, localhost and the allowed hosts when the gateway is open to other machines', async () => {
    await using world = await startWorld({ hosts: 'any', allowedHosts: ['gw.example.com'] })
    for (const host of ['gw.example.com', '10.1.2.3:4000', '[fd00::2]', 'localhost:4000'])
      expect((await ask(world.url, { host })).status).toBe(200)
    expect((await ask(world.url, { host: 'evil.example' })).status).toBe(421)
  })
})
