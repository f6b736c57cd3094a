/**
 * Requests as the Go SDK writes them, which the CLI and the Terraform provider also send. A field that is not a pointer is
 * always there, and an enum that its caller did not set has its zero value. A pointer without `omitempty` is an explicit
 * null. Durations have nine fraction digits, and every list names its order.
 */
import { describe, expect, it } from 'vitest'
import { type EmbeddedServer, startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'
import { UNKNOWN_ID } from '../support/ids.js'

const HEADERS = {
  'Content-Type': 'application/json',
  'User-Agent': 'scaleway-sdk-go/v1.0.0-beta.7+dev (go1.25.0; linux; amd64) terraform-provider/develop',
}

const LB = { id: 'lb-1', zone: 'fr-par-1', frontend_id: 'front-1' }
const SECRET = { secret_id: UNKNOWN_ID, region: 'fr-par' }

async function startWithStages() {
  const upstream = await startEmbedded()
  const send = async (method: string, path: string, body?: object) => {
    const answer = await upstream.call<{ id: string }>(method, path, body, HEADERS)
    if (answer.status !== 200)
      throw new Error(`expected ${method} ${path} to answer 200, got ${answer.status} ${answer.text}`)
    return answer.body
  }
  const pipeline = await send('POST', '/pipelines', {
    project_id: TEST_PROJECT_ID,
    name: 'p',
    description: '',
  })
  const create = (kind: string, body: object) =>
    send('POST', `/pipelines/${pipeline.id}/${kind}-stages`, body)
  const bucket = { bucket_name: 'b', bucket_region: 'fr-par', is_website: null }
  const backend = await create('backend', { scaleway_s3: bucket })
  return Object.assign(upstream, { send, create, pipeline, backend })
}

/** `create` and `update` are sent. `created` and `updated` are the stage after that, with a `backend_stage_id` if its kind may have one. */
const kinds: readonly {
  what: string
  kind: string
  create: object
  created: object
  update: object
  updated: object
}[] = [
  {
    what: 'DNS stage',
    kind: 'dns',
    create: { fqdns: ['a.example.com'], wildcard_domain: false },
    created: { fqdns: ['a.example.com'], type: 'custom', wildcard_domain: false, full_private: false },
    update: { fqdns: [] },
    updated: { fqdns: [], type: 'auto' },
  },
  {
    what: 'DNS stage without names',
    kind: 'dns',
    create: { fqdns: null },
    created: { fqdns: [], type: 'auto' },
    update: { fqdns: null, wildcard_domain: null, full_private: null },
    updated: { fqdns: [], wildcard_domain: false, full_private: false },
  },
  {
    what: 'TLS stage',
    kind: 'tls',
    create: { secrets: null, managed_certificate: true },
    created: { secrets: [], managed_certificate: true, certificate_expires_at: null },
    update: { tls_secrets_config: { tls_secrets: [SECRET] } },
    updated: { secrets: [SECRET], managed_certificate: false, certificate_expires_at: null },
  },
  {
    what: 'TLS stage whose managed certificate is tried again',
    kind: 'tls',
    create: { secrets: [], managed_certificate: true },
    created: { secrets: [], managed_certificate: true },
    update: { managed_certificate: true },
    updated: { secrets: [], managed_certificate: true },
  },
  {
    what: 'cache stage',
    kind: 'cache',
    create: { fallback_ttl: '3600.000000000s', include_cookies: false },
    created: { fallback_ttl: '3600s', include_cookies: false },
    update: { fallback_ttl: '7200.000000000s', include_cookies: true },
    updated: { fallback_ttl: '7200s', include_cookies: true },
  },
  {
    what: 'route stage',
    kind: 'route',
    create: {},
    created: {},
    update: {},
    updated: {},
  },
  {
    what: 'WAF stage',
    kind: 'waf',
    create: { mode: 'log_only', paranoia_level: 3 },
    created: { mode: 'log_only', paranoia_level: 3, exclusion_rules: [] },
    update: { mode: 'unknown_mode', paranoia_level: 4 },
    updated: { mode: 'log_only', paranoia_level: 4 },
  },
  {
    what: 'WAF stage with exclusion rules',
    kind: 'waf',
    create: { mode: 'enable', paranoia_level: 3, exclusion_rules: { rules: [{ rule_id: 942100 }] } },
    created: { exclusion_rules: [{ rule_id: 942100 }] },
    update: { mode: 'unknown_mode', exclusion_rules: { rules: [] } },
    updated: { mode: 'enable', paranoia_level: 3, exclusion_rules: [] },
  },
  {
    what: 'backend stage with a bucket',
    kind: 'backend',
    create: { scaleway_s3: { bucket_name: 'b', bucket_region: null, is_website: null } },
    created: { scaleway_s3: { bucket_name: 'b', bucket_region: null, is_website: false } },
    update: { scaleway_s3: { bucket_name: 'c', bucket_region: 'fr-par', is_website: true }, pipeline_id: '' },
    updated: { scaleway_s3: { bucket_name: 'c', bucket_region: 'fr-par', is_website: true } },
  },
  {
    what: 'backend stage with a load balancer',
    kind: 'backend',
    create: {
      scaleway_lb: {
        lbs: [{ ...LB, is_ssl: null, domain_name: null, private_network_id: null, has_websocket: null }],
      },
    },
    created: {
      scaleway_lb: {
        lbs: [{ ...LB, is_ssl: false, domain_name: '', private_network_id: null, has_websocket: false }],
      },
    },
    update: { pipeline_id: '' },
    updated: {
      scaleway_lb: {
        lbs: [{ ...LB, is_ssl: false, domain_name: '', private_network_id: null, has_websocket: false }],
      },
    },
  },
  {
    what: 'backend stage with a container',
    kind: 'backend',
    create: { scaleway_serverless_container: { region: 'fr-par', container_id: UNKNOWN_ID } },
    created: { scaleway_serverless_container: { region: 'fr-par', container_id: UNKNOWN_ID } },
    update: { scaleway_serverless_function: { region: 'fr-par', function_id: UNKNOWN_ID }, pipeline_id: '' },
    updated: { scaleway_serverless_function: { region: 'fr-par', function_id: UNKNOWN_ID } },
  },
]

describe('requests of the Go SDK', () => {
  it.each(kinds)('creates and updates a $what', async ({ kind, create, created, update, updated }) => {
    await using upstream = await startWithStages()
    const link = kind === 'backend' ? {} : { backend_stage_id: upstream.backend.id }
    const stage = await upstream.create(kind, { ...create, ...link })
    expect(stage).toMatchObject({ ...created, ...link })
    const list = `/pipelines/${upstream.pipeline.id}/${kind}-stages?order_by=created_at_desc`
    expect((await upstream.call('GET', list)).body).toMatchObject({
      stages: [{ id: stage.id }, ...restOf(kind)],
    })
    expect(await upstream.send('PATCH', `/${kind}-stages/${stage.id}`, update)).toMatchObject({
      ...updated,
      ...link,
    })
  })

  it.each(['dns', 'tls', 'cache', 'route', 'waf'])(
    'an empty link unlinks a %s stage, as the Terraform provider does',
    async (kind) => {
      await using upstream = await startWithStages()
      const settings = kind === 'waf' ? { mode: 'enable', paranoia_level: 1 } : {}
      const stage = await upstream.create(kind, { ...settings, backend_stage_id: upstream.backend.id })
      const update =
        kind === 'waf' ? { mode: 'unknown_mode', backend_stage_id: '' } : { backend_stage_id: '' }
      const unlinked = await upstream.send('PATCH', `/${kind}-stages/${stage.id}`, update)
      expect(unlinked).not.toHaveProperty('backend_stage_id')
    },
  )

  it('sets and adds route rules, with a null for each missing filter', async () => {
    await using upstream = await startWithStages()
    const route = await upstream.create('route', { backend_stage_id: upstream.backend.id })
    const path_filter = { path_filter_type: 'regex', value: '^/api/.*' }
    const rule = (rule_http_match: object) => ({ rule_http_match, backend_stage_id: upstream.backend.id })
    const path = `/route-stages/${route.id}/route-rules`
    const first = rule({ method_filters: ['get'], path_filter, host_filter: null })
    const second = rule({ method_filters: null, path_filter: null, host_filter: null })
    expect(await upstream.send('PUT', path, { route_rules: [first] })).toMatchObject({
      route_rules: [
        { position: 1, rule_http_match: { method_filters: ['get'], path_filter, host_filter: null } },
      ],
    })
    const added = await upstream.send('POST', path, { route_rules: [second], after_position: 1 })
    expect(added).toMatchObject({ route_rules: [{ position: 1 }, { position: 2 }] })
    const [, { rule_http_match: match }] = Reflect.get(added, 'route_rules')
    expect(match).toEqual({ method_filters: [], host_filter: null })
    expect(await upstream.send('PUT', path, { route_rules: null })).toEqual({ route_rules: [] })
  })

  it('renames a pipeline, sets its head, selects a plan and purges', async () => {
    await using upstream = await startWithStages()
    const { id } = upstream.pipeline
    await upstream.send('PATCH', '/current-plan', { project_id: TEST_PROJECT_ID, plan_name: 'starter' })
    expect(await upstream.send('PATCH', `/pipelines/${id}`, { name: 'q' })).toMatchObject({ name: 'q' })
    const dns = await upstream.create('dns', { fqdns: null, backend_stage_id: upstream.backend.id })
    const add = { add_new_head_stage: { new_stage_id: dns.id } }
    expect(await upstream.send('POST', `/pipelines/${id}/set-head-stage`, add)).toEqual({
      head_stage: { dns_stage_id: dns.id },
    })
    expect(await upstream.send('POST', '/purge-requests', { pipeline_id: id, all: true })).toMatchObject({
      status: 'pending',
      all: true,
    })
  })

  it.each([
    ['PATCH', '/current-plan', { project_id: TEST_PROJECT_ID, plan_name: 'unknown_name' }, 'plan_name'],
    ['POST', '/pipelines/:id/waf-stages', { mode: 'unknown_mode', paranoia_level: 1 }, 'mode'],
  ])('%s %s is refused if its caller did not set a required enum', async (...row) => {
    await using upstream = await startWithStages()
    const [method, path, body, name] = row
    const answer = await upstream.call(method, path.replace(':id', upstream.pipeline.id), body, HEADERS)
    expect(answer).toMatchObject({
      status: 400,
      body: { details: [{ argument_name: name, reason: 'required' }] },
    })
  })
})

describe('fields that the API does not have', () => {
  const odd = { refresh_cache: 'now', secrets_config: { x: [1] }, plan: null }

  it('unknown fields are dropped with 200 in every create and update', async () => {
    await using upstream = await startWithStages()
    await expectNoOdd(upstream, 'PATCH', `/pipelines/${upstream.pipeline.id}`, odd)
    for (const { kind, create, update } of kinds) {
      const stage = await upstream.create(kind, { ...create, ...odd })
      await expectNoOdd(upstream, 'PATCH', `/${kind}-stages/${stage.id}`, {
        ...update,
        ...odd,
      })
    }
  })

  async function expectNoOdd(upstream: EmbeddedServer, method: string, path: string, body: object) {
    const answer = await upstream.call<object>(method, path, body, HEADERS)
    expect(answer.status).toBe(200)
    for (const name of Object.keys(odd)) expect(answer.body).not.toHaveProperty(name)
  }
})

it('selecting a plan and creating a pipeline at once in a new project both succeed', async () => {
  await using upstream = await startEmbedded()
  const project_id = UNKNOWN_ID
  const [plan, pipeline] = await Promise.all([
    upstream.call('PATCH', '/current-plan', { project_id, plan_name: 'starter' }, HEADERS),
    upstream.call('POST', '/pipelines', { project_id, name: 'p', description: '' }, HEADERS),
  ])
  expect(plan).toMatchObject({ status: 200, body: { plan_name: 'starter' } })
  expect(pipeline).toMatchObject({
    status: 200,
    body: { status: 'warning', errors: [{ code: 'pipeline_missing_head_stage' }] },
  })
})

/** The backend stage that exists in every test. */
function restOf(kind: string): object[] {
  return kind === 'backend' ? [{}] : []
}
