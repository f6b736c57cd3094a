import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { RequestContext } from './request-context.js'

/**
 * Tells clients that send the hash of an operation instead of the operation to send the operation. The clients of Apollo and urql
 * recognize the message and then send no more hashes. The status is always 200, as in Apollo Server, because some clients do not read
 * a response with another status. If the operation comes with its hash, the hash is ignored.
 */
export function usePersistedQueries(): Plugin<object, RequestContext> {
  return {
    onParams({ params }) {
      if (params.query || !params.extensions?.persistedQuery) return
      throw new GraphQLError('PersistedQueryNotSupported', {
        extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED', http: { status: 200 } },
      })
    },
  }
}
