/** One call of each method of the client, with the request that it sends. */
import * as bodies from './api-bodies.js'
import { type ClientCall, page, withQuery } from './client-call.js'
import { id } from './ids.js'
import { stageCalls } from './stage-calls.js'

const pipeline = `/pipelines/${id(1)}`
const creation = { project_id: id(100), name: 'a', description: '' }
const headStages = { head_stages: [{ dns_stage_id: id(4) }], total_count: 1 }
const swap = { swap_head_stage: { new_stage_id: id(4), current_stage_id: id(40) } }
const byName = { ...page, order_by: 'name_desc', organization_id: id(200), project_id: id(100) } as const
const listed = { ...byName, name: 'a&b=c/ü +' }
const withLb = { ...listed, has_backend_stage_lb: false }
const nested = {
  pipeline: bodies.pipelineBody,
  dns_stages: [bodies.dnsStageBody],
  tls_stages: [bodies.tlsStageBody],
  cache_stages: [bodies.cacheStageBody],
  backend_stages: [bodies.backendStageBody],
  waf_stages: [bodies.wafStageBody],
  route_stages: [bodies.routeStageBody, { ...bodies.routeStageBody, id: id(70) }],
}

const pipelineCalls: readonly ClientCall[] = [
  {
    method: 'pipelines.list',
    call: (client) => client.pipelines.list(withLb),
    sent: `GET ${withQuery('/pipelines', withLb)}`,
    answer: { pipelines: [bodies.pipelineBody], total_count: 1 },
    expected: 'a list of pipelines',
  },
  {
    method: 'pipelines.listWithStages',
    call: (client) => client.pipelines.listWithStages(listed),
    sent: `GET ${withQuery('/pipelines-stages', listed)}`,
    answer: { pipelines: [nested, { pipeline: { ...bodies.pipelineBody, id: id(10) } }], total_count: 2 },
    expected: 'a list of pipelines with their stages',
  },
  {
    method: 'pipelines.get',
    call: (client) => client.pipelines.get(id(1)),
    sent: `GET ${pipeline}`,
    answer: bodies.pipelineBody,
    expected: 'a pipeline',
  },
  {
    method: 'pipelines.create',
    call: (client) => client.pipelines.create(creation),
    sent: 'POST /pipelines',
    body: creation,
    answer: bodies.pipelineBody,
    expected: 'a pipeline',
  },
  {
    method: 'pipelines.update',
    call: (client) => client.pipelines.update(id(1), { name: 'b' }),
    sent: `PATCH ${pipeline}`,
    body: { name: 'b' },
    answer: bodies.pipelineBody,
    expected: 'a pipeline',
  },
  {
    method: 'pipelines.delete',
    call: (client) => client.pipelines.delete(id(1)),
    sent: `DELETE ${pipeline}`,
    expected: 'no body',
  },
  {
    method: 'pipelines.listHeadStages',
    call: (client) => client.pipelines.listHeadStages(id(1), { page: 2, page_size: 5 }),
    sent: `GET ${pipeline}/head-stages?page=2&page_size=5`,
    answer: headStages,
    expected: 'a list of head stages',
  },
  {
    method: 'pipelines.setHeadStage',
    call: (client) => client.pipelines.setHeadStage(id(1), swap),
    sent: `POST ${pipeline}/set-head-stage`,
    body: swap,
    answer: { head_stage: { dns_stage_id: id(4) } },
    expected: 'the head stage of a pipeline',
  },
  {
    method: 'pipelines.setVpcEndpoints',
    call: (client) => client.pipelines.setVpcEndpoints(id(1), { vpc_endpoint_ids: [id(9)] }),
    sent: `PUT ${pipeline}/vpc-endpoints`,
    body: { vpc_endpoint_ids: [id(9)] },
    answer: { pipeline_id: id(1), vpc_endpoints: [bodies.vpcEndpointBody], total_count: 1 },
    expected: 'the VPC endpoints of a pipeline',
  },
]

const purge = { pipeline_id: id(1), assets: ['/videos/my-video.mp4'] }
const history = { ...page, organization_id: id(200), project_id: id(100), pipeline_id: id(1) }

const purgeRequestCalls: readonly ClientCall[] = [
  {
    method: 'purgeRequests.list',
    call: (client) => client.purgeRequests.list(history),
    sent: `GET ${withQuery('/purge-requests', history)}`,
    answer: { purge_requests: [bodies.purgeRequestBody], total_count: 1 },
    expected: 'a list of purge requests',
  },
  {
    method: 'purgeRequests.get',
    call: (client) => client.purgeRequests.get(id(8)),
    sent: `GET /purge-requests/${id(8)}`,
    answer: bodies.purgeRequestBody,
    expected: 'a purge request',
  },
  {
    method: 'purgeRequests.create',
    call: (client) => client.purgeRequests.create(purge),
    sent: 'POST /purge-requests',
    body: purge,
    answer: bodies.purgeRequestBody,
    expected: 'a purge request',
  },
]

const domain = { project_id: id(100), fqdn: 'shop.example.com', cname: `${id(1)}.svc.edge.scw.cloud` }
const pemChain = {
  project_id: id(100),
  fqdn: 'shop.example.com',
  secret: { secret_id: id(50), secret_region: 'fr-par' },
}
const origin = { lb: { id: id(31), zone: 'fr-par-1', frontend_id: id(32), is_ssl: true } }

/** These calls are POSTs that write nothing. */
export const checkCalls: readonly ClientCall[] = [
  {
    method: 'checks.domain',
    call: (client) => client.checks.domain(domain),
    sent: 'POST /check-domain',
    body: domain,
    answer: { is_valid: false },
    expected: 'the result of a check',
  },
  {
    method: 'checks.pemChain',
    call: (client) => client.checks.pemChain(pemChain),
    sent: 'POST /check-pem-chain',
    body: pemChain,
    answer: { is_valid: true },
    expected: 'the result of a check',
  },
  {
    method: 'checks.lbOrigin',
    call: (client) => client.checks.lbOrigin(origin),
    sent: 'POST /check-lb-origin',
    body: origin,
    answer: { is_valid: false, error_type: 'tls_error' },
    expected: 'the result of a check of an origin',
  },
]

const planCalls: readonly ClientCall[] = [
  {
    method: 'plans.list',
    call: (client) => client.plans.list(),
    sent: 'GET /plans',
    answer: { plans: [bodies.planBody], total_count: 1 },
    expected: 'a list of plans',
  },
  {
    method: 'plans.select',
    call: (client) => client.plans.select({ project_id: id(100), plan_name: 'starter' }),
    sent: 'PATCH /current-plan',
    body: { project_id: id(100), plan_name: 'starter' },
    answer: { plan_name: 'starter' },
    expected: 'the plan of a project',
  },
  {
    method: 'plans.current',
    call: (client) => client.plans.current(id(100)),
    sent: `GET /current-plan/${id(100)}`,
    answer: { plan_name: 'starter' },
    expected: 'the plan of a project',
  },
  {
    method: 'plans.unsubscribe',
    call: (client) => client.plans.unsubscribe(id(100)),
    sent: `DELETE /current-plan/${id(100)}`,
    expected: 'no body',
  },
  {
    method: 'plans.billing',
    call: (client) => client.plans.billing(id(100)),
    sent: `GET /billing/${id(100)}`,
    answer: bodies.billingBody,
    expected: 'the billing of a project',
  },
]

const attachment = { project_id: id(100), region: 'fr-par', private_network_id: id(90) }

const vpcEndpointCalls: readonly ClientCall[] = [
  {
    method: 'vpcEndpoints.list',
    call: (client) => client.vpcEndpoints.list(byName),
    sent: `GET ${withQuery('/vpc-endpoints', byName)}`,
    answer: { vpc_endpoints: [bodies.vpcEndpointBody], total_count: 1 },
    expected: 'a list of VPC endpoints',
  },
  {
    method: 'vpcEndpoints.get',
    call: (client) => client.vpcEndpoints.get(id(9)),
    sent: `GET /vpc-endpoints/${id(9)}`,
    answer: bodies.vpcEndpointBody,
    expected: 'a VPC endpoint',
  },
  {
    method: 'vpcEndpoints.create',
    call: (client) => client.vpcEndpoints.create(attachment),
    sent: 'POST /vpc-endpoints',
    body: attachment,
    answer: bodies.vpcEndpointBody,
    expected: 'a VPC endpoint',
  },
  {
    method: 'vpcEndpoints.delete',
    call: (client) => client.vpcEndpoints.delete(id(9)),
    sent: `DELETE /vpc-endpoints/${id(9)}`,
    expected: 'no body',
  },
]

export const clientCalls: readonly ClientCall[] = [
  ...pipelineCalls,
  ...stageCalls,
  ...purgeRequestCalls,
  ...checkCalls,
  ...planCalls,
  ...vpcEndpointCalls,
]
