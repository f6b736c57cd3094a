/** The data of the stand-in upstream: pipelines and their stages, made once for each world. */

/** The upstream that a case needs. */
export type World = {
  /** Stages of each kind in each pipeline. */
  readonly stages: number
  /** `two`: only cache and backend stages. `six`: every kind, each linked to the next. */
  readonly kinds: 'two' | 'six'
  /** Characters of each pipeline's description. */
  readonly textLength: number
  readonly latencyMs: number
}

export const PLAIN_WORLD: World = { stages: 10, kinds: 'two', textLength: 20, latencyMs: 0 }

const PIPELINES = 200
const PURGES_PER_PIPELINE = 2
const KINDS = ['dns', 'tls', 'cache', 'route', 'waf', 'backend'] as const
type Kind = (typeof KINDS)[number]
type Item = { id: string; pipeline_id?: string }

/** The ids are the same in all worlds, so that a query's variables fit all of them. */
export function idOf(
  kind: Kind | 'pipeline' | 'project' | 'purge' | 'vpc',
  pipeline: number,
  index = 0,
): string {
  const group = ['pipeline', 'project', 'purge', 'vpc', ...KINDS].indexOf(kind) + 1
  const number = pipeline * 1000 + index
  return `${group.toString(16).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
}

export type Answer = { status: number; body: string }

/** Returns the body for a URL below `/edge-services/v1beta1`. */
export function createAnswers(world: World): (url: string) => Answer {
  const kinds = KINDS.filter((kind) => world.kinds === 'six' || kind === 'cache' || kind === 'backend')
  const collections = new Map<string, Item[]>()
  const add = (name: string, item: Item) => addTo(collections, name, item)
  for (let pipeline = 0; pipeline < PIPELINES; pipeline++) {
    add('pipelines', pipelineAt(pipeline, world.textLength))
    add('vpc-endpoints', vpcEndpointAt(pipeline))
    for (let index = 0; index < PURGES_PER_PIPELINE; index++) add('purge-requests', purgeAt(pipeline, index))
    for (let index = 0; index < world.stages; index++)
      for (const kind of kinds) add(`${kind}-stages`, stageAt(kind, kinds, pipeline, index))
  }
  const byId = new Map([...collections].map(([name, items]) => [name, keyed(items)]))
  const byPipeline = new Map([...collections].map(([name, items]) => [name, grouped(items)]))
  const stagesOf = (pipeline: string, kind: Kind) => byPipeline.get(`${kind}-stages`)?.get(pipeline) ?? []

  return (raw) => {
    const url = new URL(raw, 'http://upstream')
    const [name = '', id, part] = url.pathname.split('/').slice(3)
    const query = url.searchParams
    if (name === 'pipelines-stages') {
      const all = collections.get('pipelines') ?? []
      const withStages = page(all, query).map((pipeline) => ({
        pipeline,
        ...Object.fromEntries(KINDS.map((kind) => [`${kind}_stages`, stagesOf(pipeline.id, kind)])),
      }))
      return ok({ pipelines: withStages, total_count: all.length })
    }
    if (id !== undefined && part === undefined) {
      const item = byId.get(name)?.get(id)
      return item === undefined ? missing(name, id) : ok(item)
    }
    const pipeline = id ?? query.get('pipeline_id')
    const items = pipeline === null ? collections.get(name) : byPipeline.get(part ?? name)?.get(pipeline)
    return ok({ [listField(part ?? name)]: page(items ?? [], query), total_count: items?.length ?? 0 })
  }
}

const ok = (value: object): Answer => ({ status: 200, body: JSON.stringify(value) })

function missing(name: string, id: string): Answer {
  const resource = name.slice(0, -1).replaceAll('-', '_')
  const body = { type: 'not_found', resource, resource_id: id, message: 'resource is not found' }
  return { status: 404, body: JSON.stringify(body) }
}

function listField(collection: string): string {
  return collection.endsWith('-stages') ? 'stages' : collection.replaceAll('-', '_')
}

function page(items: readonly Item[], query: URLSearchParams): Item[] {
  const size = Math.min(Number(query.get('page_size') ?? 20), 100)
  const start = (Number(query.get('page') ?? 1) - 1) * size
  return items.slice(start, start + size)
}

function keyed(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]))
}

function grouped(items: readonly Item[]): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) addTo(groups, item.pipeline_id ?? '', item)
  return groups
}

function addTo(groups: Map<string, Item[]>, name: string, item: Item): void {
  const items = groups.get(name)
  if (items === undefined) groups.set(name, [item])
  else items.push(item)
}

/** With microseconds, like those of the live API. */
function timesOf(pipeline: number) {
  const at = (minutes: number) =>
    new Date(Date.UTC(2025, 0, 1) + minutes * 60_000).toISOString().replace('Z', '000Z')
  return { created_at: at(pipeline), updated_at: at(pipeline + 1) }
}

function pipelineAt(pipeline: number, textLength: number) {
  return {
    id: idOf('pipeline', pipeline),
    name: `pipeline-${pipeline}`,
    description: `Pipeline number ${pipeline}`.padEnd(textLength, ' and some more text'),
    status: 'ready',
    errors: [],
    project_id: idOf('project', 0),
    organization_id: idOf('project', 1),
    ...timesOf(pipeline),
  }
}

function vpcEndpointAt(pipeline: number) {
  return {
    id: idOf('vpc', pipeline),
    project_id: idOf('project', 0),
    region: 'fr-par',
    private_network_id: idOf('vpc', pipeline, 1),
    ...timesOf(pipeline),
  }
}

function purgeAt(pipeline: number, index: number) {
  return {
    id: idOf('purge', pipeline, index),
    pipeline_id: idOf('pipeline', pipeline),
    status: 'done',
    assets: [`/assets/${index}.css`, `/assets/${index}.js`],
    ...timesOf(pipeline),
  }
}

function stageAt(kind: Kind, kinds: readonly Kind[], pipeline: number, index: number) {
  const next = kinds[kinds.indexOf(kind) + 1]
  return {
    id: idOf(kind, pipeline, index),
    pipeline_id: idOf('pipeline', pipeline),
    ...settingsOf(kind, index),
    ...(next === undefined ? {} : { [`${next}_stage_id`]: idOf(next, pipeline, index) }),
    status: 'active',
    ...timesOf(pipeline),
  }
}

function settingsOf(kind: Kind, index: number): object {
  switch (kind) {
    case 'dns':
      return {
        default_fqdn: `name-${index}.svc.edge.example`,
        default_private_fqdn: '',
        fqdns: [`www-${index}.example.com`],
        type: 'custom',
        wildcard_domain: false,
        full_private: false,
      }
    case 'tls':
      return { secrets: [], managed_certificate: true, certificate_expires_at: '2027-01-01T00:00:00.000Z' }
    case 'cache':
      return { fallback_ttl: `${3600 + index}s`, include_cookies: index % 2 === 0 }
    case 'route':
      return {}
    case 'waf':
      return { mode: 'enable', paranoia_level: 1 + (index % 4), exclusion_rules: [{ rule_id: 942100 }] }
    case 'backend':
      return { scaleway_s3: { bucket_name: `bucket-${index}`, bucket_region: 'fr-par', is_website: false } }
  }
}
