import { getEventListeners, once } from 'node:events'
import { describe, expect, it } from 'vitest'
import type { TimerClock } from '../../src/api-client/clocks.js'
import { TimeoutError } from '../../src/api-client/failures.js'
import { cacheStageBody, pipelineBody } from '../support/api-bodies.js'
import { answer, startClientWorld } from '../support/client-world.js'
import { id } from '../support/ids.js'
import { createManualClock, WHOLE_SECOND, WHOLE_SECOND_MS } from '../support/manual-clock.js'
import { failure } from './support/failure.js'
import { held } from './support/held.js'

describe('an operation whose caller leaves', () => {
  it("closes the connections of its calls, which fail with the caller's own reason", async () => {
    const upstream = held()
    await using world = await startClientWorld(upstream.handler)
    const leaving = new AbortController()
    const { pipelines } = world.operation({ signal: leaving.signal })
    const calls = [pipelines.get(id(1)), pipelines.delete(id(1)), pipelines.list({})]
    await upstream.arrived(3)
    const closed = upstream.waiting.map((response) => once(response, 'close'))
    const reason = new Error('the caller left')
    leaving.abort(reason)
    for (const call of calls) await expect(call).rejects.toBe(reason)
    await Promise.all(closed)
    expect(upstream.waiting.map((response) => response.writableFinished)).toEqual([false, false, false])
  })

  it('closes a connection in the middle of a body', async () => {
    await using world = await startClientWorld((_request, response) => {
      response.write('{"id":')
    })
    const leaving = new AbortController()
    const call = world.operation({ signal: leaving.signal }).pipelines.get(id(1))
    const [, response] = await once(world.server, 'request')
    const closed = once(response, 'close')
    leaving.abort(new Error('left'))
    await expect(call).rejects.toThrow('left')
    await closed
  })

  it('sends neither queued calls nor later ones', async () => {
    const upstream = held()
    await using world = await startClientWorld(upstream.handler, { maxInFlight: 2 })
    const leaving = new AbortController()
    const { cache: cacheStages } = world.operation({ signal: leaving.signal }).stages
    const calls = [1, 2, 3, 4, 5].map((n) => cacheStages.get(id(n)))
    await upstream.arrived(2)
    leaving.abort(new Error('left'))
    for (const call of calls) await expect(call).rejects.toThrow('left')
    await expect(cacheStages.delete(id(6))).rejects.toThrow('left')
    expect(world.requests.map(({ url }) => url.slice(-1))).toEqual(['1', '2'])
  })

  it('does not send a call that waits for a connection', async () => {
    const upstream = held()
    await using world = await startClientWorld(upstream.handler, { connections: 1 })
    const leaving = new AbortController()
    const staying = world.client.pipelines.get(id(1))
    await upstream.arrived(1)
    const call = world.operation({ signal: leaving.signal }).pipelines.delete(id(2))
    await new Promise(setImmediate)
    leaving.abort(new Error('left'))
    await expect(call).rejects.toThrow('left')
    upstream.release(pipelineBody)
    expect(await staying).toEqual(pipelineBody)
    const last = world.client.pipelines.get(id(3))
    await upstream.arrived(1)
    upstream.release(pipelineBody)
    await last
    expect(world.requests.map(({ method, url }) => method + url.slice(-1))).toEqual(['GET1', 'GET3'])
  })

  it('leaves the calls of other operations unharmed', async () => {
    const upstream = held()
    await using world = await startClientWorld(upstream.handler)
    const leaving = new AbortController()
    const call = world.operation({ signal: leaving.signal }).pipelines.get(id(1))
    const other = world.client.pipelines.get(id(2))
    await upstream.arrived(2)
    leaving.abort(new Error('left'))
    await expect(call).rejects.toThrow('left')
    upstream.release(pipelineBody)
    expect(await other).toEqual(pipelineBody)
  })
})

describe('a deadline', () => {
  it('ends calls in flight and queued with a TimeoutError, and closes their connections', async () => {
    const upstream = held()
    const time = createManualClock(WHOLE_SECOND)
    await using world = await startClientWorld(upstream.handler, { clock: time, maxInFlight: 2 })
    const { pipelines } = world.operation({ deadline: WHOLE_SECOND_MS + 3000 })
    const read = failure(pipelines.get(id(1)), TimeoutError)
    const write = failure(pipelines.update(id(1), {}), TimeoutError)
    const queued = failure(pipelines.delete(id(1)), TimeoutError)
    await upstream.arrived(2)
    const closed = upstream.waiting.map((response) => once(response, 'close'))
    time.advanceMs(3000)
    expect(await read).toMatchObject({ code: 'TIMEOUT', phase: 'deadline', mayHaveHappened: false })
    expect(await write).toMatchObject({ phase: 'deadline', mayHaveHappened: true })
    expect(await queued).toMatchObject({ phase: 'deadline', mayHaveHappened: false })
    await Promise.all(closed)
    expect(world.requests).toHaveLength(2)
  })

  it('sends nothing after the deadline has passed', async () => {
    await using world = await startClientWorld(answer(200, pipelineBody))
    const call = world.operation({ deadline: WHOLE_SECOND_MS - 1 }).pipelines.get(id(1))
    expect(await failure(call, TimeoutError)).toMatchObject({ phase: 'deadline', mayHaveHappened: false })
    expect(world.requests).toEqual([])
  })

  it('treats an abort by AbortSignal.timeout as a deadline', async () => {
    const upstream = held()
    await using world = await startClientWorld(upstream.handler)
    const leaving = new AbortController()
    const call = world.operation({ signal: leaving.signal }).pipelines.get(id(1))
    await upstream.arrived(1)
    const reason = new DOMException('The operation was aborted due to timeout', 'TimeoutError')
    leaving.abort(reason)
    expect(await failure(call, TimeoutError)).toMatchObject({ phase: 'deadline', cause: reason })
  })

  it('ends queued calls even if the timer is ahead of the clock', async () => {
    const upstream = held()
    const time = createManualClock(WHOLE_SECOND)
    const clock: TimerClock = {
      ...time,
      setTimer: (ms, callback) => time.setTimer(ms - 1, callback),
    }
    await using world = await startClientWorld(upstream.handler, { clock, maxInFlight: 1 })
    const { pipelines } = world.operation({ deadline: WHOLE_SECOND_MS + 3000 })
    const calls = [1, 2].map((n) => failure(pipelines.get(id(n)), TimeoutError))
    await upstream.arrived(1)
    time.advanceMs(2999)
    await Promise.all(calls)
    expect(world.requests).toHaveLength(1)
  })

  it('uses one timer for any number of calls, and none afterwards', async () => {
    const upstream = held()
    const time = createManualClock(WHOLE_SECOND)
    await using world = await startClientWorld(upstream.handler, { clock: time })
    const { cache: cacheStages } = world.operation({ deadline: WHOLE_SECOND_MS + 3000 }).stages
    const calls = [1, 2, 3].map((n) => cacheStages.get(id(n)))
    await upstream.arrived(3)
    expect(time.pendingMs()).toEqual([3000])
    upstream.release(cacheStageBody)
    await Promise.all(calls)
    expect(time.pendingMs()).toEqual([])
  })
})

describe('calls in flight', () => {
  it('keeps at most 16 calls in flight, and sends the others in their order', async () => {
    const upstream = held()
    let mostAtOnce = 0
    await using world = await startClientWorld(upstream.handler)
    const calls = Array.from({ length: 40 }, (_, n) => world.client.stages.cache.get(id(n)))
    for (const expected of [16, 16, 8]) {
      await upstream.arrived(expected)
      mostAtOnce = Math.max(mostAtOnce, upstream.waiting.length)
      upstream.release(cacheStageBody)
    }
    await Promise.all(calls)
    expect(mostAtOnce).toBe(16)
    const order = world.requests.map(({ url }) => Number(url.slice(-12)))
    // Connections race within a wave, so only the waves are in order.
    for (const [from, to] of [
      [0, 16],
      [16, 32],
      [32, 40],
    ] as const) {
      expect(order.slice(from, to).sort((a, b) => a - b)).toEqual(
        Array.from({ length: to - from }, (_, n) => from + n),
      )
    }
  })

  it('counts the calls of each operation separately', async () => {
    const upstream = held()
    await using world = await startClientWorld(upstream.handler, { maxInFlight: 1 })
    const calls = [world.operation().pipelines.get(id(1)), world.operation().pipelines.get(id(2))]
    await upstream.arrived(2)
    upstream.release(pipelineBody)
    await Promise.all(calls)
  })

  it('reuses connections for the next calls', async () => {
    await using world = await startClientWorld(answer(200, pipelineBody), { connections: 1 })
    let connections = 0
    world.server.on('connection', () => connections++)
    for (let n = 0; n < 10; n++) await world.client.pipelines.get(id(1))
    expect(connections).toBe(1)
  })

  it('does not leak listeners with hundreds of concurrent calls', async () => {
    const { signal } = new AbortController()
    const warnings: Error[] = []
    const onWarning = (warning: Error) => warnings.push(warning)
    process.on('warning', onWarning)
    await using world = await startClientWorld(answer(200, cacheStageBody), { maxInFlight: 100 })
    const { cache: cacheStages } = world.operation({ signal }).stages
    await Promise.all(Array.from({ length: 500 }, (_, n) => cacheStages.get(id(n))))
    await new Promise(setImmediate)
    process.off('warning', onWarning)
    expect(warnings).toEqual([])
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})
