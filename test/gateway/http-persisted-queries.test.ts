/** Tests automatic persisted queries: the gateway asks clients that send hashes for the whole operation instead. */
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { Client, fetchExchange } from '@urql/core'
import { persistedExchange } from '@urql/exchange-persisted'
import { describe, expect, it } from 'vitest'
import { startWorld } from '../support/gateway.js'

const QUERY = '{ pipelines { totalCount } }'
const MUTATION = 'mutation { createPipeline(input: { name: "n" }) { pipeline { name } } }'

const extensions = { persistedQuery: { version: 1, sha256Hash: 'e3b0c44298fc1c149afbf4c8996fb924' } }

type Answer = { data?: unknown; errors?: { message: string; extensions: object }[] }

const ways: [way: string, ask: (url: string, params: object, accept: string) => Promise<Response>][] = [
  [
    'POST',
    (url, params, accept) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: JSON.stringify(params),
      }),
  ],
  [
    'GET',
    (url, params, accept) => {
      const search = Object.entries(params).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ])
      return fetch(`${url}?${new URLSearchParams(search)}`, { headers: { accept } })
    },
  ],
]

describe.each(ways)('a persisted query by %s', (_way, ask) => {
  it.each(['application/json', 'application/graphql-response+json', '*/*'])(
    'answers a hash without an operation as Apollo Server does, with status 200, for %s',
    async (accept) => {
      await using world = await startWorld()
      for (const params of [
        { extensions },
        { extensions, operationName: 'Pipelines', variables: { a: 1 } },
      ]) {
        const response = await ask(world.url, params, accept)
        expect(response.status).toBe(200)
        const { data, errors } = (await response.json()) as Answer
        expect(data).toBeUndefined()
        expect(errors).toEqual([
          {
            message: 'PersistedQueryNotSupported',
            extensions: {
              code: 'PERSISTED_QUERY_NOT_SUPPORTED',
              requestId: response.headers.get('x-request-id'),
            },
          },
        ])
      }
      expect(world.log).toEqual([])
    },
  )

  it('executes an operation that comes with its hash', async () => {
    await using world = await startWorld()
    const response = await ask(world.url, { query: QUERY, extensions }, 'application/json')
    expect(await response.json()).toEqual({ data: { pipelines: { totalCount: 0 } } })
  })

  it.each([{}, { persistedQuery: null }, { other: { sha256Hash: 'x' } }])(
    'refuses a request without an operation or a hash as BAD_USER_INPUT: %j',
    async (otherExtensions) => {
      await using world = await startWorld()
      const response = await ask(world.url, { extensions: otherExtensions }, 'application/json')
      const { errors } = (await response.json()) as Answer
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })
    },
  )
})

/** Describes the requests of a client, in order. */
type Sent = { method: string; hasQuery: boolean; hasHash: boolean }

function recordingFetch(sent: Sent[]): typeof fetch {
  return (input, init) => {
    const method = init?.method ?? 'GET'
    const text = method === 'GET' ? decodeURIComponent(String(input)) : String(init?.body)
    sent.push({
      method,
      hasQuery: text.includes('totalCount') || text.includes('createPipeline'),
      hasHash: text.includes('sha256Hash'),
    })
    return fetch(input, init)
  }
}

const hash = async (text: string) => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Buffer.from(digest).toString('hex')
}

describe('Apollo Client with its persisted-query link', () => {
  it.each([true, false])(
    'falls back to whole operations and sends no more hashes (hashes by GET: %s)',
    async (useGETForHashedQueries) => {
      await using world = await startWorld()
      const sent: Sent[] = []
      const client = new ApolloClient({
        link: ApolloLink.from([
          new PersistedQueryLink({ sha256: hash, useGETForHashedQueries }),
          new HttpLink({ uri: world.url, fetch: recordingFetch(sent) }),
        ]),
        cache: new InMemoryCache(),
      })
      const query = () => client.query({ query: gql(QUERY), fetchPolicy: 'network-only' })
      expect((await query()).data).toMatchObject({ pipelines: { totalCount: 0 } })
      const { data } = await client.mutate({ mutation: gql(MUTATION) })
      expect(data).toMatchObject({ createPipeline: { pipeline: { name: 'n' } } })
      expect((await query()).data).toMatchObject({ pipelines: { totalCount: 1 } })
      expect(sent.map(({ hasQuery, hasHash }) => ({ hasQuery, hasHash }))).toEqual([
        { hasQuery: false, hasHash: true },
        { hasQuery: true, hasHash: false },
        { hasQuery: true, hasHash: false },
        { hasQuery: true, hasHash: false },
      ])
      expect(sent[0]?.method).toBe(useGETForHashedQueries ? 'GET' : 'POST')
    },
  )

  it('falls back when the first operation is a mutation', async () => {
    await using world = await startWorld()
    const client = new ApolloClient({
      link: new PersistedQueryLink({ sha256: hash }).concat(new HttpLink({ uri: world.url })),
      cache: new InMemoryCache(),
    })
    const { data } = await client.mutate({ mutation: gql(MUTATION) })
    expect(data).toMatchObject({ createPipeline: { pipeline: { name: 'n' } } })
    expect(world.upstream.upstreamRequests('POST /pipelines')).toHaveLength(1)
  })
})

describe('urql with its persisted exchange', () => {
  it.each([true, false])(
    'falls back to whole operations and sends no more hashes (hashes by GET: %s)',
    async (preferGetForPersistedQueries) => {
      await using world = await startWorld()
      const sent: Sent[] = []
      const client = new Client({
        url: world.url,
        exchanges: [
          persistedExchange({ generateHash: hash, preferGetForPersistedQueries, enableForMutation: true }),
          fetchExchange,
        ],
        fetch: recordingFetch(sent),
        requestPolicy: 'network-only',
      })
      expect(await client.query(QUERY, {}).toPromise()).toMatchObject({
        data: { pipelines: { totalCount: 0 } },
      })
      expect(await client.mutation(MUTATION, {}).toPromise()).toMatchObject({
        data: { createPipeline: { pipeline: { name: 'n' } } },
      })
      expect(await client.query(QUERY, {}).toPromise()).toMatchObject({
        data: { pipelines: { totalCount: 1 } },
      })
      expect(sent[0]).toEqual({
        method: preferGetForPersistedQueries ? 'GET' : 'POST',
        hasQuery: false,
        hasHash: true,
      })
      expect(sent.slice(1).every(({ hasQuery }) => hasQuery)).toBe(true)
      expect(sent).toHaveLength(4)
    },
  )
})
