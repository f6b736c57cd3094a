import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../support/extent.js'
import { settled } from '../support/settled.js'
import { createHeldFetches } from './support/held-fetches.js'
import { type ClientAnswer, createWorld } from './support/world.js'

/** The forms of the origin's responses. `whole`: head and body at once. */
const KINDS = {
  shared: { 'cache-control': 'max-age=20' },
  refreshed: { 'cache-control': 'max-age=5, stale-while-revalidate=30' },
  varied: { 'cache-control': 'max-age=20', vary: 'foo' },
  hidden: { 'cache-control': 'max-age=20, private="x-own"' },
  private: { 'cache-control': 'private' },
  unsaid: {},
  asked: { 'cache-control': 'no-cache', etag: '"a"' },
} as const
type Kind = keyof typeof KINDS

type Move =
  | { do: 'ask'; path: number; foo: number; known: boolean; knows: boolean; hasRange: boolean }
  | { do: 'head'; call: number; kind: Kind; isWhole: boolean }
  | { do: 'still'; call: number }
  | { do: 'end' | 'fail'; call: number }
  | { do: 'leave'; client: number }
  | { do: 'purge'; path: number | null }
  | { do: 'wait'; seconds: number }

const number = fc.nat(15)
const move: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      path: fc.nat(1),
      foo: fc.nat(1),
      known: fc.integer({ min: 0, max: 5 }).map((digit) => digit === 0),
      knows: fc.integer({ min: 0, max: 9 }).map((digit) => digit === 0),
      hasRange: fc.integer({ min: 0, max: 9 }).map((digit) => digit === 0),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('head' as const),
      call: number,
      kind: fc.constantFrom(...(Object.keys(KINDS) as Kind[])),
      isWhole: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('still' as const), call: number }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('end' as const, 'end' as const, 'fail' as const),
      call: number,
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('leave' as const), client: number }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('purge' as const), path: fc.option(fc.nat(1)) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('wait' as const), seconds: fc.nat(12) }) },
)
const moves = fc.array(move, { minLength: 8, maxLength: 50, size: 'max' })

type Client = {
  readonly id: string
  readonly path: number
  readonly foo: number
  /** Answers from earlier fetches than this one were purged before it asked. */
  readonly oldest: number
  readonly leaving: AbortController
  answer: ClientAnswer | null
}

function createScene(isSlow: boolean) {
  const origin = createHeldFetches()
  const world = createWorld(origin.script, { isSlow })
  const clients: Client[] = []
  const kinds: Kind[] = []
  const states: ('begun' | 'ended')[] = []
  const oldest = [0, 0]
  const isAsked = (call: number) => call < origin.calls.length && states[call] === undefined

  const bodyOf = (call: number) => {
    const { target, fields } = origin.call(call).request
    return `${target} fetch=${call} for=${String(fields['x-who'])} foo=${String(fields.foo)} end`
  }

  function head(call: number, kind: Kind, isWhole: boolean) {
    kinds[call] = kind
    states[call] = isWhole ? 'ended' : 'begun'
    const body = bodyOf(call)
    origin
      .call(call)
      .head({ fields: { ...KINDS[kind], 'x-own': 'own', 'content-length': String(body.length) } })
    origin.call(call).data(isWhole ? body : body.slice(0, 10))
    if (isWhole) origin.call(call).end()
  }

  function end(call: number) {
    states[call] = 'ended'
    origin.call(call).data(bodyOf(call).slice(10))
    origin.call(call).end()
  }

  function play(step: Move) {
    if (step.do === 'ask') {
      const id = String(clients.length)
      const fields: Record<string, string> = { 'x-who': id, foo: String(step.foo) }
      if (step.known) fields.authorization = id
      if (step.knows) fields['if-none-match'] = '"a"'
      if (step.hasRange) fields.range = 'bytes=0-'
      const leaving = new AbortController()
      const from = oldest[step.path] ?? 0
      const client: Client = { id, path: step.path, foo: step.foo, oldest: from, leaving, answer: null }
      clients.push(client)
      void world.get({ target: `/${step.path}`, fields, signal: leaving.signal }).then((answer) => {
        client.answer = answer
      })
    } else if (step.do === 'head' && isAsked(step.call)) head(step.call, step.kind, step.isWhole)
    else if (step.do === 'still' && isAsked(step.call)) {
      if (origin.call(step.call).request.fields['if-none-match'] === undefined) return
      states[step.call] = 'ended'
      origin.call(step.call).answer({ status: 304, fields: KINDS.asked })
    } else if (step.do === 'end' && states[step.call] === 'begun') end(step.call)
    else if (step.do === 'fail' && (isAsked(step.call) || states[step.call] === 'begun')) {
      states[step.call] = 'ended'
      origin.call(step.call).fail()
    } else if (step.do === 'leave') clients[step.client]?.leaving.abort()
    else if (step.do === 'purge') {
      void world.cache.purge('stage', step.path === null ? null : [`/${step.path}`])
      for (const path of [0, 1])
        if (step.path === null || step.path === path) oldest[path] = origin.calls.length
    } else if (step.do === 'wait') world.advance(step.seconds)
  }

  /** Resolves once all begun work is done, with the store's work for it. */
  async function done() {
    for (let turn = 0; turn < (isSlow ? 12 : 1); turn++) await settled()
  }

  /** Every question is answered in the end. */
  async function finish() {
    for (let call = 0; call < origin.calls.length; call++) {
      if (isAsked(call)) head(call, 'shared', true)
      else if (states[call] === 'begun') end(call)
      await done()
    }
  }

  function check({ id, path, foo, oldest: from, leaving, answer }: Client) {
    if (leaving.signal.aborted) return
    if (answer === null) throw new Error(`client ${id} waits for ever`)
    if (answer.status >= 500 || answer.status === 304 || !answer.isComplete) return
    const [, target, fetch, who, theirFoo] =
      /^\/(\d) fetch=(\d+) for=(\d+) foo=(\d) end$/.exec(answer.body) ?? []
    // All of one answer, of this URL, that no purge has forbidden.
    expect(target).toBe(String(path))
    expect(Number(fetch)).toBeGreaterThanOrEqual(from)
    const kind = kinds[Number(fetch)] ?? 'shared'
    if (kind === 'varied') expect(theirFoo).toBe(String(foo))
    if (kind === 'private' || kind === 'unsaid') expect(who).toBe(id)
    if (kind === 'hidden' && who !== id) expect(answer.fields['x-own']).toBeUndefined()
    if (kind === 'asked' && who !== id) expect(answer.fields['cache-status']).toContain('fwd-status=304')
  }

  return { world, clients, play, done, finish, check }
}

it.each([
  ['here', false, 200],
  ['elsewhere', true, 60],
])(
  'each request gets a response, and only one that may be given to it, with a store that is %s',
  async (_name, isSlow, numRuns) => {
    await fc.assert(
      fc.asyncProperty(moves, async (all) => {
        const { world, clients, play, done, finish, check } = createScene(isSlow)
        for (const step of all) {
          play(step)
          await done()
        }
        await finish()
        for (const client of clients) check(client)
        await world.cache.purge('stage', null)
        expect(world.budget.usedBytes).toBe(0)
      }),
      { numRuns: runs(numRuns) },
    )
  },
)

it('each request gets a response, however slow the store is', async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (all) => {
      const { world, clients, play, done, finish, check } = createScene(true)
      // Without purges: how long one takes decides whom it concerns.
      for (const step of all.filter((one) => one.do !== 'purge')) {
        play(step)
        await settled()
      }
      await done()
      await finish()
      for (const client of clients) check(client)
      await world.cache.purge('stage', null)
      expect(world.budget.usedBytes).toBe(0)
    }),
    { numRuns: runs(80) },
  )
})
