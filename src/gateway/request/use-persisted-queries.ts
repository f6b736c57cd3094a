import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { RequestContext } from './request-context.js'

/**
 * Tells clients that send the hash of an operation in its place to send the operation. Apollo's and urql's know the message, and
 * send hashes no more. The status is 200 whatever is accepted, as Apollo Server has it, because some clients read no
 * answer with another. Where the operation comes with its hash, the hash is ignored.
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
