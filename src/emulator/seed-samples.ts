/** The pipelines of a new database: a shop's project, with every kind of origin and lifetimes from nothing to a week. */
import type { RuleHttpMatch } from '../wire/route-stage.js'
import type { StageKind } from '../wire/stage-kinds.js'

/**
 * One stage of a sample. Stages are listed from the origin outwards, so that a link always leads to a stage that exists.
 * `next` and the targets of rules are names of earlier stages in the list. `body` is the body of a create, without links.
 */
export type SampleStage = {
  name: string
  kind: StageKind
  body: object
  next?: string
  rules?: readonly { match?: RuleHttpMatch; next: string }[]
  isHead?: boolean
}

export type Sample = { name: string; description: string; stages: readonly SampleStage[] }

const regex = (value: string) => ({ path_filter_type: 'regex', value })

/** Complete, with stages of every kind. It has two origins, and a firewall in front of the one that runs code. */
const shopWeb: Sample = {
  name: 'shop-web',
  description: 'Storefront pages, rendered by the shop servers behind the load balancer',
  stages: [
    {
      name: 'shop-servers',
      kind: 'backend',
      body: {
        scaleway_lb: {
          lbs: [
            {
              id: '5d0c7e18-93ab-4f62-8e17-b3a9d25c6f40',
              zone: 'fr-par-1',
              frontend_id: 'e7a41b96-0f3c-4d58-a2b1-64c8f09d7e25',
              is_ssl: true,
              domain_name: 'shop.example.com',
              has_websocket: false,
            },
          ],
        },
      },
    },
    {
      name: 'assets',
      kind: 'backend',
      body: { scaleway_s3: { bucket_name: 'shop-assets', bucket_region: 'fr-par', is_website: false } },
    },
    {
      name: 'firewall',
      kind: 'waf',
      body: { mode: 'enable', paranoia_level: 2, exclusion_rules: { rules: [{ rule_id: 942100 }] } },
      next: 'shop-servers',
    },
    {
      name: 'routes',
      kind: 'route',
      body: {},
      next: 'firewall',
      rules: [
        {
          match: { method_filters: ['get', 'head'], path_filter: regex('^/(static|fonts)/.*') },
          next: 'assets',
        },
        {
          match: {
            method_filters: ['post'],
            path_filter: regex('^/webhooks/.*'),
            host_filter: { host_filter_type: 'regex', value: 'shop\\.example\\.com' },
          },
          next: 'shop-servers',
        },
      ],
    },
    {
      name: 'cache',
      kind: 'cache',
      body: { fallback_ttl: '300s', include_cookies: false },
      next: 'routes',
    },
    { name: 'certificate', kind: 'tls', body: { managed_certificate: true }, next: 'cache' },
    {
      name: 'domain',
      kind: 'dns',
      body: { fqdns: ['shop.example.com'] },
      next: 'certificate',
      isHead: true,
    },
  ],
}

/** Complete, and reached by its `default_fqdn`. Only requests for uploads of partners go through the firewall. */
const productImages: Sample = {
  name: 'product-images',
  description: 'Photos of products, straight from their buckets',
  stages: [
    {
      name: 'photos',
      kind: 'backend',
      body: {
        scaleway_s3: { bucket_name: 'shop-product-images', bucket_region: 'fr-par', is_website: false },
      },
    },
    {
      name: 'uploads',
      kind: 'backend',
      body: {
        scaleway_s3: { bucket_name: 'shop-partner-uploads', bucket_region: 'fr-par', is_website: false },
      },
    },
    { name: 'firewall', kind: 'waf', body: { mode: 'enable', paranoia_level: 1 }, next: 'uploads' },
    {
      name: 'routes',
      kind: 'route',
      body: {},
      next: 'photos',
      rules: [{ match: { path_filter: regex('^/partners/.*') }, next: 'firewall' }],
    },
    {
      name: 'cache',
      kind: 'cache',
      body: { fallback_ttl: '86400s', include_cookies: false },
      next: 'routes',
    },
    { name: 'certificate', kind: 'tls', body: { managed_certificate: true }, next: 'cache' },
    { name: 'domain', kind: 'dns', body: {}, next: 'certificate', isHead: true },
  ],
}

/** Complete, with a certificate of its own. Its firewall only logs. */
const helpCenter: Sample = {
  name: 'help-center',
  description: 'Static site with answers for customers, and a form to ask for more',
  stages: [
    {
      name: 'site',
      kind: 'backend',
      body: { scaleway_s3: { bucket_name: 'shop-help-center', bucket_region: 'nl-ams', is_website: true } },
    },
    {
      name: 'form',
      kind: 'backend',
      body: {
        scaleway_serverless_function: {
          region: 'nl-ams',
          function_id: '7f21c5d8-64ea-4b09-93d7-0c5be1a8f632',
        },
      },
    },
    { name: 'firewall', kind: 'waf', body: { mode: 'log_only', paranoia_level: 3 }, next: 'form' },
    {
      name: 'routes',
      kind: 'route',
      body: {},
      next: 'site',
      rules: [{ match: { method_filters: ['post'], path_filter: regex('^/questions$') }, next: 'firewall' }],
    },
    {
      name: 'cache',
      kind: 'cache',
      body: { fallback_ttl: '3600s', include_cookies: true },
      next: 'routes',
    },
    {
      name: 'certificate',
      kind: 'tls',
      body: { secrets: [{ secret_id: '91d3a6f4-2b7c-4c85-8e60-f4b7d1925ca3', region: 'fr-par' }] },
      next: 'cache',
    },
    {
      name: 'domain',
      kind: 'dns',
      body: { fqdns: ['help.example.com', 'support.example.com'] },
      next: 'certificate',
      isHead: true,
    },
  ],
}

/** In `warning`: the chain of its head ends at the cache, which still has to be linked to the origin. */
const catalogApi: Sample = {
  name: 'catalog-api',
  description: 'Read-only catalog for partners; its answers say themselves how long they keep',
  stages: [
    {
      name: 'container',
      kind: 'backend',
      body: {
        scaleway_serverless_container: {
          region: 'fr-par',
          container_id: '2a9f6d31-58c4-4e07-b6d2-91e30c7af584',
        },
      },
    },
    { name: 'cache', kind: 'cache', body: { fallback_ttl: '0s', include_cookies: false } },
    { name: 'certificate', kind: 'tls', body: { managed_certificate: true }, next: 'cache' },
    {
      name: 'domain',
      kind: 'dns',
      body: { fqdns: ['catalog.example.com'] },
      next: 'certificate',
      isHead: true,
    },
  ],
}

/** In `warning`: all stages are linked, but none is a head. */
const imageResizer: Sample = {
  name: 'image-resizer',
  description: 'Thumbnails made on demand',
  stages: [
    {
      name: 'function',
      kind: 'backend',
      body: {
        scaleway_serverless_function: {
          region: 'pl-waw',
          function_id: 'c46b8e07-1d72-4f95-8a3b-7e05d9f16c28',
        },
      },
    },
    {
      name: 'cache',
      kind: 'cache',
      body: { fallback_ttl: '604800s', include_cookies: false },
      next: 'function',
    },
    { name: 'domain', kind: 'dns', body: {}, next: 'cache' },
  ],
}

export const SAMPLES: readonly Sample[] = [shopWeb, productImages, helpCenter, catalogApi, imageResizer]

/** The smallest plan has room for neither five pipelines nor a firewall. */
export const SAMPLE_PLAN = 'professional'
