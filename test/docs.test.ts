/** What the documents show is what happens: each operation is run, in order, on the samples as they come. */
import { readFileSync } from 'node:fs'
import * as apollo from '@apollo/client'
import * as apolloUtilities from '@apollo/client/utilities'
import { describe, expect, it } from 'vitest'
import { SAMPLE_PROJECT_ID } from '../src/emulator/seed.js'
import { startWorld } from './support/gateway.js'
import { startServedWorld } from './support/served-world.js'

type ServedWorld = Awaited<ReturnType<typeof startServedWorld>>
type Example = { name: string; query: string; variables: string }

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const startSamples = () => startWorld({ embedded: { seed: true }, defaultProjectId: SAMPLE_PROJECT_ID })

/** Each operation with the JSON under it. */
function examplesOf(markdown: string): Example[] {
  return [...markdown.matchAll(/```graphql\n(.*?)```\s+(?:```json\n(.*?)```)?/gs)].map(
    ([, query = '', variables = '{}']) => ({
      name: /^(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '',
      query,
      variables,
    }),
  )
}

/** What stands there as `<createPipeline.pipeline.id>` is what an operation above answered there. */
function fillIn(text: string, answered: object): string {
  return text.replace(/<([\w.]+)>/g, (_match, path: string) => {
    const value = path
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], answered)
    return String(value)
  })
}

/** As the document has it, but at the port of this edge. */
async function askTwice(world: ServedWorld, answered: object): Promise<void> {
  const [, url = ''] = /^curl -i (\S+)$/m.exec(read('docs/pipelines.md')) ?? []
  const { port } = new URL(world.edge.url)
  const here = fillIn(url.replace('4020', port), answered)
  for (let time = 1; time <= 2; time++) expect((await world.ask(here)).status).toBe(200)
}

describe('docs/pipelines.md', () => {
  it('shows operations that work, one after the other', async () => {
    await using world = await startServedWorld()
    const examples = examplesOf(read('docs/pipelines.md'))
    expect(examples.map(({ name }) => name)).toEqual([
      'Everything',
      'Chain',
      'Build',
      'Served',
      'AddOrigin',
      'Relink',
      'Reroute',
      'Open',
      'Purge',
      'Purged',
    ])
    const answered: Record<string, Record<string, unknown>> = {}
    const calls: Record<string, number> = {}
    for (const { name, query, variables } of examples) {
      if (name === 'Served') await askTwice(world, answered)
      world.upstream.resetRequests()
      const data = await world.read(query, JSON.parse(fillIn(variables, answered)))
      calls[name] = world.upstream.requests.length
      for (const payload of Object.values<Record<string, unknown>>(data))
        if (payload.userErrors !== undefined) expect(payload.userErrors, name).toEqual([])
      Object.assign(answered, data)
    }
    expect(calls.Everything).toBe(1)
    expect(answered.pipeline).toMatchObject({ name: 'shop-web', headStages: [{ __typename: 'DnsStage' }] })
    expect(answered.createPipeline).toMatchObject({
      pipeline: { headStages: [{ nextStage: { __typename: 'TlsStage' } }] },
      leftBehind: [],
    })
    expect(answered.served).toMatchObject({ edge: { requests: 2, misses: 1, hits: 1, originCalls: 1 } })
    expect(answered.updateCacheStage).toMatchObject({
      cacheStage: { nextStage: (answered.createBackendStage as { backendStage: object }).backendStage },
    })
    expect(answered.setRouteRules).toMatchObject({ routeRules: [{ position: 1 }] })
    expect(answered.setHeadStage).toMatchObject({ pipeline: { errors: [] } })
    expect(answered.purgeRequest).toMatchObject({ assets: ['/index.html', '/static/logo.svg'] })
  })

  it('draws each link that an input can set, and no other', () => {
    const drawn = [...read('docs/pipelines.md').matchAll(/^ {2}(\w+)(?:\[\w+\])? --> (\w+)/gm)]
      .map(([, from, to]) => `${from} -> ${to}`)
      .filter((link) => !/visitor|origin/.test(link))
    const schema = read('schema.graphql')
    const settable = ['dns', 'tls', 'cache', 'route', 'waf', 'backend'].flatMap((from) => {
      const name = from.charAt(0).toUpperCase() + from.slice(1)
      const input = new RegExp(`^input Create${name}StageInput \\{(.*?)^\\}`, 'ms').exec(schema)?.[1] ?? ''
      return [...input.matchAll(/^ {2}(\w+)StageId: ID$/gm)].map(([, to]) => `${from} -> ${to}`)
    })
    expect(drawn.toSorted()).toEqual(settable.toSorted())
  })
})

describe('README.md', () => {
  it('shows a query with its answer', async () => {
    const [, body = '', answer = ''] = /-d '(.*?)'\n```\s+```json\n(.*?)```/s.exec(read('README.md')) ?? []
    await using world = await startSamples()
    const { query } = JSON.parse(body)
    expect({ data: await world.read(query) }).toEqual(JSON.parse(answer))
  })

  it('shows what the edge caches, and how it is purged', async () => {
    const [, section = ''] = /^## The edge\n(.*?)^## /ms.exec(read('README.md')) ?? []
    await using world = await startServedWorld()
    const { port } = new URL(world.edge.url)
    const ask = async (url: string, headers = {}) =>
      (await world.ask(url.replace('4020', port), headers)).headers['x-cache']

    const [once = '', again = ''] = [...section.matchAll(/^curl -i (\S+)$/gm)].map(([, url = '']) => url)
    expect([await ask(once), await ask(again)]).toEqual(['miss', 'hit-fresh'])
    const [, body = ''] = /-d '(.*?)'\n```/s.exec(section) ?? []
    const { createPurgeRequest } = await world.read(JSON.parse(body).query)
    expect(createPurgeRequest.userErrors).toEqual([])
    expect(await ask(once)).toBe('miss')

    const rows = [
      ...section.matchAll(/^\| `(\/\S*)`(?: with `([\w-]+): (.*?)`)? \| `([\w-]+)`, `([\w-]+)` \|/gm),
    ]
    expect(rows).toHaveLength(10)
    for (const [row, path, name, value, first, second] of rows) {
      const url = new URL(path ?? '', once).href
      const headers = name === undefined ? {} : { [name]: value }
      expect([await ask(url, headers), await ask(url, headers)], row).toEqual([first, second])
    }
  })

  it('shows a list in Apollo Client that grows page by page', async () => {
    const [, code = ''] = /```js\n(.*?)```/s.exec(read('README.md')) ?? []
    await using world = await startWorld()
    for (let index = 0; index < 25; index++)
      await world.upstream.createPipeline({ name: `pipeline ${String(index).padStart(2, '0')}` })
    const body = code
      .replace(/^import (.*) from (.*)$/gm, 'const $1 = modules[$2]')
      .replace("'http://127.0.0.1:4000/graphql'", 'uri')
    const modules = { '@apollo/client': apollo, '@apollo/client/utilities': apolloUtilities }
    const example = new Function('modules', 'uri', 'console', `${body}; return { client, list, showMore }`)
    const { list, showMore, client } = example(modules, world.url, { log() {} })
    const names = () =>
      list.getCurrentResult().data?.pipelines?.edges.map(({ node }: { node: { name: string } }) => node.name)
    await expect.poll(names).toHaveLength(20)
    await showMore()
    await expect.poll(names).toHaveLength(25)
    expect(new Set(names()).size).toBe(25)
    client.stop()
  })

  it('links to files that are there', () => {
    const links = [...read('README.md').matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) => path)
    expect(links.length).toBeGreaterThan(5)
    for (const path of links) expect(() => read(path), path).not.toThrow()
  })

  it('lists every code that an error can have', () => {
    for (const code of CODES) expect(read('README.md')).toContain(`| \`${code}\``)
  })
})

const CODES = [
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'UPSTREAM_UNAVAILABLE',
  'UPSTREAM_TIMEOUT',
  'COST_LIMIT_EXCEEDED',
  'PAYLOAD_TOO_LARGE',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'INTERNAL_SERVER_ERROR',
]
