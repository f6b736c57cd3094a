/** Tests the errors that the caller sees and those that the log keeps. */
import { describe, expect, it } from 'vitest'
import type { Fault } from '../../src/emulator/faults.js'
import { startGateway, startWorld } from '../support/gateway.js'
import { SOME_ID } from '../support/ids.js'
import { REQUEST_ID } from './support/request-id.js'

const READ = `{ cacheStage(id: "${SOME_ID}") { id } }`
const WRITE = `mutation { updateCacheStage(input: { id: "${SOME_ID}", fallbackTtl: 1 }) { userErrors { code field message } } }`

/** Allows enough time for any call that gets a response, even on a slow machine. */
const TIMEOUT_MS = 2_000

const breakdowns: { name: string; fault: Fault; code: string; happened: boolean }[] = [
  {
    name: 'cut off in the middle of its response',
    fault: { effect: 'cut-body' },
    code: 'UPSTREAM_UNAVAILABLE',
    happened: true,
  },
  { name: 'answering no JSON', fault: { effect: 'not-json' }, code: 'UPSTREAM_UNAVAILABLE', happened: true },
  { name: 'answering a web page', fault: { effect: 'html' }, code: 'UPSTREAM_UNAVAILABLE', happened: true },
  { name: 'hanging up', fault: { effect: 'disconnect' }, code: 'UPSTREAM_UNAVAILABLE', happened: true },
  { name: 'saying nothing', fault: { effect: 'hang' }, code: 'UPSTREAM_TIMEOUT', happened: true },
  {
    name: 'responding 200 with an error',
    fault: { respond: () => Response.json({ message: 'secret-of-the-upstream' }) },
    code: 'UPSTREAM_UNAVAILABLE',
    happened: true,
  },
  { name: 'rate limiting', fault: { effect: 'empty-429' }, code: 'RATE_LIMITED', happened: false },
]

describe('an upstream that fails', () => {
  it.each(breakdowns)(
    'loses one field of a read, with $code, when the upstream fails by $name',
    async ({ fault, code }) => {
      await using world = await startWorld(
        code === 'UPSTREAM_TIMEOUT' ? { operationTimeoutMs: TIMEOUT_MS } : {},
      )
      const { id } = await world.upstream.createPipeline({ name: 'still here' })
      world.upstream.faults.add({ on: 'GET /cache-stages/:id', ...fault })
      const { data, errors } = await world.query(
        `{ cacheStage(id: "${SOME_ID}") { id } pipeline(id: "${id}") { name } }`,
      )
      expect(data).toEqual({ cacheStage: null, pipeline: { name: 'still here' } })
      expect(errors).toMatchObject([{ path: ['cacheStage'], extensions: { code, requestId: REQUEST_ID } }])
    },
  )

  it.each(breakdowns)(
    'sends a write once and says whether it may have taken effect when the upstream fails by $name',
    async ({ fault, code, happened }) => {
      await using world = await startWorld(
        code === 'UPSTREAM_TIMEOUT' ? { operationTimeoutMs: TIMEOUT_MS } : {},
      )
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

  it('says that nothing was changed when the upstream cannot be reached', async () => {
    const world = await startWorld()
    await using gateway = await startGateway(world.upstream.url)
    await world[Symbol.asyncDispose]()
    const { errors } = await gateway.query(WRITE)
    expect(errors[0]).toMatchObject({ extensions: { code: 'UPSTREAM_UNAVAILABLE' } })
    expect(errors[0]?.message).toContain('Nothing was changed')
    expect((await gateway.query(READ)).errors[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE')
  })

  it('does not follow a redirect with the credential', async () => {
    await using elsewhere = await startWorld()
    await using world = await startWorld()
    world.upstream.faults.add({ respond: () => Response.redirect(`${elsewhere.upstream.url}/steal`, 307) })
    expect((await world.query(READ)).errors[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE')
    expect((await world.query(WRITE)).errors[0]?.extensions.code).toBe('UPSTREAM_UNAVAILABLE')
    expect(elsewhere.upstream.requests).toEqual([])
  })

  it('retries a read after a short failure', async () => {
    await using world = await startWorld()
    const { id } = await world.upstream.createPipeline({ name: 'found' })
    world.upstream.faults.add({ status: 503, times: 2 })
    expect(await world.read(`{ pipeline(id: "${id}") { name } }`)).toEqual({ pipeline: { name: 'found' } })
  })

  it('loses only the list that failed, of several', async () => {
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

describe('the text of an upstream error', () => {
  it("logs the upstream's text once with the request id, and hides it from the caller", async () => {
    await using world = await startWorld()
    world.upstream.faults.add({ status: 500, body: { message: 'secret-of-the-upstream' } })
    const fields = Array.from(
      { length: 5 },
      (_, index) => `s${index}: cacheStage(id: "${SOME_ID}") { id }`,
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

  it("logs the upstream's text for a refused write, without a stack", async () => {
    await using world = await startWorld()
    world.upstream.faults.add({
      status: 423,
      body: { type: 'locked', message: 'locked by billing', resource: 'r', resource_id: SOME_ID },
    })
    const { headers } = await world.query(WRITE)
    expect(world.log).toMatchObject([
      {
        requestId: headers.get('x-request-id'),
        msg: 'a write failed',
        refusal: {
          code: 'LOCKED',
          status: 423,
          message: expect.stringContaining('locked by billing'),
          upstreamBody: expect.stringContaining(SOME_ID),
        },
      },
    ])
    expect(JSON.stringify(world.log)).not.toMatch(/stack|errors\.[jt]s/)
  })
})

describe('a credential', () => {
  it("sends the caller's credential upstream instead of the gateway's own, and no other header", async () => {
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

  it('sends no credential when nobody gave one, and tells the caller who can send one', async () => {
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
  ])('reports that the API does not accept %s', async (_whose, settings, headers) => {
    await using world = await startWorld(settings)
    world.upstream.faults.add({ status: 401, body: { message: 'no' } })
    const { errors } = await world.query('{ pipelines { totalCount } }', {}, headers)
    expect(errors[0]?.message).toBe('Edge Services does not accept the credential.')
  })
})
