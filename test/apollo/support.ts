/** Apollo Client as a frontend sets it up for Edgeway. */
import {
  ApolloClient,
  HttpLink,
  InMemoryCache,
  type OperationVariables,
  type TypedDocumentNode,
} from '@apollo/client'
import { relayStylePagination } from '@apollo/client/utilities'

export function createApolloClient(uri: string): ApolloClient {
  return new ApolloClient({
    link: new HttpLink({ uri }),
    cache: new InMemoryCache({
      possibleTypes: {
        Stage: ['CacheStage', 'BackendStage'],
        Node: ['Pipeline', 'CacheStage', 'BackendStage'],
      },
      typePolicies: {
        Query: { fields: { pipelines: relayStylePagination(['orderBy', 'filter']) } },
        Pipeline: { fields: { cacheStages: relayStylePagination(['orderBy']) } },
      },
    }),
  })
}

export type Screen<Data> = {
  /** Resolves with the data on the screen as soon as `isExpected` accepts it, perhaps at once. */
  until(isExpected: (data: Data) => boolean): Promise<Data>
  /** Fetches the next page, resolves with that page alone, and adds it to the data on the screen. */
  fetchMore(variables: OperationVariables): Promise<Data>
  [Symbol.dispose](): void
}

/** A component on the screen: it shows a query's data, and follows each change of that data in the cache. */
export function show<Data, Variables extends OperationVariables>(
  client: ApolloClient,
  query: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Screen<Data> {
  const watched = client.watchQuery<Data, OperationVariables>({ query, variables })
  const waiting = new Set<() => void>()
  const subscription = watched.subscribe(() => {
    for (const look of waiting) look()
  })
  const current = () => watched.getCurrentResult().data as Data
  return {
    until: (isExpected) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const { dataState, error } = watched.getCurrentResult()
          if (error !== undefined) reject(error)
          else if (dataState !== 'complete' || !isExpected(current())) return
          waiting.delete(look)
          resolve(current())
        }
        waiting.add(look)
        look()
      }),
    fetchMore: async (more) => (await watched.fetchMore({ variables: more })).data as Data,
    [Symbol.dispose]: () => subscription.unsubscribe(),
  }
}
