/** A pace for each credential of one upstream. */

import type { TimerClock } from '../clocks.js'
import { credentialName } from '../credential.js'
import { createPace, type Pace, type PaceStats } from './pace.js'
import { DEFAULT_POLICY } from './rate-limit.js'

/** Beyond this number, the least recently used pace is forgotten, unless it is in use. */
const MAX_PACES = 1_000

/**
 * An upstream is taken to have no limit if this many of its first responses have neither an `X-Ratelimit-*` header nor the
 * status 429. The live API states its limit on every response. Replacements for it in development and load tests may have
 * none. Once an upstream has shown a limit, it counts as limited for good.
 */
const SILENT_RESPONSES = 100

export type PacesOptions = {
  clock: TimerClock
  /** False: the only limit is the number of calls that an operation may have under way, and a 429 does not hold up other calls. */
  enabled: boolean
}

export type PaceState = PaceStats & {
  /** The lowest limit of any credential. Infinity: there is none. */
  callsPerSecond: number
}

export type Paces = {
  of(token: string | null): Pace
  /** The current state. Counts are for all credentials together. */
  state(): PaceState
}

export function createPaces({ clock, enabled }: PacesOptions): Paces {
  const paces = new Map<string, Pace>()
  const stats: PaceStats = { waiting: 0, waited: 0, waitedMs: 0, refused: { upstream: 0, gateway: 0 } }
  let silentResponses = 0
  const isLimited = () => enabled && silentResponses < SILENT_RESPONSES
  let newest: { name: string; pace: Pace } | null = null
  const onResponse = (hasLimit: boolean) => {
    silentResponses = hasLimit ? Number.NEGATIVE_INFINITY : silentResponses + 1
  }

  /** Relies on the map being in the order of use. */
  const forgetOld = (current: Pace) => {
    for (const [name, pace] of paces) {
      if (paces.size <= MAX_PACES || pace === current) return
      if (!pace.isInUse()) paces.delete(name)
    }
  }

  return {
    of(token) {
      const name = credentialName(token)
      if (newest?.name === name) return newest.pace
      const pace = paces.get(name) ?? createPace({ clock, isLimited, onResponse, stats })
      paces.delete(name)
      paces.set(name, pace)
      newest = { name, pace }
      forgetOld(pace)
      return pace
    },
    state() {
      const known = [...paces.values()].flatMap((pace) => pace.policies())
      const policies = known.length === 0 ? [DEFAULT_POLICY] : known
      const perSecond = policies.map(({ quota, windowMs }) => quota / (windowMs / 1000))
      return { ...stats, callsPerSecond: isLimited() ? Math.min(...perSecond) : Number.POSITIVE_INFINITY }
    },
  }
}
