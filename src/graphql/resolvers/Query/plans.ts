import { NotFoundError } from '../../../api-client/errors.js'
import type { QueryResolvers } from '../../__generated__/resolvers.js'
import { requireProjectId } from '../../ids.js'

export const plans: QueryResolvers['plans'] = async (_root, _args, { client }) =>
  (await client.plans.list()).plans

export const currentPlan: QueryResolvers['currentPlan'] = (_root, { projectId }, context) =>
  orNull(context.client.plans.current(requireProjectId('projectId', projectId, context)))

export const billing: QueryResolvers['billing'] = (_root, { projectId }, context) =>
  orNull(context.client.plans.billing(requireProjectId('projectId', projectId, context)))

async function orNull<Value>(reading: Promise<Value>): Promise<Value | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof NotFoundError) return null
    throw error
  }
}
