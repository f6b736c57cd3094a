import { PLANS } from '../plans.js'
import type { Arguments } from './arguments.js'

export function parsePlanSelection(args: Arguments): { projectId: string; planName: string } {
  const projectId = args.requiredUuid('project_id') ?? ''
  if (args.isEmpty('plan_name')) {
    args.refuse('plan_name', 'required', 'value is required')
    return { projectId, planName: '' }
  }
  return { projectId, planName: args.oneOf('plan_name', Object.keys(PLANS)) ?? '' }
}
