import type { WafStageRequest } from '../../wire/waf-stage.js'
import type { CreateWafStageInput, UpdateWafStageInput, UserError } from '../__generated__/resolvers.js'
import {
  checkDistinct,
  checkEach,
  checkIds,
  checkNotEmpty,
  checkNotNull,
  checkRange,
  withoutNulls,
} from './checks.js'
import { checkLinks, toLinks } from './links.js'

export function checkCreateWafStage(input: CreateWafStageInput): UserError[] {
  return [
    ...checkIds(input, 'pipelineId'),
    ...checkWafSettings(input),
    ...checkLinks(input, 'backendStageId'),
  ]
}

export function checkUpdateWafStage(input: UpdateWafStageInput): UserError[] {
  return [
    ...checkIds(input, 'id'),
    ...checkNotEmpty(input),
    ...checkNotNull(input, 'mode', 'paranoiaLevel', 'exclusionRules'),
    ...checkWafSettings(input),
    ...checkLinks(input, 'backendStageId'),
  ]
}

type Settings = Omit<UpdateWafStageInput, 'id'>

/** A paranoia level of 1 to 4, and exclusion rules that name each rule once. */
export function checkWafSettings({ paranoiaLevel, exclusionRules }: Settings): UserError[] {
  return [
    ...checkRange({ paranoiaLevel }, { min: 1, max: 4 }, 'paranoiaLevel'),
    ...checkEach('exclusionRules', exclusionRules, (rule) => checkRange(rule, { min: 1 }, 'ruleId')),
    // The API may accept a repeated rule, but a caller who repeats one has most likely mistyped a number.
    ...checkDistinct(
      'exclusionRules',
      exclusionRules?.map(({ ruleId }) => String(ruleId)),
      { field: 'ruleId' },
    ),
  ]
}

export function toCreateWafStageRequest(input: CreateWafStageInput): WafStageRequest {
  return toWafStageRequest(withoutNulls(input))
}

export function toWafStageRequest({
  mode,
  paranoiaLevel,
  exclusionRules,
  backendStageId,
}: Settings): WafStageRequest {
  return {
    ...(mode && { mode: mode.toLowerCase() }),
    ...(typeof paranoiaLevel === 'number' && { paranoia_level: paranoiaLevel }),
    ...(exclusionRules && {
      exclusion_rules: { rules: exclusionRules.map(({ ruleId }) => ({ rule_id: ruleId })) },
    }),
    ...toLinks({ backend_stage_id: backendStageId }),
  }
}
