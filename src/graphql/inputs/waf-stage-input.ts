import type { WafStageRequest } from '../../wire/waf-stage.js'
import type {
  CreateWafStageInput,
  UpdateWafStageInput,
  UserError,
  WafExclusionRuleInput,
} from '../__generated__/resolvers.js'
import { userError } from '../user-errors.js'
import { checkEach, checkIds, checkNotEmpty, checkNotNull, checkRange, withoutNulls } from './checks.js'
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
    ...checkRepeatedRules(exclusionRules ?? []),
  ]
}

/** The API may accept a repeated rule, but a caller who repeats one has most likely mistyped a number. */
function checkRepeatedRules(rules: readonly WafExclusionRuleInput[]): UserError[] {
  const firstIndexes = new Map<number, number>()
  return rules.flatMap(({ ruleId }, index) => {
    const first = firstIndexes.get(ruleId)
    if (first === undefined) {
      firstIndexes.set(ruleId, index)
      return []
    }
    const message = `ruleId ${ruleId} can be given once, got it at ${first} and ${index}`
    return ruleId < 1
      ? []
      : [userError('INVALID', ['input', 'exclusionRules', String(index), 'ruleId'], message)]
  })
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
