import { describe, expect, it } from 'vitest'
import { EdgeServicesError } from '../../src/api-client/errors.js'
import { TimeoutError, UnexpectedBodyError } from '../../src/api-client/failures.js'
import { checkCalls, clientCalls } from '../support/client-calls.js'
import { answer, connect, startClientWorld, startTcp } from '../support/client-world.js'
import { WHOLE_SECOND_MS } from '../support/manual-clock.js'
import { failure } from './support/failure.js'

/** Calls that write: all except GETs and checks. */
const writeCalls = clientCalls.filter((call) => !call.sent.startsWith('GET ') && !checkCalls.includes(call))

describe('a failed check', () => {
  it.each(checkCalls)('never says that a failed $method may have taken effect', async ({ call }) => {
    for (const upstream of [answer(500), answer(307), answer(200, '<html>'), answer(429), answer(400)]) {
      await using world = await startClientWorld(upstream)
      expect((await failure(call(world.client), EdgeServicesError)).mayHaveHappened).toBe(false)
      expect(world.requests).toHaveLength(1)
    }
    await using cutting = await startTcp((socket) => socket.once('data', () => socket.end()))
    await using edge = connect(cutting.url)
    expect((await failure(call(edge.client), EdgeServicesError)).mayHaveHappened).toBe(false)
    expect(cutting.sockets).toHaveLength(1)
  })

  it('does not say that a check may have taken effect when its operation ends', async () => {
    await using world = await startClientWorld(() => {}, { headersTimeoutMs: 20 })
    for (const { call } of checkCalls) {
      const late = call(world.operation({ deadline: WHOLE_SECOND_MS - 1 }))
      expect((await failure(late, TimeoutError)).mayHaveHappened).toBe(false)
    }
    const slow = await Promise.all(checkCalls.map(({ call }) => failure(call(world.client), TimeoutError)))
    expect(slow.map(({ mayHaveHappened }) => mayHaveHappened)).toEqual([false, false, false])
  })
})

describe('a failed write', () => {
  it.each(writeCalls)('says whether a failed $method may have taken effect', async ({ call }) => {
    await using world = await startClientWorld(answer(500))
    expect((await failure(call(world.client), EdgeServicesError)).mayHaveHappened).toBe(true)
    await using html = await startClientWorld(answer(200, '<html>'))
    expect((await failure(call(html.client), UnexpectedBodyError)).mayHaveHappened).toBe(true)
    await using refusing = await startClientWorld(answer(412))
    expect((await failure(call(refusing.client), EdgeServicesError)).mayHaveHappened).toBe(false)
  })
})
