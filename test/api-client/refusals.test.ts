import { describe, expect, it } from 'vitest'
import * as errors from '../../src/api-client/errors.js'
import * as failures from '../../src/api-client/failures.js'
import { clientCalls } from '../support/client-calls.js'
import { answer, startClientWorld } from '../support/client-world.js'
import { id } from '../support/ids.js'
import { WHOLE_SECOND_MS } from '../support/manual-clock.js'
import { failure } from './support/failure.js'

const named = { resource: 'pipeline', resource_id: id(1) }

describe('a typed refusal of the API', () => {
  it.each([
    {
      status: 400,
      body: {
        type: 'invalid_arguments',
        message: 'invalid argument(s)',
        details: [
          { argument_name: 'fallback_ttl', reason: 'format', help_message: 'must be a duration' },
          { argument_name: 'name', reason: 'required' },
        ],
      },
      type: errors.InvalidArgumentsError,
      facts: {
        code: 'INVALID_ARGUMENTS',
        details: [
          { argumentName: 'fallback_ttl', reason: 'format', helpMessage: 'must be a duration' },
          { argumentName: 'name', reason: 'required', helpMessage: null },
        ],
      },
    },
    {
      status: 401,
      body: {
        type: 'denied_authentication',
        message: 'authentication is denied',
        method: 'api_key',
        reason: 'not_found',
      },
      type: errors.UnauthenticatedError,
      facts: { code: 'UNAUTHENTICATED' },
    },
    {
      status: 403,
      body: {
        type: 'permissions_denied',
        message: 'insufficient permissions',
        details: [{ resource: 'pipeline', action: 'read' }],
      },
      type: errors.ForbiddenError,
      facts: { code: 'FORBIDDEN' },
    },
    {
      status: 403,
      body: {
        type: 'quotas_exceeded',
        message: 'quota(s) exceeded',
        details: [{ resource: 'pipelines', quota: 10, current: 10 }],
        project_id: id(100),
      },
      type: errors.QuotaExceededError,
      facts: { code: 'QUOTA_EXCEEDED', details: [{ resource: 'pipelines', quota: 10, current: 10 }] },
    },
    {
      status: 404,
      body: { type: 'not_found', message: 'resource is not found', ...named },
      type: errors.NotFoundError,
      facts: { code: 'NOT_FOUND', resource: 'pipeline', resourceId: id(1) },
    },
    {
      status: 409,
      body: { type: 'already_exists', message: 'resource already exists', help_message: 'h', ...named },
      type: errors.AlreadyExistsError,
      facts: { code: 'ALREADY_EXISTS' },
    },
    {
      status: 409,
      body: {
        type: 'transient_state',
        message: 'resource is in a transient state',
        current_state: 'configuring',
        ...named,
      },
      type: errors.TransientStateError,
      facts: { code: 'TRANSIENT_STATE', currentState: 'configuring' },
    },
    {
      status: 409,
      body: { type: 'conflict', message: 'two at once' },
      type: errors.ConflictError,
      facts: { code: 'CONFLICT' },
    },
    {
      status: 410,
      body: { type: 'expired', message: 'gone', expired_since: '2026-07-22T09:22:10Z', ...named },
      type: errors.ExpiredError,
      facts: { code: 'EXPIRED' },
    },
    {
      status: 410,
      body: { type: 'resource_expired', message: 'gone', ...named },
      type: errors.ExpiredError,
      facts: { code: 'EXPIRED' },
    },
    {
      status: 412,
      body: {
        type: 'precondition_failed',
        message: 'precondition is not respected',
        precondition: 'resource_still_in_use',
        help_message: 'unlink it first',
      },
      type: errors.PreconditionFailedError,
      facts: {
        code: 'PRECONDITION_FAILED',
        precondition: 'resource_still_in_use',
        helpMessage: 'unlink it first',
      },
    },
    {
      status: 423,
      body: { type: 'locked', message: 'resource is locked', ...named },
      type: errors.LockedError,
      facts: { code: 'LOCKED' },
    },
    {
      status: 429,
      body: { type: 'too_many_requests', message: 'slow down', help_message: 'h', reset_seconds: 7.2 },
      type: errors.RateLimitedError,
      facts: { code: 'RATE_LIMITED', retryAfterSeconds: 8 },
    },
    {
      status: 503,
      body: { type: 'out_of_stock', message: 'no more', resource: 'pipeline' },
      type: failures.ServerError,
      facts: { code: 'UNAVAILABLE' },
    },
  ])('maps $status $body.type to $facts.code', async ({ status, body, type, facts }) => {
    await using world = await startClientWorld(answer(status, body, { 'X-Request-Id': 'r-9' }))
    const error = await failure<errors.EdgeServicesError>(world.client.pipelines.update(id(1), {}), type)
    expect(error).toMatchObject({
      ...facts,
      name: type.name,
      status,
      requestId: 'r-9',
      method: 'PATCH',
      path: `/pipelines/${id(1)}`,
      upstreamBody: JSON.stringify(body),
      mayHaveHappened: status >= 500,
    })
    expect(error.message).toBe(`PATCH /pipelines/${id(1)} answered ${status}: ${body.message}`)
  })
})

describe('a refusal without a valid type', () => {
  const forms = [
    { form: 'a bare message', body: { message: 'no' } },
    { form: 'a type nobody knows', body: { type: 'novel', message: 'no' } },
    { form: 'a type that is no string', body: { type: 7, message: 'no' } },
    { form: 'HTML', body: '<html>no</html>' },
    { form: 'an array', body: [] },
    { form: 'no body', body: undefined },
  ]
  it.each(
    [
      { status: 400, facts: { code: 'INVALID_ARGUMENTS', details: [] } },
      { status: 401, facts: { code: 'UNAUTHENTICATED' } },
      { status: 403, facts: { code: 'FORBIDDEN' } },
      { status: 404, facts: { code: 'NOT_FOUND', resource: null, resourceId: null } },
      { status: 405, facts: { code: 'UNAVAILABLE', name: 'UnexpectedStatusError' } },
      { status: 409, facts: { code: 'CONFLICT' } },
      { status: 410, facts: { code: 'EXPIRED' } },
      { status: 412, facts: { code: 'PRECONDITION_FAILED', precondition: null, helpMessage: null } },
      { status: 418, facts: { code: 'UNAVAILABLE', name: 'UnexpectedStatusError' } },
      { status: 423, facts: { code: 'LOCKED' } },
      { status: 429, facts: { code: 'RATE_LIMITED', retryAfterSeconds: null } },
      { status: 500, facts: { code: 'UNAVAILABLE', name: 'ServerError' } },
      { status: 502, facts: { code: 'UNAVAILABLE', name: 'ServerError' } },
      { status: 599, facts: { code: 'UNAVAILABLE', name: 'ServerError' } },
    ]
      .flatMap((row) => forms.map((form) => ({ ...row, ...form })))
      .filter(({ status, form }) => status !== 404 || form !== 'HTML'),
  )('maps $status with $form to $facts.code', async ({ status, body, facts }) => {
    await using world = await startClientWorld(answer(status, body))
    const error = await failure(world.client.pipelines.delete(id(1)), errors.EdgeServicesError)
    expect(error).toMatchObject({ ...facts, status, mayHaveHappened: status >= 500 })
  })

  it('maps a 404 with a web page to UNAVAILABLE, because such a page is not from the API', async () => {
    await using world = await startClientWorld(answer(404, '<html>no</html>'))
    const error = await failure(world.client.pipelines.get(id(1)), errors.EdgeServicesError)
    expect(error).toMatchObject({ code: 'UNAVAILABLE', name: 'UnexpectedStatusError', status: 404 })
  })

  it.each([
    { status: 400, type: 'invalid_arguments', rest: { details: 'x' }, code: 'INVALID_ARGUMENTS' },
    { status: 400, type: 'invalid_arguments', rest: { details: [{ reason: 1 }] }, code: 'INVALID_ARGUMENTS' },
    { status: 403, type: 'quotas_exceeded', rest: { details: [{}] }, code: 'FORBIDDEN' },
    { status: 404, type: 'not_found', rest: { resource: 3 }, code: 'NOT_FOUND' },
    { status: 409, type: 'transient_state', rest: {}, code: 'CONFLICT' },
    { status: 412, type: 'precondition_failed', rest: { precondition: [] }, code: 'PRECONDITION_FAILED' },
    { status: 429, type: 'too_many_requests', rest: { reset_at: 'soon' }, code: 'RATE_LIMITED' },
    { status: 400, type: 'not_found', rest: named, code: 'INVALID_ARGUMENTS' },
  ])('maps $status $type with $rest to $code', async ({ status, type, rest, code }) => {
    await using world = await startClientWorld(answer(status, { type, message: 'm', ...rest }))
    const error = await failure(world.client.pipelines.update(id(1), {}), errors.EdgeServicesError)
    expect(error.code).toBe(code)
  })
})

describe('a missing object', () => {
  it("maps the API's bare 404 to NOT_FOUND", async () => {
    await using world = await startClientWorld(answer(404, '{"message":"Not Found"}'))
    await failure(world.client.pipelines.get(id(1)), errors.NotFoundError)
    await failure(world.client.stages.cache.get(id(2)), errors.NotFoundError)
    await failure(world.client.stages.cache.list(id(1), {}), errors.NotFoundError)
  })

  it(`maps 403 "Permission denied", the API's response before August 2025, to NOT_FOUND for a stage and its rules only`, async () => {
    await using world = await startClientWorld(answer(403, { message: 'Permission denied' }))
    for (const { call, sent } of clientCalls) {
      const isOfOneStage = /^[A-Z]+ \/[a-z]+-stages\//.test(sent)
      const error = await failure(call(world.client), errors.EdgeServicesError)
      expect(error.code, sent).toBe(isOfOneStage ? 'NOT_FOUND' : 'FORBIDDEN')
    }
  })

  it('does not take any other 403 on a stage for a missing object', async () => {
    await using typed = await startClientWorld(
      answer(403, { type: 'permissions_denied', message: 'Permission denied', details: [] }),
    )
    await failure(typed.client.stages.cache.get(id(2)), errors.ForbiddenError)
  })
})

describe('the wait that a rate limit asks for', () => {
  const typed = { type: 'too_many_requests', message: 'slow down' }
  it.each([
    { form: 'no body and no header, as Envoy does', body: undefined, headers: {}, seconds: null },
    { form: 'Retry-After in seconds', body: undefined, headers: { 'Retry-After': '30' }, seconds: 30 },
    {
      form: 'Retry-After as a date',
      body: undefined,
      headers: { 'Retry-After': new Date(WHOLE_SECOND_MS + 90_000).toUTCString() },
      seconds: 90,
    },
    {
      form: 'Retry-After that is neither',
      body: undefined,
      headers: { 'Retry-After': 'later' },
      seconds: null,
    },
    { form: 'reset_seconds', body: { ...typed, reset_seconds: 12 }, headers: {}, seconds: 12 },
    {
      form: 'reset_at',
      body: { ...typed, reset_at: new Date(WHOLE_SECOND_MS + 45_500).toISOString() },
      headers: {},
      seconds: 46,
    },
    {
      form: 'a header and a body',
      body: { ...typed, reset_seconds: 12 },
      headers: { 'Retry-After': '3' },
      seconds: 3,
    },
    { form: 'X-Ratelimit-Reset', body: undefined, headers: { 'X-Ratelimit-Reset': '7' }, seconds: 7 },
    {
      form: 'X-Ratelimit-Reset with a fraction',
      body: undefined,
      headers: { 'X-Ratelimit-Reset': '0.4' },
      seconds: 1,
    },
    {
      form: 'X-Ratelimit-Reset rounded down',
      body: undefined,
      headers: { 'X-Ratelimit-Reset': '0' },
      seconds: 1,
    },
    {
      form: 'X-Ratelimit-Reset that makes no sense',
      body: undefined,
      headers: { 'X-Ratelimit-Reset': 'soon' },
      seconds: null,
    },
    {
      form: 'a body and X-Ratelimit-Reset',
      body: { ...typed, reset_seconds: 12 },
      headers: { 'X-Ratelimit-Reset': '7' },
      seconds: 12,
    },
    {
      form: 'all three',
      body: { ...typed, reset_seconds: 12 },
      headers: { 'X-Ratelimit-Reset': '7', 'Retry-After': '3' },
      seconds: 3,
    },
  ])('reads the wait from $form', async ({ body, headers, seconds }) => {
    const sent: Record<string, string> = { 'X-Envoy-Ratelimited': 'true', ...headers }
    await using world = await startClientWorld(answer(429, body, sent))
    const error = await failure(world.client.pipelines.delete(id(1)), errors.RateLimitedError)
    expect(error.retryAfterSeconds).toBe(seconds)
  })
})
