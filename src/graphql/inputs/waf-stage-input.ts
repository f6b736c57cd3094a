import type { WafExclusionRule, WafStageRequest } from '../../wire/waf-stage.js'
import type { UpdateWafStageInput, WafExclusionRuleInput } from '../__generated__/resolvers.js'
import { checkDistinct } from './checks.js'
import { field, integer, optional } from './fields.js'
import { accepted, alsoRefusedBy, mapParsed, type Parsed, parsedList, parsedObject } from './parsed.js'

export function parseWafStage(input: Omit<UpdateWafStageInput, 'id'>): Parsed<WafStageRequest> {
  return parsedObject({
    mode: optional(input, 'mode', (mode) => accepted(mode.toLowerCase())),
    paranoia_level: optional(input, 'paranoiaLevel', integer({ min: 1, max: 4 })),
    exclusion_rules: optional(input, 'exclusionRules', (rules, name) =>
      mapParsed(parseExclusionRules(rules, name), (exclusionRules) => ({ rules: exclusionRules })),
    ),
  })
}

function parseExclusionRules(
  rules: readonly WafExclusionRuleInput[],
  name: string,
): Parsed<WafExclusionRule[]> {
  const parsed = parsedList(name, rules, (rule) =>
    parsedObject({ rule_id: field(rule, 'ruleId', integer({ min: 1 })) }),
  )
  // The API may accept a repeated rule, but a caller who repeats one has most likely mistyped a number.
  const repeated = checkDistinct(
    name,
    rules.map(({ ruleId }) => String(ruleId)),
    { field: 'ruleId' },
  )
  return alsoRefusedBy(parsed, repeated)
}
