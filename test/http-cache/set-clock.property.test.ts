/**
 * RFC 9111 section 4.2.3: how long a response has been stored is no difference of dates. Whatever is done to the system's clock between
 * two requests, what becomes of them is as if nothing had been.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/extent.js'
import { settled } from '../support/settled.js'
import { dateAt } from './support/cases.js'
import { createWorld, type OriginResponse, type WorldOptions } from './support/world.js'

const HOUR = 3600

const CACHE_CONTROLS = [
  'max-age=60',
  'max-age=60, stale-while-revalidate=60',
  'max-age=60, stale-if-error=120',
  's-maxage=60',
  'max-age=60, must-revalidate',
  'private',
  'no-cache',
  '',
] as const

const answer = fc.record({
  cacheControl: fc.constantFrom(...CACHE_CONTROLS),
  hasTag: fc.boolean(),
  /** Seconds by which the origin says that its answer is old: in `Age`, and in `Date`. */
  age: fc.constantFrom(0, 30, 90),
  dateAge: fc.constantFrom(0, 30, 90),
  /** Seconds from its `Date`; null: it says nothing of it. */
  expires: fc.constantFrom(null, 60, -60),
  isRefused: fc.boolean(),
})

const step = fc.record({
  afterSeconds: fc.constantFrom(0, 1, 29, 31, 61, 125, 2 * HOUR),
  set: fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.constantFrom(-HOUR, HOUR, -60, 60, -86_400, 86_400) },
    { weight: 1, arbitrary: fc.integer({ min: -1_000_000, max: 1_000_000 }) },
  ),
  asks: fc.constantFrom('', 'max-age=30', 'min-fresh=10', 'max-stale=100', 'no-cache', 'only-if-cached'),
  method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST'),
  answer,
})

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** The outcome of each request, with every `Age`. */
async function run(steps: readonly Step[], isSet: boolean, options: WorldOptions) {
  let now: Step['answer'] | null = null
  let clockSeconds = 0
  let lastExpires: number | null = null
  const seen: unknown[] = []
  const world = createWorld(({ fields }): OriginResponse | 'refused' => {
    if (now === null || now.isRefused) return 'refused'
    const dateSeconds = clockSeconds - now.dateAge
    const answered: Record<string, string> = { date: dateAt(dateSeconds) }
    if (now.cacheControl !== '') answered['cache-control'] = now.cacheControl
    if (now.hasTag) answered.etag = '"a"'
    if (now.age > 0) answered.age = String(now.age)
    const isAsked = fields['if-none-match'] !== undefined
    // A 304 has the `Expires` that the 200 would have (RFC 9110 section 15.4.5). Without it, the new `Date` would stand beside an `Expires` by
    // the clock as it was before it was set.
    lastExpires = now.expires ?? lastExpires
    const expires = isAsked ? lastExpires : now.expires
    if (expires !== null) answered.expires = dateAt(dateSeconds + expires)
    return isAsked ? { status: 304, fields: answered } : { fields: answered, body: 'body' }
  }, options)
  for (const { afterSeconds, set, asks, method, answer: next } of steps) {
    now = next
    world.advance(afterSeconds)
    clockSeconds += afterSeconds
    if (isSet) {
      world.setClock(set)
      clockSeconds += set
    }
    const before = world.asked.length
    const got = await world.get({ method, fields: asks === '' ? {} : { 'cache-control': asks } })
    await settled()
    const { age = null, 'cache-status': status } = got.fields
    seen.push({
      status: got.status,
      xCache: got.xCache,
      age,
      cacheStatus: status,
      asked: world.asked.length - before,
    })
  }
  return seen
}

describe('a system clock that is set between requests', () => {
  it.each([
    ['in memory', {}],
    ['elsewhere', { isSlow: true }],
  ])(
    'a system clock set between requests does not change their responses, with a store %s',
    async (_where, options) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { minLength: 2, maxLength: 12 }),
          fc.constantFrom(0, 60),
          async (steps, ttl) => {
            const all = { ...options, fallbackTtlSeconds: ttl }
            expect(await run(steps, true, all)).toEqual(await run(steps, false, all))
          },
        ),
        { numRuns: runs(300) },
      )
    },
  )

  it('a system clock set back by an hour leaves a response fresh for as long as before', async () => {
    const world = createWorld((_request, index) => ({
      fields: { 'cache-control': 'max-age=60' },
      body: String(index),
    }))
    await world.get()
    world.advance(10)
    world.setClock(-HOUR)
    expect(await world.get()).toMatchObject({ xCache: 'hit-fresh', fields: { age: '10' } })
    world.advance(50)
    expect(await world.get()).toMatchObject({ xCache: 'miss', body: '1' })
  })

  it('a system clock set during a fetch makes the response neither old nor young', async () => {
    const world = createWorld((_request) => (handler) => {
      world.setClock(-HOUR)
      handler.onHead(200, { 'cache-control': 'max-age=60' })
      handler.onEnd()
    })
    await world.get()
    world.setClock(2 * HOUR)
    expect(await world.get()).toMatchObject({ xCache: 'hit-fresh', fields: { age: '0' } })
  })

  it('a URL is hit-for-miss for a minute and no longer, however the system clock is set', async () => {
    for (const set of [-HOUR, HOUR]) {
      const world = createWorld((_request, index) => ({
        fields: { 'cache-control': index === 0 ? 'private' : 'max-age=60' },
        body: String(index),
      }))
      await world.get()
      world.advance(59)
      world.setClock(set)
      const [one, other] = await Promise.all([world.get(), world.get()])
      expect([one.body, other.body]).toEqual(['1', '2'])
    }
  })
})
