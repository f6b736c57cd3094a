/** Checks that the documents are true: each operation in them runs, in order, on the unchanged samples. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as apollo from '@apollo/client'
import * as apolloUtilities from '@apollo/client/utilities'
import { generate } from '@graphql-codegen/cli'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../src/config/config.js'
import { SAMPLE_PROJECT_ID } from '../src/emulator/seed.js'
import { startWorld } from './support/gateway.js'
import { startServedWorld } from './support/served-world.js'

type ServedWorld = Awaited<ReturnType<typeof startServedWorld>>
type Example = { name: string; query: string; variables: string }

const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
const startSamples = () => startWorld({ embedded: { seed: true }, defaultProjectId: SAMPLE_PROJECT_ID })

/** Lists each operation with the JSON under it. */
function examplesOf(markdown: string): Example[] {
  return [...markdown.matchAll(/```graphql\n(.*?)```\s+(?:```json\n(.*?)```)?/gs)].map(
    ([, query = '', variables = '{}']) => ({
      name: /^(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '',
      query,
      variables,
    }),
  )
}

/** A placeholder such as `<createPipeline.pipeline.id>` stands for that field in the answer of an earlier operation. */
function fillIn(text: string, answered: object): string {
  return text.replace(/<([\w.]+)>/g, (_match, path: string) => {
    const value = path
      .split('.')
      .reduce<unknown>((at, name) => (at as Record<string, unknown>)?.[name], answered)
    return String(value)
  })
}

/** Replaces the port in the document by that of this edge. */
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

  it('draws exactly the links that an input can set', () => {
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
})

describe('docs/edge.md', () => {
  it('shows which responses the edge caches, and how they are purged', async () => {
    const section = read('docs/edge.md')
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
})

describe('docs/clients/apollo.md', () => {
  it('shows a list in Apollo Client that grows page by page', async () => {
    const [, code = ''] = /```js\n(import .*?)```/s.exec(read('docs/clients/apollo.md')) ?? []
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
})

describe('docs/clients/codegen.md', () => {
  it('shows a configuration that generates types for an operation', async () => {
    const [, code = ''] = /```ts\n(.*?)```/s.exec(read('docs/clients/codegen.md')) ?? []
    const literal = /const config: CodegenConfig = (\{.*?^\})/ms.exec(code)?.[1] ?? ''
    const config = new Function(`return (${literal})`)()
    const [file] = Object.keys(config.generates)
    const [generated] = await generate(
      { ...config, documents: 'query List { pipelines { nodes { id createdAt } } }', silent: true },
      false,
    )
    expect(generated?.filename).toBe(file)
    expect(generated?.content).toMatch(/export type ListQuery = .*createdAt: string/s)
  })
})

describe('the documents', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    ...readdirSync(new URL('../docs', import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md'))
      .map((file) => `docs/${file}`),
  ]

  it.each(pages)('links only to files and headings that exist: %s', (page) => {
    for (const [, path = '', heading] of read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)) {
      const target = path === '' ? page : join(dirname(page), path)
      expect(existsSync(target), target).toBe(true)
      if (heading !== undefined) expect(anchorsOf(read(target)), `${target}#${heading}`).toContain(heading)
    }
  })

  it('README.md has at most 8 KB', () => {
    expect(Buffer.byteLength(read('README.md'))).toBeLessThanOrEqual(8192)
  })

  it('docs/configuration.md lists exactly the existing settings', () => {
    const listed = [...read('docs/configuration.md').matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)].flatMap(
      ([, cell = '']) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name),
    )
    const asked = new Set<string>()
    const get = (_env: object, name: string | symbol) => {
      asked.add(String(name))
      return undefined
    }
    readConfig(new Proxy<Record<string, undefined>>({}, { get }))
    expect(new Set(listed)).toEqual(asked)
  })

  it('docs/graphql.md lists every code that an error can have', () => {
    for (const code of CODES) expect(read('docs/graphql.md')).toContain(`| \`${code}\``)
  })
})

/** Lists the headings of a page as GitHub links to them. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

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
