/** The rate-limit headers of every response, and refusals above a limit that is set. */
import { createClient } from '@scaleway/sdk-client'
import { EdgeServicesv1beta1 } from '@scaleway/sdk-edge-services'
import { describe, expect, it } from 'vitest'
import { startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'
import { UNKNOWN_ID } from '../support/ids.js'
import { createManualClock } from '../support/manual-clock.js'

/** Begins a tenth of a second into a window. */
async function startWithClock(options: { rateLimit?: number } = {}) {
  const clock = createManualClock('2026-10-06T07:13:09.100000000Z')
  return Object.assign(await startEmbedded({ clock, ...options }), { clock })
}

const limitsOf = ({ headers }: { headers: Headers }) =>
  ['Limit', 'Remaining', 'Reset'].map((name) => headers.get(`X-Ratelimit-${name}`))

describe('the rate-limit headers', () => {
  it.each([
    { what: '200', method: 'GET', path: '/pipelines' },
    { what: '204', method: 'DELETE', path: '/current-plan/:project' },
    { what: '400', method: 'GET', path: '/pipelines?page=0' },
    { what: '400 for a body that is no JSON', method: 'POST', path: '/pipelines', body: '{' },
    { what: '401', method: 'GET', path: '/pipelines', headers: { 'X-Auth-Token': '' } },
    { what: '404 for an id', method: 'GET', path: `/pipelines/${UNKNOWN_ID}` },
    { what: '404 for a path', method: 'GET', path: '/nothing' },
    { what: '405', method: 'PUT', path: '/pipelines' },
    { what: '400 for a fault that is none', method: 'GET', path: '/pipelines', headers: { 'X-Fault': 'x' } },
    ...['status=503', 'status=204', 'empty-429', 'html', 'edge-api-key-404', 'latency=1'].map((fault) => ({
      what: `the fault ${fault}`,
      method: 'GET',
      path: '/pipelines',
      headers: { 'X-Fault': fault },
    })),
  ])('are on $what', async ({ method, path, body, headers }: Sample) => {
    await using upstream = await startWithClock()
    await upstream.call('PATCH', '/current-plan', { project_id: TEST_PROJECT_ID, plan_name: 'starter' })
    upstream.clock.advanceMs(1000)
    const answer = await upstream.call(method, path.replace(':project', TEST_PROJECT_ID), body, headers)
    expect(limitsOf(answer)).toEqual(['50, 50;w=1', '49', '1'])
  })

  it('rate-limit headers are on a response that a fault cuts off', async () => {
    await using upstream = await startWithClock()
    const response = await fetch(`${upstream.url}/edge-services/v1beta1/pipelines`, {
      headers: { 'X-Auth-Token': 'x', 'X-Fault': 'cut-body' },
    })
    expect(limitsOf(response)).toEqual(['50, 50;w=1', '49', '1'])
    await expect(response.text()).rejects.toThrow('terminated')
  })

  it('a fault can replace the rate-limit headers, and they are added to a response that was fetched elsewhere', async () => {
    await using upstream = await startWithClock()
    upstream.faults.add({
      on: 'GET /pipelines',
      respond: () => new Response('{}', { headers: { 'X-Ratelimit-Remaining': '7' } }),
    })
    upstream.faults.add({ on: 'GET /plans', respond: () => fetch('data:application/json,{}') })
    expect(limitsOf(await upstream.call('GET', '/pipelines'))).toEqual(['50, 50;w=1', '7', '1'])
    expect(limitsOf(await upstream.call('GET', '/plans'))).toEqual(['50, 50;w=1', '48', '1'])
  })

  it('rate-limit headers count down to 0 for each credential in each second, and nothing is refused', async () => {
    await using upstream = await startWithClock()
    const remaining = async (token: string) => {
      const answer = await upstream.call('GET', '/plans', undefined, { 'X-Auth-Token': token })
      expect(answer.status).toBe(200)
      return Number(answer.headers.get('X-Ratelimit-Remaining'))
    }
    const counted: number[] = []
    for (let call = 0; call < 52; call++) counted.push(await remaining('a'))
    expect(counted).toEqual([...Array.from({ length: 50 }, (_, index) => 49 - index), 0, 0])
    expect(await remaining('b')).toBe(49)
    upstream.clock.advanceMs(899)
    expect(await remaining('a')).toBe(0)
    upstream.clock.advanceMs(1)
    expect(await remaining('a')).toBe(49)
    expect(await remaining('b')).toBe(49)
  })

  it('requests to /faults have no rate-limit headers, and do not count', async () => {
    await using upstream = await startWithClock({ rateLimit: 1 })
    for (let call = 0; call < 3; call++) {
      const response = await fetch(`${upstream.url}/faults`, {
        method: 'DELETE',
        headers: { 'X-Auth-Token': 'x' },
      })
      expect(response.status).toBe(204)
      expect(limitsOf(response)).toEqual([null, null, null])
    }
  })
})

describe('a rate limit that is set', () => {
  const tooMany = {
    type: 'too_many_requests',
    message: 'too many requests',
    help_message: '2 calls are allowed in 1 s',
    limit: { quota: 2, window_seconds: 1 },
    reset_seconds: 1,
    reset_at: '2026-10-06T07:13:10.000Z',
  }

  it('calls above the limit in the same second are refused for that credential only, and change nothing', async () => {
    await using upstream = await startWithClock({ rateLimit: 2 })
    const create = (token: string) =>
      upstream.call(
        'POST',
        '/pipelines',
        { project_id: TEST_PROJECT_ID, name: 'a' },
        { 'X-Auth-Token': token },
      )
    expect(limitsOf(await create('a'))).toEqual(['2, 2;w=1', '1', '1'])
    expect(await create('a')).toMatchObject({ status: 200 })
    const refused = await create('a')
    expect(refused).toMatchObject({ status: 429, body: tooMany })
    expect(refused.headers.get('Content-Type')).toBe('application/json')
    expect(limitsOf(refused)).toEqual(['2, 2;w=1', '0', '1'])
    expect(await create('b')).toMatchObject({ status: 200 })
    upstream.clock.advanceMs(900)
    expect(await upstream.call('GET', '/pipelines')).toMatchObject({ status: 200, body: { total_count: 3 } })
  })

  it('a refused call does not use up a fault', async () => {
    await using upstream = await startWithClock({ rateLimit: 1 })
    await upstream.call('GET', '/plans')
    const fault = upstream.faults.add({ status: 503, times: 1 })
    expect(await upstream.call('GET', '/plans')).toMatchObject({ status: 429 })
    expect(fault.hits).toBe(0)
    upstream.clock.advanceMs(1000)
    expect(await upstream.call('GET', '/plans')).toMatchObject({ status: 503 })
  })

  it('the official SDK maps the refusal to its own error class', async () => {
    await using upstream = await startWithClock({ rateLimit: 1 })
    const api = new EdgeServicesv1beta1.API(
      createClient({
        apiURL: upstream.url,
        accessKey: 'SCWXXXXXXXXXXXXXXXXX',
        secretKey: '11111111-1111-4111-8111-111111111111',
        defaultProjectId: TEST_PROJECT_ID,
      }),
    )
    await api.listPipelines()
    await expect(api.listPipelines()).rejects.toMatchObject({
      name: 'TooManyRequestsError',
      status: 429,
      limit: { quota: 1, windowSeconds: 1 },
      resetSeconds: 1,
    })
  })
})

type Sample = { method: string; path: string; body?: string; headers?: Record<string, string> }
