import type { WafStageRequest } from '../../wire/waf-stage.js'
import type { CreateWafStageInput, UpdateWafStageInput, UserError } from '../__generated__/resolvers.js'
import { userError } from '../user-errors.js'
import { checkIds, checkNotEmpty, checkNotNull, checkRequired, withoutNulls } from './checks.js'
import { checkLinks, toLinks } from './links.js'

export function checkCreateWafStage(input: CreateWafStageInput): UserError[] {
  return [
    ...checkIds(input, 'pipelineId'),
    ...checkRequired(input, 'mode', 'paranoiaLevel'),
    ...checkParanoiaLevel(input),
    ...checkLinks(input, 'backendStageId'),
  ]
}

export function checkUpdateWafStage(input: UpdateWafStageInput): UserError[] {
  return [
    ...checkIds(input, 'id'),
    ...checkNotEmpty(input),
    ...checkNotNull(input, 'mode', 'paranoiaLevel'),
    ...checkParanoiaLevel(input),
    ...checkLinks(input, 'backendStageId'),
  ]
}

type Settings = Omit<UpdateWafStageInput, 'id'>

/** 1 to 4; within a builder's input, `path` leads to it. */
export function checkParanoiaLevel(
  { paranoiaLevel }: Settings,
  path: readonly string[] = ['input'],
): UserError[] {
  if (paranoiaLevel === null || paranoiaLevel === undefined || (paranoiaLevel >= 1 && paranoiaLevel <= 4))
    return []
  return [
    userError('INVALID', [...path, 'paranoiaLevel'], `paranoiaLevel must be 1 to 4, got ${paranoiaLevel}`),
  ]
}

export function toCreateWafStageRequest(input: CreateWafStageInput): WafStageRequest {
  return toWafStageRequest(withoutNulls(input))
}

export function toWafStageRequest({ mode, paranoiaLevel, backendStageId }: Settings): WafStageRequest {
  return {
    ...(mode && { mode: mode.toLowerCase() }),
    ...(typeof paranoiaLevel === 'number' && { paranoia_level: paranoiaLevel }),
    ...toLinks({ backend_stage_id: backendStageId }),
  }
}
