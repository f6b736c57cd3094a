/** RFC 9111 section 4.2.3, between edges whose clocks share only the date. */
import { describe, expect, it } from 'vitest'
import { currentAge } from '../../../../src/http-cache/rules/freshness.js'
import type { Decoded } from '../../../../src/http-cache/stores/redis/encode-response.js'
import { createSharedTimes } from '../../../../src/http-cache/stores/redis/shared-times.js'
import { createManualClock } from '../../../support/manual-clock.js'
import { response } from '../../../support/store-contract.js'

const HOUR_MS = 3_600_000

function createEdge() {
  const clock = createManualClock()
  const times = createSharedTimes(clock)
  return {
    clock,
    times,
    /** The shared times of a response that is `ageMs` old. */
    share(ageMs = 0) {
      const responseTimeMs = clock.steadyMs() - ageMs
      const shared = response({ requestTimeMs: responseTimeMs - 20, responseTimeMs })
      return { response: shared, origin: times.arrivalOf(shared) }
    },
    ageOf(shared: Decoded) {
      const here = times.toLocalTimes(shared)
      return here && currentAge(here, clock.steadyMs())
    },
  }
}

describe('the age of a shared response', () => {
  it.each([-HOUR_MS, HOUR_MS, -5000, 5000])(
    'a response ages by the steady clock of the edge that stored it, whose system clock is set by %i ms',
    (ms) => {
      const edge = createEdge()
      const shared = edge.share(1000)
      edge.clock.advanceMs(10_000)
      edge.clock.setMs(ms)
      expect(edge.ageOf(shared)).toBe(11)
    },
  )

  it('a response of another edge ages by the system clocks', () => {
    const [one, other] = [createEdge(), createEdge()]
    const shared = one.share(1000)
    other.clock.advanceMs(30_000)
    expect(other.ageOf(shared)).toBe(31)
    expect(other.times.toLocalTimes(shared)).toMatchObject({ requestTimeMs: other.clock.steadyMs() - 31_020 })
  })

  it('the age of a shared response does not depend on how long the other edge has run, nor on earlier settings of its clock', () => {
    const [one, other] = [createEdge(), createEdge()]
    one.clock.advanceMs(HOUR_MS)
    one.clock.setMs(-HOUR_MS)
    other.clock.setMs(HOUR_MS)
    other.clock.setMs(-HOUR_MS)
    const shared = one.share()
    other.clock.advanceMs(7000)
    expect(other.ageOf(shared)).toBe(7)
  })

  it('a response up to ten seconds from the future has age 0, and a later one is not used', () => {
    const [one, other] = [createEdge(), createEdge()]
    one.clock.advanceMs(10_000)
    expect(other.ageOf(one.share())).toBe(0)
    one.clock.advanceMs(1)
    expect(other.ageOf(one.share())).toBeNull()
    // For example after its clock was set back by an hour.
    other.clock.setMs(-HOUR_MS)
    expect(other.ageOf(createEdge().share())).toBeNull()
  })
})
