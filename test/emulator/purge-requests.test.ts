import { describe, expect, it } from 'vitest'
import type { PurgeRequest, PurgeRequestList } from '../../src/wire/purge-request.js'
import { startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'
import { ORGANIZATION_ID, OTHER_PROJECT_ID, UNKNOWN_ID } from '../support/ids.js'
import { createManualClock } from '../support/manual-clock.js'

async function startWithPipeline() {
  const clock = createManualClock('2026-07-22T09:22:10.071419875Z')
  const told: PurgeRequest[] = []
  const upstream = await startEmbedded({
    clock,
    pendingMs: 500,
    organizations: { [TEST_PROJECT_ID]: ORGANIZATION_ID },
    onPurgeRequest: (request) => {
      told.push(request)
    },
  })
  const pipeline = await upstream.createPipeline()
  const purge = (body: object) =>
    upstream.call<PurgeRequest>('POST', '/purge-requests', { pipeline_id: pipeline.id, ...body })
  return Object.assign(upstream, { clock, told, pipeline, purge })
}

describe('a purge request', () => {
  it.each([{ all: true }, { assets: ['/videos/my-video.mp4', '/'] }])(
    'a purge request of %j is pending for a moment, then done, and its updated_at is when it was done',
    async (what) => {
      await using upstream = await startWithPipeline()
      const { status, body } = await upstream.purge(what)
      expect(status).toBe(200)
      expect(body).toEqual({
        ...what,
        id: body.id,
        pipeline_id: upstream.pipeline.id,
        status: 'pending',
        created_at: '2026-07-22T09:22:10.071419875Z',
        updated_at: '2026-07-22T09:22:10.071419875Z',
      })
      const read = async () => (await upstream.call('GET', `/purge-requests/${body.id}`)).body
      upstream.clock.advanceMs(499)
      const created_at = '2026-07-22T09:22:10.071419Z'
      expect(await read()).toEqual({ ...body, created_at, updated_at: created_at })
      upstream.clock.advanceMs(1)
      const done = { ...body, status: 'done', created_at, updated_at: '2026-07-22T09:22:10.571419Z' }
      expect(await read()).toEqual(done)
      upstream.clock.advanceMs(1_000_000)
      expect(await read()).toEqual(done)
    },
  )

  it('onPurgeRequest is called with a purge request, but not with a refused one', async () => {
    await using upstream = await startWithPipeline()
    await upstream.purge({})
    const { body } = await upstream.purge({ assets: ['/a'] })
    expect(upstream.told).toEqual([body])
  })

  it('a purge request is pending, and has no response, until onPurgeRequest resolves', async () => {
    const clock = createManualClock()
    let tell: (told: { request: PurgeRequest; resolve: () => void }) => void
    const told = new Promise<Parameters<typeof tell>[0]>((resolve) => {
      tell = resolve
    })
    await using upstream = await startEmbedded({
      clock,
      pendingMs: 500,
      onPurgeRequest: (request) => new Promise((resolve) => tell({ request, resolve })),
    })
    const { id } = await upstream.createPipeline()
    let isAnswered = false
    const answer = upstream
      .call('POST', '/purge-requests', { pipeline_id: id, all: true })
      .then((response) => {
        isAnswered = true
        return response
      })
    const { request, resolve } = await told
    const read = async () => (await upstream.call('GET', `/purge-requests/${request.id}`)).body
    clock.advanceMs(1000)
    expect(await read()).toMatchObject({ status: 'pending' })
    expect((await upstream.call('GET', '/purge-requests')).body).toMatchObject({
      purge_requests: [{ id: request.id, status: 'pending' }],
    })
    expect(isAnswered).toBe(false)
    resolve()
    expect(await answer).toMatchObject({ status: 200, body: request })
    expect(await read()).toMatchObject({ status: 'done' })
  })

  it('a purge request whose onPurgeRequest rejects is a 500, and stays pending in the history', async () => {
    const errors: object[] = []
    const clock = createManualClock()
    await using upstream = await startEmbedded({
      clock,
      pendingMs: 500,
      logger: { error: (details) => errors.push(details), warn: () => {} },
      onPurgeRequest: async () => {
        throw new Error('no cache')
      },
    })
    const { id } = await upstream.createPipeline()
    const { status, body } = await upstream.call('POST', '/purge-requests', { pipeline_id: id, all: true })
    expect({ status, body }).toEqual({ status: 500, body: { message: 'Internal Server Error' } })
    expect(errors).toMatchObject([{ err: { message: 'no cache' } }])
    clock.advanceMs(1000)
    expect((await upstream.call('GET', '/purge-requests')).body).toMatchObject({
      total_count: 1,
      purge_requests: [{ status: 'pending' }],
    })
  })

  it('a purge request may name any number of paths, which are taken literally', async () => {
    await using upstream = await startWithPipeline()
    const assets = [...Array.from({ length: 500 }, (_, n) => `/${n}`), '/*', '/a b?c=d#é']
    expect((await upstream.purge({ assets })).body.assets).toEqual(assets)
  })

  it.each([
    [{}, ['assets required', 'all required']],
    [{ all: false }, ['assets required', 'all required']],
    [{ assets: [] }, ['assets required', 'all required']],
    [{ all: true, assets: ['/a'] }, ['assets constraint', 'all constraint']],
    [{ assets: ['/a', 'b', ''] }, ['assets.1 constraint', 'assets.2 constraint']],
    [{ assets: ['/a', 1, null] }, ['assets.1 format', 'assets.2 format']],
    [{ assets: [1] }, ['assets.0 format']],
    [{ assets: '/a' }, ['assets format']],
    [{ all: 'yes' }, ['all format']],
    [{ pipeline_id: '', all: true }, ['pipeline_id required']],
    [{ pipeline_id: 'x', all: true }, ['pipeline_id format']],
  ])('a purge request of %j is refused', async (body, problems) => {
    await using upstream = await startWithPipeline()
    const answer = (await upstream.purge(body)) as unknown as {
      status: number
      body: { details: { argument_name: string; reason: string }[] }
    }
    expect(answer.status).toBe(400)
    expect(answer.body.details.map((detail) => `${detail.argument_name} ${detail.reason}`)).toEqual(problems)
  })

  it('a purge request for an unknown pipeline is a bare 404', async () => {
    await using upstream = await startWithPipeline()
    expect(await upstream.purge({ pipeline_id: UNKNOWN_ID, all: true })).toMatchObject({
      status: 404,
      text: '{"message":"Not Found"}',
    })
    expect(await upstream.call('GET', `/purge-requests/${UNKNOWN_ID}`)).toMatchObject({ status: 404 })
  })
})

describe('the history of purge requests', () => {
  it('the history can be filtered by organization, project and pipeline, and is deleted with its pipeline', async () => {
    await using upstream = await startWithPipeline()
    const elsewhere = await upstream.createPipeline({ project_id: OTHER_PROJECT_ID })
    const second = await upstream.createPipeline()
    const one = (await upstream.purge({ all: true })).body.id
    const two = (await upstream.purge({ pipeline_id: second.id, all: true })).body.id
    const three = (await upstream.purge({ pipeline_id: elsewhere.id, assets: ['/a'] })).body.id
    const list = async (query: string) => {
      const { body } = await upstream.call<PurgeRequestList>('GET', `/purge-requests${query}`)
      expect(body.total_count).toBe(body.purge_requests.length)
      return body.purge_requests.map(({ id }) => id)
    }
    expect(await list('')).toEqual([one, two, three])
    expect(await list('?order_by=created_at_desc')).toEqual([three, two, one])
    expect(await list(`?project_id=${TEST_PROJECT_ID}`)).toEqual([one, two])
    expect(await list(`?organization_id=${ORGANIZATION_ID}`)).toEqual([one, two])
    expect(await list(`?organization_id=${ORGANIZATION_ID}&project_id=${OTHER_PROJECT_ID}`)).toEqual([])
    expect(await list(`?pipeline_id=${second.id}`)).toEqual([two])
    expect(await list(`?pipeline_id=${second.id}&project_id=${OTHER_PROJECT_ID}`)).toEqual([])
    expect((await upstream.call('GET', '/purge-requests?page=2&page_size=2')).body).toMatchObject({
      purge_requests: [{ id: three }],
      total_count: 3,
    })
    await upstream.call('DELETE', `/pipelines/${second.id}`)
    expect(await list('')).toEqual([one, three])
    expect(await upstream.call('GET', `/purge-requests/${two}`)).toMatchObject({ status: 404 })
  })
})
