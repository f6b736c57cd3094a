import type { WafExclusionRule } from '../../wire/waf-stage.js'
import { MAX_INT32 } from '../constants.js'
import { NEXT_KINDS } from '../store/stage-tables.js'
import type { WafStageSettings } from '../store/waf-stages.js'
import type { Arguments } from './arguments.js'
import { parseLink } from './links.js'
import type { ParseStage } from './stage.js'

const MODES = ['disable', 'log_only', 'enable'] as const
const UNSET_MODE = 'unknown_mode'
const PARANOIA_LEVELS = { min: 1, max: 4 }

export const parseWafStage: ParseStage<WafStageSettings> = (args, current, context) => {
  const mode =
    current === null
      ? args.requiredEnumValue('mode', MODES, UNSET_MODE)
      : args.enumValue('mode', MODES, UNSET_MODE)
  if (current === null && !args.has('paranoia_level'))
    args.refuse('paranoia_level', 'required', 'value is required')
  return {
    settings: {
      mode: mode ?? current?.settings.mode ?? '',
      paranoia_level:
        args.integer('paranoia_level', PARANOIA_LEVELS) ??
        current?.settings.paranoia_level ??
        PARANOIA_LEVELS.min,
      exclusion_rules: parseExclusionRules(args) ?? current?.settings.exclusion_rules ?? [],
    },
    link: parseLink(args, NEXT_KINDS.waf, current?.link ?? null, context),
  }
}

/** The whole list, where the request has one: it travels in an object of its own. */
function parseExclusionRules(args: Arguments): WafExclusionRule[] | undefined {
  const exclusions = args.object('exclusion_rules')
  if (exclusions === undefined) return undefined
  const rules = exclusions.objects('rules') ?? []
  return rules.map((rule) => {
    if (!rule.has('rule_id')) rule.refuse('rule_id', 'required', 'value is required')
    return { rule_id: rule.integer('rule_id', { min: 1, max: MAX_INT32 }) ?? 0 }
  })
}
