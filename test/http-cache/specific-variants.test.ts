/** RFC 9111 section 4.1: which of several stored responses that fit answers a request, where an origin does not always say `Vary`. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from '../support/extent.js'
import { settled } from '../support/settled.js'
import { checkCases } from './support/cases.js'
import { createHeldFetches } from './support/held-fetches.js'
import { createWorld, type OriginScript } from './support/world.js'

const A = { origin: 'https://a.example' }
const B = { origin: 'https://b.example' }

/** As many do it: the CORS fields, and `Vary`, only where there is an `Origin`. */
const cors: OriginScript = ({ fields }) => {
  const { origin } = fields
  const all = { 'cache-control': 'max-age=60' }
  if (typeof origin !== 'string') return { fields: all, body: 'plain' }
  return { fields: { ...all, vary: 'Origin', 'access-control-allow-origin': origin }, body: 'plain' }
}

describe.each([false, true])(
  'variants by Origin, beside an answer without Vary (store elsewhere: %s)',
  (isSlow) => {
    it('a variant is preferred to a response without Vary, in any order of arrival', async () => {
      for (const order of [
        [{}, A, B],
        [A, B, {}],
        [A, {}, B],
      ]) {
        const world = createWorld(cors, { isSlow })
        for (const fields of order) await world.get({ fields: { ...fields, 'cache-control': 'no-cache' } })
        for (const { origin } of [A, B]) {
          const answer = await world.get({ fields: { origin } })
          expect(answer).toMatchObject({
            xCache: 'hit-fresh',
            fields: { 'access-control-allow-origin': origin },
          })
        }
        expect((await world.get()).fields).not.toHaveProperty('access-control-allow-origin')
      }
    })

    it('a stale variant is fetched again even if the response without Vary is fresh', async () => {
      const world = createWorld(cors, { isSlow })
      await world.get({ fields: A })
      world.advance(59)
      await world.get()
      world.advance(2)
      const answer = await world.get({ fields: A })
      expect(answer).toMatchObject({ xCache: 'miss', fields: { 'access-control-allow-origin': A.origin } })
    })

    it('variants give way once the origin sends one response without Vary', async () => {
      let hasEnded = false
      const script: OriginScript = (request, index) =>
        hasEnded ? { fields: { 'cache-control': 'max-age=60' }, body: 'all' } : cors(request, index)
      const world = createWorld(script, { isSlow })
      await world.get({ fields: A })
      hasEnded = true
      world.advance(61)
      expect(await world.get({ fields: A })).toMatchObject({ xCache: 'miss', body: 'all' })
      expect(await world.get({ fields: A })).toMatchObject({ xCache: 'hit-fresh', body: 'all' })
      expect(await world.get()).toMatchObject({ xCache: 'hit-fresh', body: 'all' })
    })
  },
)

describe('an answer without Vary that is on its way', () => {
  it('a response without Vary on its way is not given to a request that has a variant', async () => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const varying = { 'cache-control': 'max-age=10', vary: 'Origin' }
    const first = world.get({ fields: A })
    await settled()
    origin.call(0).answer({ fields: { ...varying, 'x-for': 'a' }, body: 'a' })
    await first
    world.advance(11)
    const plain = world.get()
    await settled()
    origin.call(1).head({ fields: { 'cache-control': 'max-age=60' } })
    const own = world.get({ fields: A })
    await settled()
    expect(origin.calls).toHaveLength(3)
    origin.call(1).data('plain')
    origin.call(1).end()
    origin.call(2).answer({ fields: { ...varying, 'x-for': 'a' }, body: 'a again' })
    expect(await plain).toMatchObject({ body: 'plain' })
    expect(await own).toMatchObject({ body: 'a again', fields: { 'x-for': 'a' } })
  })
})

describe('of several that fit', () => {
  const varying = (vary: string) => ({ 'cache-control': 'max-age=60', vary })
  const anew = { 'cache-control': 'no-cache' }
  checkCases([
    {
      id: 'the one by more of the same fields',
      rfc: '9111 4.1',
      level: 'SHOULD',
      steps: [
        { fields: { foo: '1', bar: '1' }, origin: { fields: varying('Foo, Bar') } },
        { fields: { foo: '1', bar: '2' }, after: 1, origin: { fields: varying('Foo') } },
        { fields: { foo: '1', bar: '1' }, is: 'fresh', answer: '0' },
        { fields: { foo: '1', bar: '3' }, is: 'fresh', answer: '1' },
      ],
    },
    {
      id: 'the latest, where they are by other fields',
      rfc: '9111 4.1',
      level: 'MUST',
      steps: [
        { fields: { foo: '1', bar: '1' }, origin: { fields: varying('Foo') } },
        { fields: { foo: '1', bar: '1', ...anew }, after: 1, origin: { fields: varying('Bar') } },
        { fields: { foo: '1', bar: '1' }, is: 'fresh', answer: '1' },
      ],
    },
    {
      id: 'the latest by its Date, whichever came last',
      rfc: '9111 4',
      level: 'MUST',
      steps: [
        { fields: { foo: '1', bar: '1' }, origin: { fields: varying('Foo') } },
        {
          fields: { foo: '1', bar: '1', ...anew },
          after: 1,
          origin: { fields: { ...varying('Bar'), date: 'Wed, 31 Dec 2025 23:59:50 GMT' } },
        },
        { fields: { foo: '1', bar: '1' }, is: 'fresh', answer: '0' },
      ],
    },
    {
      id: 'a 304 that varies by more',
      rfc: '9111 4.3.4',
      level: 'MUST',
      steps: [
        { fields: A, origin: { fields: { 'cache-control': 'max-age=10', etag: '"a"' } } },
        {
          fields: A,
          after: 10,
          origin: { fields: { 'cache-control': 'max-age=60', etag: '"a"', vary: 'Origin' } },
          is: 'validated',
        },
        { fields: A, is: 'fresh' },
        { fields: B, asked: 1 },
      ],
    },
  ])
})

/**
 * Names in `Vary` what it made its answer of, with some left out where the request has none of them, as origins do. The answer says what
 * it is made of.
 */
describe('an origin that varies', () => {
  const NAMES = ['accept-language', 'origin', 'foo'] as const
  const request = fc.record(
    {
      'accept-language': fc.constantFrom('en', 'fr'),
      origin: fc.constantFrom('a', 'b'),
      foo: fc.constantFrom('1', '2'),
    },
    { requiredKeys: [] },
  )

  it('no request gets a response made for another, or a less specific one than before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(request, fc.nat(40)), { minLength: 2, maxLength: 20 }),
        fc.boolean(),
        async (steps, isSlow) => {
          const script: OriginScript = ({ fields }) => {
            // Made of what is there, and varying by that and by the language.
            const used = NAMES.filter((name) => name === 'accept-language' || fields[name] !== undefined)
            const body = used.map((name) => `${name}=${String(fields[name])}`).join()
            return { fields: { 'cache-control': 'max-age=60', vary: used.join() }, body }
          }
          const world = createWorld(script, { isSlow })
          const seen: Record<string, string>[] = []
          for (const [fields, after] of steps) {
            world.advance(after)
            const { body } = await world.get({ fields })
            const own = NAMES.filter((name) => name === 'accept-language' || fields[name] !== undefined)
            const expected = own.map((name) => `${name}=${fields[name]}`).join()
            // Where this very request was answered before, nothing less specific takes the place of that answer.
            const isKnown = seen.some((other) => JSON.stringify(other) === JSON.stringify(fields))
            if (isKnown || own.length === 1) expect(body).toBe(expected)
            // Whatever it is made of, the request has.
            for (const part of body.split(',')) expect(expected.split(',')).toContain(part)
            if (body === expected) seen.push(fields)
          }
        },
      ),
      { numRuns: runs(200) },
    )
  })
})
