import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createManualClock, WHOLE_SECOND, WHOLE_SECOND_MS } from '../support/manual-clock.js'
import { settled } from '../support/settled.js'
import { times } from '../support/times.js'
import { fixedWindows, mostInAnyWindow, startPaced } from './support/paced.js'

const limitHeaders = (limit: string, remaining = 1000, reset = 1) => ({
  headers: {
    'x-ratelimit-limit': limit,
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(reset),
  },
})

describe('the calls in any window', () => {
  it('sends no more calls than the limit, however long each one takes', async () => {
    const windowMs = 100
    const call = fc.record({
      latencyMs: fc.integer({ min: 0, max: windowMs }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.array(call, { minLength: 1, maxLength: 40 }),
        async (quota, calls) => {
          const world = startPaced(() => limitHeaders(`${quota}, ${quota};w=0.1`))
          const made = world.operation()
          // The first response tells the limit.
          const first = made({ latencyMs: 0 })
          await first
          const all = calls.map(({ latencyMs, share }) =>
            made({ latencyMs, countedAfterMs: Math.round(latencyMs * share) }),
          )
          await world.pass(2 * windowMs * Math.ceil((calls.length + 1) / quota) + windowMs)
          expect(await Promise.all(all)).toEqual(calls.map(() => ({ status: 200 })))
          expect(mostInAnyWindow(world.countedMs, windowMs)).toBeLessThanOrEqual(quota)
        },
      ),
      { numRuns: 40 },
    )
  }, 60_000)

  it('sends 50 calls a second until the upstream states another limit', async () => {
    const world = startPaced(() => ({}))
    const call = world.operation({ maxInFlight: 1000 })
    const all = times(80, () => call({ latencyMs: 20, countedAfterMs: 0 }))
    await world.pass(1019)
    expect(world.countedMs).toHaveLength(50)
    await world.pass(30)
    expect(world.countedMs).toHaveLength(80)
    await Promise.all(all)
  })

  it.each([
    { limit: '10, 10;w=2', inMs: 2000, calls: 10 },
    { limit: '200, 200;w=1', inMs: 1000, calls: 200 },
    { limit: '50, 50;w=1, 60;w=10', inMs: 9000, calls: 60 },
    { limit: 'nonsense', inMs: 1000, calls: 50 },
  ])('sends $calls calls in $inMs ms under the limit "$limit"', async ({ limit, inMs, calls }) => {
    const world = startPaced(() => limitHeaders(limit))
    const call = world.operation({ maxInFlight: 1000 })
    await call({ latencyMs: 0 })
    void times(400, () => call({ latencyMs: 0 }))
    await world.pass(inMs - 1)
    expect(world.countedMs).toHaveLength(calls)
  })

  it("sends at least half its limit to a slow upstream, and other operations' calls meanwhile", async () => {
    const world = startPaced(() => limitHeaders('10, 10;w=1'))
    const slow = world.operation()
    void times(10, () => slow({ latencyMs: 60_000, countedAfterMs: 1 }))
    const call = world.operation()
    const other = call()
    await world.pass(2011)
    expect(await other).toEqual({ status: 200 })
  })

  it('keeps the limit when the system clock is set back', async () => {
    const time = createManualClock(WHOLE_SECOND)
    let backMs = 0
    const clock = { ...time, nowMs: () => time.nowMs() - backMs }
    const world = startPaced(() => ({}), { time, clock })
    const call = world.operation({ maxInFlight: 100 })
    void times(60, () => call({ latencyMs: 0 }))
    await settled()
    expect(world.countedMs).toHaveLength(50)
    backMs = 3_600_000
    time.advanceMs(1000)
    await settled()
    expect(world.countedMs).toHaveLength(60)
  })
})

describe('a refusal (429)', () => {
  it.each([
    {
      what: 'Retry-After',
      headers: { 'retry-after': '3', 'x-ratelimit-reset': '7' },
      body: '',
      pauseMs: 3000,
    },
    {
      what: 'the time in its body',
      headers: {},
      body: '{"type":"too_many_requests","message":"m","reset_seconds":4}',
      pauseMs: 4000,
    },
    { what: 'X-Ratelimit-Reset', headers: { 'x-ratelimit-reset': '5' }, body: '', pauseMs: 5000 },
    { what: 'one window if it gives no time', headers: {}, body: '', pauseMs: 1000 },
    { what: 'a minute at most', headers: { 'retry-after': '86400' }, body: '', pauseMs: 60_000 },
  ])('delays the calls of all operations by $what', async ({ headers, body, pauseMs }) => {
    let isRefusing = true
    const world = startPaced(() => (isRefusing ? { status: 429, headers, body } : {}))
    expect(await world.operation()({ latencyMs: 0 })).toEqual({ status: 429 })
    isRefusing = false
    const other = world.operation()({ latencyMs: 0 })
    world.time.advanceMs(pauseMs - 1)
    await settled()
    expect(world.countedMs).toHaveLength(1)
    world.time.advanceMs(1)
    expect(await other).toEqual({ status: 200 })
  })

  it('delays no call with another credential', async () => {
    const world = startPaced(() => ({ status: 429, headers: { 'retry-after': '30' } }))
    await world.operation({ token: 'a' })({ latencyMs: 0 })
    expect(await world.operation({ token: 'b' })({ latencyMs: 0 })).toEqual({ status: 429 })
    const held = world.operation({ token: 'a' })({ latencyMs: 0 })
    await settled()
    expect(world.countedMs).toHaveLength(2)
    world.time.advanceMs(30_000)
    await held
  })

  it('delays nothing when pacing is off', async () => {
    const world = startPaced(() => ({ status: 429, headers: { 'retry-after': '30' } }), { enabled: false })
    const call = world.operation({ maxInFlight: 1000 })
    await Promise.all(times(200, () => call({ latencyMs: 0 })))
    expect(world.countedMs).toHaveLength(200)
    expect(world.paces.state()).toMatchObject({
      refused: { upstream: 200 },
      callsPerSecond: Number.POSITIVE_INFINITY,
    })
  })
})

describe('other users of the same credential', () => {
  it('sends no more calls than others have left until the reset', async () => {
    const others = 40
    let ours = 0
    const world = startPaced(() => limitHeaders('50, 50;w=1', 50 - others - ++ours, 1))
    const call = world.operation()
    await call({ latencyMs: 0 })
    void times(30, () => call({ latencyMs: 10 }))
    await world.pass(900)
    expect(ours).toBeLessThanOrEqual(10)
    expect(ours).toBeGreaterThanOrEqual(9)
  })

  it('answers all reads of two replicas that use one credential at the same time', async () => {
    const upstream = fixedWindows({ quota: 50 })
    const world = startPaced(upstream.count)
    const second = startPaced(upstream.count, { time: world.time })
    const read = async (call: ReturnType<typeof world.operation>, latencyMs: number) => {
      for (let attempt = 0; ; attempt++) {
        const outcome = await call({ latencyMs, first: attempt > 0 })
        if (!('status' in outcome) || outcome.status === 200 || attempt === 2) return outcome
      }
    }
    const all = [world, second].flatMap((paced) => {
      const call = paced.operation()
      return times(150, (n) => read(call, 20 + ((n * 7) % 30)))
    })
    await world.pass(9000)
    expect(await Promise.all(all)).toEqual(all.map(() => ({ status: 200 })))
    console.info(
      `two replicas, 150 reads each, 50 a second together: ${upstream.refused()} refusals, last at ${Math.max(...world.countedMs, ...second.countedMs)} ms`,
    )
  }, 60_000)
})

describe('several operations', () => {
  it('delays an operation by no more than a turn behind one with many calls', async () => {
    const world = startPaced(() => limitHeaders('1, 1;w=1'))
    const dear = world.operation()
    await dear({ latencyMs: 0 })
    const order: string[] = []
    const note = (name: string) => () => order.push(name)
    const all = times(5, (n) => dear({ latencyMs: 0 }).then(note(`dear ${n}`)))
    const cheap = world.operation()
    all.push(cheap({ latencyMs: 0 }).then(note('cheap')))
    const other = world.operation()
    all.push(...times(2, (n) => other({ latencyMs: 0 }).then(note(`other ${n}`))))
    for (let second = 0; second < 8; second++) {
      world.time.advanceMs(1000)
      await settled()
    }
    await Promise.all(all)
    expect(order).toEqual(['dear 0', 'cheap', 'other 0', 'dear 1', 'other 1', 'dear 2', 'dear 3', 'dear 4'])
  })

  it('does not delay other operations for one that waits for its own calls', async () => {
    const world = startPaced(() => ({}))
    const slow = world.operation({ maxInFlight: 1 })
    void times(3, () => slow({ latencyMs: 5000 }))
    expect(await world.operation()({ latencyMs: 0 })).toEqual({ status: 200 })
  })
})

describe('a deadline', () => {
  it('fails a call at once when its turn comes after the deadline, and gives the time until that turn', async () => {
    const world = startPaced(() => limitHeaders('10, 10;w=1'))
    await world.operation()({ latencyMs: 0 })
    const call = world.operation({ deadline: WHOLE_SECOND_MS + 2500 })
    const all = times(60, () => call({ latencyMs: 0 }))
    await settled()
    // Nine calls go now and ten after each of two seconds; the turn of the 30th is after 3 s.
    expect(await Promise.all(all.slice(29))).toEqual(times(31, () => ({ late: 3 })))
    await world.pass(2000)
    expect(await Promise.all(all.slice(0, 29))).toEqual(times(29, () => ({ status: 200 })))
    expect(world.paces.state().refused.gateway).toBe(31)
  })

  it('counts the earlier calls of any number of operations when it fails a late call', async () => {
    const world = startPaced(() => limitHeaders('10, 10;w=1'))
    await world.operation()({ latencyMs: 0 })
    const all = times(60, () => world.operation({ deadline: WHOLE_SECOND_MS + 2500 })({ latencyMs: 0 }))
    await settled()
    expect(await Promise.all(all.slice(29))).toEqual(times(31, () => ({ late: 3 })))
    await world.pass(2000)
    expect(await Promise.all(all.slice(0, 29))).toEqual(times(29, () => ({ status: 200 })))
  })

  it('predicts turns fairly, so a later operation of few calls comes before the many of an earlier one', async () => {
    const world = startPaced(() => limitHeaders('10, 10;w=1'))
    await world.operation()({ latencyMs: 0 })
    const many = world.operation({ deadline: WHOLE_SECOND_MS + 10_000, maxInFlight: 1000 })
    void times(40, () => many({ latencyMs: 0 }))
    const few = world.operation({ deadline: WHOLE_SECOND_MS + 1500 })
    const all = times(6, () => few({ latencyMs: 0 }))
    await settled()
    // Nine of the many go at once; after a second the operations alternate, and the sixth of the few is the eleventh or twelfth.
    expect(await all[5]).toEqual({ late: 2 })
    await world.pass(1000)
    expect(await Promise.all(all.slice(0, 5))).toEqual(times(5, () => ({ status: 200 })))
  })

  it('fails the waiting calls whose deadline comes within a pause, and keeps the others', async () => {
    let answers = 0
    const world = startPaced(() => (++answers === 1 ? { status: 429, headers: { 'retry-after': '10' } } : {}))
    const hurried = world.operation({ deadline: WHOLE_SECOND_MS + 5000, maxInFlight: 1 })
    const patient = world.operation({ deadline: WHOLE_SECOND_MS + 15_000, maxInFlight: 1 })
    const first = hurried({ latencyMs: 4 })
    const waiting = times(3, () => hurried())
    await world.pass(5)
    expect(await first).toEqual({ status: 429 })
    expect(await Promise.all(waiting)).toEqual(times(3, () => ({ late: 10 })))
    const spared = patient({ latencyMs: 0 })
    world.time.advanceMs(10_000)
    expect(await spared).toEqual({ status: 200 })
  })

  it('reports a refusal, not a timeout, when the deadline passes while a call waits for its turn', async () => {
    const world = startPaced(() => limitHeaders('1, 1;w=1'))
    await world.operation()({ latencyMs: 0 })
    const call = world.operation({ deadline: WHOLE_SECOND_MS + 2500 })
    // Both calls have time until other operations take turns in between.
    const all = times(2, () => call({ latencyMs: 0 }))
    void times(3, () => world.operation()({ latencyMs: 0 }))
    await world.pass(2500)
    expect(await Promise.all(all)).toEqual([{ status: 200 }, { late: 3 }])
  })

  it('reports a timeout when the deadline passes while a call waits for others of its own operation', async () => {
    const world = startPaced(() => ({}))
    const call = world.operation({ deadline: WHOLE_SECOND_MS + 1000, maxInFlight: 1 })
    void call({ latencyMs: 60_000 })
    const queued = call()
    await settled()
    world.time.advanceMs(1000)
    expect(await queued).toEqual({ ended: 'deadline' })
  })
})

describe('the end of an operation', () => {
  it('drops the waiting calls and their timers when the caller leaves', async () => {
    const world = startPaced(() => limitHeaders('1, 1;w=1'))
    await world.operation()({ latencyMs: 0 })
    const leaving = new AbortController()
    const call = world.operation({ signal: leaving.signal })
    const all = times(20, () => call())
    await settled()
    expect(world.paces.state().waiting).toBe(20)
    leaving.abort(new Error('left'))
    expect(await Promise.all(all)).toEqual(times(20, () => ({ ended: 'left' })))
    expect(world.paces.state().waiting).toBe(0)
    expect(world.time.pendingMs()).toEqual([])
    expect(world.countedMs).toHaveLength(1)
  })

  it('leaves no timer after all calls are answered', async () => {
    const world = startPaced(() => limitHeaders('2, 2;w=1'))
    const call = world.operation({ deadline: WHOLE_SECOND_MS + 60_000 })
    await call({ latencyMs: 0 })
    const all = times(4, () => call({ latencyMs: 0 }))
    await world.pass(3000)
    await Promise.all(all)
    expect(world.time.pendingMs()).toEqual([])
    expect(world.paces.state()).toMatchObject({ waiting: 0, waited: 3 })
  })
})

describe('the pace of a credential', () => {
  it('keeps a pace while its calls count, even after many other credentials were used', async () => {
    const world = startPaced(() => limitHeaders('10, 10;w=1'))
    const call = world.operation({ deadline: WHOLE_SECOND_MS + 500, maxInFlight: 10 })
    await Promise.all(times(10, () => call({ latencyMs: 0 })))
    for (let n = 0; n < 1001; n++) world.paces.of(`other ${n}`)
    expect(await world.operation({ deadline: WHOLE_SECOND_MS + 500 })({ latencyMs: 0 })).toEqual({ late: 1 })
  })
})

describe('an upstream that never states a limit', () => {
  const silent = async (world: ReturnType<typeof startPaced>, count: number) => {
    const call = world.operation({ maxInFlight: 1000 })
    for (let made = 0; made < count; made += 50) {
      await Promise.all(times(50, () => call({ latencyMs: 0 })))
      world.time.advanceMs(1000)
    }
    return call
  }

  it('stops limiting every credential after 100 responses', async () => {
    const world = startPaced(() => ({}))
    expect(world.paces.state().callsPerSecond).toBe(50)
    await silent(world, 100)
    expect(world.paces.state().callsPerSecond).toBe(Number.POSITIVE_INFINITY)
    const other = world.operation({ token: 'another', maxInFlight: 1000 })
    await Promise.all(times(500, () => other({ latencyMs: 0 })))
    expect(world.countedMs).toHaveLength(600)
  })

  it.each([
    { what: 'a 429', answer: { status: 429 } },
    { what: 'a header', answer: limitHeaders('50, 50;w=1') },
  ])('keeps the limit permanently after $what, even if later responses are silent', async ({ answer }) => {
    let isSilent = true
    const world = startPaced(() => (isSilent ? {} : answer))
    const call = await silent(world, 100)
    isSilent = false
    await call({ latencyMs: 0 })
    isSilent = true
    world.time.advanceMs(1000)
    await silent(world, 300)
    const before = world.countedMs.length
    void times(80, () => call({ latencyMs: 0 }))
    await settled()
    expect(world.countedMs).toHaveLength(before + 50)
  })
})

describe('paces of many credentials', () => {
  it('keeps one pace for each credential and forgets the least recently used', async () => {
    const { paces } = startPaced(() => ({}))
    const first = paces.of('first')
    expect(paces.of('first')).toBe(first)
    expect(paces.of(null)).toBe(paces.of(''))
    for (let n = 0; n < 998; n++) paces.of(`token ${n}`)
    expect(paces.of('first')).toBe(first)
    for (let n = 0; n < 1000; n++) paces.of(`other ${n}`)
    expect(paces.of('first')).not.toBe(first)
  })

  it('does not forget a pace with calls in flight', async () => {
    const world = startPaced(() => ({}))
    const pace = world.paces.of('busy')
    void world.operation({ token: 'busy' })({ latencyMs: 1000 })
    await settled()
    for (let n = 0; n < 2000; n++) world.paces.of(`token ${n}`)
    expect(world.paces.of('busy')).toBe(pace)
  })
})
