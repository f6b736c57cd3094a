/** A write makes earlier reads out of date, so every loader must forget what it has read. */
import DataLoader from 'dataloader'
import { expect, it } from 'vitest'
import { createEdgeServices, type EdgeServicesClient } from '../../src/api-client/client.js'
import { createKindMemory } from '../../src/loaders/known-kinds.js'
import { createLoaders, type Loaders } from '../../src/loaders/loaders.js'
import { createKnowledge } from '../../src/pagination/list-knowledge.js'
import { STAGE_KINDS, type StageKind } from '../../src/wire/stage-kinds.js'
import { startEmbedded, TEST_TOKEN } from '../support/embedded-server.js'

const ID = 'aaaaaaaa-0000-4000-8000-00000000000a'
const pageKey = { pipelineId: ID, query: {} }

/** Makes one read by each loader, under its place in `Loaders`. The object need not exist, because a miss is kept as well. */
const reads: Readonly<Record<string, (loaders: Loaders) => Promise<unknown>>> = {
  'pipelines.byId': ({ pipelines }) => pipelines.byId.load(ID),
  routeRules: ({ routeRules }) => routeRules.load({ routeStageId: ID, pipelineId: null }),
  headStages: ({ headStages }) => headStages.load(pageKey).catch(() => null),
  'purgeRequests.byId': ({ purgeRequests }) => purgeRequests.byId.load(ID),
  'purgeRequests.page': ({ purgeRequests }) => purgeRequests.page.load({}),
  vpcEndpoints: ({ vpcEndpoints }) => vpcEndpoints.load({ id: ID }),
  ...Object.assign({}, ...STAGE_KINDS.map(readsOf)),
}

function readsOf(kind: StageKind) {
  return {
    [`stages.${kind}.byId`]: ({ stages }: Loaders) => stages[kind].byId.load({ id: ID }),
    [`stages.${kind}.page`]: ({ stages }: Loaders) => stages[kind].page.load(pageKey),
  }
}

/** Lists the places of all DataLoaders in an object, at any depth. */
function loadersIn(value: object, place: readonly string[] = []): string[] {
  if (value instanceof DataLoader) return [place.join('.')]
  const places: string[] = []
  // Also loaders that are not made yet, which are properties of the prototype.
  for (const name in value) {
    const member: unknown = value[name as keyof typeof value]
    if (typeof member === 'object' && member !== null) places.push(...loadersIn(member, [...place, name]))
  }
  return places
}

async function startLoaders() {
  const upstream = await startEmbedded()
  const services = createEdgeServices({ baseUrl: upstream.url, secretKey: TEST_TOKEN, paced: false })
  const client: EdgeServicesClient = services.forOperation({
    token: null,
    signal: new AbortController().signal,
  })
  const loaders = createLoaders(client, createKnowledge(), createKindMemory().under('test'))
  const callsOf = async (read: () => Promise<unknown>) => {
    upstream.resetRequests()
    await read()
    return upstream.requests.length
  }
  return {
    upstream,
    loaders,
    callsOf,
    async [Symbol.asyncDispose]() {
      await services.close()
      await upstream[Symbol.asyncDispose]()
    },
  }
}

it('the reads of this test cover every loader', async () => {
  await using world = await startLoaders()
  expect(Object.keys(reads).toSorted()).toEqual(loadersIn(world.loaders).toSorted())
})

it.each(Object.entries(reads))('%s reads once, and again after all loaders were cleared', async (_, read) => {
  await using world = await startLoaders()
  const { loaders, callsOf } = world
  expect(await callsOf(() => read(loaders))).toBe(1)
  expect(await callsOf(() => read(loaders))).toBe(0)
  loaders.clearAll()
  expect(await callsOf(() => read(loaders))).toBe(1)
})

it.each(STAGE_KINDS)('%s stages loaded with their pipeline are forgotten when cleared', async (kind) => {
  await using world = await startLoaders()
  const { upstream, loaders } = world
  const { id } = await upstream.createPipeline()
  await loaders.pipelines.readPageWithStages({})
  expect(loaders.stages[kind].allOf(id)).toEqual([])
  loaders.clearAll()
  expect(loaders.stages[kind].allOf(id)).toBeUndefined()
})
