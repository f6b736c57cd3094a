/** Tests the API's known responses for every kind but pipelines, cache and backend stages (see `answers.test.ts`). */
import { describe, expect, it } from 'vitest'
import type { EdgeServicesClient } from '../../src/api-client/client.js'
import { UnexpectedBodyError } from '../../src/api-client/failures.js'
import * as bodies from '../support/api-bodies.js'
import { clientCalls } from '../support/client-calls.js'
import { answer, startClientWorld } from '../support/client-world.js'
import { id } from '../support/ids.js'
import { failure } from './support/failure.js'

type Row = { form: string; read: (client: EdgeServicesClient) => Promise<unknown>; body: object }

const without = (body: object, ...names: string[]) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)))

const dnsStage = (client: EdgeServicesClient) => client.stages.dns.get(id(4))
const tlsStage = (client: EdgeServicesClient) => client.stages.tls.get(id(5))
const wafStage = (client: EdgeServicesClient) => client.stages.waf.get(id(6))
const routeStage = (client: EdgeServicesClient) => client.stages.route.get(id(7))
const rules = (client: EdgeServicesClient) => client.stages.route.listRules(id(7))
const setRules = (client: EdgeServicesClient) => client.stages.route.setRules(id(7), { route_rules: [] })
const addRules = (client: EdgeServicesClient) => client.stages.route.addRules(id(7), { route_rules: [] })
const purgeRequest = (client: EdgeServicesClient) => client.purgeRequests.get(id(8))
const unsetHead = (client: EdgeServicesClient) =>
  client.pipelines.setHeadStage(id(1), { remove_head_stage: { remove_stage_id: id(4) } })
const heads = (client: EdgeServicesClient) => client.pipelines.listHeadStages(id(1), {})
const billing = (client: EdgeServicesClient) => client.plans.billing(id(100))
const plans = (client: EdgeServicesClient) => client.plans.list()
const lbOrigin = (client: EdgeServicesClient) =>
  client.checks.lbOrigin({ lb: { id: id(1), zone: 'fr-par-1', frontend_id: id(2) } })

const { routeRuleBody } = bodies

const accepted: Row[] = [
  {
    form: 'a DNS stage from before default_fqdn, wildcards, privacy and status',
    read: dnsStage,
    body: without(
      bodies.dnsStageBody,
      'default_fqdn',
      'default_private_fqdn',
      'wildcard_domain',
      'full_private',
      'status',
    ),
  },
  {
    form: 'a DNS stage linked to nothing, of an unknown type',
    read: dnsStage,
    body: { ...without(bodies.dnsStageBody, 'tls_stage_id'), type: 'delegated', fqdns: [] },
  },
  {
    form: 'a TLS stage with a managed certificate that expires',
    read: tlsStage,
    body: {
      ...bodies.tlsStageBody,
      secrets: [],
      managed_certificate: true,
      certificate_expires_at: '2026-10-20T09:22:10Z',
    },
  },
  {
    form: 'a TLS stage whose secrets are null or absent',
    read: tlsStage,
    body: { ...without(bodies.tlsStageBody, 'certificate_expires_at', 'status'), secrets: null },
  },
  { form: 'a WAF stage from before status', read: wafStage, body: without(bodies.wafStageBody, 'status') },
  {
    form: 'a WAF stage of a mode and a level that nobody knows',
    read: wafStage,
    body: { ...bodies.wafStageBody, mode: 'learn', paranoia_level: 5 },
  },
  {
    form: 'a route stage from before status, with a target',
    read: routeStage,
    body: { ...without(bodies.routeStageBody, 'status'), waf_stage_id: id(6) },
  },
  {
    form: 'rules without filters, without a target, and by a filter of another type',
    read: rules,
    body: {
      route_rules: [
        { position: 1, route_stage_id: id(7), rule_http_match: {} },
        { position: 2, route_stage_id: id(7), waf_stage_id: id(6) },
        {
          ...routeRuleBody,
          position: 3,
          rule_http_match: { path_filter: { path_filter_type: 'glob', value: '*' } },
        },
      ],
      total_count: 3,
    },
  },
  {
    form: 'rules that were set: without total_count',
    read: setRules,
    body: { route_rules: [routeRuleBody] },
  },
  { form: 'rules that were set: with one', read: setRules, body: { route_rules: [], total_count: 0 } },
  {
    form: 'rules that were added: with an empty route_stage_id',
    read: addRules,
    body: { route_rules: [{ ...routeRuleBody, route_stage_id: '' }] },
  },
  {
    form: 'a purge request of everything',
    read: purgeRequest,
    body: { ...without(bodies.purgeRequestBody, 'assets'), all: true, status: 'done' },
  },
  {
    form: 'a purge request with nulls, and a status that nobody knows',
    read: purgeRequest,
    body: { ...bodies.purgeRequestBody, assets: null, all: null, status: 'queued' },
  },
  { form: 'a head stage that is gone: empty', read: unsetHead, body: { head_stage: {} } },
  { form: 'a head stage that is gone: null', read: unsetHead, body: { head_stage: null } },
  { form: 'a head stage that is gone: absent', read: unsetHead, body: {} },
  { form: 'a head that is no DNS stage', read: heads, body: { head_stages: [{}], total_count: 1 } },
  {
    form: 'plans from before backend_limit and wildcards',
    read: plans,
    body: { plans: [without(bodies.planBody, 'backend_limit', 'wildcard_domain')], total_count: 1 },
  },
  { form: 'a billing of nothing', read: billing, body: {} },
  {
    form: 'a billing without a plan',
    read: billing,
    body: { ...bodies.billingBody, current_plan: null, waf_add_on: null, plans_usage_details: {} },
  },
  { form: 'an origin that is well', read: lbOrigin, body: { is_valid: true } },
  {
    form: 'an origin with an error that nobody knows',
    read: lbOrigin,
    body: { is_valid: false, error_type: 'tired' },
  },
]

describe('a response of a known form', () => {
  it.each(accepted)('returns $form unchanged', async ({ read, body }) => {
    await using world = await startClientWorld(answer(200, body))
    expect(await read(world.client)).toEqual(body)
  })
})

describe("a success that breaks the API's promise", () => {
  const withoutBody = clientCalls.filter(({ answer: promised }) => promised === undefined)
  const withBody = clientCalls.filter(({ answer: promised }) => promised !== undefined)

  it.each(withoutBody)('expects no body from $method: $expected', async ({ call }) => {
    await using world = await startClientWorld(answer(200, { message: 'no' }))
    const error = await failure(call(world.client), UnexpectedBodyError)
    expect(error.message).toContain('answered 200: expected no body, got {"message":"no"}')
  })

  it.each(withBody)('expects $expected from $method', async ({ call, expected }) => {
    await using html = await startClientWorld(answer(200, '<html>no</html>'))
    const asJson = await failure(call(html.client), UnexpectedBodyError)
    expect(asJson.message).toContain(`expected ${expected} as JSON, got <html>no</html>`)
    await using array = await startClientWorld(answer(200, []))
    const asObject = await failure(call(array.client), UnexpectedBodyError)
    expect(asObject.message).toContain(`what is not ${expected}: expected an object at the top, got []`)
  })

  const fails = withBody.filter(({ method }) =>
    /^(list|get|create|update|search)/.test(method.split('.')[1] ?? ''),
  )
  it.each(fails)('rejects an error body with status 200 from $method', async ({ call, expected }) => {
    await using world = await startClientWorld(answer(200, { message: 'no' }))
    const error = await failure(call(world.client), UnexpectedBodyError)
    expect(error.message).toContain(`what is not ${expected}: expected an`)
  })
})

describe("a field that breaks the API's promise", () => {
  it.each([
    {
      read: dnsStage,
      body: { ...bodies.dnsStageBody, fqdns: 'a' },
      field: 'fqdns',
      message: 'a DNS stage: expected an array at /fqdns, got "a"',
    },
    {
      read: wafStage,
      body: { ...bodies.wafStageBody, paranoia_level: '2' },
      field: 'paranoia_level',
      message: 'a WAF stage: expected an integer of 32 bits at /paranoia_level, got "2"',
    },
    {
      read: tlsStage,
      body: { ...bodies.tlsStageBody, created_at: 'yesterday' },
      field: 'created_at',
      message: 'a TLS stage: expected a timestamp at /created_at, got "yesterday"',
    },
    {
      read: rules,
      body: { route_rules: [routeRuleBody] },
      field: 'total_count',
      message: 'a list of route rules: expected an integer of 32 bits at /total_count, got nothing',
    },
    {
      read: setRules,
      body: { message: 'no' },
      field: 'route_rules',
      message: 'the route rules of a stage: expected an array at /route_rules, got nothing',
    },
  ])('loses only that field: $message', async ({ read, body, field, message }) => {
    await using world = await startClientWorld(answer(200, body))
    const value = (await read(world.client)) as Record<string, unknown>
    expect(() => value[field]).toThrow(message)
    expect(Object.keys(value).toSorted()).toEqual([...new Set([...Object.keys(body), field])].toSorted())
    for (const [name, sent] of Object.entries(body)) if (name !== field) expect(value[name]).toEqual(sent)
  })

  it('loses only the place of an unreadable item in a list', async () => {
    const stages = [bodies.cacheStageBody, { ...bodies.cacheStageBody, id: 7 }, null]
    await using world = await startClientWorld(answer(200, { stages, total_count: 3 }))
    const list = await world.client.stages.cache.list(id(1), {})
    expect(list.stages[0]).toEqual(bodies.cacheStageBody)
    expect(list.stages.slice(1).map(String)).toEqual([
      expect.stringContaining('a list of cache stages: expected an object with an id at /stages/1, got {'),
      expect.stringContaining('a list of cache stages: expected an object at /stages/2, got null'),
    ])
  })
})
