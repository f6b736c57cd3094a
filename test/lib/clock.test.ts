import { expect, it } from 'vitest'
import { systemClock } from '../../src/lib/clock.js'

it('the system clock reads the same instant coarsely and finely, to within a few milliseconds', () => {
  const before = systemClock.now().getTime()
  const fine = Number(systemClock.nowNanoseconds() / 1_000_000n)
  const after = systemClock.now().getTime()
  expect(fine).toBeGreaterThanOrEqual(before - 5)
  expect(fine).toBeLessThanOrEqual(after + 5)
})

it('readings in a row do not go back, and have digits below the microsecond', () => {
  const readings = Array.from({ length: 1000 }, () => systemClock.nowNanoseconds())
  expect(readings.every((reading, index) => index === 0 || reading >= (readings[index - 1] ?? 0n))).toBe(true)
  expect(readings.some((reading) => reading % 1000n !== 0n)).toBe(true)
})
