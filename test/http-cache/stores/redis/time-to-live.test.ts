import { describe, expect, it } from 'vitest'
import type { StoredResponse } from '../../../../src/http-cache/rules/stored-response.js'
import { timeToLiveSeconds } from '../../../../src/http-cache/stores/redis/time-to-live.js'
import { response } from '../../../support/store-contract.js'

const CAME_MS = 1_771_432_496_120
const DAY_SECONDS = 24 * 3600

const lasts = (values: Partial<StoredResponse>, laterMs = 0) =>
  timeToLiveSeconds(response({ responseTimeMs: CAME_MS, freshForSeconds: 300, ...values }), CAME_MS + laterMs)

describe('the time for which a server keeps a response', () => {
  it.each<[string, Partial<StoredResponse>, number]>([
    ['the time for which it is fresh', {}, 300],
    ['its freshness lifetime without its initial age', { initialAgeSeconds: 100 }, 200],
    [
      'its freshness lifetime and the time for which it may be used stale',
      { staleIfErrorSeconds: 500, staleWhileRevalidateSeconds: 20 },
      800,
    ],
    ['an hour more if it can be validated by its tag', { fields: { etag: '"1"' } }, 3900],
    ['an hour more if it can be validated by its date', { fields: { 'last-modified': 'today' } }, 3900],
    ['at least a minute', { freshForSeconds: 0 }, 60],
    ['a minute if it was stale on arrival', { initialAgeSeconds: 1000, freshForSeconds: 0 }, 60],
    ['at most thirty days', { freshForSeconds: 2 ** 31 }, 30 * DAY_SECONDS],
    ['whole seconds', { freshForSeconds: 100.2 }, 101],
  ])('is %s', (_name, values, seconds) => {
    expect(lasts(values)).toBe(seconds)
  })

  it('the lifetime on the server counts from when the response came', () => {
    expect(lasts({}, 100_000)).toBe(200)
  })

  it('the lifetime on the server is no longer if the clock was set back', () => {
    expect(lasts({}, -100_000)).toBe(300)
  })
})
