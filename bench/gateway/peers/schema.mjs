/** Edgeway's own schema with the resolvers that anybody would write for it, shared by every GraphQL server in JavaScript. */
import { readFileSync } from 'node:fs'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { buildSchema, isEnumType, isObjectType } from 'graphql'

/** Which kinds a kind of stage can lead to. */
export const NEXT_KINDS = {
  dns: ['tls', 'cache', 'backend'],
  tls: ['cache', 'backend', 'waf', 'route'],
  cache: ['backend', 'waf', 'route'],
  route: ['waf', 'backend'],
  waf: ['backend'],
  backend: [],
}
export const KINDS = Object.keys(NEXT_KINDS)
const COLLECTIONS = ['pipelines', ...KINDS.map((kind) => `${kind}-stages`), 'purge-requests', 'vpc-endpoints']
const DEFAULT_FIRST = 20

export const typeOfStage = (kind) => `${kind[0].toUpperCase()}${kind.slice(1)}Stage`

export function toConnection({ items, total }) {
  return { nodes: items, totalCount: total }
}

/** At once where the page is at hand. */
const connectionOf = (page) =>
  typeof page.then === 'function' ? page.then(toConnection) : toConnection(page)

function stageResolvers(kind) {
  const links = NEXT_KINDS[kind].map((next) => [
    `${next}Stage`,
    (stage, _, { api }) => {
      const id = stage[`${next}_stage_id`]
      return id === undefined ? null : api.object(`${next}-stages`, id)
    },
  ])
  return {
    ...Object.fromEntries(links),
    pipeline: (stage, _, { api }) => api.object('pipelines', stage.pipeline_id),
    nextStage: (stage, _, { api }) => {
      const next = NEXT_KINDS[kind].find((candidate) => stage[`${candidate}_stage_id`] !== undefined)
      return next === undefined ? null : api.object(`${next}-stages`, stage[`${next}_stage_id`])
    },
  }
}

/** Objects of the API do not say of which type they are. */
function typeOf(object) {
  if ('fallback_ttl' in object) return 'CacheStage'
  if ('scaleway_s3' in object) return 'BackendStage'
  if ('fqdns' in object) return 'DnsStage'
  if ('managed_certificate' in object) return 'TlsStage'
  if ('paranoia_level' in object) return 'WafStage'
  if ('assets' in object) return 'PurgeRequest'
  if ('private_network_id' in object) return 'VpcEndpoint'
  return 'name' in object ? 'Pipeline' : 'RouteStage'
}

async function nodeOf(id, api) {
  const found = await Promise.all(COLLECTIONS.map((collection) => api.object(collection, id)))
  return found.find((object) => object !== null) ?? null
}

const own = {
  Query: {
    node: (_, { id }, { api }) => nodeOf(id, api),
    nodes: (_, { ids }, { api }) => ids.map((id) => nodeOf(id, api)),
    pipeline: (_, { id }, { api }) => api.object('pipelines', id),
    pipelines: (_, { first }, { api }) => connectionOf(api.pipelines(first ?? DEFAULT_FIRST)),
    purgeRequests: (_, { first }, { api }) =>
      connectionOf(api.list('purge-requests', first ?? DEFAULT_FIRST)),
    vpcEndpoints: (_, { first }, { api }) => connectionOf(api.list('vpc-endpoints', first ?? DEFAULT_FIRST)),
    ...Object.fromEntries(
      KINDS.flatMap((kind) => [
        [`${kind}Stage`, (_, { id }, { api }) => api.object(`${kind}-stages`, id)],
        [
          `${kind}Stages`,
          (_, { first, filter }, { api }) =>
            connectionOf(api.stages(kind, filter.pipelineId, first ?? DEFAULT_FIRST)),
        ],
      ]),
    ),
  },
  Mutation: {
    updateCacheStage: async (_, { input }, { api }) => ({
      cacheStage: await api.update('cache-stages', input.id, { fallback_ttl: `${input.fallbackTtl}s` }),
      userErrors: [],
    }),
  },
  Pipeline: {
    purgeRequests: ({ id }, { first }, { api }) =>
      connectionOf(api.list('purge-requests', first ?? DEFAULT_FIRST, `&pipeline_id=${id}`)),
    ...Object.fromEntries(
      KINDS.map((kind) => [
        `${kind}Stages`,
        ({ id }, { first }, { api }) => connectionOf(api.stages(kind, id, first ?? DEFAULT_FIRST)),
      ]),
    ),
  },
  Node: { __resolveType: typeOf },
  Stage: { __resolveType: typeOf },
  BackendStageOrigin: { __resolveType: () => 'ScalewayS3Origin' },
  ...Object.fromEntries(KINDS.map((kind) => [typeOfStage(kind), stageResolvers(kind)])),
}
own.CacheStage.fallbackTtl = ({ fallback_ttl }) => Number.parseInt(fallback_ttl, 10)
own.BackendStage.origin = ({ scaleway_s3 }) => scaleway_s3

const snakeCase = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const edgesOf = ({ nodes }) => nodes.map((node) => ({ cursor: node.id, node }))
const pageInfoOf = ({ nodes, totalCount }) => ({ hasNextPage: nodes.length < totalCount })

/** `leaveOut(type, field)`: fields that the server resolves in a way of its own, such as Mercurius by loaders. */
export function createSchema(leaveOut = () => false) {
  const typeDefs = readFileSync(process.env.SCHEMA, 'utf8')
  const resolvers = {}
  for (const type of Object.values(buildSchema(typeDefs).getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isEnumType(type)) {
      resolvers[type.name] = Object.fromEntries(
        type.getValues().map(({ name }) => [name, name.toLowerCase()]),
      )
    }
    if (!isObjectType(type)) continue
    const fields = {}
    for (const name of Object.keys(type.getFields())) {
      const property = snakeCase(name)
      if (leaveOut(type.name, name)) continue
      if (own[type.name]?.[name]) fields[name] = own[type.name][name]
      else if (type.name.endsWith('Connection') && name === 'edges') fields[name] = edgesOf
      else if (type.name.endsWith('Connection') && name === 'pageInfo') fields[name] = pageInfoOf
      else if (property !== name && readsSnakeCase(type.name)) fields[name] = (object) => object[property]
    }
    if (Object.keys(fields).length > 0) resolvers[type.name] = fields
  }
  for (const name of ['Node', 'Stage', 'BackendStageOrigin']) resolvers[name] = own[name]
  return makeExecutableSchema({ typeDefs, resolvers })
}

/** Connections and payloads are made here, in the schema's own spelling; the rest is as the API sends it. */
const readsSnakeCase = (type) =>
  !/(Connection|Edge|Payload|PageInfo)$/.test(type) && type !== 'Query' && type !== 'Mutation'
