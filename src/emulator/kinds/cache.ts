import { formatDurationSeconds, parseDurationSeconds } from '../../lib/duration.js'
import { DEFAULT_FALLBACK_TTL_SECONDS, MAX_FALLBACK_TTL_SECONDS } from '../constants.js'
import type { Arguments } from '../validation/arguments.js'
import { combine, isRefused, type Refused } from '../validation/refused.js'
import type { EmulatedKind } from './kind.js'
import { readLink } from './links.js'

type CacheStageSettings = { fallback_ttl: string; include_cookies: boolean }

export const cacheStages = {
  kind: 'cache',
  filters: {},
  isNamedInErrors: true,
  creationTouchesPipeline: () => false,
  parse: (args, current, context) =>
    args.accept({
      settings: combine({
        fallback_ttl:
          readFallbackTtl(args) ??
          current?.settings.fallback_ttl ??
          formatDurationSeconds(DEFAULT_FALLBACK_TTL_SECONDS),
        include_cookies: args.boolean('include_cookies') ?? current?.settings.include_cookies ?? false,
      }),
      link: readLink(args, 'cache', current?.link ?? null, context),
    }),
} satisfies EmulatedKind<CacheStageSettings>

function readFallbackTtl(args: Arguments): string | undefined | Refused {
  const text = args.string('fallback_ttl')
  if (text === undefined || isRefused(text)) return text
  const seconds = parseDurationSeconds(text)
  if (seconds === null)
    return args.refuse('fallback_ttl', 'format', 'value must be a duration in seconds, such as "3600s"')
  if (text.startsWith('-') || seconds > MAX_FALLBACK_TTL_SECONDS)
    return args.refuse(
      'fallback_ttl',
      'constraint',
      `value must be between 0s and ${MAX_FALLBACK_TTL_SECONDS}s`,
    )
  return formatDurationSeconds(seconds)
}
