/** Reads the `X-Ratelimit-*` headers, which every answer of the live API carries: `50, 50;w=1`, `49`, `1`. */
import { type Answer, headerOf } from '../answer.js'

/** At most `quota` calls in any `windowMs`. */
export type Policy = { quota: number; windowMs: number }

export type RateLimit = {
  /** Empty where the answer names none that makes sense. */
  policies: readonly Policy[]
  /** The quota that `remaining` is counted down from; null where the answer does not say. */
  quota: number | null
  /** Calls that are left until the reset, whoever makes them; null where the answer does not say. */
  remaining: number | null
  /** Milliseconds until the reset, at most `MAX_WAIT_MS`; null where the answer does not say. */
  resetMs: number | null
}

/** The live API's, taken for granted until an answer says otherwise. */
export const DEFAULT_POLICY: Policy = { quota: 50, windowMs: 1_000 }

/** No header may hold calls up for longer: an absurd one would stop a credential for good. Later calls ask again. */
export const MAX_WAIT_MS = 60_000

/** More calls than any process makes in a window; bounds what a window remembers. */
const MAX_QUOTA = 100_000

/** Each policy is checked before every call. */
const MAX_POLICIES = 4

const PREFIX = 'x-ratelimit-'

/** Null where the answer has no `X-Ratelimit-*` header at all. Parts that make no sense count as absent. */
export function readRateLimit(answer: Answer): RateLimit | null {
  if (!Object.keys(answer.headers).some((name) => name.startsWith(PREFIX))) return null
  const items = (headerOf(answer, `${PREFIX}limit`) ?? '').split(',').map((item) => item.trim())
  const quota = toQuota(items[0]?.split(';')[0]?.trim() ?? '')
  const policies = items.flatMap(toPolicy).slice(0, MAX_POLICIES)
  return {
    // A quota alone is taken to be per second, as the API's own is; where that is wrong, `remaining` puts it right.
    policies: policies.length === 0 && quota !== null ? [{ ...DEFAULT_POLICY, quota }] : policies,
    quota,
    remaining: toNumber(headerOf(answer, `${PREFIX}remaining`)),
    resetMs: toResetMs(headerOf(answer, `${PREFIX}reset`)),
  }
}

/** Whole seconds until `X-Ratelimit-Reset`, rounded up; null without it. */
export function resetSeconds(answer: Answer): number | null {
  const resetMs = toResetMs(headerOf(answer, `${PREFIX}reset`))
  return resetMs === null ? null : Math.ceil(resetMs / 1000)
}

/** `50;w=1`; other parameters are left to those who know them. */
function toPolicy(item: string): Policy[] {
  const [count = '', ...parameters] = item.split(';').map((part) => part.trim())
  const quota = toQuota(count)
  const windows = parameters.filter((parameter) => /^w=/i.test(parameter))
  const windowMs = windows.length === 1 ? (toNumber(windows[0]?.slice(2) ?? '') ?? 0) * 1000 : 0
  return quota === null || windowMs <= 0 || windowMs > MAX_WAIT_MS ? [] : [{ quota, windowMs }]
}

function toQuota(text: string): number | null {
  const quota = toNumber(text)
  return quota === null || quota < 1 ? null : Math.min(Math.floor(quota), MAX_QUOTA)
}

/** 0 is a time rounded down: the reset is less than a second away. */
function toResetMs(text: string | null): number | null {
  const seconds = toNumber(text)
  return seconds === null ? null : Math.min((seconds || 1) * 1000, MAX_WAIT_MS)
}

function toNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}(\.\d{1,9})?$/.test(text.trim()) ? Number(text) : null
}
