/** Compares `docs/endpoints.md` with the code in both directions. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeExecutableSchema } from '@graphql-tools/schema'
import type { Client } from '@scaleway/sdk-client'
import { EdgeServicesv1beta1 } from '@scaleway/sdk-edge-services'
import { isObjectType } from 'graphql'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { ROUTES } from '../src/emulator/app.js'
import type { App, Env, RouteContext } from '../src/emulator/routes/resource.js'
import { resolvers } from '../src/graphql/resolvers/resolvers.js'
import { typeDefs } from '../src/graphql/schema.js'
import { methodsOf } from './support/client-call.js'
import { clientCalls } from './support/client-calls.js'
import { answer, startClientWorld } from './support/client-world.js'
import { BASE_PATH, startEmbedded } from './support/embedded-server.js'
import { fieldOperations } from './support/field-operations.js'
import { startGateway } from './support/gateway.js'
import { id } from './support/ids.js'
import { recordings } from './support/recorded.js'

const ROUTES_FOLDER = join(import.meta.dirname, '../src/emulator/routes')

/** Fields that read any object by its id, at the endpoint of any kind. */
const OF_ANY_KIND = ['Query.node', 'Query.nodes']

type Row = { endpoint: string; method: string; fields: string[]; file: string }

const rows: readonly Row[] = readFileSync(join(import.meta.dirname, '../docs/endpoints.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const [endpoint = [], method = [], fields = [], file = []] = line.split('|').slice(1).map(inBackticks)
    return { endpoint: endpoint.join(), method: method.join(), fields, file: file.join() }
  })

/** Test titles show this in full by `%s`, where `$endpoint` would be cut short. */
const titled = rows.map((row) => [row.endpoint, row] as const)

/** Replaces parameters, such as in `GET /cache-stages/{}`, because their names differ elsewhere or are values. */
const endpoints = rows.map(({ endpoint }) => anonymous(endpoint))

describe('the table of endpoints', () => {
  it('lists each endpoint once with every cell filled', () => {
    expect(rows.length).toBeGreaterThan(0)
    expect(new Set(endpoints).size).toBe(endpoints.length)
    for (const { endpoint, method, fields, file } of rows) {
      expect({ endpoint, method, fields, file }).toEqual({
        endpoint: expect.stringMatching(/^(GET|POST|PUT|PATCH|DELETE) \/[a-z/{}_-]+$/),
        method: expect.stringMatching(/^\w+(\.\w+)+$/),
        fields: expect.arrayContaining([expect.stringMatching(/^\w+\.\w+$/)]),
        file: expect.stringMatching(/^[a-z-]+\.ts$/),
      })
    }
  })

  it('lists every endpoint that the official SDK calls', async () => {
    const called = await endpointsOfSdk()
    expect(called.size).toBeGreaterThan(40)
    expect([...called].filter((endpoint) => !endpoints.includes(endpoint))).toEqual([])
  })

  it('lists every recorded endpoint', () => {
    const recorded = recordings.flatMap(({ exchanges }) =>
      exchanges.map(({ method, path }) => anonymous(`${method} ${path.slice(BASE_PATH.length)}`)),
    )
    expect([...new Set(recorded)].filter((endpoint) => !endpoints.includes(endpoint))).toEqual([])
  })
})

describe('the client', () => {
  it.each(titled)('calls %s by the method of its row', async (endpoint, { method }) => {
    const sample = clientCalls.find((one) => one.method === method)
    await using world = await startClientWorld(
      answer(sample?.answer === undefined ? 204 : 200, sample?.answer),
    )
    await sample?.call(world.client)
    expect(world.requests.map(endpointOf)).toEqual([anonymous(endpoint)])
  })

  it('has a row for every method of the client', async () => {
    await using world = await startClientWorld(answer(204))
    expect(methodsOf(world.client)).toEqual(rows.map(({ method }) => method).toSorted())
  })
})

describe('the schema', () => {
  const schema = makeExecutableSchema({ typeDefs, resolvers })
  const fieldOf = (typeName: string, fieldName: string) => {
    const type = schema.getType(typeName)
    return isObjectType(type) ? type.getFields()[fieldName] : undefined
  }

  it.each(titled)('has the fields in the row of %s', (_endpoint, { fields }) => {
    for (const name of fields) {
      const [type = '', field = ''] = name.split('.')
      expect(fieldOf(type, field), `${name} in schema.graphql`).toBeDefined()
      expect(fieldOf(type, field)?.resolve, `a resolver of ${name}`).toBeDefined()
    }
  })

  it.each(titled)('calls %s for the fields of its row', async (endpoint, { fields }) => {
    const asked: string[] = []
    await using upstream = await startClientWorld((request, response, count) => {
      const line = endpointOf(request)
      asked.push(line)
      const sample = clientCalls.find(({ sent }) => anonymous(sent.replace(/\?.*/, '')) === line)
      answer(sample?.answer === undefined ? 204 : 200, sample?.answer)(request, response, count)
    })
    await using gateway = await startGateway(upstream.url)
    for (const field of fields) {
      asked.length = 0
      for (const operation of fieldOperations[field] ?? []) await gateway.query(operation)
      expect(asked, `calls of ${field}`).toContain(anonymous(endpoint))
    }
  })

  it('has a row for every root field', () => {
    const rootFields = ['Query', 'Mutation'].flatMap((name) => {
      const type = schema.getType(name)
      return isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${name}.${field}`) : []
    })
    const named = new Set([...OF_ANY_KIND, ...rows.flatMap(({ fields }) => fields)])
    expect(rootFields.filter((field) => !named.has(field))).toEqual([])
  })
})

describe('the embedded service', () => {
  it.each(titled)('serves %s', async (endpoint) => {
    await using upstream = await startEmbedded()
    // A known endpoint refuses a malformed id and a body that is not JSON, or takes neither.
    const [method = '', path = ''] = endpoint.replace(/\{\w+\}/g, 'no-id').split(' ')
    const { status, text } = await upstream.call(method, path, /^P/.test(method) ? '{' : undefined)
    expect([200, 400], text).toContain(status)
  })

  it.each(titled)('declares %s in the file of its row', async (endpoint, { file }) => {
    expect(readdirSync(ROUTES_FOLDER)).toContain(file)
    const module: object = await import(join(ROUTES_FOLDER, file))
    const adders = Object.entries(module).flatMap(([name, value]) =>
      /^add\w+Routes$/.test(name) ? [value] : [],
    )
    expect(routesOf(adders)).toContain(anonymous(endpoint))
  })

  it('has a row for every route', () => {
    expect(routesOf(ROUTES).toSorted()).toEqual(endpoints.toSorted())
  })
})

/** Lists the code spans of a cell. */
function inBackticks(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)
}

function anonymous(endpoint: string): string {
  return endpoint.replace(/\{\w+\}|:\w+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{}')
}

function endpointOf({ method, url }: { method: string; url: string }): string {
  return anonymous(`${method} ${url.replace(/\?.*/, '').slice(BASE_PATH.length)}`)
}

/** Lists the declared routes, without those that answer 405 to every other method. */
function routesOf(adders: readonly ((app: App, context: RouteContext) => void)[]): string[] {
  const app = new Hono<Env>()
  // Handlers need the context only to answer a request, and no request comes here.
  const context = new Proxy({} as RouteContext, { get: () => ({}) })
  for (const addRoutes of adders) addRoutes(app, context)
  return app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => anonymous(`${method} ${path}`))
}

/** Calls every method of the SDK, with ids of every kind and a client that sends nothing. */
async function endpointsOfSdk(): Promise<Set<string>> {
  const called = new Set<string>()
  const fetch = async ({ method, path }: { method: string; path: string }) => {
    called.add(anonymous(`${method} ${path.slice(BASE_PATH.length)}`))
    throw new Error('not sent')
  }
  const client = { fetch, settings: {} } as unknown as Client
  const ids = new Proxy({}, { get: (_request, name) => (String(name).endsWith('Id') ? id(1) : undefined) })
  for (const [name, method] of Object.entries(new EdgeServicesv1beta1.API(client))) {
    if (typeof method !== 'function' || name.startsWith('waitFor')) continue
    // A list may fail within its iterator, and another call immediately: only the attempt counts.
    await Promise.resolve()
      .then(() => Reflect.apply(method, null, [ids]))
      .catch(() => undefined)
  }
  return called
}
