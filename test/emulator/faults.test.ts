import { describe, expect, it } from 'vitest'
import { createEdgeServicesServer } from '../../src/emulator/server.js'
import type { Pipeline } from '../../src/wire/pipeline.js'
import { startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'

const BODY = { project_id: TEST_PROJECT_ID, name: 'a' }

async function total(upstream: Awaited<ReturnType<typeof startEmbedded>>): Promise<number> {
  return (await upstream.call<{ total_count: number }>('GET', '/pipelines')).body.total_count
}

describe('the X-Fault header', () => {
  const post = (upstream: Awaited<ReturnType<typeof startEmbedded>>, fault: string) =>
    upstream.call('POST', '/pipelines', BODY, { 'X-Fault': fault })

  it('status: responds with this status and the bare body, and changes nothing', async () => {
    await using upstream = await startEmbedded()
    expect(await post(upstream, 'status=503')).toMatchObject({
      status: 503,
      text: '{"message":"Service Unavailable"}',
    })
    const limited = await post(upstream, 'status=429; retry-after=2')
    expect(limited.status).toBe(429)
    expect(limited.headers.get('Retry-After')).toBe('2')
    expect(await post(upstream, 'status=204')).toMatchObject({ status: 204, text: '' })
    expect(await total(upstream)).toBe(0)
  })

  it("empty-429: responds like the API's gateway, without a body or a content type", async () => {
    await using upstream = await startEmbedded()
    const answer = await post(upstream, 'empty-429')
    expect(answer).toMatchObject({ status: 429, text: '' })
    expect(answer.headers.get('Content-Type')).toBeNull()
    expect(answer.headers.get('X-Envoy-Ratelimited')).toBe('true')
    expect(answer.headers.get('Retry-After')).toBeNull()
    expect(await total(upstream)).toBe(0)
  })

  it('linked-500: refuses to delete a linked stage or a head with a bare 500', async () => {
    await using upstream = await startEmbedded()
    const pipeline = await upstream.createPipeline()
    const backend = await upstream.createBackendStage(pipeline.id)
    const dns = await upstream.call<{ id: string }>('POST', `/pipelines/${pipeline.id}/dns-stages`, {
      backend_stage_id: backend.id,
    })
    await upstream.call('POST', `/pipelines/${pipeline.id}/set-head-stage`, {
      add_new_head_stage: { new_stage_id: dns.body.id },
    })
    upstream.faults.add({ effect: 'linked-500' })
    const bare = { status: 500, text: '{"message":"Internal Server Error"}' }
    expect(await upstream.call('DELETE', `/backend-stages/${backend.id}`)).toMatchObject(bare)
    expect(await upstream.call('DELETE', `/dns-stages/${dns.body.id}?x=y`)).toMatchObject(bare)
    expect(await upstream.call('GET', `/backend-stages/${backend.id}`)).toMatchObject({ status: 200 })
    const free = await upstream.createBackendStage(pipeline.id)
    expect(await upstream.call('DELETE', `/backend-stages/${free.id}`)).toMatchObject({ status: 204 })
    expect(await upstream.call('DELETE', `/backend-stages/${free.id}`)).toMatchObject({ status: 404 })
    expect(await upstream.call('DELETE', `/pipelines/${pipeline.id}`)).toMatchObject({ status: 204 })
  })

  it('linked-500: other objects that are still in use get a 412', async () => {
    await using upstream = await startEmbedded()
    await upstream.call('PATCH', '/current-plan', { project_id: TEST_PROJECT_ID, plan_name: 'starter' })
    await upstream.createPipeline()
    upstream.faults.add({ effect: 'linked-500' })
    expect(await upstream.call('DELETE', `/current-plan/${TEST_PROJECT_ID}`)).toMatchObject({ status: 412 })
  })

  it('edge-api-key-404: reports a missing object that the caller did not name, and changes nothing', async () => {
    await using upstream = await startEmbedded()
    expect(await post(upstream, 'edge-api-key-404')).toMatchObject({
      status: 404,
      text: '{"message":"edge_api_key not Found"}',
    })
    expect(await total(upstream)).toBe(0)
  })

  it('html: responds with a web page', async () => {
    await using upstream = await startEmbedded()
    const answer = await post(upstream, 'html')
    expect(answer).toMatchObject({ status: 502, text: expect.stringMatching(/^<!doctype html>/) })
    expect(answer.headers.get('Content-Type')).toBe('text/html')
    expect(await total(upstream)).toBe(0)
  })

  it('not-json: writes, and sends a response that cannot be parsed', async () => {
    await using upstream = await startEmbedded()
    await expect(post(upstream, 'not-json')).rejects.toThrow(SyntaxError)
    expect(await total(upstream)).toBe(1)
  })

  it('cut-body: writes, and breaks the connection halfway through the response', async () => {
    await using upstream = await startEmbedded()
    const response = await fetch(`${upstream.url}/edge-services/v1beta1/pipelines`, {
      method: 'POST',
      headers: { 'X-Auth-Token': 'x', 'X-Fault': 'cut-body' },
      body: JSON.stringify(BODY),
    })
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow('terminated')
    expect(await total(upstream)).toBe(1)
  })

  it('disconnect: sends no response and writes nothing', async () => {
    await using upstream = await startEmbedded()
    await expect(post(upstream, 'disconnect')).rejects.toThrow('fetch failed')
    expect(await total(upstream)).toBe(0)
  })

  it('latency: sends the usual response later', async () => {
    await using upstream = await startEmbedded()
    const start = performance.now()
    expect(await post(upstream, 'latency=60')).toMatchObject({ status: 200 })
    expect(performance.now() - start).toBeGreaterThanOrEqual(59)
    expect(await post(upstream, 'latency=1; status=500')).toMatchObject({ status: 500 })
  })

  it('hang: ends when the caller leaves, which the server notices', async () => {
    const caller = new AbortController()
    let see = () => {}
    const seen = new Promise<void>((resolve) => {
      see = resolve
    })
    await using upstream = await startEmbedded({
      onRequest: ({ signal }) => {
        signal.addEventListener('abort', see)
        caller.abort()
      },
    })
    const request = fetch(`${upstream.url}/edge-services/v1beta1/pipelines`, {
      headers: { 'X-Auth-Token': 'x', 'X-Fault': 'hang' },
      signal: caller.signal,
    })
    await expect(request).rejects.toThrow('aborted')
    await seen
  })

  it('hang: ends when the server closes', async () => {
    let arrive = () => {}
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve
    })
    const upstream = await startEmbedded({ onRequest: () => arrive() })
    const hanging = expect(post(upstream, 'hang')).rejects.toThrow('fetch failed')
    await arrived
    await upstream.server.close()
    await hanging
  })

  it.each([
    'wat',
    '',
    'status=99',
    'status=600',
    'latency',
    'latency=-1',
    'retry-after=1',
    'html; hang',
    'status=500; html',
  ])('the fault %j is a 400 that lists all directives', async (fault) => {
    await using upstream = await startEmbedded()
    expect(await post(upstream, fault)).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining('expected a fault as latency=<ms>') },
    })
    expect(await total(upstream)).toBe(0)
  })
})

describe('faults that are added', () => {
  it('added faults hit matching requests as many times as they say, and count the hits', async () => {
    await using upstream = await startEmbedded()
    const { id } = await upstream.createPipeline()
    const fault = upstream.faults.add({ on: 'GET /pipelines/:id', status: 503, times: 2 })
    expect(await upstream.call('GET', '/pipelines')).toMatchObject({ status: 200 })
    expect(await upstream.call('GET', `/pipelines/${id}/cache-stages`)).toMatchObject({ status: 200 })
    expect(await upstream.call('PATCH', `/pipelines/${id}`, {})).toMatchObject({ status: 200 })
    expect(await upstream.call('GET', `/pipelines/${id}`)).toMatchObject({ status: 503 })
    expect(await upstream.call('GET', `/pipelines/${id}?x=y`)).toMatchObject({ status: 503 })
    expect(await upstream.call('GET', `/pipelines/${id}`)).toMatchObject({ status: 200 })
    expect(fault.hits).toBe(2)
  })

  it('added faults last until they are removed, and the first match is used', async () => {
    await using upstream = await startEmbedded()
    const first = upstream.faults.add({ status: 500, body: { type: 'conflict', message: 'no' } })
    upstream.faults.add({ status: 503 })
    expect(await upstream.call('GET', '/pipelines')).toMatchObject({
      status: 500,
      body: { message: 'no', type: 'conflict' },
    })
    first.remove()
    expect(await upstream.call('GET', '/pipelines')).toMatchObject({ status: 503 })
    upstream.faults.clear()
    expect(await upstream.call('GET', '/pipelines')).toMatchObject({ status: 200 })
  })

  it('added faults may send any response, or change the usual one', async () => {
    await using upstream = await startEmbedded()
    upstream.faults.add({
      on: 'POST /pipelines',
      respond: async (_request, act) =>
        Response.json({ wrapped: await (await act()).json() }, { status: 201 }),
    })
    const answer = await upstream.call<{ wrapped: Pipeline }>('POST', '/pipelines', BODY)
    expect(answer).toMatchObject({ status: 201, text: expect.stringMatching(/^\{"wrapped":\{"created_at"/) })
    expect(await total(upstream)).toBe(1)
  })
})

describe('faults that are added over HTTP', () => {
  const control = (url: string, method: string, body?: object) =>
    fetch(`${url}/faults`, {
      method,
      headers: { 'X-Auth-Token': 'x' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })

  it('faults added over HTTP hit matching requests until they are used up or cleared', async () => {
    await using upstream = await startEmbedded()
    await control(upstream.url, 'POST', { on: 'GET /pipelines', fault: 'status=503', times: 1 })
    expect(await upstream.call('GET', '/pipelines')).toMatchObject({ status: 503 })
    expect(await upstream.call('GET', '/pipelines')).toMatchObject({ status: 200 })

    expect((await control(upstream.url, 'POST', { fault: 'html' })).status).toBe(200)
    expect(await upstream.call('GET', '/pipelines-stages')).toMatchObject({ status: 502 })
    expect((await control(upstream.url, 'DELETE')).status).toBe(204)
    expect(await upstream.call('GET', '/pipelines-stages')).toMatchObject({ status: 200 })
  })

  it('faults that cannot be parsed are refused with all problems at once', async () => {
    await using upstream = await startEmbedded()
    const answer = await control(upstream.url, 'POST', { on: 'everything', times: 0 })
    expect(await answer.json()).toMatchObject({
      details: [{ argument_name: 'times' }, { argument_name: 'fault' }, { argument_name: 'on' }],
    })
    expect((await control(upstream.url, 'POST', { fault: 'explode' })).status).toBe(400)
    expect(await upstream.call('GET', '/pipelines')).toMatchObject({ status: 200 })
  })
})

describe('the server without sockets', () => {
  const request = (init?: RequestInit) =>
    new Request('http://localhost/edge-services/v1beta1/pipelines', {
      headers: { 'X-Auth-Token': 'x' },
      ...init,
    })

  it('fetch responds as over HTTP', async () => {
    const server = createEdgeServicesServer()
    const response = await server.fetch(request({ method: 'POST', body: JSON.stringify(BODY) }))
    expect(response.status).toBe(200)
    expect(response.headers.get('Content-Type')).toBe('application/json')
    expect(await (await server.fetch(request())).json()).toMatchObject({ total_count: 1 })
    await server.close()
  })

  it('fetch rejects if a fault would break the connection', async () => {
    const server = createEdgeServicesServer()
    server.faults.add({ effect: 'disconnect' })
    await expect(server.fetch(request())).rejects.toThrow('disconnected by a fault')
    await server.close()
  })
})

it('onRequest sees the method, path, query and headers of each request before it is handled', async () => {
  await using upstream = await startEmbedded()
  await upstream.call('GET', '/pipelines?page=2&name=a%20b', undefined, {
    'X-Auth-Token': '',
    'X-Other': 'y',
  })
  const [seen] = upstream.upstreamRequests('GET /pipelines')
  expect(seen).toMatchObject({ method: 'GET', path: '/pipelines' })
  expect(Object.fromEntries(seen?.query ?? [])).toEqual({ page: '2', name: 'a b' })
  expect(seen?.headers.get('X-Other')).toBe('y')
})

it('a failure of the emulator is logged, and its 500 gives no details', async () => {
  const logged: unknown[] = []
  await using upstream = await startEmbedded({
    logger: { error: (details) => logged.push(details), warn: () => {} },
    randomUUID: () => 'cccccccc-0000-4000-8000-000000000001',
  })
  await upstream.createPipeline()
  expect(await upstream.call('POST', '/pipelines', BODY)).toMatchObject({
    status: 500,
    text: '{"message":"Internal Server Error"}',
  })
  expect(logged).toMatchObject([{ method: 'POST', err: { code: 'SQLITE_CONSTRAINT_UNIQUE' } }])
})

it('listening on a port that is taken rejects with its error code', async () => {
  await using upstream = await startEmbedded()
  const server = createEdgeServicesServer()
  await expect(server.listen({ port: upstream.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await server.close()
})
