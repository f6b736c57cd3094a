import { describe, expect, it } from 'vitest'
import { encodeJson } from '../../src/emulator/responses.js'
import { startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'
import { UNKNOWN_ID, UUID_V4 } from '../support/ids.js'

describe('every response has the headers of the API', () => {
  it.each([
    { status: 200, method: 'GET', path: '/pipelines' },
    { status: 404, method: 'GET', path: `/pipelines/${UNKNOWN_ID}` },
    { status: 400, method: 'GET', path: '/pipelines?page=0' },
    { status: 405, method: 'PUT', path: '/pipelines' },
  ])('$status', async ({ status, method, path }) => {
    await using upstream = await startEmbedded()
    const answer = await upstream.call(method, path)
    expect(answer.status).toBe(status)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json',
      'content-length': String(answer.text.length),
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      server: 'Scaleway API Gateway (fr-par-2;edge02)',
      'strict-transport-security': 'max-age=63072000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-request-id': expect.stringMatching(UUID_V4),
      date: expect.stringMatching(/GMT$/),
    })
  })

  it('a 204 has a content type, but no body and no length', async () => {
    await using upstream = await startEmbedded()
    const { id } = await upstream.createPipeline()
    const answer = await upstream.call('DELETE', `/pipelines/${id}`)
    expect(answer.status).toBe(204)
    expect(answer.text).toBe('')
    expect(answer.headers.get('Content-Type')).toBe('application/json')
    expect(answer.headers.get('Content-Length')).toBeNull()
    expect(answer.headers.get('Transfer-Encoding')).toBeNull()
  })

  it('each response has a different request id', async () => {
    await using upstream = await startEmbedded()
    const first = await upstream.call('GET', '/pipelines')
    const second = await upstream.call('GET', '/pipelines')
    expect(first.headers.get('X-Request-Id')).not.toBe(second.headers.get('X-Request-Id'))
  })
})

describe('JSON is compact, its keys in alphabetical order at every depth', () => {
  it('in objects within lists within objects', () => {
    expect(encodeJson({ b: [{ z: null, a: 'é"\n' }], a: { d: 1.5, c: false }, gone: undefined })).toBe(
      '{"a":{"c":false,"d":1.5},"b":[{"a":"é\\"\\n","z":null}]}',
    )
  })

  it('in a response, whose Content-Length counts bytes', async () => {
    await using upstream = await startEmbedded()
    const answer = await upstream.call('POST', '/pipelines', { project_id: TEST_PROJECT_ID, name: 'été 🌞' })
    expect(answer.text).toBe(encodeJson(answer.body))
    expect(answer.headers.get('Content-Length')).toBe(String(Buffer.byteLength(answer.text)))
    expect(answer.text).toMatch(
      /^\{"created_at":.*,"description":.*,"errors":\[\{"code":.*,"message":.*,"severity":.*,"stage":.*,"type":.*\}\],"id":/,
    )
  })
})

describe('a token is required', () => {
  const denied = {
    message: 'authentication is denied',
    method: 'api_key',
    reason: 'not_found',
    type: 'denied_authentication',
  }

  it.each(['', '  '])('the token %j is refused with the body of the API', async (token) => {
    await using upstream = await startEmbedded()
    const answer = await upstream.call('GET', '/pipelines', undefined, { 'X-Auth-Token': token })
    expect(answer).toMatchObject({ status: 401, body: denied })
  })

  it('a missing token is refused, and nothing is written', async () => {
    await using upstream = await startEmbedded()
    const response = await fetch(`${upstream.url}/edge-services/v1beta1/pipelines`, {
      method: 'POST',
      body: JSON.stringify({ project_id: TEST_PROJECT_ID, name: 'a' }),
    })
    expect(response.status).toBe(401)
    expect(await response.json()).toEqual(denied)
    expect(await upstream.call('GET', '/pipelines')).toMatchObject({ body: { total_count: 0 } })
  })

  it('any other token is accepted', async () => {
    await using upstream = await startEmbedded()
    expect(await upstream.call('GET', '/pipelines', undefined, { 'X-Auth-Token': 'x' })).toMatchObject({
      status: 200,
    })
  })
})

describe('paths and methods that the API does not have', () => {
  it.each(['/nothing', '/pipelines/', `/pipelines/${UNKNOWN_ID}/nothing`, '/cache-stages'])(
    'GET %s is a bare 404',
    async (path) => {
      await using upstream = await startEmbedded()
      expect(await upstream.call('GET', path)).toMatchObject({ status: 404, text: '{"message":"Not Found"}' })
    },
  )

  it('a path outside the API is a bare 404 too', async () => {
    await using upstream = await startEmbedded()
    const response = await fetch(`${upstream.url}/pipelines`, { headers: { 'X-Auth-Token': 'x' } })
    expect(response.status).toBe(404)
    expect(await response.text()).toBe('{"message":"Not Found"}')
  })

  it('another method gets a 405 that lists the allowed ones', async () => {
    await using upstream = await startEmbedded()
    const answer = await upstream.call('PUT', `/cache-stages/${UNKNOWN_ID}`, {})
    expect(answer).toMatchObject({ status: 405, text: '{"message":"Method Not Allowed"}' })
    expect(answer.headers.get('Allow')).toBe('GET, PATCH, DELETE')
  })
})

describe('an id in a path', () => {
  it.each(['/pipelines', '/cache-stages', '/backend-stages'])(
    '%s/{id}: an unknown id is a bare 404',
    async (path) => {
      await using upstream = await startEmbedded()
      for (const [method, body] of [['GET'], ['PATCH', {}], ['DELETE']] as const) {
        const answer = await upstream.call(method, `${path}/${UNKNOWN_ID}`, body)
        expect(answer).toMatchObject({ status: 404, text: '{"message":"Not Found"}' })
      }
    },
  )

  it.each([
    ['/pipelines/not-a-uuid', 'pipeline_id'],
    ['/pipelines/..%2fpipelines', 'pipeline_id'],
    [`/pipelines/${UNKNOWN_ID}%0d%0aX: y`, 'pipeline_id'],
    ['/cache-stages/1', 'cache_stage_id'],
    ['/backend-stages/%00', 'backend_stage_id'],
    ['/pipelines/1/cache-stages', 'pipeline_id'],
  ])('%s is refused because its id is not a UUID', async (path, name) => {
    await using upstream = await startEmbedded()
    expect(await upstream.call('GET', path)).toMatchObject({
      status: 400,
      body: {
        type: 'invalid_arguments',
        message: 'invalid argument(s)',
        details: [{ argument_name: name, reason: 'format', help_message: 'value must be a valid UUID' }],
      },
    })
  })

  it('an id in upper case is accepted', async () => {
    await using upstream = await startEmbedded()
    const { id } = await upstream.createPipeline()
    expect(await upstream.call('GET', `/pipelines/${id.toUpperCase()}`)).toMatchObject({
      status: 200,
      body: { id },
    })
  })

  it('an id of one kind of stage is unknown to another kind', async () => {
    await using upstream = await startEmbedded()
    const pipeline = await upstream.createPipeline()
    const { id } = await upstream.createBackendStage(pipeline.id)
    expect(await upstream.call('GET', `/cache-stages/${id}`)).toMatchObject({ status: 404 })
    expect(await upstream.call('DELETE', `/cache-stages/${id}`)).toMatchObject({ status: 404 })
  })
})

describe('a request body', () => {
  it.each(['{', '{"name":}', 'name=a', '\u0000'])('%j is refused because it is not JSON', async (body) => {
    await using upstream = await startEmbedded()
    expect(await upstream.call('POST', '/pipelines', body)).toMatchObject({
      status: 400,
      body: { message: 'request body is not valid JSON' },
    })
  })

  it.each(['[]', 'null', '"a"', '1'])('%j is refused because it is not an object', async (body) => {
    await using upstream = await startEmbedded()
    expect(await upstream.call('POST', '/pipelines', body)).toMatchObject({
      status: 400,
      body: { message: 'request body is not a JSON object' },
    })
  })

  const bodyOf = (bytes: number) => {
    const start = `{"project_id":"${TEST_PROJECT_ID}","name":"a","description":"`
    return `${start}${'x'.repeat(bytes - start.length - 2)}"}`
  }

  it('a body of 1 MiB is accepted, and one byte more gets a 413', async () => {
    await using upstream = await startEmbedded()
    expect(await upstream.call('POST', '/pipelines', bodyOf(1024 * 1024))).toMatchObject({ status: 200 })
    expect(await upstream.call('POST', '/pipelines', bodyOf(1024 * 1024 + 1))).toMatchObject({
      status: 413,
      body: { message: 'Request Entity Too Large' },
    })
  })

  it('the bytes of a chunked body are counted too', async () => {
    await using upstream = await startEmbedded()
    const send = (text: string) =>
      fetch(`${upstream.url}/edge-services/v1beta1/pipelines`, {
        method: 'POST',
        headers: { 'X-Auth-Token': 'x' },
        body: new Blob([text]).stream(),
        duplex: 'half',
      } as RequestInit)
    expect((await send(bodyOf(100_000))).status).toBe(200)
    const refused = await send(bodyOf(1024 * 1024 + 1)).then(
      (response) => response.status,
      () => 413, // The connection may be closed while the rest of the body is still being sent.
    )
    expect(refused).toBe(413)
    expect(await upstream.call('GET', '/pipelines')).toMatchObject({ body: { total_count: 1 } })
  })
})
