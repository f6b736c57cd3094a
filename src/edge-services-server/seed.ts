/** The pipelines a new database starts with: one project of a shop, each kind of origin, from uncached to a day. */
import type { Clock } from '../lib/clock.js'
import type { BackendStageRequest } from '../wire/backend-stage.js'
import type { CacheStageRequest } from '../wire/cache-stage.js'
import { backendStageResource } from './routes/backend-stages.js'
import { cacheStageResource } from './routes/cache-stages.js'
import { createStage } from './routes/stages.js'
import type { Database } from './store/database.js'
import { createStore, type Store } from './store/store.js'
import { Arguments } from './validation/arguments.js'
import { parsePipelineCreation } from './validation/pipeline.js'

export const SAMPLE_PROJECT_ID = '3f6d0a52-7c1e-4b8f-9d24-5a90e1c7b301'
export const SAMPLE_ORGANIZATION_ID = '8b1f4c70-2e5d-4a36-b7c9-0d64f2a8e915'

type Sample = {
  name: string
  description: string
  backend: BackendStageRequest
  caches: readonly CacheStageRequest[]
}

const SAMPLES: readonly Sample[] = [
  {
    name: 'shop-web',
    description: 'Storefront pages, rendered by the shop servers behind the load balancer',
    backend: {
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
    caches: [{ fallback_ttl: '300s', include_cookies: false }],
  },
  {
    name: 'product-images',
    description: 'Photos of products, straight from the bucket',
    backend: {
      scaleway_s3: { bucket_name: 'shop-product-images', bucket_region: 'fr-par', is_website: false },
    },
    caches: [{ fallback_ttl: '86400s', include_cookies: false }],
  },
  {
    name: 'help-center',
    description: 'Static site with answers for customers',
    backend: { scaleway_s3: { bucket_name: 'shop-help-center', bucket_region: 'nl-ams', is_website: true } },
    caches: [{ fallback_ttl: '3600s', include_cookies: true }],
  },
  {
    name: 'catalog-api',
    description: 'Read-only catalog for partners; its answers say themselves how long they keep',
    backend: {
      scaleway_serverless_container: {
        region: 'fr-par',
        container_id: '2a9f6d31-58c4-4e07-b6d2-91e30c7af584',
      },
    },
    caches: [{ fallback_ttl: '0s', include_cookies: false }],
  },
  {
    name: 'image-resizer',
    description: 'Thumbnails made on demand',
    backend: {
      scaleway_serverless_function: { region: 'pl-waw', function_id: 'c46b8e07-1d72-4f95-8a3b-7e05d9f16c28' },
    },
    caches: [{ fallback_ttl: '604800s', include_cookies: false }],
  },
]

const FIRST_SAMPLE_AT = Date.UTC(2026, 0, 12, 9, 30)

/**
 * Gives a new database its samples, or settles that it has none: either way it is done once, in one step. They are made
 * by what answers requests, with ids and times of their own, so that each new database is the same.
 */
export function seed(
  database: Database,
  { enabled, organizationOf }: { enabled: boolean; organizationOf: (projectId: string) => string },
): void {
  database.write(() => {
    const isDue =
      database.run("UPDATE state SET value = 'settled' WHERE key = 'sample_data' AND value = 'due'") > 0
    if (!isDue || !enabled) return
    const clock = sampleClock()
    const store = createStore(database, { clock, randomUUID: sampleIds(), organizationOf, pendingMs: 0 })
    for (const sample of SAMPLES) createSample(store, sample)
  })
}

function createSample(store: Store, { name, description, backend, caches }: Sample): void {
  const args = new Arguments({ project_id: SAMPLE_PROJECT_ID, name, description })
  const values = parsePipelineCreation(args)
  args.assertValid()
  const pipeline = store.pipelines.create(values)
  const origin = createStage(
    { store, managedZones: [] },
    backendStageResource,
    pipeline.id,
    new Arguments(backend),
  )
  for (const cache of caches) {
    createStage(
      { store, managedZones: [] },
      cacheStageResource,
      pipeline.id,
      new Arguments({ ...cache, backend_stage_id: origin.id }),
    )
  }
}

/** Each reading is some hours, and a few nanoseconds, after the one before. */
function sampleClock(): Clock {
  let readings = 0n
  const nowNanoseconds = () => BigInt(FIRST_SAMPLE_AT) * 1_000_000n + readings++ * 19_283_746_501_237n
  return { nowNanoseconds, now: () => new Date(Number(nowNanoseconds() / 1_000_000n)) }
}

/** Random-looking, yet the same for each new database: a multiplicative generator spells them out. */
function sampleIds(): () => string {
  let state = 0x9e3779b97f4a7c15n
  const nextHex = () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n)
    return (state >> 32n).toString(16).padStart(8, '0')
  }
  return () => {
    const hex = nextHex() + nextHex() + nextHex() + nextHex()
    const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      variant + hex.slice(17, 20),
      hex.slice(20),
    ].join('-')
  }
}
