/** Tests which reads of different operations become one call, and that sharing a call ties no operation to another. */
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { EdgeServicesClient } from '../../src/api-client/client.js'
import { systemTimerClock } from '../../src/api-client/clocks.js'
import { NotFoundError } from '../../src/api-client/errors.js'
import { ResponseTooLargeError, ServerError, TimeoutError } from '../../src/api-client/failures.js'
import { Operation } from '../../src/api-client/operation.js'
import { factsBeforeSending } from '../../src/api-client/read-response.js'
import { SharedReads } from '../../src/api-client/shared-reads.js'
import { pipelineBody } from '../support/api-bodies.js'
import { answer, type ClientWorld, inTurn, startClientWorld } from '../support/client-world.js'
import { id } from '../support/ids.js'
import { createManualClock, WHOLE_SECOND, WHOLE_SECOND_MS } from '../support/manual-clock.js'
import { settled } from '../support/settled.js'
import { times } from '../support/times.js'
import { failure } from './support/failure.js'
import { held } from './support/held.js'

const getPipeline = ({ pipelines }: EdgeServicesClient) => pipelines.get(id(1))

const leavingOperation = (world: ClientWorld) => {
  const leaving = new AbortController()
  return {
    client: world.operation({ signal: leaving.signal }),
    leave: () => leaving.abort(new Error('left')),
  }
}

/** Starts a read that is under way from now on, so that the next reads of the same thing wait for each other. */
const keepBusy = (world: ClientWorld) => void getPipeline(world.operation()).catch(() => {})

describe('three operations at once', () => {
  type Read = (client: EdgeServicesClient) => Promise<unknown>
  type Asked = { what: string; calls: number; reads: Read[]; tokens?: string[] }

  it.each<Asked>([
    { what: 'the same object', calls: 2, reads: [getPipeline] },
    { what: 'the same page', calls: 2, reads: [({ pipelines }) => pipelines.list({ page: 2, name: 'a b' })] },
    { what: 'the same object with the same token', calls: 2, reads: [getPipeline], tokens: ['a'] },
    { what: 'the same object with each of two tokens', calls: 4, reads: [getPipeline], tokens: ['a', 'b'] },
    {
      what: 'each of two objects',
      calls: 4,
      reads: [getPipeline, ({ pipelines }) => pipelines.get(id(2))],
    },
    {
      what: 'each of two pages',
      calls: 4,
      reads: [({ pipelines }) => pipelines.list({ page: 1 }), ({ pipelines }) => pipelines.list({ page: 2 })],
    },
    {
      what: 'each of two kinds of object with one id',
      calls: 4,
      reads: [getPipeline, ({ stages }) => stages.cache.get(id(1))],
    },
    { what: 'the same write', calls: 3, reads: [({ pipelines }) => pipelines.update(id(1), { name: 'x' })] },
    { what: 'the same deletion', calls: 3, reads: [({ pipelines }) => pipelines.delete(id(1))] },
    {
      what: 'the same check, which is a POST',
      calls: 3,
      reads: [({ checks }) => checks.domain({ fqdn: 'x.example', cname: 'y.example', project_id: id(3) })],
    },
  ])('make $calls calls if they ask for $what', async ({ calls, reads, tokens = [null] }) => {
    await using world = await startClientWorld(answer(200, pipelineBody))
    const asked = times(3, () =>
      tokens.flatMap((token) => reads.map((read) => read(world.operation({ token })))),
    )
    await Promise.allSettled(asked.flat())
    expect(world.requests).toHaveLength(calls)
  })
})

describe('a read that is under way', () => {
  it('is not joined, because its response may be out of date', async () => {
    const upstream = held()
    await using world = await startClientWorld(upstream.handler)
    const first = getPipeline(world.operation())
    await upstream.arrived(1)
    const second = getPipeline(world.operation())
    await upstream.arrived(2)
    upstream.release(pipelineBody)
    expect(await Promise.all([first, second])).toEqual([pipelineBody, pipelineBody])
  })
})

describe('operations that share a call', () => {
  it('get the same object', async () => {
    await using world = await startClientWorld(answer(200, pipelineBody))
    keepBusy(world)
    const [one, other] = await Promise.all(times(2, () => getPipeline(world.operation())))
    expect(one).toEqual(pipelineBody)
    expect(other).toBe(one)
  })

  it('get the same failure', async () => {
    await using world = await startClientWorld(
      answer(404, { type: 'not_found', message: 'resource is not found' }),
    )
    keepBusy(world)
    const [one, other] = await Promise.all(
      times(2, () => failure(getPipeline(world.operation()), NotFoundError)),
    )
    expect(other).toBe(one)
    expect(world.requests).toHaveLength(2)
  })

  it('all get its response before the next call for the same thing is made', async () => {
    const handOuts: (() => void)[] = []
    const reads = new SharedReads((handOut) => handOuts.push(handOut))
    const sent: ((value: string) => void)[] = []
    const ask = () => {
      const operation = new Operation({ token: null, signal: new AbortController().signal }, systemTimerClock)
      const send = () => new Promise<string>((resolve) => sent.push(resolve))
      const facts = factsBeforeSending('GET', '/pipelines')
      return reads.join('key', operation) ?? reads.open('key', operation, { facts, send, cancel() {} })
    }
    void ask()
    const both = times(2, ask)
    await settled()
    sent[1]?.('shared')
    sent[0]?.('alone')
    await settled()
    void ask()
    for (const handOut of handOuts) {
      await settled()
      expect(sent).toHaveLength(2)
      handOut()
    }
    expect(await Promise.all(both)).toEqual(['shared', 'shared'])
    await settled()
    expect(sent).toHaveLength(3)
  })

  it('share its retry too', async () => {
    const first = held()
    await using world = await startClientWorld(inTurn(first.handler, answer(503), answer(200, pipelineBody)))
    keepBusy(world)
    const both = await Promise.all(times(2, () => getPipeline(world.operation())))
    expect(both).toEqual([pipelineBody, pipelineBody])
    expect(world.requests).toHaveLength(3)
    first.release(pipelineBody)
  })

  it('fail together when its retries are used up', async () => {
    const first = held()
    await using world = await startClientWorld(inTurn(first.handler, answer(503)), { retries: 1 })
    keepBusy(world)
    await Promise.all(times(2, () => failure(getPipeline(world.operation()), ServerError)))
    expect(world.requests).toHaveLength(3)
    first.release(pipelineBody)
  })
})

describe('an operation that leaves a shared read', () => {
  it('leaves the read to the others', async () => {
    const upstream = held()
    await using world = await startClientWorld(upstream.handler)
    keepBusy(world)
    const leaver = leavingOperation(world)
    const left = getPipeline(leaver.client)
    const others = times(2, () => getPipeline(world.operation()))
    await upstream.arrived(2)
    leaver.leave()
    await expect(left).rejects.toThrow('left')
    upstream.release(pipelineBody)
    expect(await Promise.all(others)).toEqual([pipelineBody, pipelineBody])
    expect(world.requests).toHaveLength(2)
  })

  it('closes the connection if it is the last one', async () => {
    const upstream = held()
    await using world = await startClientWorld(upstream.handler)
    keepBusy(world)
    await upstream.arrived(1)
    const leavers = times(3, () => leavingOperation(world))
    const calls = leavers.map(({ client }) => getPipeline(client))
    await upstream.arrived(2)
    const [busy, shared] = upstream.waiting as [ServerResponse, ServerResponse]
    const closed = once(shared, 'close')
    for (const { leave } of leavers) leave()
    for (const call of calls) await expect(call).rejects.toThrow('left')
    await closed
    expect([busy.closed, shared.writableFinished]).toEqual([false, false])
    upstream.release(pipelineBody)
  })

  it('leaves the read to the others before it is sent', async () => {
    await using world = await startClientWorld(answer(200, pipelineBody))
    keepBusy(world)
    const leaver = leavingOperation(world)
    const left = getPipeline(leaver.client)
    const other = getPipeline(world.operation())
    leaver.leave()
    await expect(left).rejects.toThrow('left')
    expect(await other).toEqual(pipelineBody)
    expect(world.requests).toHaveLength(2)
  })

  it('prevents the read if nobody else waits for it', async () => {
    await using world = await startClientWorld(answer(200, pipelineBody))
    keepBusy(world)
    const leavers = times(2, () => leavingOperation(world))
    const calls = leavers.map(({ client }) => getPipeline(client))
    for (const { leave } of leavers) leave()
    for (const call of calls) await expect(call).rejects.toThrow('left')
    await settled()
    await world.operation().pipelines.get(id(2))
    expect(world.requests.map(({ url }) => url.slice(-1))).toEqual(['1', '2'])
  })

  it('holds up nobody if it leaves at the moment its response has come', async () => {
    const leaving = new AbortController()
    await using world = await startClientWorld(answer(200, pipelineBody), {
      onCall: () => leaving.abort(new Error('left')),
    })
    await expect(getPipeline(world.operation({ signal: leaving.signal }))).rejects.toThrow('left')
    expect(await getPipeline(world.operation())).toEqual(pipelineBody)
  })

  it('ends at its own deadline', async () => {
    const upstream = held()
    const clock = createManualClock(WHOLE_SECOND)
    await using world = await startClientWorld(upstream.handler, { clock })
    keepBusy(world)
    const hasty = failure(getPipeline(world.operation({ deadline: WHOLE_SECOND_MS + 1000 })), TimeoutError)
    const patient = getPipeline(world.operation({ deadline: WHOLE_SECOND_MS + 2000 }))
    await upstream.arrived(2)
    clock.advanceMs(1000)
    expect(await hasty).toMatchObject({ phase: 'deadline' })
    upstream.release(pipelineBody)
    expect(await patient).toEqual(pipelineBody)
    expect(clock.pendingMs()).toEqual([])
  })
})

describe('the limit of bytes for one operation', () => {
  it('refuses a shared response only to the operation that exceeds it', async () => {
    const bytes = Buffer.byteLength(JSON.stringify(pipelineBody))
    await using world = await startClientWorld(answer(200, pipelineBody), { maxOperationBytes: 1.5 * bytes })
    const full = world.operation()
    await full.pipelines.get(id(2))
    keepBusy(world)
    const refused = failure(getPipeline(full), ResponseTooLargeError)
    expect(await getPipeline(world.operation())).toEqual(pipelineBody)
    expect(await refused).toMatchObject({ limitOf: 'operation', limitBytes: 1.5 * bytes })
    expect(world.requests).toHaveLength(3)
  })
})

describe('reads that wait for the rate limit', () => {
  const limit = { 'X-Ratelimit-Limit': '1, 1;w=1', 'X-Ratelimit-Remaining': '0', 'X-Ratelimit-Reset': '1' }

  it('are one call if they ask for the same thing, and take one turn', async () => {
    const clock = createManualClock(WHOLE_SECOND)
    await using world = await startClientWorld(answer(200, pipelineBody, limit), { clock })
    await getPipeline(world.operation())
    const same = times(5, () => getPipeline(world.operation()))
    const different = world.operation().pipelines.get(id(2))
    clock.advanceMs(1000)
    await Promise.all(same)
    expect(world.requests).toHaveLength(2)
    clock.advanceMs(1000)
    await different
    expect(world.requests).toHaveLength(3)
  })
})
