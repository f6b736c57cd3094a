import { PLANS } from '../plans.js'
import type { Arguments } from './arguments.js'

export function parsePlanSelection(args: Arguments): { projectId: string; planName: string } {
  const projectId = args.requiredUuid('project_id') ?? ''
  const planName = args.requiredEnumValue('plan_name', Object.keys(PLANS), 'unknown_name')
  return { projectId, planName: planName ?? '' }
}
