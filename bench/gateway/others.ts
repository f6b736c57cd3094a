/** Operations that no server is tuned for: the parts of the language, and every connection of the schema. */
import { buildSchema, getIntrospectionQuery, isObjectType } from 'graphql'
import type { Case } from './case.js'
import { caseOf, STAGE_VARIABLES } from './queries.js'
import { idOf, PLAIN_WORLD } from './world.js'

const world = { ...PLAIN_WORLD, kinds: 'six' } as const
const other = (name: string, query: string, more: Partial<Case> = {}) =>
  caseOf(name, query, { world, ...more })

const FRAGMENTS = `{ pipelines(first: 20) { nodes { ...named cacheStages(first: 5) { nodes { ...timed ...cached } } } } }
fragment named on Pipeline { id name ...described }
fragment described on Pipeline { description status }
fragment timed on Stage { id createdAt updatedAt }
fragment cached on CacheStage { fallbackTtl includeCookies }`

const ALIASES = `{ ${[0, 1, 2, 3, 4]
  .map(
    (index) => `stage${index}: cacheStage(id: "${idOf('cache', index, 1)}") { key: id seconds: fallbackTtl }`,
  )
  .join(' ')} }`

const NEXT_STAGE = `{ pipelines(first: 20) { nodes { id cacheStages(first: 5) { nodes { id nextStage {
  __typename id ... on RouteStage { createdAt } ... on BackendStage { updatedAt } } } } } } }`

const ORIGIN = `{ pipelines(first: 20) { nodes { id backendStages(first: 5) { nodes { id origin {
  __typename ... on ScalewayS3Origin { bucketName bucketRegion isWebsite } } } } } } }`

const NODE = `query Node($id: ID!) { node(id: $id) { __typename id ... on CacheStage { fallbackTtl } } }`
const NODES = `query Nodes($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Pipeline { name } } }`
const UPDATE = `mutation Update($input: UpdateCacheStageInput!) { updateCacheStage(input: $input) {
  cacheStage { id fallbackTtl } userErrors { message } } }`
const STAGE = 'query CacheStage($id: ID!) { cacheStage(id: $id) { id fallbackTtl includeCookies } }'

const LANGUAGE: readonly Case[] = [
  other('fragments', FRAGMENTS),
  other('aliases', ALIASES),
  other('union: next stage', NEXT_STAGE),
  other('union: origin', ORIGIN),
  other('node', NODE, { operation: { query: NODE, variables: STAGE_VARIABLES } }),
  other('nodes', NODES, {
    operation: {
      query: NODES,
      variables: { ids: [idOf('pipeline', 1), idOf('pipeline', 2), idOf('dns', 3, 1)] },
    },
  }),
  other('mutation', UPDATE, {
    operation: { query: UPDATE, variables: { input: { id: STAGE_VARIABLES.id, fallbackTtl: 3607 } } },
  }),
  other('unknown id', STAGE, { operation: { query: STAGE, variables: { id: idOf('cache', 999) } } }),
  other('unknown field', '{ pipelines { nodes { colour } } }', { isRefused: true }),
  other('GET', STAGE, { operation: { query: STAGE, variables: STAGE_VARIABLES }, method: 'GET' }),
  other('introspection', getIntrospectionQuery(), { callers: 4 }),
  other('unseen documents, list', FRAGMENTS.replace('{ pipelines', 'query Unseen_UNSEEN { pipelines'), {
    isUnseen: true,
  }),
]

/** Every field of `Query` and `Pipeline` that returns a connection, found in the schema. */
export function othersOf(schemaText: string): Case[] {
  const schema = buildSchema(schemaText)
  const connectionsOf = (typeName: string) => {
    const type = schema.getType(typeName)
    if (!isObjectType(type)) throw new Error(`expected an object type ${typeName}`)
    return Object.values(type.getFields()).filter((field) => /Connection!?$/.test(String(field.type)))
  }
  const selection = '{ totalCount pageInfo { hasNextPage } edges { node { __typename id createdAt } } }'
  const byPipeline = `filter: { pipelineId: "${idOf('pipeline', 1)}" }`
  const atRoot = connectionsOf('Query').map(({ name }) => {
    const filter = name.endsWith('Stages') ? `, ${byPipeline}` : ''
    return other(`Query.${name}`, `{ ${name}(first: 10${filter}) ${selection} }`)
  })
  const ofPipelines = connectionsOf('Pipeline').map(({ name }) =>
    other(`Pipeline.${name}`, `{ pipelines(first: 10) { nodes { id ${name}(first: 10) ${selection} } } }`),
  )
  return [...LANGUAGE, ...atRoot, ...ofPipelines]
}
