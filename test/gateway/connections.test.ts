/** Tests pagination over real HTTP, forwards and backwards, and the arguments that are refused. */
import { describe, expect, it } from 'vitest'
import { startWorld, type World } from '../support/gateway.js'

type Page = {
  totalCount: number
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
  nodes: { id: string; name: string }[]
}

const PAGE = 'totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id name }'

async function startPipelines(names: readonly string[]): Promise<World> {
  const world = await startWorld()
  for (const name of names) await world.upstream.createPipeline({ name })
  return world
}

async function pipelines(world: World, args: string): Promise<Page> {
  return (await world.read(`{ pipelines(${args}) { ${PAGE} } }`)).pipelines
}

const names = (page: Page) => page.nodes.map(({ name }) => name)
const byName = 'orderBy: { field: NAME, direction: ASC }'

describe('a list of pipelines', () => {
  it('pages forwards by name and reports correctly whether there are pages on either side', async () => {
    await using world = await startPipelines(['d', 'a', 'e', 'c', 'b'])
    const first = await pipelines(world, `first: 2, ${byName}`)
    expect(names(first)).toEqual(['a', 'b'])
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true, hasPreviousPage: false } })
    const second = await pipelines(world, `first: 2, after: "${first.pageInfo.endCursor}", ${byName}`)
    expect(names(second)).toEqual(['c', 'd'])
    expect(second.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true })
    const third = await pipelines(world, `first: 2, after: "${second.pageInfo.endCursor}", ${byName}`)
    expect(names(third)).toEqual(['e'])
    expect(third.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    const past = await pipelines(world, `first: 2, after: "${third.pageInfo.endCursor}", ${byName}`)
    expect(past).toMatchObject({
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    })
  })

  it('pages backwards and keeps each page in list order', async () => {
    await using world = await startPipelines(['d', 'a', 'e', 'c', 'b'])
    const last = await pipelines(world, `last: 2, ${byName}`)
    expect(names(last)).toEqual(['d', 'e'])
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    const before = await pipelines(world, `last: 3, before: "${last.pageInfo.startCursor}", ${byName}`)
    expect(names(before)).toEqual(['a', 'b', 'c'])
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
  })

  it('returns the 20 oldest items by default', async () => {
    await using world = await startPipelines(Array.from({ length: 25 }, (_, index) => `p${index}`))
    const page = (await world.read(`{ pipelines { ${PAGE} } }`)).pipelines as Page
    expect(names(page)).toEqual(Array.from({ length: 20 }, (_, index) => `p${index}`))
  })

  it('returns the count and the page flags when no items are asked for', async () => {
    await using world = await startPipelines(['a', 'b', 'c'])
    expect(await pipelines(world, 'first: 0')).toEqual({
      totalCount: 3,
      nodes: [],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null },
    })
    const { pageInfo } = await pipelines(world, `first: 3, ${byName}`)
    const end = await pipelines(world, `first: 0, after: "${pageInfo.endCursor}", ${byName}`)
    expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
  })

  it('continues at the right place after the item of the cursor was deleted and others were created', async () => {
    await using world = await startPipelines(['a', 'c', 'e', 'g'])
    const first = await pipelines(world, `first: 2, ${byName}`)
    await world.upstream.call('DELETE', `/pipelines/${first.nodes[1]?.id}`)
    await world.upstream.createPipeline({ name: 'b' })
    await world.upstream.createPipeline({ name: 'd' })
    const second = await pipelines(world, `first: 9, after: "${first.pageInfo.endCursor}", ${byName}`)
    expect(names(second)).toEqual(['d', 'e', 'g'])
  })

  it('filters pipelines by part of a name and by project', async () => {
    await using world = await startPipelines(['shop-web', 'shop-api', 'blog'])
    const other = 'bbbbbbbb-0000-4000-8000-000000000001'
    await world.upstream.createPipeline({ name: 'shop-other', project_id: other })
    expect((await pipelines(world, 'filter: { name: "shop" }')).totalCount).toBe(3)
    expect(names(await pipelines(world, `filter: { name: "shop", projectId: "${other}" }`))).toEqual([
      'shop-other',
    ])
  })

  it('lists only the pipelines with a Load Balancer, with their stages', async () => {
    await using world = await startPipelines(['bucket', 'balanced'])
    const [bucket, balanced] = (await pipelines(world, 'first: 2')).nodes
    await world.upstream.createBackendStage(bucket?.id ?? '')
    const lb = { id: bucket?.id, frontend_id: bucket?.id, zone: 'fr-par-1', is_ssl: true }
    await world.upstream.createBackendStage(balanced?.id ?? '', { scaleway_lb: { lbs: [lb] } })
    const data = await world.read(
      '{ pipelines(filter: { hasBackendStageLb: true }) { nodes { name backendStages { nodes { origin { __typename } } } } } }',
    )
    expect(data.pipelines.nodes).toEqual([
      {
        name: 'balanced',
        backendStages: { nodes: [{ origin: { __typename: 'ScalewayLoadBalancerOrigin' } }] },
      },
    ])
  })
})

describe('a stage list below its pipeline', () => {
  it('gives a stage list the same pages and cursors whether it was read alone or with a page of pipelines', async () => {
    await using world = await startPipelines(['a'])
    const id = (await pipelines(world, 'first: 1')).nodes[0]?.id ?? ''
    for (let ttl = 0; ttl < 7; ttl++) await world.upstream.createCacheStage(id, { fallback_ttl: `${ttl}s` })
    const list = (after: string) =>
      `cacheStages(first: 3, ${after} orderBy: { field: CREATED_AT, direction: DESC }) { totalCount nodes { fallbackTtl } pageInfo { hasNextPage hasPreviousPage endCursor } }`
    const alone = (await world.read(`{ pipeline(id: "${id}") { ${list('')} } }`)).pipeline.cacheStages
    const along = (await world.read(`{ pipelines { nodes { ${list('')} } } }`)).pipelines.nodes[0].cacheStages
    expect(along).toEqual(alone)
    expect(alone.nodes).toEqual([{ fallbackTtl: 6 }, { fallbackTtl: 5 }, { fallbackTtl: 4 }])
    const after = `after: "${along.pageInfo.endCursor}",`
    const next = (await world.read(`{ pipeline(id: "${id}") { ${list(after)} } }`)).pipeline.cacheStages
    expect(next.nodes).toEqual([{ fallbackTtl: 3 }, { fallbackTtl: 2 }, { fallbackTtl: 1 }])
    expect(
      (await world.read(`{ pipelines { nodes { ${list(after)} } } }`)).pipelines.nodes[0].cacheStages,
    ).toEqual(next)
  })

  it('filters a list of backends the same way whether it was read alone or with a page of pipelines', async () => {
    await using world = await startPipelines(['a'])
    const id = (await pipelines(world, 'first: 1')).nodes[0]?.id ?? ''
    await world.upstream.createBackendStage(id, {
      scaleway_s3: { bucket_name: 'one', bucket_region: 'fr-par' },
    })
    await world.upstream.createBackendStage(id, {
      scaleway_s3: { bucket_name: 'two', bucket_region: 'nl-ams' },
    })
    const list =
      'backendStages(filter: { bucketRegion: "nl-ams" }) { totalCount nodes { origin { ... on ScalewayS3Origin { bucketName } } } }'
    const expected = { backendStages: { totalCount: 1, nodes: [{ origin: { bucketName: 'two' } }] } }
    expect((await world.read(`{ pipeline(id: "${id}") { ${list} } }`)).pipeline).toEqual(expected)
    expect((await world.read(`{ pipelines { nodes { ${list} } } }`)).pipelines.nodes).toEqual([expected])
  })
})

describe('cache stages across pipelines', () => {
  it('lists the cache stages of a project, an organization or everything by creation time, across pipelines', async () => {
    await using world = await startPipelines(['a', 'b'])
    const [a = { id: '' }, b = { id: '' }] = (await pipelines(world, 'first: 2')).nodes
    const other = await world.upstream.createPipeline({ project_id: 'bbbbbbbb-0000-4000-8000-000000000001' })
    for (const [ttl, id] of [a.id, b.id, a.id, other.id, b.id].entries())
      await world.upstream.createCacheStage(id, { fallback_ttl: `${ttl}s` })
    const list = async (args: string) => {
      const { cacheStages } = await world.read(
        `{ cacheStages(${args}) { totalCount nodes { fallbackTtl pipeline { name } } pageInfo { endCursor hasNextPage } } }`,
      )
      return {
        ...cacheStages,
        ttls: cacheStages.nodes.map(({ fallbackTtl }: { fallbackTtl: number }) => fallbackTtl),
      }
    }
    expect((await list('first: 9')).ttls).toEqual([0, 1, 2, 3, 4])
    const project = 'filter: { projectId: "aaaaaaaa-0000-4000-8000-000000000001" }'
    const first = await list(`first: 3, ${project}`)
    expect(first).toMatchObject({ ttls: [0, 1, 2], totalCount: 4, pageInfo: { hasNextPage: true } })
    expect((await list(`first: 3, after: "${first.pageInfo.endCursor}", ${project}`)).ttls).toEqual([4])
    expect((await list('filter: { organizationId: "bbbbbbbb-0000-4000-8000-000000000001" }')).ttls).toEqual([
      3,
    ])
    expect((await list(`filter: { pipelineId: "${b.id}" }`)).ttls).toEqual([1, 4])
    expect(
      (await list(`filter: { pipelineId: "${b.id}", projectId: "${other.project_id}" }`)).totalCount,
    ).toBe(0)
    expect((await list('filter: { pipelineId: "00000000-0000-4000-8000-000000000000" }')).totalCount).toBe(0)
  })

  it('lists all cache stages when their pipelines fill several upstream pages', async () => {
    await using world = await startWorld({ embedded: { maxPageSize: 10 } })
    for (let index = 0; index < 35; index++) {
      const { id } = await world.upstream.createPipeline()
      await world.upstream.createCacheStage(id)
    }
    const { cacheStages } = await world.read('{ cacheStages(first: 100) { totalCount nodes { id } } }')
    expect(new Set(cacheStages.nodes.map(({ id }: { id: string }) => id)).size).toBe(35)
  })
})

describe('an invalid page', () => {
  it.each([
    ['first: 101', 'first must be 0 to 100, got 101'],
    ['first: -1', 'first must be 0 to 100, got -1'],
    ['last: 101', 'last must be 0 to 100, got 101'],
    ['first: 1, last: 1', 'first and last cannot be given together: ask for one end'],
    ['first: 1, before: "x"', 'before goes with last, not with first'],
    ['last: 1, after: "x"', 'after goes with first, not with last'],
    ['after: "x", before: "x"', 'after and before cannot be given together: go on from one cursor'],
    ['after: "x"', 'after is not a cursor this gateway made: "x"'],
    ['before: ""', 'before is not a cursor this gateway made: ""'],
    ['filter: { projectId: "p" }', 'filter.projectId must be a UUID, got "p"'],
  ])('refuses the arguments (%s) without an upstream call', async (args, message) => {
    await using world = await startWorld()
    const { data, errors } = await world.query(`{ pipelines(${args}) { totalCount nodes { id } } }`)
    expect(data).toEqual({ pipelines: null })
    expect(errors).toMatchObject([{ message, path: ['pipelines'], extensions: { code: 'BAD_USER_INPUT' } }])
    expect(world.upstream.requests).toEqual([])
  })

  it('refuses a cursor of another order, filter or list and gives the reason', async () => {
    await using world = await startPipelines(['a', 'b'])
    const cursor = (await pipelines(world, `first: 1, ${byName}`)).pageInfo.endCursor
    const messageFor = async (query: string) => (await world.query(query)).errors[0]?.message
    expect(await messageFor(`{ pipelines(after: "${cursor}") { nodes { id } } }`)).toBe(
      'after was made for the order NAME ASC, but the order here is CREATED_AT ASC',
    )
    expect(
      await messageFor(
        `{ pipelines(after: "${cursor}", filter: { name: "a" }, ${byName}) { nodes { id } } }`,
      ),
    ).toBe('after belongs to another list or another filter')
    expect(await messageFor(`{ cacheStages(after: "${cursor}") { nodes { id } } }`)).toBe(
      'after belongs to another list or another filter',
    )
  })

  it('refuses a cursor of nearly a megabyte without repeating it', async () => {
    await using world = await startWorld()
    const { errors } = await world.query(
      'query ($after: String) { pipelines(after: $after) { nodes { id } } }',
      {
        after: 'A'.repeat(990_000),
      },
    )
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
    expect(errors[0]?.message.length).toBeLessThan(200)
  })
})
