import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../support/extent.js'
import { settled } from '../support/settled.js'
import { type ClientAnswer, createWorld, type OriginScript } from './support/world.js'

/** The directives of the origin's responses. Times are in seconds. */
type Policy = {
  maxAge: number
  whileRevalidate: number
  ifError: number
  flag: '' | 'no-store' | 'no-cache' | 'must-revalidate'
  hasTag: boolean
}

type Get = { do: 'get'; path: string; asked: string; isHead: boolean; hasRange: boolean }

type Move =
  | Get
  | { do: 'wait'; seconds: number }
  | { do: 'change'; path: string }
  | { do: 'post'; path: string }
  | { do: 'purge'; path: string | null }
  | { do: 'policy'; policy: Policy }
  | { do: 'origin'; is: 'up' | 'down' | 'failing' }

const PATHS = ['/a', '/b']
const path = fc.constantFrom(...PATHS)
const seconds = fc.constantFrom(0, 5, 10, 20)
const rarely = fc.integer({ min: 0, max: 9 }).map((digit) => digit === 0)
const asked = fc.constantFrom(
  ...[
    '',
    '',
    '',
    'no-cache',
    'max-age=3',
    'max-stale=4',
    'max-stale',
    'only-if-cached',
    'no-store',
    'min-fresh=4',
  ],
)
const policy: fc.Arbitrary<Policy> = fc.record({
  maxAge: seconds,
  whileRevalidate: seconds,
  ifError: seconds,
  flag: fc.constantFrom('', '', 'no-store', 'no-cache', 'must-revalidate'),
  hasTag: fc.boolean(),
})

const get: fc.Arbitrary<Move> = fc.record({
  do: fc.constant('get'),
  path,
  asked,
  isHead: rarely,
  hasRange: rarely,
})
const wait: fc.Arbitrary<Move> = fc.record({
  do: fc.constant('wait'),
  seconds: fc.integer({ min: 1, max: 12 }),
})
const other: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ do: fc.constant('change' as const), path }),
  fc.record({ do: fc.constant('post' as const), path }),
  fc.record({ do: fc.constant('purge' as const), path: fc.option(path) }),
  fc.record({ do: fc.constant('policy' as const), policy }),
  fc.record({
    do: fc.constant('origin' as const),
    is: fc.constantFrom('up' as const, 'up' as const, 'down' as const, 'failing' as const),
  }),
)
const moves = fc.array(
  fc.oneof({ weight: 10, arbitrary: get }, { weight: 5, arbitrary: wait }, { weight: 8, arbitrary: other }),
  { minLength: 10, maxLength: 60, size: 'max' },
)

/** The origin's policy for a body when it last sent the body or confirmed it by a 304. */
type Confirmed = { at: number; policy: Policy; version: number; path: string }

/** An origin that changes its mind, a cache before it, and what that may answer. */
function createScene(isSlow: boolean) {
  let now: Policy = { maxAge: 10, whileRevalidate: 0, ifError: 0, flag: '', hasTag: true }
  let origin: 'up' | 'down' | 'failing' = 'up'
  const versions = new Map<string, number>()
  const versionOf = (target: string) => versions.get(target) ?? 0
  /** By the number of the fetch that brought the body. */
  const confirmed = new Map<number, Confirmed>()
  /** The first fetch that is not from before what emptied the cache for a path. */
  const oldest = new Map<string, number>()

  const script: OriginScript = ({ fields, method, target }, index) => {
    if (origin === 'down') return 'refused'
    if (origin === 'failing') return { status: 503, body: 'failing' }
    const version = versionOf(target)
    const { maxAge, whileRevalidate, ifError, flag, hasTag } = now
    const stale = `stale-while-revalidate=${whileRevalidate}, stale-if-error=${ifError}`
    const answer = {
      'cache-control': [`max-age=${maxAge}`, stale, flag],
      ...(hasTag && { etag: `"${version}"` }),
    }
    const said = { at: world.now(), policy: now, version, path: target }
    if (fields['if-none-match'] === `"${version}"`) {
      for (const [fetch, one] of confirmed)
        if (one.version === version && one.path === target) confirmed.set(fetch, said)
      return { status: 304, fields: answer }
    }
    if (method === 'GET') confirmed.set(index, said)
    return { fields: answer, body: `${target} ${version} ${index} ${'.'.repeat(version)}` }
  }
  const world = createWorld(script, { isSlow })

  /** Which fetch a body is of: that of one version, and all of it. */
  function fetchOf({ body, isComplete }: ClientAnswer, path: string): { fetch: number; version: number } {
    const [, target, version, fetch, dots] = /^(\/[ab]) (\d+) (\d+) (\.*)$/.exec(body) ?? []
    expect([target, dots?.length, isComplete]).toEqual([path, Number(version), true])
    return { fetch: Number(fetch), version: Number(version) }
  }

  async function get(move: Get) {
    const before = world.asked.length
    // A background refresh reports its outcome after the response.
    const saidBefore = new Map(confirmed)
    const fields: Record<string, string> = {}
    if (move.asked !== '') fields['cache-control'] = move.asked
    if (move.hasRange) fields.range = 'bytes=0-'
    const answer = await world.get({ method: move.isHead ? 'HEAD' : 'GET', target: move.path, fields })
    for (let turn = 0; turn < (isSlow ? 12 : 1); turn++) await settled()
    const askedOrigin = world.asked.length - before
    expect(askedOrigin).toBeLessThanOrEqual(1)
    if (answer.status >= 500) expect(answer.status === 504 || origin !== 'up').toBe(true)
    if (move.isHead || answer.status >= 500) return
    const { fetch, version } = fetchOf(answer, move.path)
    expect(fetch).toBeGreaterThanOrEqual(oldest.get(move.path) ?? 0)
    const isForwarded = /; fwd=/.test(String(answer.fields['cache-status']))
    if (isForwarded && origin === 'up') expect(version).toBe(versionOf(move.path))
    else checkPermission(move, answer, saidBefore.get(fetch), { isForwarded, askedOrigin })
  }

  /** A stored response was used without word from the origin that it holds. */
  function checkPermission(
    move: Get,
    answer: ClientAnswer,
    said: Confirmed | undefined,
    { isForwarded, askedOrigin }: { isForwarded: boolean; askedOrigin: number },
  ) {
    if (said === undefined) throw new Error('no fetch brought this body')
    const { flag, maxAge, ifError, whileRevalidate } = said.policy
    const age = (world.now() - said.at) / 1000
    const staleFor = age - maxAge
    expect(['no-store', 'no-cache']).not.toContain(flag)
    expect(Number(answer.fields.age)).toBe(age)
    if (isForwarded) {
      // The origin was asked, in vain.
      expect(flag).toBe('')
      if (origin === 'failing' || ifError > 0) expect(staleFor).toBeLessThan(ifError)
      return
    }
    expect(['no-cache', 'no-store']).not.toContain(move.asked)
    if (move.asked === 'max-age=3') expect(age).toBeLessThanOrEqual(3)
    if (move.asked === 'min-fresh=4') expect(staleFor).toBeLessThanOrEqual(-4)
    if (staleFor < 0) {
      expect([answer.xCache, askedOrigin]).toEqual(['hit-fresh', 0])
      return
    }
    expect([answer.xCache, flag]).toEqual(['hit-stale', ''])
    const isWelcome = move.asked === 'max-stale' || (move.asked === 'max-stale=4' && staleFor <= 4)
    if (!isWelcome) expect(staleFor).toBeLessThan(whileRevalidate)
  }

  const forget = (path: string) => oldest.set(path, world.asked.length)

  return async (move: Move) => {
    switch (move.do) {
      case 'get':
        return get(move)
      case 'wait':
        return world.advance(move.seconds)
      case 'change':
        versions.set(move.path, versionOf(move.path) + 1)
        return
      case 'post':
        versions.set(move.path, versionOf(move.path) + 1)
        await world.get({ method: 'POST', target: move.path })
        if (origin === 'up') forget(move.path)
        return
      case 'purge':
        await world.cache.purge('stage', move.path === null ? null : [move.path])
        for (const path of PATHS) if (move.path === null || move.path === path) forget(path)
        return
      case 'policy':
        now = move.policy
        return
      case 'origin':
        origin = move.is
    }
  }
}

it.each([
  ['here', false, 200],
  ['elsewhere', true, 50],
])(
  'every response was permitted, whatever requests came before, with a store that is %s',
  async (_name, isSlow, numRuns) => {
    await fc.assert(
      fc.asyncProperty(moves, async (all) => {
        const play = createScene(isSlow)
        for (const move of all) await play(move)
      }),
      { numRuns: runs(numRuns) },
    )
  },
)
