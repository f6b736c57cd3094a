import { describe, expect, it } from 'vitest'
import { ResponseTooLargeError, UnexpectedBodyError } from '../../src/api-client/failures.js'
import { backendStageBody, cacheStageBody, pipelineBody } from '../support/api-bodies.js'
import { answer, startClientWorld } from '../support/client-world.js'
import { id } from '../support/ids.js'
import { failure } from './support/failure.js'

const without = (body: object, ...names: string[]) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)))

describe('An answer is returned as it came', () => {
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
  ])('a pipeline $form', async ({ body }) => {
    const sent = { ...pipelineBody, ...body }
    await using world = await startClientWorld(answer(200, sent))
    expect(await world.client.pipelines.get(id(1))).toEqual(sent)
  })

  it.each([
    { form: 'linked to nothing', body: cacheStageBody },
    { form: 'before status and include_cookies', body: without(cacheStageBody, 'status', 'include_cookies') },
    { form: 'with a null lifetime', body: { ...cacheStageBody, fallback_ttl: null } },
    { form: 'with an unknown status', body: { ...cacheStageBody, status: 'draining', waf_stage_id: id(9) } },
  ])('a cache stage $form', async ({ body }) => {
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
  ])('a backend stage of a $form origin', async ({ origin }) => {
    const body = { ...without(backendStageBody, 'scaleway_s3', 'status'), ...origin }
    await using world = await startClientWorld(answer(200, body))
    expect(await world.client.stages.backend.get(id(3))).toEqual(body)
  })

  it('pipelines with stages of kinds that nobody knows yet', async () => {
    const item = { pipeline: pipelineBody, teapot_stages: [{ id: id(70) }], route_stages: [] }
    const body = { pipelines: [item, { pipeline: pipelineBody }], total_count: 2 }
    await using world = await startClientWorld(answer(200, body))
    expect(await world.client.pipelines.listWithStages({})).toEqual(body)
  })

  it('whatever its content type, since its shape is what is checked', async () => {
    await using world = await startClientWorld(
      answer(200, cacheStageBody, { 'Content-Type': 'application/json; charset=utf-8' }),
    )
    expect(await world.client.stages.cache.get(id(2))).toEqual(cacheStageBody)
  })

  it('text outside ASCII survives being cut into packets', async () => {
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

describe('A success that is not what the API promises is an UnexpectedBodyError', () => {
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
  ])('$what', async ({ sent, message }) => {
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

  it.each([null, undefined, {}, 'a'])('a list whose items are %j', async (stages) => {
    await using world = await startClientWorld(answer(200, { stages, total_count: 0 }))
    const error = await failure(world.client.stages.backend.list(id(1), {}), UnexpectedBodyError)
    expect(error.message).toContain('not a list of backend stages: expected an array at /stages, got')
  })

  it('a write may have happened all the same', async () => {
    await using world = await startClientWorld(answer(200, '<html>'))
    const error = await failure(world.client.stages.cache.create(id(1), {}), UnexpectedBodyError)
    expect(error.mayHaveHappened).toBe(true)
  })

  it('a delete that answers 200 with a body that says something', async () => {
    await using world = await startClientWorld(answer(200, { message: 'it did not work' }))
    const error = await failure(world.client.stages.cache.delete(id(2)), UnexpectedBodyError)
    expect(error.message).toContain('expected no body, got {"message":"it did not work"}')
    expect(error.mayHaveHappened).toBe(true)
  })

  it('quotes no more than a log line holds', async () => {
    await using world = await startClientWorld(answer(200, `<p>${'x'.repeat(100_000)}`))
    const error = await failure(world.client.pipelines.get(id(1)), UnexpectedBodyError)
    expect(error.message.length).toBeLessThan(500)
    expect(error.upstreamBody?.length).toBeLessThan(2100)
    expect(error.upstreamBody).toContain('(100003 characters)')
  })
})

describe('An answer made to exhaust its reader', () => {
  it('with a million items that cannot be read fails whole', async () => {
    await using world = await startClientWorld(
      answer(200, { pipelines: new Array(1_000_000).fill(1), total_count: 1 }),
    )
    const error = await failure(world.client.pipelines.list({}), UnexpectedBodyError)
    expect(error.message).toContain('more than 50000 values cannot be read')
  })

  it('with values nested as deeply as JSON allows costs those values', async () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000)
    const text = `{"id":"${id(1)}","name":${deep},"status":${deep}}`
    await using world = await startClientWorld((_request, response) => response.end(text))
    const pipeline = await world.client.pipelines.get(id(1))
    expect(pipeline.id).toBe(id(1))
    expect(() => pipeline.name).toThrow(/expected a string at \/name, got/)
  })
})

describe('A delete', () => {
  it.each(['{}', ' {} ', 'null'])('is done where the answer says nothing: %s', async (body) => {
    await using world = await startClientWorld(answer(200, body))
    expect(await world.client.pipelines.delete(id(1))).toBeUndefined()
  })

  it.each([200, 202, 204])('is done where the answer is an empty %i', async (status) => {
    await using world = await startClientWorld(answer(status))
    expect(await world.client.pipelines.delete(id(1))).toBeUndefined()
  })
})

describe('An answer that is too large', () => {
  const body = { ...pipelineBody, name: 'x'.repeat(3000) }

  it('is not read to its end', async () => {
    await using world = await startClientWorld(answer(200, body), { maxResponseBytes: 2000 })
    const error = await failure(world.client.pipelines.get(id(1)), ResponseTooLargeError)
    expect(error).toMatchObject({ code: 'UNAVAILABLE', status: 200, mayHaveHappened: false })
    expect(world.requests).toHaveLength(1)
  })

  it('after a write leaves open whether it happened', async () => {
    await using world = await startClientWorld(answer(200, body), { maxResponseBytes: 2000 })
    const error = await failure(world.client.pipelines.update(id(1), {}), ResponseTooLargeError)
    expect(error.mayHaveHappened).toBe(true)
  })

  it('does not harm the calls after it', async () => {
    await using world = await startClientWorld(
      (_request, response, count) => response.end(JSON.stringify(count === 1 ? body : pipelineBody)),
      { maxResponseBytes: 2000, connections: 1 },
    )
    await failure(world.client.pipelines.get(id(1)), ResponseTooLargeError)
    expect(await world.client.pipelines.get(id(1))).toEqual(pipelineBody)
  })
})

describe('Large answers that are read at once', () => {
  const large = JSON.stringify({ ...pipelineBody, name: 'x'.repeat(7_000_000) })

  it('share what room there is, which small answers do not need', async () => {
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
    // Some are refused while none is complete, so the others are read as far as they have come.
    expect(await Promise.race(calls)).toBe('no room')
    expect(await world.operation().pipelines.get(id(99))).toEqual(pipelineBody)
    for (const complete of held) complete()
    const outcomes = await Promise.all(calls)
    expect(outcomes.filter((outcome) => outcome === 'read').length).toBeGreaterThanOrEqual(4)
    expect(new Set(outcomes)).toEqual(new Set(['read', 'no room']))
  })

  it('leave their room to those after them', async () => {
    await using world = await startClientWorld(answer(200, large))
    for (let read = 0; read < 6; read++)
      expect((await world.operation().pipelines.get(id(read))).id).toBe(pipelineBody.id)
  })

  it('are bounded for each operation, one after the other too', async () => {
    await using world = await startClientWorld(answer(200, large))
    const operation = world.operation()
    for (let read = 0; read < 9; read++) await operation.pipelines.get(id(read))
    const error = await failure(operation.pipelines.get(id(9)), ResponseTooLargeError)
    expect(error.message).toMatch(/more than 67108864 bytes/)
    expect((await world.operation().pipelines.get(id(9))).id).toBe(pipelineBody.id)
  })
})
