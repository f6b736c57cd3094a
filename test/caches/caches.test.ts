/** Tests that a normalizing cache holds the gateway's own data, whichever query or mutation returned it. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import {
  buildSchema,
  type GraphQLObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  parse,
  print,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { SAMPLE_PROJECT_ID } from '../../src/emulator/seed.js'
import { typeDefs } from '../../src/graphql/schema.js'
import { startWorld } from '../support/gateway.js'
import { createManualClock } from '../support/manual-clock.js'
import balanced from './__generated__/operationsBalancedQuery.graphql.js'
import balance from './__generated__/operationsBalanceMutation.graphql.js'
import create from './__generated__/operationsCreateMutation.graphql.js'
import links from './__generated__/operationsLinksQuery.graphql.js'
import nodes from './__generated__/operationsNodesQuery.graphql.js'
import pipelines from './__generated__/operationsPipelinesQuery.graphql.js'
import project from './__generated__/operationsProjectQuery.graphql.js'
import rootLists from './__generated__/operationsRootListsQuery.graphql.js'
import update from './__generated__/operationsUpdateMutation.graphql.js'
import { caches, type Variables } from './caches.js'
import { sources } from './operations.js'
import { EMBEDDED_TYPES, POSSIBLE_TYPES } from './settings.js'

const LB_ID = '22222222-0000-4000-8000-000000000001'
const FRONTENDS = ['22222222-0000-4000-8000-00000000000a', '22222222-0000-4000-8000-00000000000b']
const NETWORK_ID = '22222222-0000-4000-8000-00000000000c'

const schema = buildSchema(typeDefs)
const objectTypes = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'))
const isNode = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === 'Node')
const NODE_TYPES = objectTypes.filter(isNode).map(({ name }) => name)

/** Starts the samples with a clock that stands still, so that only the test changes anything between two answers. */
async function startSamples() {
  const world = await startWorld({
    embedded: { seed: true, clock: createManualClock() },
    defaultProjectId: SAMPLE_PROJECT_ID,
    // The operations select everything, in pages of 100 below pages of 100.
    limits: { upstreamCalls: 0, nodes: 0 },
  })
  const { pipelines: found } = await world.read('{ pipelines { nodes { id name } } }')
  const [pipelineId] = found.nodes.map(({ id }: { id: string }) => id)
  const lb = (index: number) => ({
    id: LB_ID,
    zone: 'fr-par-1',
    frontendId: FRONTENDS[index],
    isSsl: index === 0,
    domainName: index === 0 ? 'a.example.com' : 'b.example.com',
    hasWebsocket: index === 1,
    privateNetworkId: index === 0 ? null : NETWORK_ID,
  })
  const backend = (index: number) => ({ pipelineId, origin: { scalewayLb: { lbs: [lb(index)] } } })
  return { ...world, pipelineId: String(pipelineId), balance: { one: backend(0), other: backend(1) } }
}

/** Removes the text that Relay’s compiler adds for its own use. */
const withoutMarks = (answer: unknown) =>
  JSON.parse(JSON.stringify(answer, (name, value) => (name.startsWith('__is') ? undefined : value)))

type Samples = Awaited<ReturnType<typeof startSamples>>

/** Creates one object of each kind that can be created alone. */
function creations({ pipelineId }: Samples) {
  return {
    vpcEndpoint: { region: 'fr-par', privateNetworkId: NETWORK_ID },
    purgeRequest: { pipelineId, all: true },
    dns: { pipelineId, fqdns: ['new.example.com'] },
    tls: { pipelineId, managedCertificate: true },
    cache: { pipelineId, fallbackTtl: 5 },
    route: { pipelineId },
    waf: { pipelineId, mode: 'LOG_ONLY', paranoiaLevel: 2 },
  }
}

function updates({ pipelineId }: Samples, stages: Variables) {
  const { backend, cache, route } = stages
  return {
    backend: { id: backend, origin: { scalewayS3: { bucketName: 'other', bucketRegion: 'nl-ams' } } },
    cache: { id: cache, fallbackTtl: 6, backendStageId: backend },
    rules: {
      id: route,
      routeRules: [{ ruleHttpMatch: { methodFilters: ['GET'] }, backendStageId: backend }],
    },
    pipeline: { id: pipelineId, description: 'changed' },
  }
}

type Occurrence = Record<string, unknown> & { id: string }

/** Lists every object with an id at each of its places in an answer, with the ids of objects below it. Paged lists are left out. */
function occurrencesOf(value: unknown): Occurrence[] {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.values(value).flatMap(occurrencesOf)
  if (!('id' in value)) return below
  const own = Object.entries(value)
    .filter(([, field]) => !JSON.stringify(field)?.includes('"edges":'))
    .map(([name, field]) => [name, name === '__typename' ? field : shorten(field)])
  return [Object.fromEntries(own) as Occurrence, ...below]
}

function shorten(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(shorten)
  if ('id' in value) return value.id
  const fields = Object.entries(value).filter(([name]) => name !== '__typename')
  return Object.fromEntries(fields.map(([name, field]) => [name, shorten(field)]))
}

/** Merges the occurrences of each object. Fails if two of them disagree. */
function agree(occurrences: readonly Occurrence[]): Map<string, Occurrence> {
  const objects = new Map<string, Occurrence>()
  for (const occurrence of occurrences) {
    const object = { ...objects.get(occurrence.id), ...occurrence }
    expect({ ...object, ...objects.get(occurrence.id) }).toEqual(object)
    objects.set(occurrence.id, object)
  }
  return objects
}

const idOf = (objects: ReadonlyMap<string, Occurrence>, typename: string) =>
  [...objects.values()].find(({ __typename }) => __typename === typename)?.id

describe.each(caches)('$name', ({ open }) => {
  it('keeps two backend stages on one Load Balancer apart', async () => {
    await using world = await startSamples()
    using cache = open(world.url)
    const made = occurrencesOf(await cache.run(balance, world.balance))
    const [one, other] = made.filter(({ origin }) => origin).map(({ id }) => id)
    const variables = { one, other }
    await cache.run(balanced, variables)
    expect(await cache.read(balanced, variables)).toMatchObject({
      one: { origin: { lbs: [{ lbId: LB_ID, frontendId: FRONTENDS[0], domainName: 'a.example.com' }] } },
      other: { origin: { lbs: [{ lbId: LB_ID, frontendId: FRONTENDS[1], domainName: 'b.example.com' }] } },
    })
    expect(await cache.read(balanced, variables)).toMatchObject(
      await world.read(balanced.params.text ?? '', variables),
    )
  })

  it('rejects a variable of the wrong type and names the missing field', async () => {
    await using world = await startSamples()
    using cache = open(world.url)
    const other = { pipelineId: world.pipelineId }
    await expect(cache.run(balance, { ...world.balance, other })).rejects.toThrow(
      /Field "origin" of required type "BackendStageOriginInput!" was not provided/,
    )
  })

  it('answers each cached operation as the gateway does, in any order of the operations', async () => {
    await using world = await startSamples()
    using cache = open(world.url)
    const created = agree(occurrencesOf(await cache.run(create, creations(world))))
    const backend = idOf(agree(occurrencesOf(await cache.run(balance, world.balance))), 'BackendStage')
    const stages = { backend, cache: idOf(created, 'CacheStage'), route: idOf(created, 'RouteStage') }
    const updated = agree(occurrencesOf(await cache.run(update, updates(world, stages))))

    const listed = agree(occurrencesOf(await world.read(rootLists.params.text ?? '')))
    const ids = NODE_TYPES.map((name) => (name === 'Pipeline' ? world.pipelineId : idOf(listed, name)))
    const operations: [typeof links, Variables][] = [
      [nodes, { ids }],
      [pipelines, {}],
      [rootLists, {}],
      [links, {}],
      [project, {}],
    ]
    for (const [operation, variables] of operations) await cache.run(operation, variables)
    // The reverse order makes another operation the last one.
    for (const [operation, variables] of operations.toReversed()) await cache.run(operation, variables)

    const answers: unknown[] = []
    for (const [operation, variables] of operations) {
      const answer = withoutMarks(await world.read(operation.params.text ?? '', variables))
      expect(await cache.read(operation, variables), operation.params.name).toMatchObject(answer)
      answers.push(answer)
    }
    const objects = agree(answers.flatMap(occurrencesOf))
    for (const [id, object] of new Map([...created, ...updated]))
      expect(objects.get(id)).toMatchObject(object)
    expect(new Set([...objects.values()].map(({ __typename }) => __typename))).toEqual(new Set(NODE_TYPES))
  })
})

describe('docs/clients', () => {
  it('lists the possible types of each interface and union', () => {
    const abstract = Object.values(schema.getTypeMap()).filter(
      (type) => isInterfaceType(type) || isUnionType(type),
    )
    const possible = abstract.map((type) => [
      type.name,
      schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .toSorted(),
    ])
    const named = Object.entries(POSSIBLE_TYPES).map(([name, types]) => [name, types.toSorted()])
    expect(Object.fromEntries(named)).toEqual(Object.fromEntries(possible))
  })

  it('lists every type without an id, except the payloads and the types that graphcache knows by name', () => {
    const roots = [schema.getQueryType(), schema.getMutationType()]
    const embedded = objectTypes
      .filter((type) => !isNode(type) && !roots.includes(type))
      .map(({ name }) => name)
      .filter((name) => !/(?:Connection|Edge|PageInfo|Payload)$/.test(name))
    expect(EMBEDDED_TYPES.toSorted()).toEqual(embedded.toSorted())
  })
})

describe('the schema', () => {
  it('has a field named id in exactly the types that are nodes', () => {
    const withId = objectTypes.filter((type) => 'id' in type.getFields()).map(({ name }) => name)
    expect(withId).toEqual(NODE_TYPES)
    expect(NODE_TYPES.length).toBeGreaterThan(8)
  })
})

describe('the artifacts', () => {
  it('matches the current operations as compiled by Relay', () => {
    const folder = new URL('./__generated__/', import.meta.url)
    const hashes = readdirSync(folder).map((file) => {
      const [, hash] = /\.hash = "(\w+)"/.exec(readFileSync(new URL(file, folder), 'utf8')) ?? []
      return hash
    })
    const expected = sources.map((text) =>
      createHash('md5')
        .update(print(parse(text)))
        .digest('hex'),
    )
    expect(hashes.toSorted()).toEqual(expected.toSorted())
  })
})
