/** Counts the upstream calls of `node(id)`: nine for an id that is new to the gateway, one for an id of a known kind. */
import { describe, expect, it } from 'vitest'
import { createKindMemory } from '../../src/loaders/known-kinds.js'
import { TEST_PROJECT_ID } from '../support/embedded-server.js'
import { startWorld, type World } from '../support/gateway.js'

const KINDS = [
  'Pipeline',
  'DnsStage',
  'TlsStage',
  'CacheStage',
  'RouteStage',
  'WafStage',
  'BackendStage',
  'PurgeRequest',
  'VpcEndpoint',
] as const

type Kind = (typeof KINDS)[number]
type Ids = Record<Kind, string>

/** Creates one object of every kind directly at the upstream: DNS → TLS → cache → route → WAF → backend. */
async function make({ upstream }: World): Promise<Ids> {
  const create = async (path: string, body: object) =>
    (await upstream.createBelow<{ id: string }>(path, body)).id
  const Pipeline = (await upstream.createPipeline()).id
  const stage = (kind: string, body: object) => create(`/pipelines/${Pipeline}/${kind}-stages`, body)
  const BackendStage = (await upstream.createBackendStage(Pipeline)).id
  const WafStage = await stage('waf', { mode: 'enable', paranoia_level: 1, backend_stage_id: BackendStage })
  const RouteStage = await stage('route', { waf_stage_id: WafStage })
  const CacheStage = await stage('cache', { fallback_ttl: '60s', route_stage_id: RouteStage })
  const TlsStage = await stage('tls', { managed_certificate: true, cache_stage_id: CacheStage })
  const DnsStage = await stage('dns', { tls_stage_id: TlsStage })
  const PurgeRequest = await create('/purge-requests', { pipeline_id: Pipeline, all: true })
  const VpcEndpoint = await create('/vpc-endpoints', {
    project_id: TEST_PROJECT_ID,
    region: 'fr-par',
    private_network_id: '99999999-0000-4000-8000-000000000001',
  })
  await upstream.call('PUT', `/pipelines/${Pipeline}/vpc-endpoints`, { vpc_endpoint_ids: [VpcEndpoint] })
  return {
    Pipeline,
    DnsStage,
    TlsStage,
    CacheStage,
    RouteStage,
    WafStage,
    BackendStage,
    PurgeRequest,
    VpcEndpoint,
  }
}

/** Lists the ids of the objects of a kind at the upstream. */
async function idsOf({ upstream }: World, kind: Kind, pipelineId: string): Promise<string[]> {
  const stage = /^(.*)Stage$/.exec(kind)?.[1]?.toLowerCase()
  const others: Partial<Record<Kind, string>> = { Pipeline: '/pipelines', PurgeRequest: '/purge-requests' }
  const path = stage ? `/pipelines/${pipelineId}/${stage}-stages` : (others[kind] ?? '/vpc-endpoints')
  const { body } = await upstream.call<Record<string, unknown>>('GET', path)
  return (Object.values(body).find(Array.isArray) ?? []).map(({ id }: { id: string }) => id)
}

/** Returns the type found, and the number of upstream calls. */
async function nodeOf(world: World, id: string, headers: Record<string, string> = {}) {
  // The answer comes with the first kind that has the id, so no response is sent until all requests have been counted.
  const slow = world.upstream.faults.add({ latencyMs: 50 })
  world.upstream.resetRequests()
  const { data, errors } = await world.query(
    'query ($id: ID!) { node(id: $id) { __typename id } }',
    { id },
    headers,
  )
  slow.remove()
  expect(errors).toEqual([])
  return { found: data.node?.__typename ?? null, calls: world.upstream.requests.length }
}

describe('node(id) of an id that this process has not seen', () => {
  it.each(KINDS)('makes nine calls for the first read of a %s and one for every later read', async (kind) => {
    await using world = await startWorld()
    const ids = await make(world)
    expect(await nodeOf(world, ids[kind])).toEqual({ found: kind, calls: 9 })
    expect(await nodeOf(world, ids[kind])).toEqual({ found: kind, calls: 1 })
    expect(await nodeOf(world, ids[kind].toUpperCase())).toEqual({ found: kind, calls: 1 })
  })

  it('makes nine calls for a missing object every time, because it may be created later', async () => {
    await using world = await startWorld()
    const id = 'deadbeef-0000-4000-8000-000000000001'
    expect(await nodeOf(world, id)).toEqual({ found: null, calls: 9 })
    expect(await nodeOf(world, id)).toEqual({ found: null, calls: 9 })
  })
})

const byId: Record<Kind, (id: string) => string> = {
  Pipeline: (id) => `pipeline(id: "${id}") { name }`,
  DnsStage: (id) => `dnsStage(id: "${id}") { createdAt }`,
  TlsStage: (id) => `tlsStage(id: "${id}") { createdAt }`,
  CacheStage: (id) => `cacheStage(id: "${id}") { createdAt }`,
  RouteStage: (id) => `routeStage(id: "${id}") { createdAt }`,
  WafStage: (id) => `wafStage(id: "${id}") { createdAt }`,
  BackendStage: (id) => `backendStage(id: "${id}") { createdAt }`,
  PurgeRequest: (id) => `purgeRequest(id: "${id}") { createdAt }`,
  VpcEndpoint: (id) => `vpcEndpoint(id: "${id}") { createdAt }`,
}

const NESTED = KINDS.filter((kind) => /Stage$/.test(kind)).map(
  (kind) => `${kind.charAt(0).toLowerCase()}${kind.slice(1)}s { nodes { createdAt } }`,
)

describe('node(id) of an object seen before', () => {
  it.each([
    {
      how: 'read by its id, which need not be selected',
      read: (ids: Ids) => KINDS.map((kind) => byId[kind](ids[kind])).join(' '),
      kinds: KINDS,
    },
    {
      how: 'listed below a page of pipelines',
      read: () =>
        `pipelines { nodes { name ${NESTED.join(' ')} purgeRequests { nodes { createdAt } } vpcEndpoints { region } } }`,
      kinds: KINDS,
    },
    {
      how: 'listed below one pipeline',
      read: (ids: Ids) =>
        `pipeline(id: "${ids.Pipeline}") { name ${NESTED.join(' ')} purgeRequests { nodes { createdAt } } vpcEndpoints { region } }`,
      kinds: KINDS,
    },
    {
      how: 'listed across pipelines',
      read: () =>
        `backendStages(filter: { projectId: "${TEST_PROJECT_ID}" }) { nodes { createdAt } }
         cacheStages(filter: { projectId: "${TEST_PROJECT_ID}" }) { nodes { createdAt } }
         purgeRequests { nodes { createdAt } } vpcEndpoints { nodes { createdAt } } pipelines { nodes { name } }`,
      kinds: ['BackendStage', 'CacheStage', 'PurgeRequest', 'VpcEndpoint', 'Pipeline'],
    },
    {
      how: 'seen as a link or back reference of which only the id is selected',
      read: (ids: Ids) =>
        `dnsStage(id: "${ids.DnsStage}") { pipeline { id } tlsStage { id } }
         tlsStage(id: "${ids.TlsStage}") { nextStage { id } }
         cacheStage(id: "${ids.CacheStage}") { routeStage { id } }
         routeStage(id: "${ids.RouteStage}") { wafStage { id } }
         wafStage(id: "${ids.WafStage}") { backendStage { id } }`,
      kinds: ['Pipeline', 'TlsStage', 'CacheStage', 'RouteStage', 'WafStage', 'BackendStage'],
    },
    {
      how: 'found by nodes(ids)',
      read: (ids: Ids) => `nodes(ids: ${JSON.stringify(Object.values(ids))}) { __typename }`,
      kinds: KINDS,
    },
  ] as { how: string; read: (ids: Ids) => string; kinds: readonly Kind[] }[])(
    'makes one call for an object $how',
    async ({ read, kinds }) => {
      await using world = await startWorld()
      const ids = await make(world)
      await world.read(`{ ${read(ids)} }`)
      for (const kind of kinds)
        expect(await nodeOf(world, ids[kind]), kind).toEqual({ found: kind, calls: 1 })
      world.upstream.resetRequests()
      await world.read(`{ nodes(ids: ${JSON.stringify(kinds.map((kind) => ids[kind]))}) { id } }`)
      expect(world.upstream.requests).toHaveLength(kinds.length)
    },
  )

  it('makes one call for an object returned by a mutation, even if its id was not selected', async () => {
    await using world = await startWorld()
    const { Pipeline } = await make(world)
    const inPipeline = `pipelineId: "${Pipeline}"`
    const writes: Record<Kind, [field: string, object: string]> = {
      Pipeline: ['createPipeline(input: { name: "new" })', 'pipeline { name }'],
      DnsStage: [`createDnsStage(input: { ${inPipeline} })`, 'dnsStage { createdAt }'],
      TlsStage: [
        `createTlsStage(input: { ${inPipeline}, managedCertificate: true })`,
        'tlsStage { createdAt }',
      ],
      CacheStage: [`createCacheStage(input: { ${inPipeline}, fallbackTtl: 60 })`, 'cacheStage { createdAt }'],
      RouteStage: [`createRouteStage(input: { ${inPipeline} })`, 'routeStage { createdAt }'],
      WafStage: [
        `createWafStage(input: { ${inPipeline}, mode: ENABLE, paranoiaLevel: 1 })`,
        'wafStage { createdAt }',
      ],
      BackendStage: [
        `createBackendStage(input: { ${inPipeline}, origin: { scalewayS3: { bucketName: "b", bucketRegion: "fr-par" } } })`,
        'backendStage { createdAt }',
      ],
      PurgeRequest: [`createPurgeRequest(input: { ${inPipeline}, all: true })`, 'purgeRequest { createdAt }'],
      VpcEndpoint: [
        'createVpcEndpoint(input: { region: "fr-par", privateNetworkId: "99999999-0000-4000-8000-000000000002" })',
        'vpcEndpoint { createdAt }',
      ],
    }
    for (const kind of KINDS) {
      const [field, object] = writes[kind]
      const before = await idsOf(world, kind, Pipeline)
      const data = await world.read(`mutation { ${field} { ${object} userErrors { message } } }`)
      expect(data[field.split('(')[0] ?? ''].userErrors, kind).toEqual([])
      const [id = ''] = (await idsOf(world, kind, Pipeline)).filter((one) => !before.includes(one))
      expect(await nodeOf(world, id), kind).toEqual({ found: kind, calls: 1 })
    }
  })
})

describe('a known kind', () => {
  it('returns null in one call for an object that was deleted', async () => {
    await using world = await startWorld()
    const { BackendStage, PurgeRequest: _, ...ids } = await make(world)
    await nodeOf(world, ids.Pipeline)
    await world.read(`mutation { deletePipeline(input: { id: "${ids.Pipeline}" }) { deletedPipelineId } }`)
    expect(await nodeOf(world, ids.Pipeline)).toEqual({ found: null, calls: 1 })
    expect(await nodeOf(world, BackendStage)).toEqual({ found: null, calls: 9 })
  })

  it('does not know the kind under another credential or without one', async () => {
    await using world = await startWorld()
    const ids = await make(world)
    await nodeOf(world, ids.CacheStage)
    expect(await nodeOf(world, ids.CacheStage)).toMatchObject({ calls: 1 })
    const another = { 'x-auth-token': '22222222-2222-4222-8222-222222222222' }
    expect(await nodeOf(world, ids.CacheStage, another)).toMatchObject({ calls: 9 })
    expect(await nodeOf(world, ids.CacheStage, another)).toMatchObject({ calls: 1 })
    expect(await nodeOf(world, ids.CacheStage, { 'x-auth-token': '' })).toMatchObject({ calls: 1 })
  })

  it('forgets old kinds for newer ones, at no more than twice the given size', () => {
    const memory = createKindMemory(10)
    const kinds = memory.under('a')
    kinds.note('first', 'Pipeline')
    for (let n = 0; n < 9; n++) kinds.note(`id ${n}`, 'CacheStage')
    expect(kinds.of('first')).toBe('Pipeline')
    for (let n = 0; n < 30; n++) kinds.note(`other ${n}`, 'CacheStage')
    expect(kinds.of('first')).toBeUndefined()
    expect(memory.under('b').of('other 29')).toBeUndefined()
    expect(kinds.of('other 29')).toBe('CacheStage')
  })
})
