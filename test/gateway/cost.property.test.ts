/** An operation never makes more upstream calls than its cost allows. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/extent.js'
import { startWorld } from '../support/gateway.js'
import { fill } from './support/filled-world.js'

const LINKS = {
  dnsStages: ['tlsStage', 'cacheStage', 'backendStage'],
  tlsStages: ['cacheStage', 'backendStage', 'wafStage', 'routeStage'],
  cacheStages: ['backendStage', 'wafStage', 'routeStage'],
  routeStages: ['wafStage', 'backendStage'],
  wafStages: ['backendStage'],
  backendStages: [],
} as const
type List = keyof typeof LINKS
const lists = Object.keys(LINKS) as List[]
const listOf = (link: string) => `${link}s` as List

type Fields = fc.Arbitrary<string>

/** `?` stands for an alias of its own, because two fields of the same name may differ. */
const some = (...fields: Fields[]): Fields =>
  fc.array(fc.oneof(...fields), { minLength: 1, maxLength: 3 }).map((selected) => selected.join(' '))
const below = (field: string, item: Fields): Fields => item.map((fields) => `?: ${field} { ${fields} }`)
const page = fc.constantFrom('first: 1', 'first: 3', 'first: 100', 'last: 2', 'first: 0')
const connection = (field: string, item: Fields): Fields =>
  fc
    .tuple(page, item, fc.constantFrom('nodes { # }', 'edges { node { # } }', 'totalCount'))
    .map(([args, fields, shape]) => `?: ${field}(${args}) { ${shape.replace('#', fields)} }`)

const stage = (depth: number): Fields =>
  depth === 0
    ? fc.constantFrom('id', 'status')
    : some(
        fc.constantFrom('id', 'status'),
        below('nextStage', stage(depth - 1)),
        below('pipeline', pipeline(depth - 1)),
      )
const rules = (depth: number): Fields =>
  some(
    fc.constant('position'),
    below('target', stage(depth)),
    below('backendStage', stageOf('backendStages', depth)),
  )
const stageOf = (list: List, depth: number): Fields =>
  depth === 0
    ? fc.constantFrom('id', 'status')
    : some(
        stage(depth),
        ...LINKS[list].map((link) => below(link, stageOf(listOf(link), depth - 1))),
        ...(list === 'routeStages' ? [below('routeRules', rules(depth - 1))] : []),
      )
const pipeline = (depth: number): Fields =>
  depth === 0
    ? fc.constantFrom('id', 'name')
    : some(
        fc.constantFrom('name', 'vpcEndpoints { id }'),
        ...lists.map((list) => connection(list, stageOf(list, depth - 1))),
        connection('purgeRequests', below('pipeline', pipeline(depth - 1))),
        below('headStages', stageOf('dnsStages', depth - 1)),
      )

const DEPTH = 3

const root = (ids: Readonly<Record<string, string>>): Fields => {
  const id = fc.constantFrom(...Object.values(ids))
  const byId = (field: string, item: Fields) =>
    item.map((fields) => `?: ${field}(id: "${ids[field] ?? ids.pipeline}") { ${fields} }`)
  const scoped = (list: List) =>
    fc
      .tuple(stageOf(list, DEPTH), fc.constantFrom('', `filter: { pipelineId: "${ids.pipeline}" }`))
      .map(([fields, filter]) => `?: ${list}(first: 5 ${filter}) { nodes { ${fields} } }`)
  return some(
    connection('pipelines', pipeline(DEPTH)),
    byId('pipeline', pipeline(DEPTH)),
    ...lists.flatMap((list) => [byId(list.slice(0, -1), stageOf(list, DEPTH)), scoped(list)]),
    connection('purgeRequests', below('pipeline', pipeline(DEPTH))),
    fc
      .tuple(id, stage(DEPTH))
      .map(([given, fields]) => `?: node(id: "${given}") { id ... on Stage { ${fields} } }`),
    fc.constantFrom('?: plans { __typename }', '?: vpcEndpoints { nodes { id } }'),
  )
}

it('an operation never makes more calls than its cost allows', async () => {
  await using world = await startWorld({
    limits: { upstreamCalls: 0, nodes: 0, depth: 0, aliases: 0, tokens: 0 },
  })
  const ids = await fill(world)
  let most = 0
  await fc.assert(
    fc.asyncProperty(root(ids), async (text) => {
      let alias = 0
      const query = `{ ${text.replaceAll('?:', () => `a${alias++}:`)} }`
      world.upstream.resetRequests()
      const announced = await announcedCalls(world.url, query)
      const made = world.upstream.requests.length
      most = Math.max(most, made)
      const calls = world.upstream.requests.map(({ method, path }) => `${method} ${path}`)
      if (made > announced)
        expect.fail(`${query}\nwas to take ${announced} calls, took ${made}:\n${calls.join('\n')}`)
    }),
    { numRuns: runs(40) },
  )
  expect(most).toBeGreaterThan(5)
}, 300_000)

/** Executes an operation that must have no errors. @returns the upstream calls that its cost allows. */
async function announcedCalls(url: string, query: string): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-edgeway-cost': '1' },
    body: JSON.stringify({ query }),
  })
  const { errors, extensions } = (await response.json()) as {
    errors?: unknown
    extensions: { cost: { upstreamCalls: number } }
  }
  expect(errors).toBeUndefined()
  return extensions.cost.upstreamCalls
}

describe('the cost of an operation in a full world', () => {
  it.each<[what: string, query: (ids: Readonly<Record<string, string>>) => string]>([
    ['a list', () => '{ pipelines(first: 3) { nodes { name } } }'],
    ['a list from its back', () => '{ pipelines(last: 3) { nodes { name } } }'],
    ['lists that come along', () => '{ pipelines(first: 3) { nodes { cacheStages { nodes { id } } } } }'],
    [
      'a list for each of a list',
      () => '{ pipelines(first: 3) { nodes { purgeRequests { nodes { id } } } } }',
    ],
    [
      'back references',
      () => '{ purgeRequests(first: 3) { nodes { pipeline { name headStages { id } } } } }',
    ],
    ['all pipelines', () => '{ cacheStages(first: 3) { nodes { routeStage { wafStage { mode } } } } }'],
    ['rules', () => '{ routeStages(first: 3) { nodes { routeRules { backendStage { createdAt } } } } }'],
    [
      'a chain',
      ({ cacheStage }) =>
        `{ cacheStage(id: "${cacheStage}") { nextStage { nextStage { status } } pipeline { name } } }`,
    ],
    [
      'links of many stages',
      ({ pipeline }) =>
        `{ pipeline(id: "${pipeline}") { cacheStages { nodes { routeStage { wafStage { backendStage { createdAt } } } } } } }`,
    ],
    ['ids', (ids) => `{ nodes(ids: [${Object.values(ids).map((id) => `"${id}"`)}]) { id } }`],
    [
      'a write',
      ({ pipeline }) =>
        `mutation { updatePipeline(input: { id: "${pipeline}", name: "q" }) { pipeline { name cacheStages { nodes { id } } } } }`,
    ],
    [
      'a build',
      () =>
        `mutation { createPipeline(input: { name: "q", stages: {
          backendStage: { origin: { scalewayS3: { bucketName: "b", bucketRegion: "fr-par" } } }
          wafStage: { mode: ENABLE, paranoiaLevel: 1 } cacheStage: { fallbackTtl: 1 } dnsStage: {}
        } }) { pipeline { name } userErrors { message } } }`,
    ],
  ])('estimates at most three times the calls that the operation makes: %s', async (_what, toQuery) => {
    await using world = await startWorld()
    const query = toQuery(await fill(world))
    world.upstream.resetRequests()
    const announced = await announcedCalls(world.url, query)
    const made = world.upstream.requests.length
    expect(announced).toBeGreaterThanOrEqual(made)
    expect(announced).toBeLessThanOrEqual(3 * made)
  })
})
