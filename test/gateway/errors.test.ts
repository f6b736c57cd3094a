/** What callers see when things go wrong, and what the log keeps. */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../src/edge-services-server/faults.js'
import { startGateway, startWorld } from '../support/gateway.js'

const UUID = '00000000-0000-4000-8000-000000000001'
const REQUEST_ID = expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)

/** As the facts about the API list them, each with what a read and a write make of it. */
const refusals: {
  name: string
  status: number
  body: object | undefined
  read: string | null
  write: string
}[] = [
  {
    name: 'invalid_arguments',
    status: 400,
    body: {
      type: 'invalid_arguments',
      message: 'invalid argument(s)',
      details: [{ argument_name: 'fallback_ttl', reason: 'constraint', help_message: 'must be less' }],
    },
    read: 'BAD_USER_INPUT',
    write: 'user INVALID input.fallbackTtl',
  },
  {
    name: 'invalid_arguments (required)',
    status: 400,
    body: {
      type: 'invalid_arguments',
      message: 'invalid argument(s)',
      details: [{ argument_name: 'backend_stage_id', reason: 'required' }],
    },
    read: 'BAD_USER_INPUT',
    write: 'user REQUIRED input.backendStageId',
  },
  {
    name: 'a bare 400',
    status: 400,
    body: { message: 'Bad Request' },
    read: 'BAD_USER_INPUT',
    write: 'user INVALID input',
  },
  {
    name: 'denied_authentication',
    status: 401,
    body: {
      type: 'denied_authentication',
      message: 'authentication is denied',
      method: 'api_key',
      reason: 'not_found',
    },
    read: 'UNAUTHENTICATED',
    write: 'UNAUTHENTICATED',
  },
  {
    name: 'permissions_denied',
    status: 403,
    body: {
      type: 'permissions_denied',
      message: 'insufficient permissions',
      details: [{ resource: 'pipeline', action: 'read' }],
    },
    read: 'FORBIDDEN',
    write: 'FORBIDDEN',
  },
  {
    name: 'quotas_exceeded',
    status: 403,
    body: {
      type: 'quotas_exceeded',
      message: 'quota',
      details: [{ resource: 'pipelines', quota: 1, current: 1 }],
    },
    read: 'FORBIDDEN',
    write: 'user QUOTA_EXCEEDED input',
  },
  {
    name: 'a bare 403 for a stage',
    status: 403,
    body: { message: 'Permission denied' },
    read: null,
    write: 'user NOT_FOUND input.id',
  },
  {
    name: 'a bare 404',
    status: 404,
    body: { message: 'Not Found' },
    read: null,
    write: 'user NOT_FOUND input.id',
  },
  {
    name: 'not_found',
    status: 404,
    body: { type: 'not_found', message: 'resource is not found', resource: 'cache_stage', resource_id: UUID },
    read: null,
    write: 'user NOT_FOUND input.id',
  },
  {
    name: 'already_exists',
    status: 409,
    body: {
      type: 'already_exists',
      message: 'resource already exists',
      resource: 'r',
      resource_id: UUID,
      help_message: 'h',
    },
    read: 'UPSTREAM_UNAVAILABLE',
    write: 'user CONFLICT input.id',
  },
  {
    name: 'transient_state',
    status: 409,
    body: {
      type: 'transient_state',
      message: 'm',
      resource: 'r',
      resource_id: UUID,
      current_state: 'configuring',
    },
    read: 'UPSTREAM_UNAVAILABLE',
    write: 'user TRANSIENT_STATE input.id',
  },
  {
    name: 'conflict',
    status: 409,
    body: { type: 'conflict', message: 'free text' },
    read: 'UPSTREAM_UNAVAILABLE',
    write: 'user CONFLICT input.id',
  },
  {
    name: 'resource_expired',
    status: 410,
    body: {
      type: 'resource_expired',
      message: 'm',
      resource: 'r',
      resource_id: UUID,
      expired_since: '2026-01-01T00:00:00Z',
    },
    read: 'UPSTREAM_UNAVAILABLE',
    write: 'user EXPIRED input.id',
  },
  {
    name: 'expired',
    status: 410,
    body: {
      type: 'expired',
      message: 'm',
      resource: 'r',
      resource_id: UUID,
      expired_since: '2026-01-01T00:00:00Z',
    },
    read: 'UPSTREAM_UNAVAILABLE',
    write: 'user EXPIRED input.id',
  },
  {
    name: 'precondition_failed',
    status: 412,
    body: {
      type: 'precondition_failed',
      message: 'm',
      precondition: 'resource_still_in_use',
      help_message: 'h',
    },
    read: 'UPSTREAM_UNAVAILABLE',
    write: 'user PRECONDITION_FAILED input.id',
  },
  {
    name: 'locked',
    status: 423,
    body: { type: 'locked', message: 'm', resource: 'r', resource_id: UUID },
    read: 'UPSTREAM_UNAVAILABLE',
    write: 'user LOCKED input.id',
  },
  {
    name: 'too_many_requests',
    status: 429,
    body: { type: 'too_many_requests', message: 'm', help_message: 'h', limit: { quota: 1 } },
    read: 'RATE_LIMITED',
    write: 'RATE_LIMITED',
  },
  {
    name: 'out_of_stock',
    status: 503,
    body: { type: 'out_of_stock', message: 'm', resource: 'r' },
    read: 'UPSTREAM_UNAVAILABLE',
    write: 'UPSTREAM_UNAVAILABLE',
  },
  {
    name: 'a bare 500',
    status: 500,
    body: { message: 'internal' },
    read: 'UPSTREAM_UNAVAILABLE',
    write: 'UPSTREAM_UNAVAILABLE',
  },
]

const READ = `{ cacheStage(id: "${UUID}") { id } }`
const WRITE = `mutation { updateCacheStage(input: { id: "${UUID}", fallbackTtl: 1 }) { userErrors { code field message } } }`

describe('an upstream that refuses', () => {
  it.each(refusals)('with $name: a read sees $read', async ({ status, body, read }) => {
    await using world = await startWorld()
    world.upstream.faults.add({ status, body })
    const { data, errors } = await world.query(READ)
    expect(data).toEqual({ cacheStage: null })
    expect(errors.map(({ extensions }) => extensions)).toEqual(
      read === null ? [] : [expect.objectContaining({ code: read, requestId: REQUEST_ID })],
    )
  })

  it.each(refusals)('with $name: a write sees $write', async ({ status, body, write }) => {
    await using world = await startWorld()
    world.upstream.faults.add({ status, body })
    const { data, errors } = await world.query(WRITE)
    const [error] = errors
    const [userError] = data?.updateCacheStage?.userErrors ?? []
    expect(userError ? `user ${userError.code} ${userError.field.join('.')}` : error?.extensions.code).toBe(
      write,
    )
    expect(world.upstream.requests).toHaveLength(1)
  })

  it('passes the wait on that the upstream asked for', async () => {
    await using world = await startWorld()
    world.upstream.faults.add({ status: 429, retryAfterSeconds: 120 })
    const { errors } = await world.query(READ)
    expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 120 })
    world.upstream.faults.clear()
    world.upstream.faults.add({ effect: 'empty-429' })
    expect((await world.query(READ)).errors[0]?.extensions).not.toHaveProperty('retryAfter')
  })
})

const breakdowns: { name: string; fault: Fault; code: string; happened: boolean }[] = [
  {
    name: 'cut off in the middle of its answer',
    fault: { effect: 'cut-body' },
    code: 'UPSTREAM_UNAVAILABLE',
    happened: true,
  },
  { name: 'answering no JSON', fault: { effect: 'not-json' }, code: 'UPSTREAM_UNAVAILABLE', happened: true },
  { name: 'answering a web page', fault: { effect: 'html' }, code: 'UPSTREAM_UNAVAILABLE', happened: true },
  { name: 'hanging up', fault: { effect: 'disconnect' }, code: 'UPSTREAM_UNAVAILABLE', happened: true },
  { name: 'saying nothing', fault: { effect: 'hang' }, code: 'UPSTREAM_TIMEOUT', happened: true },
  {
    name: 'answering 200 with an error',
    fault: { respond: () => Response.json({ message: 'secret-of-the-upstream' }) },
    code: 'UPSTREAM_UNAVAILABLE',
    happened: true,
  },
  { name: 'rate limiting', fault: { effect: 'empty-429' }, code: 'RATE_LIMITED', happened: false },
]

describe('an upstream that breaks down', () => {
  it.each(breakdowns)('by $name costs a read one field, with $code', async ({ fault, code }) => {
    await using world = await startWorld({ operationTimeoutMs: 300 })
    const { id } = await world.upstream.createPipeline({ name: 'still here' })
    world.upstream.faults.add({ on: 'GET /cache-stages/:id', ...fault })
    const { data, errors } = await world.query(
      `{ cacheStage(id: "${UUID}") { id } pipeline(id: "${id}") { name } }`,
    )
    expect(data).toEqual({ cacheStage: null, pipeline: { name: 'still here' } })
    expect(errors).toMatchObject([{ path: ['cacheStage'], extensions: { code, requestId: REQUEST_ID } }])
  })

  it.each(breakdowns)(
    'by $name: a write is sent once, and says whether it may have happened',
    async ({ fault, code, happened }) => {
      await using world = await startWorld({ operationTimeoutMs: 300 })
      const { id } = await world.upstream.createPipeline()
      world.upstream.resetRequests()
      world.upstream.faults.add(fault)
      const { errors } = await world.query(
        `mutation { updatePipeline(input: { id: "${id}", name: "n" }) { pipeline { id } } }`,
      )
      expect(errors).toMatchObject([{ extensions: { code } }])
      expect(errors[0]?.message).toContain(happened ? 'may have been made' : 'Nothing was changed')
      expect(world.upstream.requests).toHaveLength(1)
    },
  )

  it('by being gone: nothing can have happened', async () => {
    const world = await startWorld()
    await using gateway = await startGateway(world.upstream.url)
    await world[Symbol.asyncDispose]()
    const { errors } = await gateway.query(WRITE)
    expect(errors[0]).toMatchObject({ extensions: { code: 'UPSTREAM_UNAVAILABLE' } })
    expect(errors[0]?.message).toContain('Nothing was changed')
    expect((await gateway.query(READ)).errors[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE')
  })

  it('by redirecting elsewhere: the credential does not follow', async () => {
    await using elsewhere = await startWorld()
    await using world = await startWorld()
    world.upstream.faults.add({ respond: () => Response.redirect(`${elsewhere.upstream.url}/steal`, 307) })
    expect((await world.query(READ)).errors[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE')
    expect((await world.query(WRITE)).errors[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE')
    expect(elsewhere.upstream.requests).toEqual([])
  })

  it('for a moment is asked again by a read', async () => {
    await using world = await startWorld()
    const { id } = await world.upstream.createPipeline({ name: 'found' })
    world.upstream.faults.add({ status: 503, times: 2 })
    expect(await world.read(`{ pipeline(id: "${id}") { name } }`)).toEqual({ pipeline: { name: 'found' } })
  })

  it('in one list of many costs that list alone', async () => {
    await using world = await startWorld()
    const { id } = await world.upstream.createPipeline({ name: 'p' })
    await world.upstream.createBackendStage(id)
    world.upstream.faults.add({ on: 'GET /pipelines/:id/cache-stages', status: 500 })
    const { data, errors } = await world.query(
      `{ pipeline(id: "${id}") { name cacheStages { nodes { id } } backendStages { totalCount nodes { status } } } }`,
    )
    expect(data.pipeline).toMatchObject({ name: 'p', cacheStages: null, backendStages: { totalCount: 1 } })
    expect(errors).toMatchObject([{ path: ['pipeline', 'cacheStages'] }])
  })
})

describe('what the upstream said', () => {
  it('goes to the log once under the request id, and not to the caller', async () => {
    await using world = await startWorld()
    world.upstream.faults.add({ status: 500, body: { message: 'secret-of-the-upstream' } })
    const fields = Array.from(
      { length: 5 },
      (_, index) => `s${index}: cacheStage(id: "${UUID}") { id }`,
    ).join(' ')
    const result = await world.query(`{ ${fields} }`)
    expect(result.errors).toHaveLength(5)
    const told = JSON.stringify([result.data, result.errors])
    for (const secret of [
      'secret-of-the-upstream',
      world.upstream.url,
      'edge-services',
      'ServerError',
      'stack',
    ])
      expect(told).not.toContain(secret)
    const requestId = result.headers.get('x-request-id')
    expect(result.errors[0]?.extensions.requestId).toBe(requestId)
    const lines = world.log.filter((line) => JSON.stringify(line).includes('secret-of-the-upstream'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ requestId, code: 'UPSTREAM_UNAVAILABLE' })
  })

  it('of a refused write is in the log too', async () => {
    await using world = await startWorld()
    world.upstream.faults.add({
      status: 423,
      body: { type: 'locked', message: 'locked by billing', resource: 'r', resource_id: UUID },
    })
    const { headers } = await world.query(WRITE)
    expect(world.log).toMatchObject([
      { requestId: headers.get('x-request-id'), msg: 'the API refused a write' },
    ])
    expect(JSON.stringify(world.log)).toContain('locked by billing')
  })
})

describe('a credential', () => {
  it('of the caller goes upstream and wins over the gateway’s own; no other header does', async () => {
    await using world = await startWorld()
    await world.query(
      '{ pipelines { totalCount } }',
      {},
      { 'x-auth-token': 'callers', cookie: 'a=b', 'x-custom': 'c' },
    )
    await world.query('{ pipelines { totalCount } }')
    const [first, second] = world.upstream.requests
    expect(first?.headers.get('x-auth-token')).toBe('callers')
    expect(first?.headers.get('cookie')).toBeNull()
    expect(first?.headers.get('x-custom')).toBeNull()
    expect(second?.headers.get('x-auth-token')).toBe('11111111-1111-4111-8111-111111111111')
  })

  it('that nobody has is not made up: the upstream says so, and the answer who could send one', async () => {
    await using world = await startWorld({ client: { secretKey: null } })
    const { errors } = await world.query('{ pipelines { totalCount } }')
    expect(errors[0]).toMatchObject({
      message:
        'Edge Services needs a credential: send one as X-Auth-Token, or start the gateway with SCW_SECRET_KEY.',
      extensions: { code: 'UNAUTHENTICATED' },
    })
  })

  it.each([
    ['of the caller', { client: { secretKey: null } }, { 'x-auth-token': 'callers' }],
    ['of the gateway', {}, {}],
  ])('%s that the API does not take is said to be that', async (_whose, settings, headers) => {
    await using world = await startWorld(settings)
    world.upstream.faults.add({ status: 401, body: { message: 'no' } })
    const { errors } = await world.query('{ pipelines { totalCount } }', {}, headers)
    expect(errors[0]?.message).toBe('Edge Services does not accept the credential.')
  })
})
