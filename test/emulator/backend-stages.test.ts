import { describe, expect, it } from 'vitest'
import type { BackendStage } from '../../src/wire/backend-stage.js'
import type { Pipeline } from '../../src/wire/pipeline.js'
import type { StageList } from '../../src/wire/stage-kinds.js'
import { startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'
import { createManualClock } from '../support/manual-clock.js'

const S3 = { scaleway_s3: { bucket_name: 'images', bucket_region: 'fr-par', is_website: false } }
const CONTAINER = { scaleway_serverless_container: { container_id: 'c-1', region: 'fr-par' } }
const FUNCTION = { scaleway_serverless_function: { function_id: 'f-1', region: 'nl-ams' } }
const LB = { id: 'lb-1', zone: 'fr-par-1', frontend_id: 'front-1' }

describe('each kind of origin', () => {
  it.each([S3, CONTAINER, FUNCTION])(
    'the origin %j is returned as it was sent, by create, get and list',
    async (origin) => {
      await using upstream = await startEmbedded()
      const pipeline = await upstream.createPipeline()
      const stage = await upstream.createBackendStage(pipeline.id, origin)
      const expected = { ...origin, id: stage.id, pipeline_id: pipeline.id, status: 'inactive' }
      expect(stage).toEqual({ ...expected, created_at: stage.created_at, updated_at: stage.created_at })
      expect((await upstream.call('GET', `/backend-stages/${stage.id}`)).body).toMatchObject(expected)
      expect((await upstream.call('GET', `/pipelines/${pipeline.id}/backend-stages`)).body).toMatchObject({
        stages: [expected],
        total_count: 1,
      })
    },
  )

  it('a load balancer has an empty domain_name and a null private_network_id if they are left out', async () => {
    await using upstream = await startEmbedded()
    const pipeline = await upstream.createPipeline()
    const answered = { domain_name: '', has_websocket: false, is_ssl: true, private_network_id: null }
    for (const unset of [
      { domain_name: null, private_network_id: null },
      {},
      { domain_name: '', private_network_id: '' },
    ]) {
      const stage = await upstream.createBackendStage(pipeline.id, {
        scaleway_lb: { lbs: [{ ...LB, is_ssl: true, ...unset }] },
      })
      expect(stage.scaleway_lb).toEqual({ lbs: [{ ...LB, ...answered }] })
    }
    const set = {
      ...LB,
      is_ssl: false,
      domain_name: 'a.example',
      has_websocket: true,
      private_network_id: 'pn-1',
    }
    expect(
      (await upstream.createBackendStage(pipeline.id, { scaleway_lb: { lbs: [set] } })).scaleway_lb,
    ).toEqual({ lbs: [set] })
  })

  it('a bucket has is_website false and the other fields null if they are left out', async () => {
    await using upstream = await startEmbedded()
    const pipeline = await upstream.createPipeline()
    const stage = await upstream.createBackendStage(pipeline.id, {
      scaleway_s3: { bucket_name: 'b', bucket_region: null },
    })
    expect(stage.scaleway_s3).toEqual({ bucket_name: 'b', bucket_region: null, is_website: false })
  })
})

describe('creating a backend stage', () => {
  it.each([
    [
      'nothing',
      {},
      ['scaleway_s3', 'scaleway_lb', 'scaleway_serverless_container', 'scaleway_serverless_function'],
      'required',
    ],
    ['two origins', { ...S3, ...CONTAINER }, ['scaleway_s3', 'scaleway_serverless_container'], 'constraint'],
    ['no object', { scaleway_s3: 'images' }, ['scaleway_s3'], 'format'],
    ['a list', { scaleway_s3: [] }, ['scaleway_s3'], 'format'],
    [
      'an empty container',
      { scaleway_serverless_container: {} },
      ['scaleway_serverless_container.region', 'scaleway_serverless_container.container_id'],
      'required',
    ],
    [
      'an empty function',
      { scaleway_serverless_function: {} },
      ['scaleway_serverless_function.region', 'scaleway_serverless_function.function_id'],
      'required',
    ],
    ['no load balancer', { scaleway_lb: {} }, ['scaleway_lb.lbs'], 'required'],
    ['an empty list of them', { scaleway_lb: { lbs: [] } }, ['scaleway_lb.lbs'], 'required'],
    [
      'an empty load balancer',
      { scaleway_lb: { lbs: [LB, {}] } },
      ['scaleway_lb.lbs.1.id', 'scaleway_lb.lbs.1.zone', 'scaleway_lb.lbs.1.frontend_id'],
      'required',
    ],
    [
      'load balancers that are not objects',
      { scaleway_lb: { lbs: [null, 1] } },
      ['scaleway_lb.lbs.0', 'scaleway_lb.lbs.1'],
      'format',
    ],
    ['load balancers that are not a list', { scaleway_lb: { lbs: {} } }, ['scaleway_lb.lbs'], 'format'],
    [
      'wrong types',
      { scaleway_s3: { bucket_name: 1, bucket_region: [], is_website: 'no' } },
      ['scaleway_s3.bucket_name', 'scaleway_s3.bucket_region', 'scaleway_s3.is_website'],
      'format',
    ],
  ])('a create with %s is refused with every problem at once', async (_case, body, names, reason) => {
    await using upstream = await startEmbedded()
    const { id } = await upstream.createPipeline()
    const answer = await upstream.call<{ details: object[] }>('POST', `/pipelines/${id}/backend-stages`, body)
    expect(answer.status).toBe(400)
    expect(answer.body.details).toEqual(
      names.map((name) => ({ argument_name: name, reason, help_message: expect.any(String) })),
    )
    expect((await upstream.call('GET', `/pipelines/${id}/backend-stages`)).body).toEqual({
      stages: [],
      total_count: 0,
    })
  })

  it.each([
    ['a bucket', S3, 'leaves'],
    ['a load balancer', { scaleway_lb: { lbs: [LB] } }, 'leaves'],
    ['a container', CONTAINER, 'moves'],
    ['a function', FUNCTION, 'moves'],
  ])(
    'creating a backend stage of %s: %j %s the updated_at of the pipeline',
    async (_case, origin, effect) => {
      const clock = createManualClock()
      await using upstream = await startEmbedded({ clock })
      const pipeline = await upstream.createPipeline()
      clock.advanceMs(1000)
      const stage = await upstream.createBackendStage(pipeline.id, origin)
      const { body } = await upstream.call<Pipeline>('GET', `/pipelines/${pipeline.id}`)
      expect(body.updated_at !== body.created_at).toBe(effect === 'moves')
      expect(body.updated_at <= `${stage.created_at.slice(0, 26)}Z`).toBe(true)
    },
  )
})

describe('updating a backend stage', () => {
  it('an update replaces the whole origin, by one of the same or another kind', async () => {
    await using upstream = await startEmbedded()
    const pipeline = await upstream.createPipeline()
    const { id } = await upstream.createBackendStage(pipeline.id, S3)
    const patch = (body: object) => upstream.call<BackendStage>('PATCH', `/backend-stages/${id}`, body)
    expect((await patch({ scaleway_s3: { bucket_region: 'pl-waw' } })).body.scaleway_s3).toEqual({
      bucket_name: null,
      bucket_region: 'pl-waw',
      is_website: false,
    })
    const { body } = await patch(FUNCTION)
    expect(body).toMatchObject(FUNCTION)
    expect('scaleway_s3' in body).toBe(false)
  })

  it('an update without an origin keeps the origin, and ignores the empty pipeline_id of the Go SDK', async () => {
    await using upstream = await startEmbedded()
    const pipeline = await upstream.createPipeline()
    const { id } = await upstream.createBackendStage(pipeline.id, S3)
    for (const body of [
      {},
      { pipeline_id: '' },
      { pipeline_id: null },
      { pipeline_id: pipeline.id },
      { scaleway_lb: null },
    ]) {
      expect(await upstream.call('PATCH', `/backend-stages/${id}`, body)).toMatchObject({
        status: 200,
        body: { ...S3, pipeline_id: pipeline.id },
      })
    }
  })

  it('an update cannot move a stage to another pipeline, or set two origins', async () => {
    await using upstream = await startEmbedded()
    const pipeline = await upstream.createPipeline()
    const other = await upstream.createPipeline()
    const { id } = await upstream.createBackendStage(pipeline.id, S3)
    expect(
      await upstream.call('PATCH', `/backend-stages/${id}`, { pipeline_id: other.id, ...S3, ...FUNCTION }),
    ).toMatchObject({
      status: 400,
      body: {
        details: [
          { argument_name: 'pipeline_id', reason: 'constraint' },
          { argument_name: 'scaleway_s3', reason: 'constraint' },
          { argument_name: 'scaleway_serverless_function', reason: 'constraint' },
        ],
      },
    })
  })
})

describe('finding backend stages', () => {
  async function startWithOrigins() {
    const upstream = await startEmbedded()
    const pipeline = await upstream.createPipeline()
    const other = await upstream.createPipeline({ project_id: 'aaaaaaaa-0000-4000-8000-000000000002' })
    const second = await upstream.createPipeline()
    const images = await upstream.createBackendStage(pipeline.id, S3)
    const lb = await upstream.createBackendStage(pipeline.id, {
      scaleway_lb: { lbs: [{ ...LB, id: 'lb-0' }, LB] },
    })
    const elsewhere = await upstream.createBackendStage(other.id, S3)
    const website = await upstream.createBackendStage(second.id, {
      scaleway_s3: { bucket_name: 'website', bucket_region: 'fr-par', is_website: true },
    })
    return Object.assign(upstream, { pipeline, images, lb, elsewhere, website })
  }

  it.each([
    ['', ['images', 'lb']],
    ['?order_by=created_at_desc', ['lb', 'images']],
    ['?bucket_name=images', ['images']],
    ['?bucket_name=image', []],
    ['?bucket_region=fr-par', ['images']],
    ['?bucket_name=images&bucket_region=nl-ams', []],
    ['?lb_id=lb-1', ['lb']],
    ['?lb_id=lb-2', []],
  ] as const)('the list of a pipeline: %s', async (query, names) => {
    await using upstream = await startWithOrigins()
    const { body } = await upstream.call<StageList<BackendStage>>(
      'GET',
      `/pipelines/${upstream.pipeline.id}/backend-stages${query}`,
    )
    expect(body.stages.map(({ id }) => id)).toEqual(names.map((name) => upstream[name].id))
    expect(body.total_count).toBe(names.length)
  })

  it.each([
    ['', ['images', 'lb', 'website']],
    ['&order_by=created_at_desc', ['website', 'lb', 'images']],
    ['&bucket_region=fr-par', ['images', 'website']],
    ['&bucket_name=website', ['website']],
    ['&lb_id=lb-0', ['lb']],
    ['&page=2&page_size=2', ['website']],
  ] as const)('the search of a project: %s', async (query, names) => {
    await using upstream = await startWithOrigins()
    const { body } = await upstream.call<StageList<BackendStage>>(
      'GET',
      `/search-backend-stages?project_id=${TEST_PROJECT_ID}${query}`,
    )
    expect(body.stages.map(({ id }) => id)).toEqual(names.map((name) => upstream[name].id))
  })

  it('a search without a project is refused together with all other problems', async () => {
    await using upstream = await startWithOrigins()
    expect(await upstream.call('GET', '/search-backend-stages?page=0')).toMatchObject({
      status: 400,
      body: {
        details: [
          { argument_name: 'project_id', reason: 'required' },
          { argument_name: 'page', reason: 'constraint' },
        ],
      },
    })
  })
})
