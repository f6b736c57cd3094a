/** One call of each of the client's methods for stages. */
import type { EdgeServicesClient } from '../../src/api-client/client.js'
import type { StageResource } from '../../src/api-client/stages.js'
import * as bodies from './api-bodies.js'
import { type ClientCall, page, withQuery } from './client-call.js'
import { id } from './ids.js'

type StageSamples<Create, Update, Query> = {
  kind: string
  resource: (client: EdgeServicesClient) => StageResource<unknown, Create, Update, Query>
  stage: { id: string }
  create: Create
  update: Update
  query: Query
}

/** The five calls of a kind of stage. */
function callsOf<Create extends object, Update extends object, Query extends object>({
  kind,
  resource,
  stage,
  create,
  update,
  query,
}: StageSamples<Create, Update, Query>): ClientCall[] {
  const below = `/pipelines/${id(1)}/${kind}-stages`
  const one = `/${kind}-stages/${stage.id}`
  const noun = ['dns', 'tls', 'waf'].includes(kind) ? kind.toUpperCase() : kind
  const expected = `a ${noun} stage`
  return [
    {
      method: `stages.${kind}.list`,
      call: (client) => resource(client).list(id(1), query),
      sent: `GET ${withQuery(below, query)}`,
      answer: { stages: [stage], total_count: 6 },
      expected: `a list of ${noun} stages`,
    },
    {
      method: `stages.${kind}.create`,
      call: (client) => resource(client).create(id(1), create),
      sent: `POST ${below}`,
      body: create,
      answer: stage,
      expected,
    },
    {
      method: `stages.${kind}.get`,
      call: (client) => resource(client).get(stage.id),
      sent: `GET ${one}`,
      answer: stage,
      expected,
    },
    {
      method: `stages.${kind}.update`,
      call: (client) => resource(client).update(stage.id, update),
      sent: `PATCH ${one}`,
      body: update,
      answer: stage,
      expected,
    },
    {
      method: `stages.${kind}.delete`,
      call: (client) => resource(client).delete(stage.id),
      sent: `DELETE ${one}`,
      expected: 'no body',
    },
  ]
}

const rules = `/route-stages/${id(7)}/route-rules`
const rule = { rule_http_match: { method_filters: ['get'] }, backend_stage_id: id(3) }
const ruleSearch = { ...page, organization_id: id(200), project_id: id(100) }
const backendSearch = {
  ...page,
  bucket_name: 'assets',
  bucket_region: 'fr-par',
  lb_id: id(31),
  project_id: id(100),
}

export const stageCalls: readonly ClientCall[] = [
  ...callsOf({
    kind: 'dns',
    resource: (client) => client.stages.dns,
    stage: bodies.dnsStageBody,
    create: { fqdns: ['shop.example.com'], wildcard_domain: true, full_private: false, tls_stage_id: id(5) },
    update: { fqdns: [], tls_stage_id: '', cache_stage_id: id(2) },
    query: { ...page, fqdn: 'shop.example.com' },
  }),
  ...callsOf({
    kind: 'tls',
    resource: (client) => client.stages.tls,
    stage: bodies.tlsStageBody,
    create: { secrets: [{ secret_id: id(50), region: 'fr-par' }], managed_certificate: false },
    update: { tls_secrets_config: { tls_secrets: [{ secret_id: id(50), region: 'fr-par' }] } },
    query: { ...page, secret_id: id(50), secret_region: 'fr-par' },
  }),
  ...callsOf({
    kind: 'cache',
    resource: (client) => client.stages.cache,
    stage: bodies.cacheStageBody,
    create: { fallback_ttl: '60s', include_cookies: true, waf_stage_id: id(6) },
    update: { backend_stage_id: '', route_stage_id: id(7) },
    query: page,
  }),
  ...callsOf({
    kind: 'route',
    resource: (client) => client.stages.route,
    stage: bodies.routeStageBody,
    create: { backend_stage_id: id(3) },
    update: { backend_stage_id: '', waf_stage_id: id(6) },
    query: page,
  }),
  ...callsOf({
    kind: 'waf',
    resource: (client) => client.stages.waf,
    stage: bodies.wafStageBody,
    create: {
      mode: 'log_only',
      paranoia_level: 4,
      exclusion_rules: { rules: [{ rule_id: 942100 }] },
      backend_stage_id: id(3),
    },
    update: { exclusion_rules: { rules: [] } },
    query: page,
  }),
  ...callsOf({
    kind: 'backend',
    resource: (client) => client.stages.backend,
    stage: bodies.backendStageBody,
    create: { scaleway_serverless_function: { function_id: id(30), region: 'fr-par' } },
    update: { scaleway_s3: { is_website: true } },
    query: { ...page, bucket_name: 'assets', bucket_region: 'fr-par', lb_id: id(31) },
  }),
  {
    method: 'stages.backend.search',
    call: (client) => client.stages.backend.search(backendSearch),
    sent: `GET ${withQuery('/search-backend-stages', backendSearch)}`,
    answer: { stages: [bodies.backendStageBody], total_count: 1 },
    expected: 'a list of backend stages',
  },
  {
    method: 'stages.waf.search',
    call: (client) => client.stages.waf.search({ ...page, project_id: id(100) }),
    sent: `GET ${withQuery('/search-waf-stages', { ...page, project_id: id(100) })}`,
    answer: { stages: [bodies.wafStageBody], total_count: 1 },
    expected: 'a list of WAF stages',
  },
  {
    method: 'stages.route.listRules',
    call: (client) => client.stages.route.listRules(id(7)),
    sent: `GET ${rules}`,
    answer: { route_rules: [bodies.routeRuleBody], total_count: 1 },
    expected: 'a list of route rules',
  },
  {
    method: 'stages.route.setRules',
    call: (client) => client.stages.route.setRules(id(7), { route_rules: [rule] }),
    sent: `PUT ${rules}`,
    body: { route_rules: [rule] },
    answer: { route_rules: [bodies.routeRuleBody] },
    expected: 'the route rules of a stage',
  },
  {
    method: 'stages.route.addRules',
    call: (client) => client.stages.route.addRules(id(7), { route_rules: [rule], after_position: 1 }),
    sent: `POST ${rules}`,
    body: { route_rules: [rule], after_position: 1 },
    answer: { route_rules: [bodies.routeRuleBody, { ...bodies.routeRuleBody, position: 2 }] },
    expected: 'the route rules of a stage',
  },
  {
    method: 'stages.route.searchRules',
    call: (client) => client.stages.route.searchRules(ruleSearch),
    sent: `GET ${withQuery('/search-route-rules', ruleSearch)}`,
    answer: { route_rules: [bodies.routeRuleBody], total_count: 9 },
    expected: 'a list of route rules',
  },
]
