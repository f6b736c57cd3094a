import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveHost } from '../../src/edge/find-pipeline.js'
import { parseAuthority, parseHost } from '../../src/http/authority.js'

const ID = '0c7d1f3e-5a44-4f0e-9b0e-6f3a6c1a2b10'
const OTHER_ID = 'dddddddd-0000-4000-8000-000000000000'

/** One pipeline, by its id and by `shop.example.com`. */
const pipelines = {
  get: (id: string) =>
    id === ID ? { id, name: 'shop', status: 'ready', errors: [], heads: ['dns'], stages: new Map() } : null,
  findByFqdn: (fqdn: string) => (fqdn === 'shop.example.com' ? { pipelineId: ID, dnsStageId: 'dns' } : null),
}

const resolve = (host: string) => resolveHost(host, pipelines)

describe('a host', () => {
  it.each([
    ['example.com', 'example.com'],
    ['Example.COM:8080', 'example.com'],
    ['example.com.', 'example.com'],
    ['example.com.:80', 'example.com'],
    ['example.com:', 'example.com'],
    ['localhost:65535', 'localhost'],
    ['my_service-1', 'my_service-1'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['127.0.0.1:4020', '127.0.0.1'],
    ['[::1]:4020', '[::1]'],
    ['[2001:DB8::1]', '[2001:db8::1]'],
    ['[::ffff:127.0.0.1]', '[::ffff:127.0.0.1]'],
    [`${'a.'.repeat(126)}a.`, `${'a.'.repeat(126)}a`],
  ])('the host %s is parsed as %s', (text, expected) => {
    expect(parseHost(text)).toBe(expected)
  })

  it.each([
    '',
    ' ',
    '.',
    '..',
    ':80',
    'a..b',
    '.a',
    'a..',
    'a b',
    'a\tb',
    'a\n',
    ' a',
    'a ',
    'user@a',
    'user:pass@a',
    'a/',
    'a/b',
    'a?b',
    'a#b',
    'a\\b',
    'a%41',
    'a,b',
    'http://a',
    'a:80:80',
    'a:65536',
    'a:99999',
    'a:-1',
    'a:b',
    '*',
    'bücher.example',
    'b\u00fccher',
    '::1',
    '[::1',
    '::1]',
    '[]',
    '[::g]',
    '[127.0.0.1]',
    '[::1%25eth0]',
    '[::1].',
    '[::1]a',
    'a\0',
    '\u212a',
    'a'.repeat(254),
    `${'a.'.repeat(127)}aa`,
  ])('%j is not a host', (text) => {
    expect(parseHost(text)).toBeNull()
    expect(resolve(text)).toEqual({ kind: 'invalid' })
  })

  it.each([
    ['Example.COM', 'example.com'],
    ['Example.COM.:8080', 'example.com:8080'],
    ['example.com:', 'example.com'],
    ['example.com:80', 'example.com'],
    ['example.com:00080', 'example.com'],
    ['example.com:0', 'example.com'],
    ['example.com:0443', 'example.com:443'],
    ['[2001:DB8::1]:80', '[2001:db8::1]'],
    ['[2001:DB8::80]:65535', '[2001:db8::80]:65535'],
  ])('the host %s is %s with its port', (text, expected) => {
    expect(parseAuthority(text)?.authority).toBe(expected)
    expect(parseAuthority(expected)?.authority).toBe(expected)
  })

  it('a parsed host parses to itself', () => {
    const piece = fc.oneof(
      fc.constantFrom('a', 'B', '.', '-', '_', ':', '[', ']', '::1', '80', '@', '/', ' ', '%', 'é', '\0'),
      fc.string({ maxLength: 3 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const host = parseHost(pieces.join(''))
        if (host === null) return
        expect(parseHost(host)).toBe(host)
        expect(host).toMatch(/^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])$/)
        expect(host.length).toBeLessThanOrEqual(253)
        expect(host).not.toMatch(/^\.|\.\.|\.$/)
      }),
    )
  })

  it('a host is the same in any case, with any port, and with a trailing dot', () => {
    const label = fc.stringMatching(/^[a-zA-Z0-9_-]{1,20}$/)
    fc.assert(
      fc.property(
        fc.array(label, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        fc.option(fc.integer({ min: 0, max: 65_535 }), { nil: undefined }),
        (labels, hasDot, port) => {
          const name = labels.join('.')
          const text = `${name}${hasDot ? '.' : ''}${port === undefined ? '' : `:${port}`}`
          expect(parseHost(text)).toBe(name.toLowerCase())
          expect(parseHost(text.toUpperCase())).toBe(name.toLowerCase())
        },
      ),
    )
  })
})

describe('what a host names', () => {
  const byId = { kind: 'pipeline', pipelineId: ID, dnsStageId: null }
  const byName = { kind: 'pipeline', pipelineId: ID, dnsStageId: 'dns' }

  it.each([
    [`${ID}.localhost:4020`, byId],
    [`${ID}.localhost`, byId],
    [`${ID.toUpperCase()}.LocalHost.`, byId],
    [`${ID}.svc.edge.scw.cloud`, byId],
    ['shop.example.com', byName],
    ['SHOP.example.com.:4020', byName],
    [`${OTHER_ID}.localhost`, { kind: 'unknown-pipeline', pipelineId: OTHER_ID }],
    [`${OTHER_ID}.svc.edge.scw.cloud`, { kind: 'unknown-pipeline', pipelineId: OTHER_ID }],
    ['localhost:4020', { kind: 'none' }],
    ['127.0.0.1:4020', { kind: 'none' }],
    ['[::1]:4020', { kind: 'none' }],
    ['example.com', { kind: 'none' }],
    [ID, { kind: 'none' }],
    [`a.${ID}.localhost`, { kind: 'none' }],
    [`${ID}.localhost.example.com`, { kind: 'none' }],
    [`${ID}x.localhost`, { kind: 'none' }],
    ['not-an-id.localhost', { kind: 'none' }],
  ])('the host %s names %j', (host, expected) => {
    expect(resolve(host)).toEqual(expected)
  })
})
