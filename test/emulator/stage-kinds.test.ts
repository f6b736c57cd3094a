/** The fields of DNS, TLS, WAF and route stages, and which kinds may lead to which. */
import { describe, expect, it } from 'vitest'
import type { DnsStage } from '../../src/wire/dns-stage.js'
import type { TlsStage } from '../../src/wire/tls-stage.js'
import type { WafStage } from '../../src/wire/waf-stage.js'
import { startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'
import { UNKNOWN_ID } from '../support/ids.js'
import { createManualClock } from '../support/manual-clock.js'
import { KINDS, type Kind, MAY_LEAD_TO } from './graph-model.js'

type Problems = { details: { argument_name: string; reason: string }[] }

const WAF = { mode: 'enable', paranoia_level: 2 }
const VALUES: Readonly<Partial<Record<Kind, object>>> = {
  waf: WAF,
  backend: { scaleway_s3: { bucket_name: 'b' } },
}

async function startWithPipeline(options: Parameters<typeof startEmbedded>[0] = {}) {
  const clock = createManualClock()
  const upstream = await startEmbedded({ clock, ...options })
  const pipeline = await upstream.createPipeline()
  const create = <Stage extends { id: string }>(kind: Kind, body: object = {}) =>
    upstream.call<Stage>('POST', `/pipelines/${pipeline.id}/${kind}-stages`, body)
  const patch = <Stage>(kind: Kind, id: string, body: object) =>
    upstream.call<Stage>('PATCH', `/${kind}-stages/${id}`, body)
  const problems = async (answer: Promise<{ status: number; body: unknown }>) => {
    const { status, body } = await answer
    expect(status).toBe(400)
    return (body as Problems).details.map(({ argument_name, reason }) => `${argument_name} ${reason}`)
  }
  return Object.assign(upstream, { clock, pipeline, create, patch, problems })
}

describe('a DNS stage', () => {
  it('an empty create gives a DNS stage with every field and the type auto', async () => {
    await using upstream = await startWithPipeline()
    const { body } = await upstream.create<DnsStage>('dns')
    expect(body).toEqual({
      id: body.id,
      pipeline_id: upstream.pipeline.id,
      default_fqdn: '',
      default_private_fqdn: '',
      fqdns: [],
      type: 'auto',
      wildcard_domain: false,
      full_private: false,
      status: 'inactive',
      created_at: body.created_at,
      updated_at: body.created_at,
    })
  })

  it.each([
    [[], 'auto'],
    [['a.example.fr'], 'custom'],
    [['a.example.com'], 'managed'],
    [['example.com', 'b.c.EXAMPLE.com.'], 'managed'],
    [['notexample.com'], 'custom'],
    [['a.example.com', 'a.example.fr'], 'custom'],
  ])('a DNS stage with the names %j, if example.com is a managed zone, is %s', async (fqdns, type) => {
    await using upstream = await startWithPipeline({ managedZones: ['example.com'] })
    const { body } = await upstream.create<DnsStage>('dns', { fqdns })
    expect(body).toMatchObject({ fqdns, type })
    const other = (await upstream.create<DnsStage>('dns')).body
    expect((await upstream.patch('dns', other.id, { fqdns })).body).toMatchObject({ fqdns, type })
  })

  it('an update keeps fields that are left out, and an empty list removes the names', async () => {
    await using upstream = await startWithPipeline()
    const values = { fqdns: ['a.example.com'], wildcard_domain: true, full_private: true }
    const { id } = (await upstream.create<DnsStage>('dns', values)).body
    expect((await upstream.patch('dns', id, {})).body).toMatchObject({ ...values, type: 'custom' })
    expect((await upstream.patch('dns', id, { fqdns: [], full_private: false })).body).toMatchObject({
      fqdns: [],
      type: 'auto',
      wildcard_domain: true,
      full_private: false,
    })
  })

  it('each invalid name is refused separately', async () => {
    await using upstream = await startWithPipeline()
    const fqdns = ['a.example.com', '*.example.com', 'example', 'a b.com', 5, null, `${'a'.repeat(64)}.com`]
    expect(await upstream.problems(upstream.create('dns', { fqdns, wildcard_domain: 'no' }))).toEqual([
      'fqdns.1 format',
      'fqdns.2 format',
      'fqdns.3 format',
      'fqdns.4 format',
      'fqdns.5 format',
      'fqdns.6 format',
      'wildcard_domain format',
    ])
    expect(await upstream.problems(upstream.create('dns', { fqdns: 'a.example.com' }))).toEqual([
      'fqdns format',
    ])
  })

  it('a DNS stage is found by each of its names', async () => {
    await using upstream = await startWithPipeline()
    const { id } = (await upstream.create<DnsStage>('dns', { fqdns: ['a.example.com', 'b.example.com'] }))
      .body
    await upstream.create('dns')
    const list = `/pipelines/${upstream.pipeline.id}/dns-stages`
    expect((await upstream.call('GET', `${list}?fqdn=b.example.com`)).body).toMatchObject({
      stages: [{ id }],
      total_count: 1,
    })
    expect((await upstream.call('GET', `${list}?fqdn=example.com`)).body).toMatchObject({ total_count: 0 })
  })
})

describe('a TLS stage', () => {
  const secrets = [{ secret_id: 's-1', region: 'fr-par' }]

  it.each([
    [{}, { secrets: [], managed_certificate: false }],
    [{ secrets: null }, { secrets: [], managed_certificate: false }],
    [
      { secrets: [], managed_certificate: true },
      { secrets: [], managed_certificate: true },
    ],
    [
      { secrets, managed_certificate: false },
      { secrets, managed_certificate: false },
    ],
    [{ secrets }, { secrets, managed_certificate: false }],
  ])(
    'a TLS stage created from %j is %j, with an explicit null for certificate_expires_at',
    async (body, expected) => {
      await using upstream = await startWithPipeline()
      const answer = await upstream.create<TlsStage>('tls', body)
      expect(answer.body).toMatchObject({ ...expected, certificate_expires_at: null, status: 'inactive' })
      expect(answer.text).toContain('"certificate_expires_at":null')
    },
  )

  it('an update sets secrets in tls_secrets_config, and secrets and a managed certificate replace each other', async () => {
    await using upstream = await startWithPipeline()
    const { id } = (await upstream.create<TlsStage>('tls', { secrets })).body
    const patch = async (body: object) => (await upstream.patch<TlsStage>('tls', id, body)).body
    const others = [
      { secret_id: 's-2', region: 'nl-ams' },
      { secret_id: 's-3', region: 'nl-ams' },
    ]
    expect(await patch({ secrets: others })).toMatchObject({ secrets })
    expect(await patch({ tls_secrets_config: { tls_secrets: others } })).toMatchObject({ secrets: others })
    expect(await patch({ managed_certificate: true })).toMatchObject({
      secrets: [],
      managed_certificate: true,
    })
    expect(await patch({})).toMatchObject({ secrets: [], managed_certificate: true })
    expect(await patch({ tls_secrets_config: { tls_secrets: secrets } })).toMatchObject({
      secrets,
      managed_certificate: false,
    })
    expect(await patch({ tls_secrets_config: {} })).toMatchObject({ secrets: [], managed_certificate: false })
  })

  it('secrets together with a managed certificate are refused, and so are empty secrets', async () => {
    await using upstream = await startWithPipeline()
    expect(await upstream.problems(upstream.create('tls', { secrets, managed_certificate: true }))).toEqual([
      'secrets constraint',
      'managed_certificate constraint',
    ])
    expect(await upstream.problems(upstream.create('tls', { secrets: [{}, null] }))).toEqual([
      'secrets.1 format',
      'secrets.0.secret_id required',
      'secrets.0.region required',
    ])
    const { id } = (await upstream.create<TlsStage>('tls')).body
    const both = { tls_secrets_config: { tls_secrets: secrets }, managed_certificate: true }
    expect(await upstream.problems(upstream.patch('tls', id, both))).toEqual([
      'tls_secrets_config constraint',
      'managed_certificate constraint',
    ])
  })

  it('a TLS stage is found by the id and the region of a secret', async () => {
    await using upstream = await startWithPipeline()
    const { id } = (await upstream.create<TlsStage>('tls', { secrets })).body
    const list = async (query: string) =>
      (await upstream.call('GET', `/pipelines/${upstream.pipeline.id}/tls-stages?${query}`)).body
    expect(await list('secret_id=s-1&secret_region=fr-par')).toMatchObject({ stages: [{ id }] })
    expect(await list('secret_id=s-2')).toMatchObject({ total_count: 0 })
    expect(await list('secret_region=nl-ams')).toMatchObject({ total_count: 0 })
  })
})

describe('a WAF stage', () => {
  it.each(['', 'unknown_mode', null])('an update with the mode %j keeps the mode', async (mode) => {
    await using upstream = await startWithPipeline()
    const { id } = (await upstream.create<WafStage>('waf', { ...WAF, mode: 'log_only' })).body
    const { status, body } = await upstream.patch<WafStage>('waf', id, { mode, paranoia_level: 4 })
    expect({ status, body }).toMatchObject({ status: 200, body: { mode: 'log_only', paranoia_level: 4 } })
  })

  it('an update can change the mode or the level alone', async () => {
    await using upstream = await startWithPipeline()
    const { id } = (await upstream.create<WafStage>('waf', WAF)).body
    const patch = async (body: object) => (await upstream.patch<WafStage>('waf', id, body)).body
    expect(await patch({ mode: 'log_only' })).toMatchObject({ mode: 'log_only', paranoia_level: 2 })
    expect(await patch({ paranoia_level: 4 })).toMatchObject({ mode: 'log_only', paranoia_level: 4 })
  })

  it('an update replaces the exclusion rules, keeps them if it has none, and clears them with an empty list', async () => {
    await using upstream = await startWithPipeline()
    expect((await upstream.create('waf', WAF)).body).toMatchObject({ exclusion_rules: [] })
    const rules = [{ rule_id: 942100 }, { rule_id: 920350 }]
    const { body } = await upstream.create<WafStage>('waf', { ...WAF, exclusion_rules: { rules } })
    expect(body).toMatchObject({ ...WAF, exclusion_rules: rules })
    const patch = async (changes: object) => {
      const answer = (await upstream.patch<WafStage>('waf', body.id, changes)).body
      expect((await upstream.call<WafStage>('GET', `/waf-stages/${body.id}`)).body.exclusion_rules).toEqual(
        answer.exclusion_rules,
      )
      return answer.exclusion_rules
    }
    expect(await patch({ paranoia_level: 3 })).toEqual(rules)
    expect(await patch({ exclusion_rules: null })).toEqual(rules)
    expect(await patch({ exclusion_rules: { rules: [{ rule_id: 941100 }] } })).toEqual([{ rule_id: 941100 }])
    expect(await patch({ exclusion_rules: { rules: [] } })).toEqual([])
    expect(await patch({ exclusion_rules: { rules } })).toEqual(rules)
    expect(await patch({ exclusion_rules: {} })).toEqual([])
  })

  it.each([
    [[{ rule_id: 1 }], ['exclusion_rules format']],
    [{ rules: { rule_id: 1 } }, ['exclusion_rules.rules format']],
    [
      { rules: [{}, { rule_id: '942100' }, { rule_id: 1.5 }, 942100] },
      [
        'exclusion_rules.rules.3 format',
        'exclusion_rules.rules.0.rule_id required',
        'exclusion_rules.rules.1.rule_id format',
        'exclusion_rules.rules.2.rule_id format',
      ],
    ],
    [
      { rules: [{ rule_id: 0 }, { rule_id: -1 }, { rule_id: 2 ** 31 }] },
      [0, 1, 2].map((index) => `exclusion_rules.rules.${index}.rule_id constraint`),
    ],
  ])('the exclusion rules %j are refused in a create and in an update', async (exclusion_rules, problems) => {
    await using upstream = await startWithPipeline()
    expect(await upstream.problems(upstream.create('waf', { ...WAF, exclusion_rules }))).toEqual(problems)
    const { id } = (await upstream.create<WafStage>('waf', WAF)).body
    expect(await upstream.problems(upstream.patch('waf', id, { exclusion_rules }))).toEqual(problems)
  })

  it.each([
    [{}, ['mode required', 'paranoia_level required']],
    [{ mode: '', paranoia_level: 1 }, ['mode required']],
    [{ mode: 'unknown_mode', paranoia_level: 0 }, ['mode required', 'paranoia_level constraint']],
    [{ mode: 'strict', paranoia_level: 1 }, ['mode constraint']],
    [{ mode: 1, paranoia_level: '1' }, ['mode format', 'paranoia_level format']],
    [{ mode: 'enable', paranoia_level: 5 }, ['paranoia_level constraint']],
    [{ mode: 'enable', paranoia_level: 1.5 }, ['paranoia_level format']],
  ])('creating a WAF stage from %j is refused', async (body, problems) => {
    await using upstream = await startWithPipeline()
    expect(await upstream.problems(upstream.create('waf', body))).toEqual(problems)
  })

  it('a WAF stage is found in its project', async () => {
    await using upstream = await startWithPipeline()
    const { id } = (await upstream.create<WafStage>('waf', WAF)).body
    const other = await upstream.createPipeline({ project_id: UNKNOWN_ID })
    await upstream.call('POST', `/pipelines/${other.id}/waf-stages`, WAF)
    expect(
      (await upstream.call('GET', `/search-waf-stages?project_id=${TEST_PROJECT_ID}`)).body,
    ).toMatchObject({
      stages: [{ id, ...WAF }],
      total_count: 1,
    })
    expect(await upstream.problems(upstream.call('GET', '/search-waf-stages'))).toEqual([
      'project_id required',
    ])
  })
})

describe('links between all kinds', () => {
  const pairs = KINDS.flatMap((from) =>
    KINDS.map((to) => ({ from, to, may: MAY_LEAD_TO[from].includes(to) })),
  )

  it.each(pairs)('$from to $to: $may', async ({ from, to, may }) => {
    await using upstream = await startWithPipeline()
    const next = (await upstream.create(to, VALUES[to])).body
    const field = `${to}_stage_id`
    const create = upstream.create<{ id: string }>(from, { ...VALUES[from], [field]: next.id })
    if (!may) {
      expect(await upstream.problems(create)).toEqual([`${field} constraint`])
      return
    }
    const { body } = await create
    expect(body).toMatchObject({ [field]: next.id })
    expect((await upstream.call('DELETE', `/${to}-stages/${next.id}`)).status).toBe(412)
    const unlinked = await upstream.patch<object>(from, body.id, { [field]: '' })
    expect(field in unlinked.body).toBe(false)
    expect((await upstream.call('DELETE', `/${to}-stages/${next.id}`)).status).toBe(204)
  })

  it.each(KINDS)(
    '%s: an unknown id is a bare 404, and a write keeps the updated_at of the pipeline',
    async (kind) => {
      await using upstream = await startWithPipeline()
      for (const [method, body] of [['GET'], ['PATCH', {}], ['DELETE']] as const) {
        expect(await upstream.call(method, `/${kind}-stages/${UNKNOWN_ID}`, body)).toMatchObject({
          status: 404,
          text: '{"message":"Not Found"}',
        })
      }
      upstream.clock.advanceMs(5)
      const { id } = (await upstream.create(kind, VALUES[kind])).body
      await upstream.patch(kind, id, {})
      await upstream.call('DELETE', `/${kind}-stages/${id}`)
      expect((await upstream.call('GET', `/pipelines/${upstream.pipeline.id}`)).body).toMatchObject({
        updated_at: `${upstream.pipeline.created_at.slice(0, 26)}Z`,
      })
    },
  )
})
