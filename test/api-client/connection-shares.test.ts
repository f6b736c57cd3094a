/** Tests how callers who want more connections than there are share them on a slow upstream. */
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { startClientWorld } from '../support/client-world.js'

const CONNECTIONS = 16

/** Starts an upstream that responds only when told to, one call after the other. */
async function startHeldUpstream() {
  const held: { by: string; response: ServerResponse }[] = []
  const order: string[] = []
  let look = () => {}
  const world = await startClientWorld(
    ({ headers }, response) => {
      const by = String(headers['x-auth-token'])
      held.push({ by, response })
      order.push(by)
      look()
    },
    { connections: CONNECTIONS, paced: false, maxInFlight: 100 },
  )
  return {
    ...world,
    /** The callers of the received calls, in the order of arrival. */
    order,
    /** The number of unanswered calls of each caller. */
    counts() {
      const counts: Record<string, number> = {}
      for (const { by } of held) counts[by] = (counts[by] ?? 0) + 1
      return counts
    },
    answerOne(by: string) {
      const index = held.findIndex((call) => call.by === by)
      const [call] = held.splice(index, 1)
      call?.response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ pipelines: [], total_count: 0 }))
    },
    has: (count: number) =>
      new Promise<void>((resolve) => {
        look = () => {
          if (order.length >= count) resolve()
        }
        look()
      }),
    [Symbol.asyncDispose]: async () => {
      for (const { response } of held) response.destroy()
      await world[Symbol.asyncDispose]()
    },
  }
}

type Held = Awaited<ReturnType<typeof startHeldUpstream>>

let asked = 0

/** Runs one operation that makes so many different calls at once. Their outcome does not matter. */
function ask(upstream: Held, token: string, calls: number): AbortController {
  const controller = new AbortController()
  const client = upstream.operation({ token, signal: controller.signal })
  for (let call = 0; call < calls; call++) client.pipelines.list({ page: ++asked }).catch(() => {})
  return controller
}

/** Allows more time than a call with a connection takes. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
}

describe('connections to an upstream that holds its responses back', () => {
  it('gives one operation half of the connections and the others theirs at once', async () => {
    await using upstream = await startHeldUpstream()
    ask(upstream, 'greedy', 100)
    await upstream.has(8)
    await settle()
    expect(upstream.counts()).toEqual({ greedy: 8 })
    ask(upstream, 'other', 1)
    await upstream.has(9)
    expect(upstream.order.at(-1)).toBe('other')
  })

  it('reserves a quarter of the connections from the operations of one caller', async () => {
    await using upstream = await startHeldUpstream()
    for (let operation = 0; operation < 50; operation++) ask(upstream, 'greedy', 16)
    await upstream.has(12)
    await settle()
    expect(upstream.counts()).toEqual({ greedy: 12 })
    ask(upstream, 'other', 1)
    ask(upstream, 'third', 1)
    await upstream.has(14)
    expect(upstream.counts()).toEqual({ greedy: 12, other: 1, third: 1 })
  })

  it('prefers those operations of a caller that hold no connection', async () => {
    await using upstream = await startHeldUpstream()
    ask(upstream, 'caller', 100)
    await upstream.has(8)
    for (let operation = 0; operation < 4; operation++) ask(upstream, 'caller', 5)
    await upstream.has(12)
    await settle()
    expect(upstream.counts()).toEqual({ caller: 12 })
  })

  it('gives a free connection to the caller who holds the fewest', async () => {
    await using upstream = await startHeldUpstream()
    for (let operation = 0; operation < 20; operation++) ask(upstream, 'greedy', 16)
    await upstream.has(12)
    for (const caller of ['a', 'b', 'c', 'd', 'e']) ask(upstream, caller, 1)
    await upstream.has(16)
    expect(upstream.order.slice(12)).toEqual(['a', 'b', 'c', 'd'])
    upstream.answerOne('greedy')
    await upstream.has(17)
    expect(upstream.order.at(-1)).toBe('e')
    for (const caller of ['a', 'b', 'c', 'd']) upstream.answerOne(caller)
    await settle()
    expect(upstream.counts()).toEqual({ greedy: 12, e: 1 })
  })

  it('frees the place of a call whose operation ends, queued or in flight', async () => {
    await using upstream = await startHeldUpstream()
    const first = ask(upstream, 'caller', 100)
    await upstream.has(8)
    first.abort()
    ask(upstream, 'caller', 100)
    await upstream.has(16)
    await settle()
    expect(upstream.order).toHaveLength(16)
  })

  it.each([1, 2, 3])('completes all calls over as few as %i connections', async (connections) => {
    await using world = await startClientWorld(
      (_received, response) =>
        void response
          .setHeader('content-type', 'application/json')
          .end(JSON.stringify({ pipelines: [], total_count: 0 })),
      { connections, paced: false },
    )
    const calls = ['a', 'b', 'a', 'c'].flatMap((token) => {
      const client = world.operation({ token })
      return Array.from({ length: 25 }, () => client.pipelines.list({}))
    })
    expect(await Promise.all(calls)).toHaveLength(100)
  })
})
