/** Tests the error that a read and a write return for each error type of the API. */
import { describe, expect, it } from 'vitest'
import { startWorld } from '../support/gateway.js'
import { SOME_ID } from '../support/ids.js'
import { REQUEST_ID } from './support/request-id.js'

/** The API's error types, each with the resulting error of a read and of a write. */
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
    body: {
      type: 'not_found',
      message: 'resource is not found',
      resource: 'cache_stage',
      resource_id: SOME_ID,
    },
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
      resource_id: SOME_ID,
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
      resource_id: SOME_ID,
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
      resource_id: SOME_ID,
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
      resource_id: SOME_ID,
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
    body: { type: 'locked', message: 'm', resource: 'r', resource_id: SOME_ID },
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

const READ = `{ cacheStage(id: "${SOME_ID}") { id } }`
const WRITE = `mutation { updateCacheStage(input: { id: "${SOME_ID}", fallbackTtl: 1 }) { userErrors { code field message } } }`

describe('an upstream that refuses', () => {
  it.each(refusals)(
    'answers a read with $read when the upstream refuses with $name',
    async ({ status, body, read }) => {
      await using world = await startWorld()
      world.upstream.faults.add({ status, body })
      const { data, errors } = await world.query(READ)
      expect(data).toEqual({ cacheStage: null })
      expect(errors.map(({ extensions }) => extensions)).toEqual(
        read === null ? [] : [expect.objectContaining({ code: read, requestId: REQUEST_ID })],
      )
    },
  )

  it.each(refusals)(
    'answers a write with $write when the upstream refuses with $name',
    async ({ status, body, write }) => {
      await using world = await startWorld()
      world.upstream.faults.add({ status, body })
      const { data, errors } = await world.query(WRITE)
      const [error] = errors
      const [userError] = data?.updateCacheStage?.userErrors ?? []
      expect(userError ? `user ${userError.code} ${userError.field.join('.')}` : error?.extensions.code).toBe(
        write,
      )
      expect(world.upstream.requests).toHaveLength(1)
    },
  )

  it('passes on the wait that the upstream asked for', async () => {
    await using world = await startWorld()
    world.upstream.faults.add({ status: 429, retryAfterSeconds: 120 })
    const { errors } = await world.query(READ)
    expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 120 })
    world.upstream.faults.clear()
    world.upstream.faults.add({ effect: 'empty-429' })
    // The wait comes from X-Ratelimit-Reset, which every response carries.
    expect((await world.query(READ)).errors[0]?.extensions).toMatchObject({ retryAfter: 1 })
  })
})
