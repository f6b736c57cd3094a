import type { PurgeRequestResolvers } from '../__generated__/resolvers.js'
import { pipelineOf } from '../linked-objects.js'

/** Fields without a resolver here are read from the API's purge request body. */
export const PurgeRequest: PurgeRequestResolvers = {
  assets: ({ assets }) => assets ?? [],
  all: ({ all }) => all ?? false,
  pipeline: pipelineOf,
}
