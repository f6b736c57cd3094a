import { describe, expect, it } from 'vitest'
import { RecentMap } from '../../src/lib/recent-map.js'

describe('a map of recent keys', () => {
  const keys = Array.from({ length: 10 }, (_, index) => ({ index }))

  it('keeps the most recent keys and forgets older ones', () => {
    const map = new RecentMap<object, number>(3)
    for (const key of keys) map.set(key, key.index)
    expect(keys.slice(-3).map((key) => map.get(key))).toEqual([7, 8, 9])
    expect(keys.slice(0, 4).map((key) => map.get(key))).toEqual([undefined, undefined, undefined, undefined])
  })

  it('keeps a key that is read again and again', () => {
    const map = new RecentMap<object, number>(3)
    const [first, ...others] = keys
    if (first === undefined) throw new Error('expected at least one key')
    map.set(first, 0)
    for (const key of others) {
      map.set(key, key.index)
      expect(map.get(first)).toBe(0)
    }
  })
})
