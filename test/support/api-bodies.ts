/** One body of each kind, as the API answers it today. */
import { id } from './ids.js'

const times = { created_at: '2026-07-22T09:22:10.071419Z', updated_at: '2026-07-22T09:22:10.071419Z' }

export const pipelineBody = {
  id: id(1),
  name: 'shop',
  description: '',
  status: 'ready',
  errors: [],
  project_id: id(100),
  organization_id: id(200),
  ...times,
  vpc_endpoint_ids: [],
}

export const cacheStageBody = {
  id: id(2),
  pipeline_id: id(1),
  fallback_ttl: '3600s',
  include_cookies: false,
  status: 'inactive',
  ...times,
}

export const backendStageBody = {
  id: id(3),
  pipeline_id: id(1),
  scaleway_s3: { bucket_name: 'assets', bucket_region: 'fr-par', is_website: false },
  status: 'inactive',
  ...times,
}

export const dnsStageBody = {
  id: id(4),
  pipeline_id: id(1),
  default_fqdn: '',
  default_private_fqdn: '',
  fqdns: ['shop.example.com'],
  type: 'custom',
  wildcard_domain: false,
  full_private: false,
  status: 'inactive',
  ...times,
  tls_stage_id: id(5),
}

export const tlsStageBody = {
  id: id(5),
  pipeline_id: id(1),
  secrets: [{ secret_id: id(50), region: 'fr-par' }],
  managed_certificate: false,
  certificate_expires_at: null,
  status: 'inactive',
  ...times,
  waf_stage_id: id(6),
}

export const wafStageBody = {
  id: id(6),
  pipeline_id: id(1),
  mode: 'enable',
  paranoia_level: 2,
  status: 'inactive',
  ...times,
  backend_stage_id: id(3),
}

export const routeStageBody = { id: id(7), pipeline_id: id(1), status: 'inactive', ...times }

export const routeRuleBody = {
  rule_http_match: {
    method_filters: ['get', 'head'],
    path_filter: { path_filter_type: 'regex', value: '/api/.*' },
    host_filter: { host_filter_type: 'regex', value: 'api\\.example\\.com' },
  },
  backend_stage_id: id(3),
  position: 1,
  route_stage_id: id(7),
}

export const purgeRequestBody = {
  id: id(8),
  pipeline_id: id(1),
  status: 'pending',
  assets: ['/videos/my-video.mp4'],
  ...times,
}

export const vpcEndpointBody = {
  id: id(9),
  project_id: id(100),
  region: 'fr-par',
  private_network_id: id(90),
  ...times,
}

export const planBody = {
  plan_name: 'starter',
  package_gb: 100,
  pipeline_limit: 1,
  waf_requests: 0,
  backend_limit: 1,
  wildcard_domain: false,
}

const euros = (units: number, nanos: number) => ({ currency_code: 'EUR', units, nanos })

export const billingBody = {
  current_plan: planBody,
  plan_cost: euros(0, 990_000_000),
  pipeline_number: 2,
  extra_pipelines_cost: euros(4, 0),
  current_plan_cache_usage: 12,
  extra_cache_usage: 0,
  extra_cache_cost: euros(0, 0),
  current_plan_waf_usage: 2_000_000_000,
  extra_waf_usage: 0,
  extra_waf_cost: euros(0, -500_000_000),
  waf_add_on: euros(0, 0),
  plans_usage_details: { starter: { plan_cost: euros(0, 990_000_000) } },
  total_cost: euros(4, 490_000_000),
}
