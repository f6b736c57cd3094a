import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { parseCreatePurgeRequest } from '../../inputs/purge-request-input.js'
import { write } from '../../write.js'

export const createPurgeRequest: MutationResolvers['createPurgeRequest'] = (
  _root,
  { input },
  context,
  info,
) =>
  write(
    {
      input,
      request: parseCreatePurgeRequest(input),
      send: (request) => context.client.purgeRequests.create(request),
      prime: (purgeRequest) => {
        context.loaders.purgeRequests.byId.keep(purgeRequest.id, purgeRequest)
      },
      payload: (purgeRequest) => ({ purgeRequest }),
    },
    context,
    info,
  )
