import { createServer } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { startHttpServer, startTestServer } from '../../support/test-server.js'
import { CERTIFICATE, KEY } from './certificate.js'
import { ask, createTestOrigins, LB_ID, loadBalancer } from './support.js'

/** Responds with the name in SNI, and with the host. */
async function startTlsOrigin() {
  const origin = await startTestServer(
    createServer({ key: KEY, cert: CERTIFICATE }, (req, res) => {
      res.end(
        `${(req.socket as TLSSocket & { servername?: string }).servername || 'none'} ${req.headers.host}`,
      )
    }).on('tlsClientError', () => {}),
  )
  return { ...origin, hostAndPort: `127.0.0.1:${origin.port}` }
}

const CA = { ca: CERTIFICATE }
const CLIENT = { fields: { host: 'client.localhost:4020' } }

describe('TLS to an origin', () => {
  it('an https origin is reached over TLS, by the name in its URL and not by the one in Host', async () => {
    await using origin = await startTlsOrigin()
    await using edge = createTestOrigins({ '*': `https://${origin.hostAndPort}` }, CA)
    // SNI cannot hold an address, but the certificate can.
    expect((await ask(edge.fetchFromOrigin, CLIENT)).body.toString()).toBe(`none ${origin.hostAndPort}`)
    expect((await ask(edge.createFetch(loadBalancer()), CLIENT)).body.toString()).toBe(
      'none client.localhost:4020',
    )
    expect(origin.sockets).toHaveLength(1)
  })

  it('the `domain_name` of a load balancer sets Host, SNI and the name in the certificate', async () => {
    await using origin = await startTlsOrigin()
    await using edge = createTestOrigins({ [`lb:${LB_ID}`]: `https://${origin.hostAndPort}` }, CA)
    const good = await ask(edge.createFetch(loadBalancer({ domain_name: 'shop.example.com' })), CLIENT)
    expect(good.body.toString()).toBe('shop.example.com shop.example.com')
    const withPort = await ask(
      edge.createFetch(loadBalancer({ domain_name: 'shop.example.com:8443' })),
      CLIENT,
    )
    expect(withPort.body.toString()).toBe('shop.example.com shop.example.com:8443')
    const bad = await ask(edge.createFetch(loadBalancer({ domain_name: 'other.example.com' })), CLIENT)
    expect(bad.error).toMatchObject({
      status: 502,
      message: expect.stringContaining('certificate for another name'),
    })
  })

  it('a TLS connection is kept for requests with any host', async () => {
    await using origin = await startTlsOrigin()
    await using edge = createTestOrigins({ '*': `https://${origin.hostAndPort}` }, CA)
    const fetchFromOrigin = edge.createFetch(loadBalancer())
    for (const host of ['a.localhost', 'b.localhost', 'a.localhost']) {
      expect((await ask(fetchFromOrigin, { fields: { host } })).body.toString()).toBe(`none ${host}`)
    }
    expect(origin.sockets).toHaveLength(1)
  })

  it('a certificate from an unknown authority is refused', async () => {
    await using origin = await startTlsOrigin()
    await using edge = createTestOrigins({ '*': `https://${origin.hostAndPort}` })
    const { error } = await ask(edge.fetchFromOrigin)
    expect(error).toMatchObject({ status: 502, message: expect.stringContaining('self-signed certificate') })
  })

  it('all waiting requests fail if the certificate is for another name', async () => {
    await using origin = await startTlsOrigin()
    await using edge = createTestOrigins({ '*': `https://${origin.hostAndPort}` }, { ...CA, connections: 1 })
    const fetchFromOrigin = edge.createFetch(loadBalancer({ domain_name: 'other.example.com' }))
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(fetchFromOrigin)))
    expect(answers.map(({ error }) => error?.status)).toEqual(Array(5).fill(502))
  })

  it('`is_ssl` decides on TLS if the mapping has no scheme', async () => {
    await using tls = await startTlsOrigin()
    await using plain = await startHttpServer((_req, res) => res.end('plain'))
    await using edge = createTestOrigins(
      { [`lb:${LB_ID}`]: tls.hostAndPort, '*': `127.0.0.1:${plain.port}` },
      CA,
    )
    const ssl = await ask(edge.createFetch(loadBalancer({ is_ssl: true })), CLIENT)
    expect(ssl.body.toString()).toBe('none client.localhost:4020')
    expect((await ask(edge.fetchFromOrigin)).body.toString()).toBe('plain')
    expect((await ask(edge.createFetch(loadBalancer({ id: 'another' })))).body.toString()).toBe('plain')
  })

  it('an origin that speaks no TLS is a 502 that says why TLS was expected', async () => {
    await using plain = await startHttpServer((_req, res) => res.end('plain'))
    const hostAndPort = `127.0.0.1:${plain.port}`
    await using edge = createTestOrigins({
      's3:photos': `https://${hostAndPort}`,
      [`lb:${LB_ID}`]: hostAndPort,
    })
    for (const fetchFromOrigin of [edge.fetchFromOrigin, edge.createFetch(loadBalancer({ is_ssl: true }))]) {
      const { error } = await ask(fetchFromOrigin)
      expect(error).toMatchObject({
        status: 502,
        reason: expect.stringMatching(/ at https:\/\/127\S+ speaks no TLS: .*host:port.*is_ssl/),
      })
    }
  })
})
