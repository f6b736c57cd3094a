/** Every `DateTime` field over real HTTP. */
import { describe, expect, it } from 'vitest'
import type { EmbeddedServer } from '../support/embedded-server.js'
import { TEST_PROJECT_ID } from '../support/embedded-server.js'
import { startWorld } from '../support/gateway.js'
import { SOME_ID } from '../support/ids.js'

const SIX_DIGITS = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/

/** The kinds of object that have date-times, each with the mutation that creates one. */
const kinds: [string, string, object][] = [
  ['Pipeline', 'createPipeline', { name: 'n' }],
  ['CacheStage', 'createCacheStage', { fallbackTtl: 1 }],
  ['BackendStage', 'createBackendStage', { origin: { scalewayS3: { bucketName: 'b' } } }],
  ['DnsStage', 'createDnsStage', {}],
  ['TlsStage', 'createTlsStage', {}],
  ['WafStage', 'createWafStage', { mode: 'ENABLE', paranoiaLevel: 1 }],
  ['RouteStage', 'createRouteStage', {}],
  ['PurgeRequest', 'createPurgeRequest', { all: true }],
  [
    'VpcEndpoint',
    'createVpcEndpoint',
    { projectId: TEST_PROJECT_ID, region: 'fr-par', privateNetworkId: SOME_ID },
  ],
]

describe('a date-time', () => {
  it.each(kinds)(
    'returns the same date-times of a %s in a payload and in every later read',
    async (kind, field, input) => {
      await using world = await startWorld()
      const { id: pipelineId } = await world.upstream.createPipeline({ name: 'p' })
      const owned = /Stage|PurgeRequest/.test(kind) ? { pipelineId } : {}
      const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`
      const object = kind.charAt(0).toLowerCase() + kind.slice(1)
      const created = await world.read(
        `mutation ($input: ${type}!) { ${field}(input: $input) { ${object} { id createdAt updatedAt } userErrors { message } } }`,
        { input: { ...owned, ...input } },
      )
      const { id, ...moments } = created[field][object]
      expect(moments).toEqual({
        createdAt: expect.stringMatching(SIX_DIGITS),
        updatedAt: expect.stringMatching(SIX_DIGITS),
      })
      const read = await world.read(`{ ${object}(id: "${id}") { createdAt updatedAt } }`)
      expect(read[object]).toEqual(moments)
      const node = await world.read(`{ node(id: "${id}") { ... on ${kind} { createdAt updatedAt } } }`)
      expect(node.node).toEqual(moments)
    },
  )

  it.each([
    ['2026-02-18T17:34:56.9845479+01:00', '2026-02-18T16:34:56.984547Z'],
    ['2026-02-18t16:34:56z', '2026-02-18T16:34:56.000000Z'],
  ])('converts the expiry %s of a certificate to %s', async (sent, read) => {
    await using world = await startWorld()
    const id = await answerExpiry(world.upstream, sent)
    expect(await world.read(`{ tlsStage(id: "${id}") { certificateExpiresAt } }`)).toEqual({
      tlsStage: { certificateExpiresAt: read },
    })
  })

  it('loses only the field of an unreadable date-time and reports an upstream error', async () => {
    await using world = await startWorld()
    const id = await answerExpiry(world.upstream, 'next year')
    const { data, errors } = await world.query(`{ tlsStage(id: "${id}") { id certificateExpiresAt } }`)
    expect(data).toEqual({ tlsStage: { id, certificateExpiresAt: null } })
    expect(errors).toMatchObject([
      { path: ['tlsStage', 'certificateExpiresAt'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ])
    expect(JSON.stringify(errors)).not.toContain('next year')
    expect(JSON.stringify(world.log)).toContain('next year')
  })
})

/** Creates a TLS stage whose certificate expires at the given text. */
async function answerExpiry(upstream: EmbeddedServer, text: string): Promise<string> {
  const { id: pipelineId } = await upstream.createPipeline({ name: 'p' })
  const { body } = await upstream.call('POST', `/pipelines/${pipelineId}/tls-stages`, {})
  const stage = body as { id: string }
  upstream.faults.add({
    on: 'GET /tls-stages/:id',
    status: 200,
    body: { ...stage, certificate_expires_at: text },
  })
  return stage.id
}
