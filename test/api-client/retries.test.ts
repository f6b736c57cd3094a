import { describe, expect, it } from 'vitest'
import { EdgeServicesError, RateLimitedError } from '../../src/api-client/errors.js'
import { ConnectionError, ServerError, TimeoutError } from '../../src/api-client/failures.js'
import { pipelineBody } from '../support/api-bodies.js'
import { clientCalls } from '../support/client-calls.js'
import { answer, closedUrl, connect, inTurn, startClientWorld, startTcp } from '../support/client-world.js'
import { id } from '../support/ids.js'
import { createImpatientClock } from '../support/impatient-clock.js'
import { createManualClock, WHOLE_SECOND, WHOLE_SECOND_MS } from '../support/manual-clock.js'
import { failure } from './support/failure.js'

const ok = answer(200, pipelineBody)
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

describe('a failed GET', () => {
  it.each([429, 500, 502, 503, 504, 599])('retries after a %i', async (status) => {
    await using world = await startClientWorld(inTurn(answer(status), ok))
    expect(await world.client.pipelines.get(id(1))).toEqual(pipelineBody)
    expect(world.requests).toHaveLength(2)
  })

  it('retries every GET of the client', async () => {
    await using world = await startClientWorld(answer(503))
    for (const { method, call } of clientCalls.filter(({ sent }) => sent.startsWith('GET '))) {
      world.requests.length = 0
      await failure(call(world.client), ServerError)
      expect(world.requests, method).toHaveLength(3)
    }
  })

  it('retries twice and then reports the last failure', async () => {
    await using world = await startClientWorld(
      inTurn(answer(500), answer(429), answer(503, { message: 'third' }), ok),
    )
    const error = await failure(world.client.pipelines.get(id(1)), ServerError)
    expect(error).toMatchObject({ status: 503, message: expect.stringContaining('third') })
    expect(world.requests).toHaveLength(3)
  })

  it.each([
    { when: 'before the answer', sent: '' },
    { when: 'within the body', sent: 'HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{"id"' },
  ])('retries when the connection closed $when', async ({ sent }) => {
    const body = JSON.stringify(pipelineBody)
    await using upstream = await startTcp((socket, count) =>
      socket.once('data', () =>
        socket.end(count === 1 ? sent : `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n${body}`),
      ),
    )
    await using edge = connect(upstream.url)
    expect(await edge.client.pipelines.get(id(1))).toEqual(pipelineBody)
    expect(upstream.sockets).toHaveLength(2)
  })

  it('retries when there was no connection', async () => {
    const { clock, waitsMs } = createImpatientClock(WHOLE_SECOND_MS)
    await using edge = connect(await closedUrl(), { clock })
    await failure(edge.client.pipelines.get(id(1)), ConnectionError)
    expect(waitsMs).toHaveLength(2)
  })

  it('retries as often as configured', async () => {
    await using world = await startClientWorld(answer(503), { retries: 0 })
    await failure(world.client.pipelines.get(id(1)), ServerError)
    expect(world.requests).toHaveLength(1)
  })
})

describe('a failure that a retry would not change', () => {
  it.each([
    { what: 'a 4xx', handler: answer(404) },
    { what: 'a 408', handler: answer(408) },
    { what: 'a redirect', handler: answer(307) },
    { what: 'HTML', handler: answer(200, '<html>') },
    { what: 'an error in a 200', handler: answer(200, { message: 'no' }) },
  ])('does not retry after $what', async ({ handler }) => {
    await using world = await startClientWorld(inTurn(handler, ok))
    await failure(world.client.pipelines.get(id(1)), EdgeServicesError)
    expect(world.requests).toHaveLength(1)
  })
})

describe('a failed call that is not a GET', () => {
  it.each([429, 500, 503])('sends a call other than GET once, even after a %i', async (status) => {
    await using world = await startClientWorld(answer(status, undefined, { 'Retry-After': '0' }))
    for (const { method, call } of clientCalls.filter(({ sent }) => !sent.startsWith('GET '))) {
      world.requests.length = 0
      await failure(call(world.client), EdgeServicesError)
      expect(world.requests, method).toHaveLength(1)
    }
  })

  it('sends a call other than GET once, even if the connection closes', async () => {
    await using upstream = await startTcp((socket) => socket.once('data', () => socket.end()))
    await using edge = connect(upstream.url)
    await failure(
      edge.client.pipelines.create({ project_id: id(100), name: 'a', description: '' }),
      ConnectionError,
    )
    expect(upstream.sockets).toHaveLength(1)
  })
})

describe('the wait before a retry', () => {
  it('waits a random time up to a bound that doubles', async () => {
    const { clock, waitsMs } = createImpatientClock(WHOLE_SECOND_MS)
    await using world = await startClientWorld(answer(503), {
      clock,
      random: () => 0.5,
      retryBaseDelayMs: 100,
      retries: 3,
    })
    await failure(world.client.pipelines.get(id(1)), ServerError)
    expect(waitsMs).toEqual([50, 100, 200])
  })

  it.each([
    { status: 503, header: '7', waitMs: 7000 },
    { status: 503, header: new Date(WHOLE_SECOND_MS + 9000).toUTCString(), waitMs: 9000 },
    { status: 503, header: new Date(WHOLE_SECOND_MS - 9000).toUTCString(), waitMs: 50 },
    { status: 503, header: '0', waitMs: 50 },
    { status: 503, header: 'soon', waitMs: 50 },
    { status: 503, header: '-1', waitMs: 50 },
    { status: 429, header: '7', waitMs: 7000 },
    { status: 429, header: new Date(WHOLE_SECOND_MS + 9000).toUTCString(), waitMs: 9000 },
    { status: 429, header: new Date(WHOLE_SECOND_MS - 9000).toUTCString(), waitMs: 50 },
    { status: 429, header: '0', waitMs: 50 },
    // After a 429 without a usable wait, the client waits for one window of the rate limit.
    { status: 429, header: 'soon', waitMs: 1000 },
    { status: 429, header: '-1', waitMs: 1000 },
  ])('waits after a $status with Retry-After: $header for $waitMs ms', async ({ status, header, waitMs }) => {
    const { clock, waitsMs } = createImpatientClock(WHOLE_SECOND_MS)
    await using world = await startClientWorld(
      inTurn(answer(status, undefined, { 'Retry-After': header }), ok),
      {
        clock,
        random: () => 0.5,
        retryBaseDelayMs: 100,
      },
    )
    await world.client.pipelines.get(id(1))
    expect(sum(waitsMs)).toBe(waitMs)
  })

  it('waits as long as a typed 429 says if there is no header', async () => {
    const { clock, waitsMs } = createImpatientClock(WHOLE_SECOND_MS)
    const limited = answer(429, { type: 'too_many_requests', message: 'm', reset_seconds: 3 })
    await using world = await startClientWorld(inTurn(limited, ok), { clock, random: () => 0.5 })
    await world.client.pipelines.get(id(1))
    expect(sum(waitsMs)).toBe(3000)
  })

  it.each([
    { deadlineMs: 5000, header: '6', tries: 1 },
    { deadlineMs: 5000, header: '5', tries: 1 },
    { deadlineMs: undefined, header: '3600', tries: 1 },
  ])(
    'fails at once when the wait would outlast the deadline ($deadlineMs ms, Retry-After $header)',
    async (row) => {
      const clock = createManualClock(WHOLE_SECOND)
      await using world = await startClientWorld(answer(429, undefined, { 'Retry-After': row.header }), {
        clock,
      })
      const deadline = row.deadlineMs === undefined ? {} : { deadline: WHOLE_SECOND_MS + row.deadlineMs }
      const error = await failure(world.operation(deadline).pipelines.get(id(1)), RateLimitedError)
      expect(error.retryAfterSeconds).toBe(Number(row.header))
      expect(world.requests).toHaveLength(row.tries)
    },
  )

  it.each([429, 503])(
    "ends the wait after a %i when the caller leaves, with the caller's own reason",
    async (status) => {
      const time = createManualClock(WHOLE_SECOND)
      await using world = await startClientWorld(answer(status, undefined, { 'Retry-After': '30' }), {
        clock: time,
        random: () => 0.5,
      })
      const leaving = new AbortController()
      const call = world.operation({ signal: leaving.signal }).pipelines.get(id(1))
      if (status === 429) {
        await time.timerOf(50)
        time.advanceMs(50)
      }
      await time.timerOf(status === 429 ? 29_950 : 30_000)
      const reason = new Error('left')
      leaving.abort(reason)
      await expect(call).rejects.toBe(reason)
      expect(world.requests).toHaveLength(1)
      expect(time.pendingMs()).toEqual([])
    },
  )

  it('does not start a wait if the caller left while the response came', async () => {
    const leaving = new AbortController()
    await using world = await startClientWorld(answer(503), {
      clock: createManualClock(WHOLE_SECOND),
      onCall: () => leaving.abort(new Error('left')),
    })
    await expect(world.operation({ signal: leaving.signal }).pipelines.get(id(1))).rejects.toThrow('left')
    expect(world.requests).toHaveLength(1)
  })

  it('ends the wait at the deadline and reports the earlier failure as the cause', async () => {
    const time = createManualClock(WHOLE_SECOND)
    await using world = await startClientWorld(answer(503, undefined, { 'Retry-After': '30' }), {
      clock: time,
    })
    const call = world.operation({ deadline: WHOLE_SECOND_MS + 40_000 }).pipelines.get(id(1))
    await time.timerOf(30_000)
    time.advanceMs(40_000)
    const error = await failure(call, TimeoutError)
    expect(error.phase).toBe('deadline')
    expect(error.cause).toBeInstanceOf(ServerError)
    expect(world.requests).toHaveLength(1)
  })
})

describe('onCall', () => {
  it('calls onCall for each attempt', async () => {
    const records: unknown[] = []
    await using world = await startClientWorld(inTurn(answer(503), ok), {
      onCall: (record) => records.push(record),
    })
    await world.client.pipelines.get(id(1))
    const common = {
      method: 'GET',
      route: '/pipelines/{id}',
      durationMs: expect.any(Number),
      abandoned: false,
    }
    expect(records).toEqual([
      { ...common, status: 503, attempt: 1 },
      { ...common, status: 200, attempt: 2 },
    ])
  })

  it('calls onCall for attempts without a response', async () => {
    const records: unknown[] = []
    await using edge = connect(await closedUrl(), { onCall: (record) => records.push(record) })
    await failure(edge.client.stages.cache.create(id(1), {}), ConnectionError)
    const route = '/pipelines/{id}/cache-stages'
    expect(records).toEqual([
      { method: 'POST', route, status: null, durationMs: expect.any(Number), attempt: 1, abandoned: false },
    ])
  })
})
