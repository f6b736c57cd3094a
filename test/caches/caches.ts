/** Sets up three normalizing caches as `docs/clients` does. */
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { Client, fetchExchange } from '@urql/core'
import { cacheExchange } from '@urql/exchange-graphcache'
import { buildSchema, introspectionFromSchema } from 'graphql'
import {
  type ConcreteRequest,
  commitMutation,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  type GraphQLResponse,
  Network,
  RecordSource,
  Store,
} from 'relay-runtime'
import { typeDefs } from '../../src/graphql/schema.js'
import { EMBEDDED_TYPES, POSSIBLE_TYPES } from './settings.js'

export type Variables = Record<string, unknown>

export type Cache = {
  /** Asks the gateway, even if the cache has the answer. */
  run(operation: ConcreteRequest, variables: Variables): Promise<unknown>
  /** Reads the cache alone: null when anything is missing. */
  read(operation: ConcreteRequest, variables: Variables): Promise<unknown>
  [Symbol.dispose](): void
}

export const caches: readonly { name: string; open: (url: string) => Cache }[] = [
  { name: 'Apollo Client', open: openApollo },
  { name: 'graphcache', open: openGraphcache },
  { name: 'Relay', open: openRelay },
]

const textOf = ({ params }: ConcreteRequest) => params.text ?? ''
const isMutation = ({ params }: ConcreteRequest) => params.operationKind === 'mutation'

function openApollo(uri: string): Cache {
  const cache = new InMemoryCache({ possibleTypes: POSSIBLE_TYPES })
  const client = new ApolloClient({ link: new HttpLink({ uri }), cache })
  return {
    async run(operation, variables) {
      const document = gql(textOf(operation))
      const { data } = isMutation(operation)
        ? await client.mutate({ mutation: document, variables })
        : await client.query({ query: document, variables, fetchPolicy: 'network-only' })
      return data
    },
    read: async (operation, variables) => cache.readQuery({ query: gql(textOf(operation)), variables }),
    [Symbol.dispose]: () => client.stop(),
  }
}

function openGraphcache(url: string): Cache {
  const problems: string[] = []
  const cache = cacheExchange({
    schema: introspectionFromSchema(buildSchema(typeDefs)) as never,
    keys: Object.fromEntries(EMBEDDED_TYPES.map((name) => [name, () => null])),
    logger: (_severity, message) => void problems.push(message),
  })
  const client = new Client({ url, exchanges: [cache, fetchExchange], preferGetMethod: false })
  const settle = async (result: Promise<{ data?: unknown; error?: Error | undefined }>) => {
    const { data, error } = await result
    if (error !== undefined) throw error
    if (problems.length > 0)
      throw new Error(`expected no complaints of graphcache, got ${problems.join('; ')}`)
    return data ?? null
  }
  return {
    run: (operation, variables) =>
      settle(
        isMutation(operation)
          ? client.mutation(textOf(operation), variables).toPromise()
          : client.query(textOf(operation), variables, { requestPolicy: 'network-only' }).toPromise(),
      ),
    read: (operation, variables) =>
      settle(client.query(textOf(operation), variables, { requestPolicy: 'cache-only' }).toPromise()),
    [Symbol.dispose]() {},
  }
}

function openRelay(url: string): Cache {
  const environment = new Environment({
    network: Network.create(async ({ text }, variables) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: text, variables }),
      })
      return (await response.json()) as GraphQLResponse
    }),
    store: new Store(new RecordSource()),
  })
  return {
    run(operation, variables) {
      environment.retain(createOperationDescriptor(operation, variables))
      if (!isMutation(operation))
        return fetchQuery(environment, operation, variables, { fetchPolicy: 'network-only' }).toPromise()
      return new Promise((resolve, reject) => {
        const onCompleted = (_data: unknown, errors: unknown) =>
          errors ? reject(new Error(JSON.stringify(errors))) : resolve(_data)
        commitMutation(environment, { mutation: operation, variables, onCompleted, onError: reject })
      })
    },
    async read(operation, variables) {
      const { data, isMissingData } = environment.lookup(
        createOperationDescriptor(operation, variables).fragment,
      )
      return isMissingData ? null : data
    },
    [Symbol.dispose]() {},
  }
}
