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
  return assets.flatMap((path, index) =>
    path.startsWith('/')
      ? []
      : [
          userError(
            'INVALID',
            ['input', 'assets', String(index)],
            `a path must start with /, got ${JSON.stringify(path.slice(0, 80))}`,
          ),
        ],
  )
}
