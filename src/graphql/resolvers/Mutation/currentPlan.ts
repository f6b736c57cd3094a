import type { MutationResolvers } from '../../__generated__/resolvers.js'
import { withDefaultProject } from '../../ids.js'
import { parseDeleteCurrentPlan, parseSelectPlan } from '../../inputs/plan-input.js'
import { write } from '../../write.js'

export const selectPlan: MutationResolvers['selectPlan'] = (_root, args, context, info) => {
  const input = withDefaultProject(args.input, context)
  return write(
    {
      input,
      request: parseSelectPlan(input),
      send: (request) => context.client.plans.select(request),
      payload: (currentPlan) => ({ currentPlan }),
    },
    context,
    info,
  )
}

export const deleteCurrentPlan: MutationResolvers['deleteCurrentPlan'] = (_root, args, context, info) => {
  const input = withDefaultProject(args.input, context)
  return write(
    {
      input,
      request: parseDeleteCurrentPlan(input),
      send: ({ projectId }) => context.client.plans.unsubscribe(projectId),
      payload: (_response, { projectId }) => ({ projectId }),
    },
    context,
    info,
  )
}
