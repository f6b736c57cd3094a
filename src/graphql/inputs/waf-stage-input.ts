import type { WafStageRequest } from '../../wire/waf-stage.js'
import type { CreateWafStageInput, UpdateWafStageInput, UserError } from '../__generated__/resolvers.js'
import { userError } from '../user-errors.js'
import { checkIds, checkNotEmpty, checkNotNull, checkRequired, withoutNulls } from './checks.js'
import { checkLinks, toLinks } from './links.js'

export function checkCreateWafStage(input: CreateWafStageInput): UserError[] {
  return [
    ...checkIds(input, 'pipelineId'),
    ...checkRequired(input, 'mode', 'paranoiaLevel'),
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

/** A paranoia level of 1 to 4, and exclusion rules that can be. Within a builder's input, `path` leads to it. */
export function checkWafSettings(
  { paranoiaLevel, exclusionRules }: Settings,
  path: readonly string[] = ['input'],
): UserError[] {
  return [
    ...checkParanoiaLevel(paranoiaLevel, [...path, 'paranoiaLevel']),
    ...checkExclusionRules(exclusionRules ?? [], [...path, 'exclusionRules']),
  ]
}

function checkParanoiaLevel(level: Settings['paranoiaLevel'], path: readonly string[]): UserError[] {
  if (level === null || level === undefined || (level >= 1 && level <= 4)) return []
  return [userError('INVALID', path, `paranoiaLevel must be 1 to 4, got ${level}`)]
}

/** GraphQL's `Int` keeps fractions and more than 2 147 483 647 out. A rule given twice is taken for a slip. */
function checkExclusionRules(
  rules: NonNullable<Settings['exclusionRules']>,
  path: readonly string[],
): UserError[] {
  return rules.flatMap(({ ruleId }, index) => {
    const field = [...path, String(index), 'ruleId']
    if (ruleId < 1) return [userError('INVALID', field, `ruleId must be 1 or more, got ${ruleId}`)]
    const first = rules.findIndex((rule) => rule.ruleId === ruleId)
    if (first === index) return []
    return [
      userError('INVALID', field, `ruleId ${ruleId} can be given once, got it at ${first} and ${index}`),
    ]
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
