import type { CreatePurgeRequestInput, MutationResolvers, UserError } from '../../__generated__/resolvers.js'
import { checkExactlyOne, checkIds, checkTexts } from '../../inputs/checks.js'
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
      problems: [...checkIds(input, 'pipelineId'), ...checkWhat(input)],
      send: () =>
        context.client.purgeRequests.create({
          pipeline_id: input.pipelineId,
          ...(input.all ? { all: true } : { assets: [...(input.assets ?? [])] }),
        }),
      prime: (purgeRequest) => {
        context.loaders.purgeRequests.byId.prime(purgeRequest.id, purgeRequest)
      },
      payload: (purgeRequest) => ({ purgeRequest }),
    },
    context,
    info,
  )

/** Everything or some objects. How many objects at once the API takes is not known, so that it is the API that says. */
function checkWhat(input: CreatePurgeRequestInput): UserError[] {
  return [...checkTexts('assets', input.assets, problemOf), ...checkExactlyOne(input, 'all', 'assets')]
}

/** Objects are purged one by one: the API's documentation knows no directories and no wildcards. */
function problemOf(path: string): string | null {
  if (!path.startsWith('/')) return 'must be a path that starts with /'
  if (path.includes('*')) return 'must name one object, without wildcards'
  return path !== '/' && path.endsWith('/') ? 'must name one object, no directory' : null
}
