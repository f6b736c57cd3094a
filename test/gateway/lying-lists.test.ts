/** Tests lists about which the upstream lies: the number of items, the end of the list, or the page. */
import { describe, expect, it } from 'vitest'
import { sample } from '../support/extent.js'
import { type GatewaySettings, startWorld } from '../support/gateway.js'

/** The items of a page by their places in the list, and the claimed total. */
type Page = { from: number; count: number; total: number }

type Lie = {
  page: (page: number, size: number) => Page
  /** The number of items, or null if it is unknown. */
  length: number | null
}

const upTo = (length: number, from: number, size: number) => Math.max(0, Math.min(size, length - from))

const LIES: Readonly<Record<string, Lie>> = {
  'its total grows with every page': {
    page: (page, size) => ({ from: (page - 1) * size, count: size, total: (page + 1) * size }),
    length: Number.POSITIVE_INFINITY,
  },
  'its total is always one more than was answered': {
    page: (page, size) => ({ from: (page - 1) * size, count: size, total: page * size + 1 }),
    length: Number.POSITIVE_INFINITY,
  },
  'its total is huge, and every page is empty': {
    page: () => ({ from: 0, count: 0, total: 2_000_000_000 }),
    length: 0,
  },
  'its total is huge, and every page but the first is empty': {
    page: (page, size) => ({ from: 0, count: page === 1 ? size : 0, total: 2_000_000_000 }),
    length: null,
  },
  'it never ends': {
    page: (page, size) => ({ from: (page - 1) * size, count: size, total: 2_000_000_000 }),
    length: Number.POSITIVE_INFINITY,
  },
  'its total is more than an integer holds': {
    page: (page, size) => ({ from: (page - 1) * size, count: size, total: 9e15 }),
    length: Number.POSITIVE_INFINITY,
  },
  'every page is the first': {
    page: (_page, size) => ({ from: 0, count: size, total: 1_000_000 }),
    length: null,
  },
  'every page has the same three items': {
    page: () => ({ from: 0, count: 3, total: 1_000_000 }),
    length: null,
  },
  'its total is 0, and it never ends': {
    page: (page, size) => ({ from: (page - 1) * size, count: size, total: 0 }),
    length: Number.POSITIVE_INFINITY,
  },
  'its total is 0, and it has five items': {
    page: (page, size) => ({ from: (page - 1) * size, count: upTo(5, (page - 1) * size, size), total: 0 }),
    length: 5,
  },
  'its total is too low': {
    page: (page, size) => ({ from: (page - 1) * size, count: upTo(250, (page - 1) * size, size), total: 4 }),
    length: 250,
  },
  'its total is negative, and it never ends': {
    page: (page, size) => ({ from: (page - 1) * size, count: size, total: -5 }),
    length: Number.POSITIVE_INFINITY,
  },
  'its total is negative, and it is empty': {
    page: () => ({ from: 0, count: 0, total: -5 }),
    length: 0,
  },
  'its total is a fraction': {
    page: (page, size) => ({ from: (page - 1) * size, count: size, total: 2.5 }),
    length: Number.POSITIVE_INFINITY,
  },
  'its pages have seven items, whatever is asked for': {
    page: (page) => ({ from: (page - 1) * 7, count: 7, total: 1_000_000 }),
    length: Number.POSITIVE_INFINITY,
  },
  'its pages have 1,000 items, whatever is asked for': {
    page: (page) => ({
      from: (page - 1) * 1_000,
      count: upTo(2_500, (page - 1) * 1_000, 1_000),
      total: 2_500,
    }),
    length: 2_500,
  },
  'it answers all 1,200 items to every page': {
    page: () => ({ from: 0, count: 1_200, total: 1_200 }),
    length: 1_200,
  },
}

const CALLS = 20

const KINDS = ['dns', 'tls', 'cache', 'route', 'waf', 'backend']

/** Lists each connection of the schema. `#` stands for its arguments, `@` for the selection. */
function fieldsOf({ id, projectId }: { id: string; projectId: string }): string[] {
  const of = `pipelineId: "${id}"`
  return [
    'f: pipelines(#) { @ }',
    'f: purgeRequests(#) { @ }',
    `f: purgeRequests(# filter: { ${of} }) { @ }`,
    'f: vpcEndpoints(#) { @ }',
    `p: pipeline(id: "${id}") { f: purgeRequests(#) { @ } }`,
    // Each kind is read in one of two ways, because both read the same list.
    ...KINDS.map((kind, index) =>
      index % 2 === 0
        ? `f: ${kind}Stages(# filter: { ${of} }) { @ }`
        : `p: pipeline(id: "${id}") { f: ${kind}Stages(#) { @ } }`,
    ),
    ...['waf', 'backend'].map((kind) => `f: ${kind}Stages(# filter: { projectId: "${projectId}" }) { @ }`),
  ]
}

/** Connections read from all pipelines: one kind is enough, because the kinds differ in nothing else. */
const scansOf = ({ projectId }: { projectId: string }): string[] => [
  'f: cacheStages(#) { @ }',
  `f: tlsStages(# filter: { organizationId: "${projectId}" }) { @ }`,
]

const PAGE = 'nodes { id } totalCount pageInfo { hasNextPage startCursor endCursor }'

type Item = Record<string, unknown>

const VPC_ENDPOINT: Item = {
  id: '',
  project_id: '',
  region: 'fr-par',
  private_network_id: '',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
}

const idOf = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`
const placeOf = (id: string) => Number(id.slice(-12))

/** Gives a template item the id of this place, and a date that keeps the list in order. */
function placed(template: Item, place: number, isAscending: boolean): Item {
  const createdAt = new Date(Date.UTC(2026) + (isAscending ? 1 : -1) * place * 1_000).toISOString()
  const own = { id: idOf(place), created_at: createdAt }
  if (typeof template.pipeline !== 'object') return { ...template, ...own }
  // The stages of a pipeline get the same place in their own lists.
  const lists = Object.entries(template).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.slice(0, 1).map((stage: Item) => ({ ...stage, ...own })) : value,
  ])
  return { ...Object.fromEntries(lists), pipeline: { ...template.pipeline, ...own } }
}

async function startLying({ page: toPage }: Pick<Lie, 'page'>, client: GatewaySettings['client'] = {}) {
  const world = await startWorld({ limits: { upstreamCalls: CALLS }, client })
  const { createPipeline } = await world.read(
    `mutation { createPipeline(input: { name: "p", stages: {
      backendStage: { origin: { scalewayS3: { bucketName: "b", bucketRegion: "fr-par" } } }
      wafStage: { mode: ENABLE, paranoiaLevel: 1 } routeStage: { routeRules: [] } cacheStage: { fallbackTtl: 60 }
      tlsStage: { managedCertificate: true } dnsStage: {}
    } }) { pipeline { id projectId } userErrors { message } } }`,
  )
  expect(createPipeline.userErrors).toEqual([])
  const { id } = createPipeline.pipeline
  await world.read(
    `mutation { createPurgeRequest(input: { pipelineId: "${id}", all: true }) { userErrors { message } } }`,
  )
  const templates = new Map<string, { body: Item; list: string; template: Item }>()
  world.upstream.faults.add({
    async respond(request, act) {
      const { pathname, searchParams } = new URL(request.url)
      if (request.method !== 'GET' || !searchParams.has('page_size')) return act()
      let known = templates.get(pathname)
      if (known === undefined) {
        const honest = await act()
        const body = (await honest.json()) as Item
        const list = Object.keys(body).find((name) => Array.isArray(body[name])) ?? ''
        const [template = VPC_ENDPOINT] = body[list] as Item[]
        known = { body, list, template }
        // A later page may have no items to learn from.
        if (template !== VPC_ENDPOINT || pathname.endsWith('vpc-endpoints')) templates.set(pathname, known)
      }
      const { body, list, template } = known
      const page = toPage(Number(searchParams.get('page')), Number(searchParams.get('page_size')))
      const isAscending = searchParams.get('order_by')?.endsWith('_asc') !== false
      const items = Array.from({ length: page.count }, (_, index) =>
        placed(template, page.from + index, isAscending),
      )
      return Response.json({ ...body, [list]: items, total_count: page.total })
    },
  })
  return { ...world, pipeline: createPipeline.pipeline as { id: string; projectId: string } }
}

describe.each(Object.entries(LIES).map(([what, lie], number) => ({ what, lie, number })))(
  'a list about which the upstream lies: $what',
  ({ lie, number }) => {
    it('returns nothing untrue and makes no more calls than allowed', async () => {
      await using world = await startLying(lie)
      const ask = async (field: string, args: string) => {
        const query = `{ ${field.replace('#', args).replace('@', PAGE)} }`
        world.upstream.resetRequests()
        const { status, data, errors } = await world.query(query)
        expect(status, query).toBe(200)
        expect(world.upstream.requests.length, query).toBeLessThanOrEqual(CALLS)
        for (const { message, extensions } of errors) {
          expect(['UPSTREAM_UNAVAILABLE', 'COST_LIMIT_EXCEEDED'], `${query}: ${message}`).toContain(
            extensions.code,
          )
          if (extensions.code === 'COST_LIMIT_EXCEEDED')
            expect(message).toMatch(new RegExp(`${CALLS}.*LIMIT_UPSTREAM_CALLS`))
        }
        const connection = data?.f ?? data?.p?.f ?? null
        if (connection === null) expect(errors, query).not.toEqual([])
        else {
          const places = connection.nodes.map(({ id }: { id: string }) => placeOf(id))
          expect(new Set(places).size, query).toBe(places.length)
          if (connection.totalCount !== null)
            expect(connection.totalCount, query).toBeGreaterThanOrEqual(places.length)
          // A read from the back takes the total as the end, so this check is for reads from the front.
          if (lie.length !== null && places.length > 0 && args.startsWith('first'))
            expect(connection.pageInfo.hasNextPage, query).toBe(Math.max(...places) < lie.length - 1)
          if (lie.length === Number.POSITIVE_INFINITY && connection.totalCount !== null)
            expect(connection.totalCount, query).toBeGreaterThan(places.length)
        }
        return connection
      }
      const inBothDirections = async (field: string) => {
        const first = await ask(field, 'first: 3')
        if (first?.pageInfo.endCursor) await ask(field, `first: 3 after: "${first.pageInfo.endCursor}"`)
        const last = await ask(field, 'last: 3')
        if (last?.pageInfo.startCursor) await ask(field, `last: 3 before: "${last.pageInfo.startCursor}"`)
      }
      const reads = [
        ...fieldsOf(world.pipeline).map((field) => () => inBothDirections(field)),
        () => ask('f: pipelines(#) { @ }', 'first: 100'),
        ...scansOf(world.pipeline).map((field) => () => ask(field, 'first: 3')),
      ]
      // Each lie starts with another read, so that a sample of each lie covers every read.
      const inTurn = [...reads.slice(number), ...reads.slice(0, number)]
      for (const read of sample(inTurn, () => '')) await read()
    }, 60_000)
  },
)

describe('a list whose pages are larger than requested', () => {
  const limits = [
    { mebibytes: 4, count: 160, client: { maxOperationBytes: 4 * 1024 ** 2 } },
    { mebibytes: 64, count: 2_500, client: {} },
  ]
  it.each(sample(limits, () => ''))(
    'holds at most $mebibytes MiB for an operation and names that limit in the error',
    async ({ mebibytes, count, client }) => {
      const page = (page: number) => ({ from: (page - 1) * count, count, total: -5 })
      await using world = await startLying({ page }, client)
      world.upstream.resetRequests()
      const { data, errors } = await world.query('{ cacheStages(first: 3) { nodes { id } } }')
      expect(data).toEqual({ cacheStages: null })
      expect(errors).toMatchObject([
        {
          message: `Edge Services could not answer. Its answers are larger than the ${mebibytes} MiB that those to one operation may have together: ask for less at once.`,
          extensions: { code: 'UPSTREAM_UNAVAILABLE' },
        },
      ])
      expect(world.upstream.requests.length).toBeLessThan(CALLS)
      // The next operation has its own full limit.
      expect((await world.query('{ plans { planName } }')).errors).toEqual([])
    },
    60_000,
  )
})
