import type { WafExclusionRule } from '../../wire/waf-stage.js'
import { MAX_INT32 } from '../constants.js'
import type { Arguments } from '../validation/arguments.js'
import { combine, type Refused } from '../validation/refused.js'
import type { EmulatedKind } from './kind.js'
import { readLink } from './links.js'

type WafStageSettings = {
  mode: string
  paranoia_level: number
  exclusion_rules: readonly WafExclusionRule[]
}

const MODES = ['disable', 'log_only', 'enable'] as const
const UNSET_MODE = 'unknown_mode'
const PARANOIA_LEVELS = { min: 1, max: 4 }

export const wafStages = {
  kind: 'waf',
  filters: {},
  isSearchable: true,
  creationTouchesPipeline: () => false,
  parse(args, current, context) {
    const { settings } = current ?? {}
    return args.accept({
      settings: combine({
        mode:
          settings === undefined
            ? args.requiredEnumValue('mode', MODES, UNSET_MODE)
            : (args.enumValue('mode', MODES, UNSET_MODE) ?? settings.mode),
        paranoia_level:
          settings === undefined
            ? args.requiredInteger('paranoia_level', PARANOIA_LEVELS)
            : (args.integer('paranoia_level', PARANOIA_LEVELS) ?? settings.paranoia_level),
        exclusion_rules: readExclusionRules(args) ?? settings?.exclusion_rules ?? [],
      }),
      link: readLink(args, 'waf', current?.link ?? null, context),
    })
  },
} satisfies EmulatedKind<WafStageSettings>

/** A request wraps the list in an object, and its list replaces the whole current list. */
function readExclusionRules(args: Arguments): WafExclusionRule[] | undefined | Refused {
  return args.object('exclusion_rules', (exclusions) => exclusions.objects('rules', readExclusionRule) ?? [])
}

function readExclusionRule(rule: Arguments): WafExclusionRule | Refused {
  return combine({ rule_id: rule.requiredInteger('rule_id', { min: 1, max: MAX_INT32 }) })
}
