import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSystemClock, systemClock } from '../../src/lib/clock.js'

it('the system clock reads the same instant coarsely and finely, to within a few milliseconds', () => {
  const before = systemClock.now().getTime()
  const fine = Number(systemClock.nowNanoseconds() / 1_000_000n)
  const after = systemClock.now().getTime()
  expect(fine).toBeGreaterThanOrEqual(before - 5)
  expect(fine).toBeLessThanOrEqual(after + 5)
})

it('consecutive readings never go back, and have digits below the microsecond', () => {
  const readings = Array.from({ length: 1000 }, () => systemClock.nowNanoseconds())
  expect(readings.every((reading, index) => index === 0 || reading >= (readings[index - 1] ?? 0n))).toBe(true)
  expect(readings.some((reading) => reading % 1000n !== 0n)).toBe(true)
})

describe('the steady clock', () => {
  /** Simulates a computer whose time passes, sleeps and is set by hand. */
  function createComputer(stopsTimerInSleep: boolean) {
    let wall = 1_771_432_496_000
    let timer = 50
    let uptime = 5_000_000
    const clock = createSystemClock({ wallMs: () => wall, timerMs: () => timer, uptimeMs: () => uptime })
    const start = clock.steadyMs()
    return {
      elapsedMs: () => clock.steadyMs() - start,
      wallMs: () => clock.nowMs(),
      pass(ms: number) {
        wall += ms
        timer += ms
        uptime += ms
      },
      sleep(ms: number) {
        wall += ms
        uptime += ms
        if (!stopsTimerInSleep) timer += ms
      },
      set(ms: number) {
        wall += ms
      },
    }
  }
  const HOUR = 3_600_000

  it('starts at the time of the system clock', () => {
    expect(Math.abs(createSystemClock().steadyMs() - Date.now())).toBeLessThan(50)
  })

  it.each([
    ['back', -HOUR],
    ['ahead', HOUR],
  ])('ignores that the system clock is set %s', (_where, ms) => {
    const computer = createComputer(true)
    computer.pass(1000)
    computer.set(ms)
    expect(computer.elapsedMs()).toBe(1000)
    computer.pass(1000)
    computer.set(-ms)
    expect(computer.elapsedMs()).toBe(2000)
  })

  it.each([
    ['stops', true],
    ['goes on', false],
  ])('counts the sleep of a computer whose timer %s in sleep', (_what, stopsTimerInSleep) => {
    const computer = createComputer(stopsTimerInSleep)
    computer.pass(1000)
    computer.sleep(8 * HOUR)
    expect(computer.elapsedMs()).toBe(8 * HOUR + 1000)
    computer.set(HOUR)
    computer.pass(1000)
    expect(computer.elapsedMs()).toBe(8 * HOUR + 2000)
    computer.sleep(HOUR)
    computer.set(-HOUR / 2)
    expect(computer.elapsedMs()).toBe(9 * HOUR + 2000)
  })

  it('measures the elapsed time whatever happens to the system clock', () => {
    const second = fc.integer({ min: 0, max: 100_000_000 })
    const event = fc.oneof(
      fc.record({ kind: fc.constant('pass' as const), ms: second }),
      fc.record({
        kind: fc.constant('set' as const),
        ms: fc.integer({ min: -100_000_000, max: 100_000_000 }),
      }),
    )
    fc.assert(
      fc.property(fc.array(event), (events) => {
        const computer = createComputer(true)
        let passed = 0
        for (const { kind, ms } of events) {
          computer[kind](ms)
          if (kind === 'pass') passed += ms
          expect(Math.abs(computer.elapsedMs() - passed)).toBeLessThan(1)
        }
      }),
    )
  })
})
