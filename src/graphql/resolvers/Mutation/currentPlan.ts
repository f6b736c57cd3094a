import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { checkIds, checkRequired } from '../../inputs/checks.js'
import { write } from '../../write.js'

export const selectPlan: MutationResolvers['selectPlan'] = (_root, args, context, info) => {
  const input = { ...args.input, projectId: args.input.projectId ?? context.defaultProjectId }
  return write(
    {
      input,
      problems: [...checkRequired(input, 'projectId'), ...checkIds(input, 'projectId')],
      send: () =>
        context.client.plans.select({
          project_id: input.projectId ?? '',
          plan_name: input.planName.toLowerCase(),
        }),
      payload: (currentPlan) => ({ currentPlan }),
    },
    context,
    info,
  )
}

export const deleteCurrentPlan: MutationResolvers['deleteCurrentPlan'] = (_root, args, context, info) => {
  const input = { ...args.input, projectId: args.input.projectId ?? context.defaultProjectId }
  return write(
    {
      input,
      problems: [...checkRequired(input, 'projectId'), ...checkIds(input, 'projectId')],
      send: () => context.client.plans.unsubscribe(input.projectId ?? ''),
      payload: () => ({ projectId: input.projectId }),
    },
    context,
    info,
  )
}
