import { NEXT_KINDS } from '../store/stage-tables.js'
import type { WafStageSettings } from '../store/waf-stages.js'
import type { Arguments } from './arguments.js'
import { parseLink } from './links.js'
import type { ParseStage } from './stage.js'

const MODES = ['disable', 'log_only', 'enable'] as const
const PARANOIA_LEVELS = { min: 1, max: 4 }

export const parseWafStage: ParseStage<WafStageSettings> = (args, current, context) => {
  if (current === null) requireSettings(args)
  return {
    settings: {
      mode: parseMode(args) ?? current?.settings.mode ?? '',
      paranoia_level:
        args.integer('paranoia_level', PARANOIA_LEVELS) ??
        current?.settings.paranoia_level ??
        PARANOIA_LEVELS.min,
    },
    link: parseLink(args, NEXT_KINDS.waf, current?.link ?? null, context),
  }
}

function requireSettings(args: Arguments): void {
  if (args.isEmpty('mode')) args.refuse('mode', 'required', 'value is required')
  if (!args.has('paranoia_level')) args.refuse('paranoia_level', 'required', 'value is required')
}

/** The Go SDK sends it with every update, empty when unset. */
function parseMode(args: Arguments): string | undefined {
  return args.isEmpty('mode') ? undefined : args.oneOf('mode', MODES)
}
