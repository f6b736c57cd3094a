/** Tests how names, hosts and origins are normalized for comparison. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameOf, parseHostName, parseOrigin } from '../../src/http/origin.js'

describe('an origin', () => {
  it.each([
    ['https://app.example.com', 'https://app.example.com'],
    ['HTTPS://App.Example.COM', 'https://app.example.com'],
    ['https://app.example.com:443', 'https://app.example.com'],
    ['http://app.example.com:80', 'http://app.example.com'],
    ['http://app.example.com:443', 'http://app.example.com:443'],
    ['https://app.example.com:8443', 'https://app.example.com:8443'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['chrome-extension://AbCdEf', 'chrome-extension://abcdef'],
    ['capacitor://localhost', 'capacitor://localhost'],
  ])('normalizes the origin %s to %s', (text, expected) => expect(parseOrigin(text)).toBe(expected))

  it.each([
    '',
    '*',
    'null',
    'app.example.com',
    'localhost:3000',
    'https://',
    'https://app.example.com/',
    'https://app.example.com/path',
    'https://app.example.com?query',
    'https://app.example.com#fragment',
    'https://user@app.example.com',
    'https://*.example.com',
    'https://app.example.com:65536',
    'https://app.example.com, https://b.example.com',
    'https://a b',
    'file://localhost',
    'file:///home',
    'data:text/html,x',
  ])('rejects %j as an origin', (text) => expect(parseOrigin(text)).toBeNull())

  it('normalizes a normalized origin to itself', () => {
    fc.assert(
      fc.property(fc.webUrl(), fc.integer({ min: 0, max: 65_535 }), (url, port) => {
        const origin = parseOrigin(`${new URL(url).origin}:${port}`)
        expect(origin).not.toBeNull()
        expect(parseOrigin(origin ?? '')).toBe(origin)
        expect(origin).toBe(new URL(`${new URL(url).origin}:${port}`).origin)
      }),
    )
  })
})

describe('a host name', () => {
  it.each([
    ['gw.example.com', 'gw.example.com'],
    ['GW.Example.com.', 'gw.example.com'],
    ['localhost', 'localhost'],
    ['192.168.1.2', '192.168.1.2'],
    ['fd00::1', '[fd00::1]'],
    ['[FD00:0::1]', '[fd00::1]'],
    ['bücher.example', 'xn--bcher-kva.example'],
  ])('normalizes the host name %s to %s', (text, expected) => expect(parseHostName(text)).toBe(expected))

  it.each([
    '',
    '*',
    '*.example.com',
    'gw.example.com:443',
    'https://gw.example.com',
    'gw.example.com/',
    'user@gw.example.com',
    'a b',
    '1.2.3.999',
    '[::1]:80',
    '::1%eth0',
  ])('rejects %j as a host name', (text) => expect(parseHostName(text)).toBeNull())

  it('finds the host name in a Host field with or without a port', () => {
    fc.assert(
      fc.property(fc.domain(), fc.integer({ min: 0, max: 65_535 }), (domain, port) => {
        for (const host of [domain, `${domain}:${port}`, `${domain}.:${port}`, `${domain.toUpperCase()}:`])
          expect(nameOf(host)).toBe(parseHostName(domain))
      }),
    )
  })
})
