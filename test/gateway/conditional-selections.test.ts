/** A document can select different fields, and take different calls, in each execution, depending on its variables. */
import { expect, it } from 'vitest'
import { startWorld, type World } from '../support/gateway.js'

/** The same text for all executions, so that the gateway can keep what it works out for it. */
const DOCUMENT = `query Conditional($nodes: Boolean!, $names: Boolean!, $stages: Boolean!) {
  pipelines(first: 5) {
    totalCount
    nodes @include(if: $nodes) { id cacheStages @include(if: $stages) { nodes { pipeline { id name @include(if: $names) } } } }
  }
  cacheStages(first: 5) {
    totalCount
    nodes @include(if: $nodes) { id pipeline { id name @include(if: $names) } }
  }
}`

type Chosen = { nodes: boolean; names: boolean; stages: boolean }

async function execute(world: World, text: string, chosen: Chosen) {
  world.upstream.resetRequests()
  const data = await world.read(text, chosen)
  return { data, paths: world.upstream.requests.map(({ path }) => path).toSorted() }
}

const CHOICES: readonly Chosen[] = [true, false].flatMap((nodes) =>
  [true, false].flatMap((names) => [true, false].map((stages) => ({ nodes, names, stages }))),
)

/** A document that the gateway has not seen, with the same selections. */
const unseen = (index: number) => DOCUMENT.replace('Conditional', `Unseen${index}`)

it('a document takes the same calls and has the same data as an unseen one, whichever variables it had before', async () => {
  await using world = await startWorld()
  const { id } = await world.upstream.createPipeline()
  await world.upstream.createCacheStage(id)
  await world.upstream.createCacheStage(id)

  for (const chosen of [...CHOICES, ...CHOICES.toReversed()]) {
    const expected = await execute(world, unseen(CHOICES.indexOf(chosen)), chosen)
    expect(await execute(world, DOCUMENT, chosen)).toEqual(expected)
  }

  const counted = await execute(world, DOCUMENT, { nodes: false, names: true, stages: true })
  expect(counted.data).toEqual({ pipelines: { totalCount: 1 }, cacheStages: { totalCount: 2 } })
  const full = await execute(world, DOCUMENT, { nodes: true, names: true, stages: true })
  expect(full.data.pipelines.nodes[0].cacheStages.nodes).toHaveLength(2)
  expect(full.data.cacheStages.nodes[0].pipeline.name).toBeTypeOf('string')
})
