/** A pace for each credential of one upstream. */

import { credentialName } from '../credential.js'
import type { TimerClock } from '../timer-clock.js'
import { createPace, type Pace, type PaceStats } from './pace.js'
import { DEFAULT_POLICY } from './rate-limit.js'

/** Beyond so many, the pace that was used least recently is forgotten, unless calls wait or are under way in it. */
const MAX_PACES = 1_000

/**
 * An upstream has no limit if so many of its first answers have neither `X-Ratelimit-*` nor the status 429. The live API states
 * its limit on every answer; stand-ins for it in development and load tests may have none. An upstream that has shown a limit
 * once is held to it for good.
 */
const SILENT_ANSWERS = 100

export type PacesOptions = {
  clock: TimerClock
  /** False: calls are limited only by how many an operation may have under way, and no 429 holds up others. */
  enabled: boolean
}

export type PaceState = PaceStats & {
  /** The lowest limit of any credential. Infinity: there is none. */
  callsPerSecond: number
}

export type Paces = {
  of(token: string | null): Pace
  /** As it is now. Counts are of all credentials together. */
  state(): PaceState
}

export function createPaces({ clock, enabled }: PacesOptions): Paces {
  const paces = new Map<string, Pace>()
  const stats: PaceStats = { waiting: 0, waited: 0, waitedMs: 0, refused: { upstream: 0, gateway: 0 } }
  let silentAnswers = 0
  const isLimited = () => enabled && silentAnswers < SILENT_ANSWERS
  const onAnswer = (hasLimit: boolean) => {
    silentAnswers = hasLimit ? Number.NEGATIVE_INFINITY : silentAnswers + 1
  }

  /** The map is in the order of use. */
  const forgetOld = (current: Pace) => {
    for (const [name, pace] of paces) {
      if (paces.size <= MAX_PACES || pace === current) return
      if (!pace.isInUse()) paces.delete(name)
    }
  }

  return {
    of(token) {
      const name = credentialName(token)
      const pace = paces.get(name) ?? createPace({ clock, isLimited, onAnswer, stats })
      paces.delete(name)
      paces.set(name, pace)
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
