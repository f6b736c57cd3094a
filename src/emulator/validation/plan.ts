import { PLANS } from '../plans.js'
import type { Arguments } from './arguments.js'

export function parsePlanSelection(args: Arguments): { projectId: string; planName: string } {
  return args.accept({
    projectId: args.requiredUuid('project_id'),
    planName: args.requiredEnumValue('plan_name', Object.keys(PLANS), 'unknown_name'),
  })
}
