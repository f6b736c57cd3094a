/**
 * Compares the time of a list page with 100,000 pipelines and with 100. Run `npx tsx bench/list-page.ts`.
 *
 * Both databases are files. They are read in turn through the server's handler, so that other work on the machine affects both
 * alike. It prints medians in microseconds, and their ratio. A ratio near 1 means that the cost does not grow.
 */
import { join } from 'node:path'
import { backendStages } from '../src/emulator/kinds/backend.js'
import { cacheStages } from '../src/emulator/kinds/cache.js'
import { dnsStages } from '../src/emulator/kinds/dns.js'
import { routeStages } from '../src/emulator/kinds/route.js'
import { createEdgeServicesServer, type EdgeServicesServer } from '../src/emulator/server.js'
import { openDatabase } from '../src/emulator/store/database.js'
import { createStore } from '../src/emulator/store/store.js'
import { systemClock } from '../src/lib/clock.js'
import { temporaryFolder } from './temporary-folder.js'

const SMALL = 100
const LARGE = 100_000
const ROUNDS = 300

const PROJECT = 'aaaaaaaa-0000-4000-8000-000000000001'
const ORGANIZATION = 'bbbbbbbb-0000-4000-8000-000000000001'

/** `{last}` is the last page of each database. The cost of these pages must not grow, unlike that of `MAY_GROW`. */
const LEVEL = [
  '/pipelines',
  '/pipelines?page_size=1',
  '/pipelines?order_by=created_at_desc',
  '/pipelines?order_by=name_asc',
  '/pipelines?order_by=name_desc',
  `/pipelines?project_id=${PROJECT}`,
  `/pipelines?project_id=${PROJECT}&order_by=name_desc`,
  `/pipelines?organization_id=${ORGANIZATION}`,
  `/pipelines?organization_id=${ORGANIZATION}&project_id=${PROJECT}&order_by=name_asc`,
  '/pipelines?page={last}',
  '/pipelines?order_by=name_asc&page={last}',
  '/pipelines-stages?page_size=20',
  `/pipelines-stages?page_size=20&project_id=${PROJECT}&order_by=created_at_desc`,
  '/pipelines-stages?page_size=100',
  `/search-backend-stages?project_id=${PROJECT}`,
  `/search-route-rules?project_id=${PROJECT}`,
  `/search-route-rules?organization_id=${ORGANIZATION}&order_by=created_at_desc&page={last}`,
  `/purge-requests?project_id=${PROJECT}`,
  '/purge-requests?order_by=created_at_desc',
  '/vpc-endpoints?order_by=created_at_desc',
]
const MAY_GROW = [
  '/pipelines?page={middle}',
  '/pipelines-stages?page_size=20&page={middle}',
  '/pipelines?name=pipeline-99',
  '/pipelines?has_backend_stage_lb=true',
]

const folder = temporaryFolder('edgeway-bench-')
const small = open(SMALL)
const large = open(LARGE)
console.log(`µs per list page, medians of ${ROUNDS}: ${SMALL} pipelines, ${LARGE} pipelines, ratio`)
for (const path of LEVEL) await compare(small, large, path)
console.log('May grow: an offset in the middle, a substring, a filter by origin')
for (const path of MAY_GROW) await compare(small, large, path)
await small.server.close()
await large.server.close()

type World = { server: EdgeServicesServer; size: number }

function open(size: number): World {
  const data = join(folder, `${size}.db`)
  const database = openDatabase(data)
  const store = createStore(database, {
    clock: systemClock,
    randomUUID: () => crypto.randomUUID(),
    organizationOf: () => ORGANIZATION,
    pendingMs: 0,
  })
  database.write(() => {
    for (let n = 0; n < size; n++) {
      const pipeline = store.pipelines.create({
        projectId: PROJECT,
        name: `pipeline-${String((n * 7919) % size).padStart(6, '0')}`,
        description: 'One of many',
      })
      const lb = { id: 'lb', zone: 'fr-par-1', frontend_id: 'front', is_ssl: true }
      const settings =
        n % 50 === 0
          ? { scaleway_lb: { lbs: [lb] } }
          : { scaleway_s3: { bucket_name: `bucket-${n}`, bucket_region: 'fr-par', is_website: false } }
      const backend = store.stages.create(backendStages, pipeline, { settings, link: null })
      const link = { kind: 'backend', id: backend.id } as const
      const route = store.stages.create(routeStages, pipeline, { settings: {}, link })
      store.routeRules.replace(route, [{ httpMatch: null, target: link }])
      const cache = store.stages.create(cacheStages, pipeline, {
        settings: { fallback_ttl: '3600s', include_cookies: false },
        link: { kind: 'route', id: route.id },
      })
      const dns = store.stages.create(dnsStages, pipeline, {
        settings: { fqdns: [], type: 'auto', wildcard_domain: false, full_private: false },
        link: { kind: 'cache', id: cache.id },
      })
      store.headStages.add(pipeline.id, dns.id)
      if (n % 10 !== 0) continue
      store.purgeRequests.create(pipeline, null)
      store.vpcEndpoints.create({ projectId: PROJECT, region: 'fr-par', privateNetworkId: 'pn' })
    }
  })
  database.close()
  return { server: createEdgeServicesServer({ data }), size }
}

async function compare(small: World, large: World, path: string): Promise<void> {
  const times = { small: [] as number[], large: [] as number[] }
  for (let round = 0; round < ROUNDS; round++) {
    times.small.push(await measure(small, path))
    times.large.push(await measure(large, path))
  }
  const [a, b] = [median(times.small), median(times.large)]
  const figures = [a.toFixed(0).padStart(7), b.toFixed(0).padStart(7), (b / a).toFixed(2).padStart(7)]
  console.log(
    `${figures.join(' ')}  ${path.replace(PROJECT, '…').replace(PROJECT, '…').replace(ORGANIZATION, '…')}`,
  )
}

async function measure({ server, size }: World, path: string): Promise<number> {
  const query = path.replace('{last}', String(size / 20)).replace('{middle}', String(Math.ceil(size / 40)))
  const request = new Request(`http://localhost/edge-services/v1beta1${query}`, {
    headers: { 'X-Auth-Token': 'bench' },
  })
  const start = performance.now()
  const response = await server.fetch(request)
  const microseconds = (performance.now() - start) * 1000
  if (response.status !== 200) throw new Error(`expected 200, got ${response.status} for ${query}`)
  return microseconds
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
