import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UnauthenticatedError } from '../../src/edge-services/errors.js'
import { toQueryString } from '../../src/edge-services/path.js'
import { failure } from './support/failure.js'
import {
  answer,
  backendStageBody,
  cacheStageBody,
  connect,
  id,
  pipelineBody,
  startWorld,
} from './support/upstream.js'

const API = '/edge-services/v1beta1'

describe('Endpoints', () => {
  const stages = (stage: object) => ({ stages: [stage], total_count: 1 })

  it.each([
    ['GET /pipelines', 'pipelines.list', [{}], { pipelines: [pipelineBody], total_count: 1 }],
    [
      'GET /pipelines-stages',
      'pipelines.listWithStages',
      [{}],
      { pipelines: [{ pipeline: pipelineBody }], total_count: 1 },
    ],
    [`GET /pipelines/${id(1)}`, 'pipelines.get', [id(1)], pipelineBody],
    [
      'POST /pipelines',
      'pipelines.create',
      [{ project_id: id(100), name: 'a', description: '' }],
      pipelineBody,
    ],
    [`PATCH /pipelines/${id(1)}`, 'pipelines.update', [id(1), { name: 'b' }], pipelineBody],
    [`DELETE /pipelines/${id(1)}`, 'pipelines.delete', [id(1)], undefined],
    [`GET /pipelines/${id(1)}/cache-stages`, 'cacheStages.list', [id(1), {}], stages(cacheStageBody)],
    [`GET /cache-stages/${id(2)}`, 'cacheStages.get', [id(2)], cacheStageBody],
    [
      `POST /pipelines/${id(1)}/cache-stages`,
      'cacheStages.create',
      [id(1), { fallback_ttl: '60s' }],
      cacheStageBody,
    ],
    [`PATCH /cache-stages/${id(2)}`, 'cacheStages.update', [id(2), { backend_stage_id: '' }], cacheStageBody],
    [`DELETE /cache-stages/${id(2)}`, 'cacheStages.delete', [id(2)], undefined],
    [`GET /pipelines/${id(1)}/backend-stages`, 'backendStages.list', [id(1), {}], stages(backendStageBody)],
    [`GET /backend-stages/${id(3)}`, 'backendStages.get', [id(3)], backendStageBody],
    [
      `POST /pipelines/${id(1)}/backend-stages`,
      'backendStages.create',
      [id(1), { scaleway_s3: {} }],
      backendStageBody,
    ],
    [`PATCH /backend-stages/${id(3)}`, 'backendStages.update', [id(3), {}], backendStageBody],
    [`DELETE /backend-stages/${id(3)}`, 'backendStages.delete', [id(3)], undefined],
  ])('%s is %s', async (line, method, args, body) => {
    await using world = await startWorld(answer(body === undefined ? 204 : 200, body))
    const [resource = '', name = ''] = method.split('.')
    const call = Reflect.get(Reflect.get(world.client, resource), name)

    expect(await Reflect.apply(call, null, args)).toEqual(body)

    const [request] = world.requests
    expect(`${request?.method} ${request?.url}`).toBe(line.replace(' ', ` ${API}`))
    const sent = line.startsWith('P') ? args.at(-1) : undefined
    expect(request?.body).toBe(sent === undefined ? '' : JSON.stringify(sent))
  })

  it('appends its path to a prefix, with or without a slash at the end', async () => {
    await using world = await startWorld(answer(200, pipelineBody))
    await using plain = connect(`${world.url}/eu/prefix`)
    await using slashed = connect(`${world.url}/eu/prefix/`)
    await plain.client.pipelines.get(id(1))
    await slashed.client.pipelines.get(id(1))
    expect(world.requests.map(({ url }) => url)).toEqual(Array(2).fill(`/eu/prefix${API}/pipelines/${id(1)}`))
  })
})

describe('Queries', () => {
  it('carry every parameter the API knows', async () => {
    await using world = await startWorld(answer(200, { pipelines: [], total_count: 0 }))
    await world.client.pipelines.list({
      order_by: 'name_desc',
      page: 2,
      page_size: 100,
      name: 'a&b=c/ü +',
      project_id: id(100),
      has_backend_stage_lb: false,
    })
    expect(world.requests[0]?.url).toBe(
      `${API}/pipelines?order_by=name_desc&page=2&page_size=100&name=a%26b%3Dc%2F%C3%BC+%2B&project_id=${id(100)}&has_backend_stage_lb=false`,
    )
  })

  it('come back from the URL as they went in, whatever they hold', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(undefined),
    )
    const query = fc.dictionary(fc.string({ minLength: 1 }), value)
    fc.assert(
      fc.property(query, (parameters) => {
        const text = toQueryString(parameters)
        expect(text).toMatch(/^(\?[\w.*%=&+-]+)?$/)
        const defined = Object.entries(parameters).filter(([, given]) => given !== undefined)
        const expected = defined.map(([name, given]) => [name, String(given)])
        expect([...new URLSearchParams(text)]).toEqual(expected)
      }),
    )
  })
})

describe('Ids', () => {
  it.each([
    '',
    '..',
    '../pipelines',
    '%2e%2e',
    `${id(1)}/../x`,
    `${id(1)}%2f`,
    `${id(1)}\r\nX: y`,
    `${id(1)}?a`,
    ` ${id(1)}`,
  ])('%j never reaches a URL', async (bad) => {
    await using world = await startWorld(answer(200, pipelineBody))
    const { pipelines, cacheStages } = world.client
    await failure(pipelines.get(bad), TypeError)
    await failure(pipelines.delete(bad), TypeError)
    await failure(cacheStages.list(bad, {}), TypeError)
    await failure(cacheStages.update(bad, {}), TypeError)
    expect(world.requests).toEqual([])
  })

  it('are UUIDs in either case', async () => {
    await using world = await startWorld(answer(200, pipelineBody))
    await world.client.pipelines.get('0C7D1F3E-5a44-4f0e-9b0e-6f3a6c1a2b10')
    expect(world.requests).toHaveLength(1)
  })
})

describe('Headers', () => {
  it('are these and no others', async () => {
    await using world = await startWorld(answer(200, pipelineBody), { secretKey: 'gateway' })
    await world.client.pipelines.get(id(1))
    await world.client.pipelines.update(id(1), { name: 'ü' })
    const common = {
      host: new URL(world.url).host,
      connection: 'keep-alive',
      accept: 'application/json',
      'user-agent': expect.stringMatching(/^edgeway\/\d+\.\d+\.\d+/),
      'x-auth-token': 'gateway',
    }
    expect(world.requests.map(({ headers }) => headers)).toEqual([
      common,
      { ...common, 'content-type': 'application/json', 'content-length': '13' },
    ])
  })

  it.each([
    { name: "the caller's token where there is one", token: 'caller', secretKey: 'gateway', sent: 'caller' },
    {
      name: 'the secret key where the caller brought none',
      token: null,
      secretKey: 'gateway',
      sent: 'gateway',
    },
    {
      name: 'the secret key where the caller sent an empty one',
      token: '',
      secretKey: 'gateway',
      sent: 'gateway',
    },
    { name: 'nothing where there is neither', token: null, secretKey: null, sent: undefined },
  ])('X-Auth-Token is $name', async ({ token, secretKey, sent }) => {
    await using world = await startWorld(answer(200, pipelineBody), { secretKey })
    await world.operation({ token }).pipelines.get(id(1))
    expect(world.requests[0]?.headers['x-auth-token']).toBe(sent)
  })

  it('a token that fits no header is refused, and nothing is sent', async () => {
    await using world = await startWorld(answer(200, pipelineBody), { secretKey: 'gateway' })
    const call = world.operation({ token: 'a\r\nX-Evil: 1' }).pipelines.delete(id(1))
    const error = await failure(call, UnauthenticatedError)
    expect(error).toMatchObject({ code: 'UNAUTHENTICATED', status: null, mayHaveHappened: false })
    expect(error.message).not.toContain('Evil')
    expect(world.requests).toEqual([])
  })
})
