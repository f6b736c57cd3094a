/** Connections to a slow upstream, among callers who want more than there are. */
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { startClientWorld } from '../support/client-world.js'

const CONNECTIONS = 16

/** An upstream that answers when it is told, one call after the other. */
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
    /** Whose calls it has, in the order they came. */
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

/** One operation that makes so many calls at once. Their outcome is of no interest. */
function ask(upstream: Held, token: string, calls: number): AbortController {
  const controller = new AbortController()
  const client = upstream.operation({ token, signal: controller.signal })
  for (let call = 0; call < calls; call++) client.pipelines.list({}).catch(() => {})
  return controller
}

/** Longer than a call takes that has a connection. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
}

describe('where an upstream holds its answers back', () => {
  it('one operation has half of the connections, and others have theirs at once', async () => {
    await using upstream = await startHeldUpstream()
    ask(upstream, 'greedy', 100)
    await upstream.has(8)
    await settle()
    expect(upstream.counts()).toEqual({ greedy: 8 })
    ask(upstream, 'other', 1)
    await upstream.has(9)
    expect(upstream.order.at(-1)).toBe('other')
  })

  it('many operations of one caller leave a quarter of the connections to others', async () => {
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

  it('operations of one caller that hold none come before those that hold some', async () => {
    await using upstream = await startHeldUpstream()
    ask(upstream, 'caller', 100)
    await upstream.has(8)
    for (let operation = 0; operation < 4; operation++) ask(upstream, 'caller', 5)
    await upstream.has(12)
    await settle()
    expect(upstream.counts()).toEqual({ caller: 12 })
  })

  it('a connection that gets free goes to the caller who holds the fewest', async () => {
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

  it('a call whose operation ends gives its place up, in the queue or at the upstream', async () => {
    await using upstream = await startHeldUpstream()
    const first = ask(upstream, 'caller', 100)
    await upstream.has(8)
    first.abort()
    ask(upstream, 'caller', 100)
    await upstream.has(16)
    await settle()
    expect(upstream.order).toHaveLength(16)
  })

  it.each([1, 2, 3])('all calls are made in the end, also by %i connections', async (connections) => {
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
