import { describe, expect, it } from 'vitest'
import type { Pipeline, PipelineList } from '../../src/wire/pipeline.js'
import { startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'
import { createManualClock } from '../support/manual-clock.js'

const MISSING_HEAD_STAGE = {
  code: 'pipeline_missing_head_stage',
  message: 'first (head) stage missing',
  severity: 'critical',
  stage: 'unknown_stage',
  type: 'config',
}

describe('the life of a pipeline', () => {
  it('a pipeline is created, read, updated and deleted as recorded, digit for digit', async () => {
    const clock = createManualClock('2026-07-22T09:22:10.071419875Z')
    await using upstream = await startEmbedded({
      clock,
      randomUUID: () => 'cccccccc-0000-4000-8000-000000000001',
    })
    const created = await upstream.call('POST', '/pipelines', {
      project_id: TEST_PROJECT_ID,
      name: 'my-pipeline',
      description: 'pipeline description',
    })
    const path = '/pipelines/cccccccc-0000-4000-8000-000000000001'
    const body = {
      id: 'cccccccc-0000-4000-8000-000000000001',
      name: 'my-pipeline',
      description: 'pipeline description',
      status: 'warning',
      errors: [MISSING_HEAD_STAGE],
      project_id: TEST_PROJECT_ID,
      organization_id: TEST_PROJECT_ID,
      vpc_endpoint_ids: [],
      created_at: '2026-07-22T09:22:10.071419875Z',
      updated_at: '2026-07-22T09:22:10.071419875Z',
    }
    expect(created).toMatchObject({ status: 200 })
    expect(created.body).toEqual(body)

    const stored = { created_at: '2026-07-22T09:22:10.071419Z', updated_at: '2026-07-22T09:22:10.071419Z' }
    expect((await upstream.call('GET', path)).body).toEqual({ ...body, ...stored })
    expect((await upstream.call('GET', '/pipelines')).body).toEqual({
      pipelines: [{ ...body, ...stored }],
      total_count: 1,
    })

    clock.advanceNanoseconds(1_000_000_001n)
    const updated = {
      ...body,
      name: 'renamed',
      created_at: stored.created_at,
      updated_at: '2026-07-22T09:22:11.071419876Z',
    }
    expect((await upstream.call('PATCH', path, { name: 'renamed' })).body).toEqual(updated)
    expect((await upstream.call('GET', path)).body).toEqual({
      ...updated,
      updated_at: '2026-07-22T09:22:11.071419Z',
    })

    expect(await upstream.call('DELETE', path)).toMatchObject({ status: 204, text: '' })
    expect(await upstream.call('DELETE', path)).toMatchObject({
      status: 404,
      text: '{"message":"Not Found"}',
    })
  })

  it('a timestamp keeps its trailing zeros', async () => {
    const clock = createManualClock('2026-07-22T09:22:10.000000000Z')
    await using upstream = await startEmbedded({ clock })
    const pipeline = await upstream.createPipeline()
    expect(pipeline.created_at).toBe('2026-07-22T09:22:10.000000000Z')
    const { body } = await upstream.call<Pipeline>('GET', `/pipelines/${pipeline.id}`)
    expect(body.created_at).toBe('2026-07-22T09:22:10.000000Z')
  })

  it('deleting a pipeline deletes all its stages, including linked ones', async () => {
    await using upstream = await startEmbedded()
    const pipeline = await upstream.createPipeline()
    const backend = await upstream.createBackendStage(pipeline.id)
    const cache = await upstream.createCacheStage(pipeline.id, { backend_stage_id: backend.id })
    const other = await upstream.createPipeline()
    const kept = await upstream.createBackendStage(other.id)

    expect(await upstream.call('DELETE', `/pipelines/${pipeline.id}`)).toMatchObject({ status: 204 })
    expect(await upstream.call('GET', `/cache-stages/${cache.id}`)).toMatchObject({ status: 404 })
    expect(await upstream.call('GET', `/backend-stages/${backend.id}`)).toMatchObject({ status: 404 })
    expect(await upstream.call('GET', `/pipelines/${pipeline.id}/cache-stages`)).toMatchObject({
      status: 404,
    })
    expect(await upstream.call('GET', `/search-backend-stages?project_id=${TEST_PROJECT_ID}`)).toMatchObject({
      body: { stages: [{ id: kept.id }], total_count: 1 },
    })
  })
})

describe('creating a pipeline', () => {
  it.each([
    [
      'nothing',
      {},
      [
        ['project_id', 'required'],
        ['name', 'required'],
      ],
    ],
    [
      'an empty name and an invalid UUID',
      { project_id: 'x', name: '' },
      [
        ['project_id', 'format'],
        ['name', 'required'],
      ],
    ],
    [
      'wrong types',
      { project_id: 1, name: [], description: {} },
      [
        ['project_id', 'format'],
        ['name', 'format'],
        ['description', 'format'],
      ],
    ],
    [
      'null, which counts as missing',
      { project_id: null, name: null },
      [
        ['project_id', 'required'],
        ['name', 'required'],
      ],
    ],
  ])('a create with %s reports every problem at once', async (_case, body, problems) => {
    await using upstream = await startEmbedded()
    const answer = await upstream.call<{ details: { argument_name: string; reason: string }[] }>(
      'POST',
      '/pipelines',
      body,
    )
    expect(answer.status).toBe(400)
    expect(answer.body.details.map(({ argument_name, reason }) => [argument_name, reason])).toEqual(problems)
  })

  it('a create accepts an empty description, a duplicate name and unknown fields', async () => {
    await using upstream = await startEmbedded()
    const first = await upstream.createPipeline({ name: 'same', description: '' })
    const second = await upstream.call<Pipeline>('POST', '/pipelines', {
      project_id: TEST_PROJECT_ID,
      name: 'same',
      dns_stage_id: 'unheard of',
      __proto__: {},
    })
    expect(first.description).toBe('')
    expect(second).toMatchObject({ status: 200, body: { name: 'same', description: '' } })
  })

  it('a create refuses text that could not be returned as it was sent, and keeps any other text', async () => {
    await using upstream = await startEmbedded()
    for (const name of ['a\u0000b', 'half a pair \ud83c', '\udf1e']) {
      expect(await upstream.call('POST', '/pipelines', { project_id: TEST_PROJECT_ID, name })).toMatchObject({
        status: 400,
        body: { details: [{ argument_name: 'name', reason: 'format' }] },
      })
    }
    for (const name of ['🌞', '\u0001\n', '"; DROP TABLE pipelines; --', 'x'.repeat(100_000)]) {
      const { id } = await upstream.createPipeline({ name })
      expect((await upstream.call('GET', `/pipelines/${id}`)).body).toMatchObject({ name })
    }
  })

  it('a create derives the organization from the project', async () => {
    const organization = 'bbbbbbbb-0000-4000-8000-000000000001'
    await using upstream = await startEmbedded({ organizations: { [TEST_PROJECT_ID]: organization } })
    expect(await upstream.createPipeline()).toMatchObject({
      project_id: TEST_PROJECT_ID,
      organization_id: organization,
    })
  })
})

describe('updating a pipeline', () => {
  it('an update keeps fields that are left out or null, and an empty update only sets updated_at', async () => {
    const clock = createManualClock()
    await using upstream = await startEmbedded({ clock })
    const { id, updated_at: before } = await upstream.createPipeline({ name: 'a', description: 'b' })
    for (const body of [{}, { name: null, description: null }, undefined]) {
      clock.advanceMs(1)
      const answer = await upstream.call<Pipeline>('PATCH', `/pipelines/${id}`, body)
      expect(answer).toMatchObject({ status: 200, body: { name: 'a', description: 'b' } })
      expect(answer.body.updated_at > before).toBe(true)
    }
    expect((await upstream.call('PATCH', `/pipelines/${id}`, { description: '' })).body).toMatchObject({
      description: '',
    })
  })

  it('an update with an empty name is refused, and changes nothing', async () => {
    await using upstream = await startEmbedded()
    const { id } = await upstream.createPipeline({ name: 'a', description: 'b' })
    expect(await upstream.call('PATCH', `/pipelines/${id}`, { name: '', description: 5 })).toMatchObject({
      status: 400,
      body: { details: [{ argument_name: 'name' }, { argument_name: 'description' }] },
    })
    expect((await upstream.call('GET', `/pipelines/${id}`)).body).toMatchObject({
      name: 'a',
      description: 'b',
    })
  })
})

describe('listing pipelines', () => {
  const ORGANIZATION = 'bbbbbbbb-0000-4000-8000-000000000001'
  const OTHER_PROJECT = 'aaaaaaaa-0000-4000-8000-000000000002'
  const OTHER_ORGANIZATION = 'bbbbbbbb-0000-4000-8000-000000000002'

  async function startWithTwoProjects() {
    const upstream = await startEmbedded({
      organizations: { [TEST_PROJECT_ID]: ORGANIZATION, [OTHER_PROJECT]: OTHER_ORGANIZATION },
    })
    await upstream.createPipeline({ name: 'b-shop' })
    await upstream.createPipeline({ name: 'a-shop', project_id: OTHER_PROJECT })
    await upstream.createPipeline({ name: 'c-Blog' })
    return upstream
  }

  it.each([
    ['', ['b-shop', 'a-shop', 'c-Blog']],
    ['?order_by=created_at_desc', ['c-Blog', 'a-shop', 'b-shop']],
    ['?order_by=name_asc', ['a-shop', 'b-shop', 'c-Blog']],
    ['?order_by=name_desc', ['c-Blog', 'b-shop', 'a-shop']],
    ['?name=shop', ['b-shop', 'a-shop']],
    ['?name=blog', []],
    ['?name=%25', []],
    ['?name=', ['b-shop', 'a-shop', 'c-Blog']],
    [`?project_id=${TEST_PROJECT_ID}`, ['b-shop', 'c-Blog']],
    [`?project_id=${TEST_PROJECT_ID}&name=shop&order_by=name_asc`, ['b-shop']],
    [`?organization_id=${OTHER_ORGANIZATION}`, ['a-shop']],
    [
      `?organization_id=${ORGANIZATION}&project_id=${TEST_PROJECT_ID}&order_by=name_desc`,
      ['c-Blog', 'b-shop'],
    ],
    [`?organization_id=${ORGANIZATION}&project_id=${OTHER_PROJECT}`, []],
    ['?project_id=dddddddd-0000-4000-8000-000000000000', []],
  ])('the query %s returns %j, and so does the list with stages', async (query, names) => {
    await using upstream = await startWithTwoProjects()
    const { body } = await upstream.call<PipelineList>('GET', `/pipelines${query}`)
    expect(body.pipelines.map(({ name }) => name)).toEqual(names)
    expect(body.total_count).toBe(names.length)
    expect((await upstream.call('GET', `/pipelines-stages${query}`)).body).toMatchObject({
      pipelines: body.pipelines.map((pipeline) => ({ pipeline })),
      total_count: names.length,
    })
  })

  it('has_backend_stage_lb returns pipelines with a load balancer, each once; false is no filter', async () => {
    await using upstream = await startEmbedded()
    const lb = { id: 'lb', zone: 'fr-par-1', frontend_id: 'frontend' }
    await upstream.createPipeline()
    const balanced = await upstream.createPipeline()
    const stage = await upstream.createBackendStage(balanced.id, { scaleway_lb: { lbs: [lb] } })
    await upstream.createBackendStage(balanced.id, { scaleway_lb: { lbs: [lb] } })
    const bucket = await upstream.createPipeline()
    await upstream.createBackendStage(bucket.id)

    const list = async (value: string) =>
      (await upstream.call<PipelineList>('GET', `/pipelines?has_backend_stage_lb=${value}`)).body
    expect(await list('true')).toMatchObject({ pipelines: [{ id: balanced.id }], total_count: 1 })
    expect(await list('false')).toMatchObject({ total_count: 3 })

    const s3 = { scaleway_s3: { bucket_name: 'b', bucket_region: 'fr-par' } }
    await upstream.call('PATCH', `/backend-stages/${stage.id}`, s3)
    expect(await list('true')).toMatchObject({ total_count: 1 })
    await upstream.call('DELETE', `/pipelines/${balanced.id}`)
    expect(await list('true')).toEqual({ pipelines: [], total_count: 0 })
  })

  it('filters that cannot be parsed are refused together', async () => {
    await using upstream = await startEmbedded()
    const answer = await upstream.call(
      'GET',
      '/pipelines?project_id=x&organization_id=y&has_backend_stage_lb=1&order_by=size&page=-1&page_size=many',
    )
    expect(answer).toMatchObject({
      status: 400,
      body: {
        details: [
          { argument_name: 'project_id', reason: 'format' },
          { argument_name: 'organization_id', reason: 'format' },
          { argument_name: 'has_backend_stage_lb', reason: 'format' },
          { argument_name: 'order_by', reason: 'constraint' },
          { argument_name: 'page', reason: 'constraint' },
          { argument_name: 'page_size', reason: 'format' },
        ],
      },
    })
  })
})
