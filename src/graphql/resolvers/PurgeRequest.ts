import type { PurgeRequestResolvers } from '../__generated__/resolvers.js'
import { pipelineOf } from '../links.js'

/** Other fields are read from the purge request as the API answered it. */
export const PurgeRequest: PurgeRequestResolvers = {
  assets: ({ assets }) => assets ?? [],
  all: ({ all }) => all ?? false,
  pipeline: pipelineOf,
}
