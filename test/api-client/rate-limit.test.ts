import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRateLimit } from '../../src/api-client/pace/rate-limit.js'
import type { UpstreamResponse } from '../../src/api-client/response.js'

const answerWith = (headers: Record<string, string>): UpstreamResponse => ({ status: 200, headers, body: '' })
const policiesOf = (limit: string) => readRateLimit(answerWith({ 'x-ratelimit-limit': limit }))?.policies

describe('X-Ratelimit-Limit', () => {
  it.each([
    { limit: '50, 50;w=1', policies: [{ quota: 50, windowMs: 1000 }] },
    { limit: '10,10;w=60', policies: [{ quota: 10, windowMs: 60_000 }] },
    { limit: ' 20 ,  20 ; w=2 ; name="a" ', policies: [{ quota: 20, windowMs: 2000 }] },
    { limit: '5, 5;w=0.5', policies: [{ quota: 5, windowMs: 500 }] },
    {
      limit: '50, 50;w=1, 1000;w=60',
      policies: [
        { quota: 50, windowMs: 1000 },
        { quota: 1000, windowMs: 60_000 },
      ],
    },
    // A quota without a window is per second.
    { limit: '30', policies: [{ quota: 30, windowMs: 1000 }] },
    { limit: '30, 5000;w=3600', policies: [{ quota: 30, windowMs: 1000 }] },
    { limit: '99999999999, 99999999999;w=1', policies: [{ quota: 100_000, windowMs: 1000 }] },
    { limit: '50;w=1', policies: [{ quota: 50, windowMs: 1000 }] },
    { limit: '50;w=x', policies: [{ quota: 50, windowMs: 1000 }] },
    ...['', 'many', '0, 0;w=1', '-5, -5;w=1', 'NaN', '1e9', 'many;w=1', ';w=1', ',,,'].map((limit) => ({
      limit,
      policies: [],
    })),
  ])('reads "$limit" as $policies', ({ limit, policies }) => {
    expect(policiesOf(limit)).toEqual(policies)
  })

  it('reads at most four sensible policies from any header', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.stringMatching(/^[\d,;w= .eE+-]{0,60}$/),
      fc.array(fc.tuple(fc.nat(), fc.nat()).map(([quota, w]) => `${quota};w=${w}`)).map(String),
    )
    fc.assert(
      fc.property(hostile, (limit) => {
        const policies = policiesOf(limit) ?? []
        expect(policies.length).toBeLessThanOrEqual(4)
        for (const { quota, windowMs } of policies) {
          expect(Number.isSafeInteger(quota) && quota >= 1 && quota <= 100_000).toBe(true)
          expect(windowMs > 0 && windowMs <= 60_000).toBe(true)
        }
      }),
    )
  })
})

describe('X-Ratelimit-Remaining and X-Ratelimit-Reset', () => {
  it.each([
    { remaining: '49', reset: '1', expected: { remaining: 49, resetMs: 1000 } },
    { remaining: '0', reset: '0.25', expected: { remaining: 0, resetMs: 250 } },
    { remaining: '-1', reset: '-1', expected: { remaining: null, resetMs: null } },
    { remaining: 'none', reset: 'later', expected: { remaining: null, resetMs: null } },
    // A reset of 0 means less than a second; a timestamp in place of a duration is capped.
    { remaining: '3', reset: '0', expected: { remaining: 3, resetMs: 1000 } },
    { remaining: '3', reset: '1790000000', expected: { remaining: 3, resetMs: 60_000 } },
  ])('reads "$remaining" and "$reset" as $expected', ({ remaining, reset, expected }) => {
    const headers = { 'x-ratelimit-remaining': remaining, 'x-ratelimit-reset': reset }
    expect(readRateLimit(answerWith(headers))).toEqual({ policies: [], quota: null, ...expected })
  })

  it('reads no limit if none of the headers is present', () => {
    expect(readRateLimit(answerWith({ 'x-request-id': 'a', ratelimit: '50' }))).toBeNull()
  })
})
