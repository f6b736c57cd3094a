import { describe, expect, it } from 'vitest'
import { ResponseTooLargeError, UnexpectedBodyError } from '../../src/api-client/failures.js'
import { backendStageBody, cacheStageBody, pipelineBody } from '../support/api-bodies.js'
import { answer, startClientWorld } from '../support/client-world.js'
import { id } from '../support/ids.js'
import { failure } from './support/failure.js'

const without = (body: object, ...names: string[]) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)))

describe('a valid response', () => {
  it.each([
    { form: 'of today', body: pipelineBody },
    { form: 'before vpc_endpoint_ids', body: without(pipelineBody, 'vpc_endpoint_ids') },
    { form: 'with no status and no errors', body: without(pipelineBody, 'status', 'errors') },
    { form: 'with a status nobody knows', body: { ...pipelineBody, status: 'hibernating' } },
    {
      form: 'with an error of unknown words',
      body: {
        ...pipelineBody,
        errors: [{ stage: 'moon', code: 'new', severity: 'mild', message: '', type: 'other' }],
      },
    },
    { form: 'with nine digits', body: { ...pipelineBody, created_at: '2026-07-22T09:22:10.071419875Z' } },
    { form: 'with a field of tomorrow', body: { ...pipelineBody, edge: { regions: ['fr-par'] } } },
    { form: 'with a field named __proto__', body: JSON.parse('{"__proto__":{"x":1}}') },
  ])('returns a pipeline $form unchanged', async ({ body }) => {
    const sent = { ...pipelineBody, ...body }
    await using world = await startClientWorld(answer(200, sent))
    expect(await world.client.pipelines.get(id(1))).toEqual(sent)
  })

  it.each([
    { form: 'linked to nothing', body: cacheStageBody },
    { form: 'before status and include_cookies', body: without(cacheStageBody, 'status', 'include_cookies') },
    { form: 'with a null lifetime', body: { ...cacheStageBody, fallback_ttl: null } },
    { form: 'with an unknown status', body: { ...cacheStageBody, status: 'draining', waf_stage_id: id(9) } },
  ])('returns a cache stage $form unchanged', async ({ body }) => {
    await using world = await startClientWorld(answer(200, body))
    expect(await world.client.stages.cache.get(id(2))).toEqual(body)
  })

  it.each([
    { form: 'S3', origin: { scaleway_s3: { bucket_name: 'a', bucket_region: 'fr-par', is_website: true } } },
    {
      form: 'Load Balancer',
      origin: {
        scaleway_lb: {
          lbs: [
            {
              domain_name: '',
              frontend_id: id(21),
              has_websocket: false,
              id: id(22),
              is_ssl: true,
              private_network_id: null,
              zone: 'fr-par-1',
            },
          ],
        },
      },
    },
    {
      form: 'container',
      origin: { scaleway_serverless_container: { container_id: id(5), region: 'fr-par' } },
    },
    { form: 'function', origin: { scaleway_serverless_function: { function_id: id(6), region: 'fr-par' } } },
    { form: 'future', origin: { scaleway_teapot: {} } },
  ])('returns a backend stage of a $form origin unchanged', async ({ origin }) => {
    const body = { ...without(backendStageBody, 'scaleway_s3', 'status'), ...origin }
    await using world = await startClientWorld(answer(200, body))
    expect(await world.client.stages.backend.get(id(3))).toEqual(body)
  })

  it('returns pipelines with stages of unknown kinds unchanged', async () => {
    const item = { pipeline: pipelineBody, teapot_stages: [{ id: id(70) }], route_stages: [] }
    const body = { pipelines: [item, { pipeline: pipelineBody }], total_count: 2 }
    await using world = await startClientWorld(answer(200, body))
    expect(await world.client.pipelines.listWithStages({})).toEqual(body)
  })

  it('ignores the content type and checks the shape', async () => {
    await using world = await startClientWorld(
      answer(200, cacheStageBody, { 'Content-Type': 'application/json; charset=utf-8' }),
    )
    expect(await world.client.stages.cache.get(id(2))).toEqual(cacheStageBody)
  })

  it('decodes a character that is split between two packets', async () => {
    const body = { ...pipelineBody, name: '€'.repeat(100_000) }
    await using world = await startClientWorld((_request, response) => {
      const bytes = Buffer.from(JSON.stringify(body))
      response.writeHead(200, { 'Content-Length': bytes.length })
      response.write(bytes.subarray(0, 1001))
      setImmediate(() => response.end(bytes.subarray(1001)))
    })
    expect(await world.client.pipelines.get(id(1))).toEqual(body)
  })
})

describe("a success that breaks the API's promise", () => {
  it.each([
    { what: 'nothing', sent: '', message: 'expected a cache stage as JSON, got an empty body' },
    {
      what: 'HTML',
      sent: '<html>hello</html>',
      message: 'expected a cache stage as JSON, got <html>hello</html>',
    },
    { what: 'half a JSON', sent: '{"id":"', message: 'expected a cache stage as JSON, got {"id":"' },
    { what: 'null', sent: 'null', message: 'not a cache stage: expected an object at the top, got null' },
    { what: 'an array', sent: '[]', message: 'not a cache stage: expected an object at the top, got []' },
    {
      what: 'an error body',
      sent: '{"message":"internal error"}',
      message: 'expected an object with an id at the top, got {"message":',
    },
    {
      what: 'an empty id',
      sent: JSON.stringify({ ...cacheStageBody, id: '' }),
      message: 'expected an object with an id at the top, got {"id":""',
    },
  ])('throws an UnexpectedBodyError for $what', async ({ sent, message }) => {
    await using world = await startClientWorld(answer(200, sent, { 'X-Request-Id': 'r-1' }))
    const error = await failure(world.client.stages.cache.get(id(2)), UnexpectedBodyError)
    expect(error.message).toContain(message)
    expect(error).toMatchObject({
      code: 'UNAVAILABLE',
      status: 200,
      requestId: 'r-1',
      method: 'GET',
      path: `/cache-stages/${id(2)}`,
      upstreamBody: sent === '' ? null : sent,
      mayHaveHappened: false,
    })
    expect(world.requests).toHaveLength(1)
  })

  it.each([null, undefined, {}, 'a'])(
    'throws an UnexpectedBodyError for a list whose items are %j',
    async (stages) => {
      await using world = await startClientWorld(answer(200, { stages, total_count: 0 }))
      const error = await failure(world.client.stages.backend.list(id(1), {}), UnexpectedBodyError)
      expect(error.message).toContain('not a list of backend stages: expected an array at /stages, got')
    },
  )

  it('says that the write may have taken effect', async () => {
    await using world = await startClientWorld(answer(200, '<html>'))
    const error = await failure(world.client.stages.cache.create(id(1), {}), UnexpectedBodyError)
    expect(error.mayHaveHappened).toBe(true)
  })

  it('throws an UnexpectedBodyError for a delete whose 200 has a body', async () => {
    await using world = await startClientWorld(answer(200, { message: 'it did not work' }))
    const error = await failure(world.client.stages.cache.delete(id(2)), UnexpectedBodyError)
    expect(error.message).toContain('expected no body, got {"message":"it did not work"}')
    expect(error.mayHaveHappened).toBe(true)
  })

  it('shortens the quoted body to fit a log line', async () => {
    await using world = await startClientWorld(answer(200, `<p>${'x'.repeat(100_000)}`))
    const error = await failure(world.client.pipelines.get(id(1)), UnexpectedBodyError)
    expect(error.message.length).toBeLessThan(500)
    expect(error.upstreamBody?.length).toBeLessThan(2100)
    expect(error.upstreamBody).toContain('(100003 characters)')
  })
})

describe('a response made to exhaust its reader', () => {
  it('rejects a list of a million unreadable items as a whole', async () => {
    await using world = await startClientWorld(
      answer(200, { pipelines: new Array(1_000_000).fill(1), total_count: 1 }),
    )
    const error = await failure(world.client.pipelines.list({}), UnexpectedBodyError)
    expect(error.message).toContain('more than 50000 values cannot be read')
  })

  it('loses only the values that are nested as deeply as JSON allows', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    const text = `{"id":"${id(1)}","name":${deep},"status":${deep}}`
    await using world = await startClientWorld((_request, response) => response.end(text))
    const pipeline = await world.client.pipelines.get(id(1))
    expect(pipeline.id).toBe(id(1))
    expect(() => pipeline.name).toThrow(/expected a string at \/name, got/)
  })
})

describe('the response to a delete', () => {
  it.each(['{}', ' {} ', 'null'])('accepts the empty JSON %s', async (body) => {
    await using world = await startClientWorld(answer(200, body))
    expect(await world.client.pipelines.delete(id(1))).toBeUndefined()
  })

  it.each([200, 202, 204])('accepts an empty %i', async (status) => {
    await using world = await startClientWorld(answer(status))
    expect(await world.client.pipelines.delete(id(1))).toBeUndefined()
  })
})

describe('a response that is too large', () => {
  const body = { ...pipelineBody, name: 'x'.repeat(3000) }

  it('stops reading before the end', async () => {
    await using world = await startClientWorld(answer(200, body), { maxResponseBytes: 2000 })
    const error = await failure(world.client.pipelines.get(id(1)), ResponseTooLargeError)
    expect(error).toMatchObject({ code: 'UNAVAILABLE', status: 200, mayHaveHappened: false })
    expect(world.requests).toHaveLength(1)
  })

  it('leaves open whether a write took effect', async () => {
    await using world = await startClientWorld(answer(200, body), { maxResponseBytes: 2000 })
    const error = await failure(world.client.pipelines.update(id(1), {}), ResponseTooLargeError)
    expect(error.mayHaveHappened).toBe(true)
  })

  it('leaves later calls unharmed after a large response', async () => {
    await using world = await startClientWorld(
      (_request, response, count) => response.end(JSON.stringify(count === 1 ? body : pipelineBody)),
      { maxResponseBytes: 2000, connections: 1 },
    )
    await failure(world.client.pipelines.get(id(1)), ResponseTooLargeError)
    expect(await world.client.pipelines.get(id(1))).toEqual(pipelineBody)
  })
})

describe('large responses that are read concurrently', () => {
  const large = JSON.stringify({ ...pipelineBody, name: 'x'.repeat(7_000_000) })

  it('refuses large responses beyond the shared memory, and still reads small ones', async () => {
    const held: (() => void)[] = []
    await using world = await startClientWorld((request, response) => {
      if (request.url.endsWith(id(99))) {
        response.end(JSON.stringify(pipelineBody))
        return
      }
      response.write(large.slice(0, -1))
      held.push(() => response.end(large.slice(-1)))
    })
    const calls = Array.from({ length: 8 }, (_, index) =>
      world
        .operation()
        .pipelines.get(id(index))
        .then(
          () => 'read',
          (error: unknown) => (error instanceof ResponseTooLargeError ? 'no room' : error),
        ),
    )
    // Some are refused before any response is complete, so the others have been read as far as they were sent.
    expect(await Promise.race(calls)).toBe('no room')
    expect(await world.operation().pipelines.get(id(99))).toEqual(pipelineBody)
    for (const complete of held) complete()
    const outcomes = await Promise.all(calls)
    expect(outcomes.filter((outcome) => outcome === 'read').length).toBeGreaterThanOrEqual(4)
    expect(new Set(outcomes)).toEqual(new Set(['read', 'no room']))
  })

  it('frees the memory of a response once it has been read', async () => {
    await using world = await startClientWorld(answer(200, large))
    for (let read = 0; read < 6; read++)
      expect((await world.operation().pipelines.get(id(read))).id).toBe(pipelineBody.id)
  })

  it('limits the responses of one operation in total', async () => {
    await using world = await startClientWorld(answer(200, large))
    const operation = world.operation()
    for (let read = 0; read < 9; read++) await operation.pipelines.get(id(read))
    const error = await failure(operation.pipelines.get(id(9)), ResponseTooLargeError)
    expect(error.message).toMatch(/more than 67108864 bytes/)
    expect((await world.operation().pipelines.get(id(9))).id).toBe(pipelineBody.id)
  })
})
