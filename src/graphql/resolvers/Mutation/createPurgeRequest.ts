import type { CreatePurgeRequestInput, MutationResolvers, UserError } from '../../__generated__/resolvers.js'
import { checkIds } from '../../inputs/checks.js'
import { userError } from '../../user-errors.js'
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
function checkWhat({ all, assets }: CreatePurgeRequestInput): UserError[] {
  if (all && assets)
    return (['all', 'assets'] as const).map((name) =>
      userError('INVALID', ['input', name], 'only one of all and assets can be given, got both'),
    )
  if (all) return []
  if (!assets || assets.length === 0)
    return [
      userError('REQUIRED', ['input'], 'one of all (true) and assets (at least one path) must be given'),
    ]
  return assets.flatMap((path, index) => {
    const problem = problemOf(path)
    if (problem === null) return []
    const message = `${problem}, got ${JSON.stringify(path.slice(0, 80))}`
    return [userError('INVALID', ['input', 'assets', String(index)], message)]
  })
}

/** Objects are purged one by one: the API's documentation knows no directories and no wildcards. */
function problemOf(path: string): string | null {
  if (!path.startsWith('/')) return 'a path must start with /'
  if (path.includes('*')) return 'a path must name one object, without wildcards'
  return path !== '/' && path.endsWith('/') ? 'a path must name one object, no directory' : null
}
