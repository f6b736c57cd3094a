/** Reads the `X-Ratelimit-*` headers, which every response of the live API carries: `50, 50;w=1`, `49`, `1`. */
import { headerOf, type UpstreamResponse } from '../response.js'

/** At most `quota` calls in any `windowMs`. */
export type Policy = { quota: number; windowMs: number }

export type RateLimit = {
  /** Empty if the response names no valid policy. */
  policies: readonly Policy[]
  /** The quota that `remaining` is counted down from. Null: the response does not say. */
  quota: number | null
  /** Calls that all users of the credential together have left until the reset; null if the response does not say. */
  remaining: number | null
  /** Milliseconds until the reset, at most `MAX_WAIT_MS`; null if the response does not say. */
  resetMs: number | null
}

/** The policy of the live API, assumed until a response states another. */
export const DEFAULT_POLICY: Policy = { quota: 50, windowMs: 1_000 }

/** No header may delay calls for longer, because an absurd value would block a credential for good. */
export const MAX_WAIT_MS = 60_000

/** More calls than any process makes in a window. It bounds the memory of a window. */
const MAX_QUOTA = 100_000

/** Bounds the cost of a call, because every policy is checked before it. */
const MAX_POLICIES = 4

const PREFIX = 'x-ratelimit-'

/** Null if the response has no `X-Ratelimit-*` header at all. Invalid parts count as absent. */
export function readRateLimit(response: UpstreamResponse): RateLimit | null {
  if (!Object.keys(response.headers).some((name) => name.startsWith(PREFIX))) return null
  const { policies, quota } = readLimit(headerOf(response, `${PREFIX}limit`) ?? '')
  return {
    policies,
    quota,
    remaining: toNumber(headerOf(response, `${PREFIX}remaining`)),
    resetMs: toResetMs(headerOf(response, `${PREFIX}reset`)),
  }
}

/** The last limit that was read. An upstream repeats its limit on each response. */
let last: { text: string; limit: Pick<RateLimit, 'policies' | 'quota'> } | null = null

function readLimit(text: string): Pick<RateLimit, 'policies' | 'quota'> {
  if (last?.text !== text) last = { text, limit: parseLimit(text) }
  return last.limit
}

function parseLimit(text: string): Pick<RateLimit, 'policies' | 'quota'> {
  const items = text.split(',').map((item) => item.trim())
  const quota = toQuota(items[0]?.split(';')[0]?.trim() ?? '')
  const policies = items.flatMap(toPolicy).slice(0, MAX_POLICIES)
  // A quota without a window is taken to be per second, as the API's own is. If that is wrong, `remaining` corrects it.
  return {
    policies: policies.length === 0 && quota !== null ? [{ ...DEFAULT_POLICY, quota }] : policies,
    quota,
  }
}

/** Whole seconds until `X-Ratelimit-Reset`, rounded up; null without it. */
export function resetSeconds(response: UpstreamResponse): number | null {
  const resetMs = toResetMs(headerOf(response, `${PREFIX}reset`))
  return resetMs === null ? null : Math.ceil(resetMs / 1000)
}

/** Parses `50;w=1` and ignores other parameters. Empty if the item is invalid. */
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

/** A 0 was rounded down, because the reset is less than a second away. It counts as one second. */
function toResetMs(text: string | null): number | null {
  const seconds = toNumber(text)
  return seconds === null ? null : Math.min((seconds || 1) * 1000, MAX_WAIT_MS)
}

function toNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}(\.\d{1,9})?$/.test(text.trim()) ? Number(text) : null
}
