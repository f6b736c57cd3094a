import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { startHttpServer } from '../../support/test-server.js'
import { ask, createTestOrigins, loadBalancer, start } from './support.js'

/** An origin that responds only when the test does, and records the paths of its requests. */
async function startHolding() {
  const asked: string[] = []
  const answers = new Map<string, ServerResponse>()
  const origin = await startHttpServer((request, response) => {
    asked.push(request.url ?? '')
    answers.set(request.url ?? '', response)
  })
  const until = async (count: number) => {
    while (asked.length < count) await new Promise(setImmediate)
  }
  return Object.assign(origin, { asked, answers, until })
}

async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc')
  await new Promise(setImmediate)
  ;(runInNewContext('gc') as () => void)()
}

describe('the connections to an origin', () => {
  it('requests that cannot be sent use up no connections', async () => {
    await using origin = await startHttpServer((_request, response) => response.end('ok'))
    await using edge = createTestOrigins({ '*': origin.url }, { connections: 2 })
    const unsendable = edge.createFetch(loadBalancer({ domain_name: 'żółw.example' }))
    for (let count = 0; count < 3; count++)
      expect((await ask(unsendable)).error?.message).toMatch(/cannot be sent this request/)
    expect((await ask(edge.fetchFromOrigin)).body.toString()).toBe('ok')
  })

  it('requests wait for a connection in turn', async () => {
    await using origin = await startHolding()
    await using edge = createTestOrigins({ '*': origin.url }, { connections: 1 })
    const calls = ['/0', '/1', '/2', '/3'].map((target) => start(edge.fetchFromOrigin, { target }))
    for (const [index, { ended, heard }] of calls.entries()) {
      await origin.until(index + 1)
      origin.answers.get(`/${index}`)?.end(`answer ${index}`)
      await ended
      expect(heard).toMatchObject({ error: null, hasEnded: true })
      expect(heard.body.toString()).toBe(`answer ${index}`)
    }
    expect(origin.asked).toEqual(['/0', '/1', '/2', '/3'])
    expect(origin.sockets).toHaveLength(1)
  })

  it('a request that waits too long for a connection is a 504 that says how many are in use', async () => {
    await using origin = await startHolding()
    await using edge = createTestOrigins({ 's3:photos': origin.url }, { connections: 2, queueTimeoutMs: 50 })
    const held = [
      start(edge.fetchFromOrigin, { target: '/0' }),
      start(edge.fetchFromOrigin, { target: '/1' }),
    ]
    await origin.until(2)
    const [one, other] = await Promise.all([ask(edge.fetchFromOrigin), ask(edge.fetchFromOrigin)])
    for (const { error } of [one, other]) {
      expect(error?.status).toBe(504)
      expect(error?.message).toBe(
        'bucket photos could not be asked: all of its 2 connections were in use for 0.05 seconds',
      )
    }
    const next = start(edge.fetchFromOrigin, { target: '/next' })
    origin.answers.get('/0')?.end()
    await origin.until(3)
    origin.answers.get('/next')?.end('ok')
    await next.ended
    expect(next.heard).toMatchObject({ status: 200, error: null })
    expect(held.map(({ heard }) => heard.error)).toEqual([null, null])
    expect(origin.asked).toEqual(['/0', '/1', '/next'])
  })

  it('kept-alive connections keep nothing of earlier responses in memory', async () => {
    await using origin = await startHttpServer((_request, response) => response.end('ok'))
    await using edge = createTestOrigins({ '*': origin.url })
    const asked = Array.from({ length: 5 }, async () => new WeakRef(await ask(edge.fetchFromOrigin)))
    const answers = await Promise.all(asked.splice(0))
    await collectGarbage()
    expect(answers.map((answer) => answer.deref())).toEqual(Array(5).fill(undefined))
    expect(origin.sockets.every(({ destroyed }) => !destroyed)).toBe(true)
    expect(origin.sockets).toHaveLength(5)
  })

  it('requests of clients that left do not hold up others', async () => {
    await using origin = await startHolding()
    await using edge = createTestOrigins({ '*': origin.url }, { connections: 1 })
    const held = start(edge.fetchFromOrigin, { target: '/0' })
    await origin.until(1)
    const leave = () => {
      const body = Readable.from([Buffer.from('x')])
      start(edge.fetchFromOrigin, { method: 'PUT', body }).call.abort()
      return new WeakRef(body)
    }
    const left = Array.from({ length: 10 }, leave)
    await collectGarbage()
    expect(left.map((body) => body.deref())).toEqual(Array(10).fill(undefined))
    origin.answers.get('/0')?.end()
    await held.ended
  })
})
