import { formatDurationSeconds, parseDurationSeconds } from '../../lib/duration.js'
import { DEFAULT_FALLBACK_TTL_SECONDS, MAX_FALLBACK_TTL_SECONDS } from '../constants.js'
import type { CacheStageSettings } from '../store/cache-stages.js'
import { NEXT_KINDS } from '../store/stage-tables.js'
import type { Arguments } from './arguments.js'
import { parseLink } from './links.js'
import type { ParseStage } from './stage.js'

export const parseCacheStage: ParseStage<CacheStageSettings> = (args, current, context) => ({
  settings: {
    fallback_ttl:
      parseFallbackTtl(args) ??
      current?.settings.fallback_ttl ??
      formatDurationSeconds(DEFAULT_FALLBACK_TTL_SECONDS),
    include_cookies: args.boolean('include_cookies') ?? current?.settings.include_cookies ?? false,
  },
  link: parseLink(args, NEXT_KINDS.cache, current?.link ?? null, context),
})

function parseFallbackTtl(args: Arguments): string | undefined {
  const text = args.string('fallback_ttl')
  if (text === undefined) return undefined
  const seconds = parseDurationSeconds(text)
  if (seconds === null) {
    args.refuse('fallback_ttl', 'format', 'value must be a duration in seconds, such as "3600s"')
    return undefined
  }
  if (text.startsWith('-') || seconds > MAX_FALLBACK_TTL_SECONDS) {
    args.refuse('fallback_ttl', 'constraint', `value must be between 0s and ${MAX_FALLBACK_TTL_SECONDS}s`)
    return undefined
  }
  return formatDurationSeconds(seconds)
}
