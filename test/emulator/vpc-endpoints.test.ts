import { describe, expect, it } from 'vitest'
import type { PipelineVpcEndpoints, VpcEndpoint, VpcEndpointList } from '../../src/wire/vpc-endpoint.js'
import { startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'
import { ORGANIZATION_ID, OTHER_PROJECT_ID, UNKNOWN_ID } from '../support/ids.js'
import { createManualClock } from '../support/manual-clock.js'

async function startWithEndpoints() {
  const clock = createManualClock()
  const upstream = await startEmbedded({ clock, organizations: { [TEST_PROJECT_ID]: ORGANIZATION_ID } })
  const create = (body: object = {}) =>
    upstream.call<VpcEndpoint>('POST', '/vpc-endpoints', {
      project_id: TEST_PROJECT_ID,
      region: 'fr-par',
      private_network_id: 'pn-1',
      ...body,
    })
  const pipeline = await upstream.createPipeline()
  const attach = async (ids: unknown, pipelineId = pipeline.id) => {
    clock.advanceMs(1)
    const body = { vpc_endpoint_ids: ids }
    return upstream.call<PipelineVpcEndpoints>('PUT', `/pipelines/${pipelineId}/vpc-endpoints`, body)
  }
  const [one, two] = [(await create()).body, (await create({ region: 'nl-ams' })).body]
  const elsewhere = (await create({ project_id: OTHER_PROJECT_ID })).body
  return Object.assign(upstream, { clock, create, pipeline, attach, one, two, elsewhere })
}

it('a VPC endpoint is created, read and deleted', async () => {
  await using upstream = await startWithEndpoints()
  const { id, created_at } = upstream.one
  expect(upstream.one).toEqual({
    id,
    project_id: TEST_PROJECT_ID,
    region: 'fr-par',
    private_network_id: 'pn-1',
    created_at,
    updated_at: created_at,
  })
  const stored = `${created_at.slice(0, 26)}Z`
  const path = `/vpc-endpoints/${id}`
  expect((await upstream.call('GET', path)).body).toEqual({
    ...upstream.one,
    created_at: stored,
    updated_at: stored,
  })
  expect(await upstream.call('PATCH', path, {})).toMatchObject({ status: 405 })
  expect(await upstream.call('DELETE', path)).toMatchObject({ status: 204, text: '' })
  for (const method of ['GET', 'DELETE']) {
    expect(await upstream.call(method, path)).toMatchObject({ status: 404, text: '{"message":"Not Found"}' })
  }
})

it('all arguments of a VPC endpoint are required', async () => {
  await using upstream = await startWithEndpoints()
  expect(await upstream.call('POST', '/vpc-endpoints', { region: '' })).toMatchObject({
    status: 400,
    body: {
      details: [
        { argument_name: 'project_id', reason: 'required' },
        { argument_name: 'region', reason: 'required' },
        { argument_name: 'private_network_id', reason: 'required' },
      ],
    },
  })
})

describe('the list of VPC endpoints', () => {
  it.each([
    ['', ['one', 'two', 'elsewhere']],
    ['?order_by=created_at_desc', ['elsewhere', 'two', 'one']],
    ['?order_by=name_desc', ['elsewhere', 'two', 'one']],
    ['?order_by=name_asc&page_size=0', ['one', 'two', 'elsewhere']],
    [`?project_id=${TEST_PROJECT_ID}`, ['one', 'two']],
    [`?organization_id=${ORGANIZATION_ID}`, ['one', 'two']],
    [`?organization_id=${ORGANIZATION_ID}&project_id=${OTHER_PROJECT_ID}`, []],
  ] as const)('%s', async (query, names) => {
    await using upstream = await startWithEndpoints()
    const { body } = await upstream.call<VpcEndpointList>('GET', `/vpc-endpoints${query}`)
    expect(body.vpc_endpoints.map(({ id }) => id)).toEqual(names.map((name) => upstream[name].id))
    expect(body.total_count).toBe(names.length)
  })

  it('the list has pages of at most 1000, and refuses a larger page_size', async () => {
    await using upstream = await startWithEndpoints()
    expect((await upstream.call('GET', '/vpc-endpoints?page_size=1000')).status).toBe(200)
    expect((await upstream.call('GET', '/vpc-endpoints?page=2&page_size=2')).body).toMatchObject({
      vpc_endpoints: [{ id: upstream.elsewhere.id }],
      total_count: 3,
    })
    expect(await upstream.call('GET', '/vpc-endpoints?page_size=1001')).toMatchObject({
      status: 400,
      body: { details: [{ argument_name: 'page_size', reason: 'constraint' }] },
    })
  })
})

describe('the VPC endpoints of a pipeline', () => {
  it('the VPC endpoints of a pipeline are replaced as a set, without duplicates and in order, and set its updated_at', async () => {
    await using upstream = await startWithEndpoints()
    const { one, two, pipeline } = upstream
    const read = async () =>
      (
        await upstream.call<{ vpc_endpoint_ids: string[]; updated_at: string }>(
          'GET',
          `/pipelines/${pipeline.id}`,
        )
      ).body
    for (const ids of [[two.id, one.id, two.id], [one.id], []]) {
      const before = await read()
      const { status, body } = await upstream.attach(ids)
      const expected = [...new Set(ids)]
      expect(status).toBe(200)
      expect(body).toMatchObject({ pipeline_id: pipeline.id, total_count: expected.length })
      expect(body.vpc_endpoints.map(({ id }) => id)).toEqual(expected)
      const after = await read()
      expect(after.vpc_endpoint_ids).toEqual(expected)
      expect(after.updated_at > before.updated_at).toBe(true)
    }
  })

  it('the VPC endpoints of a pipeline must exist in its project', async () => {
    await using upstream = await startWithEndpoints()
    const ids = [upstream.one.id, UNKNOWN_ID, upstream.elsewhere.id, 'x', 5, null]
    expect(await upstream.attach(ids)).toMatchObject({
      status: 400,
      body: {
        details: [
          { argument_name: 'vpc_endpoint_ids.1', reason: 'constraint' },
          { argument_name: 'vpc_endpoint_ids.2', reason: 'constraint' },
          { argument_name: 'vpc_endpoint_ids.3', reason: 'format' },
          { argument_name: 'vpc_endpoint_ids.4', reason: 'format' },
          { argument_name: 'vpc_endpoint_ids.5', reason: 'format' },
        ],
      },
    })
    expect((await upstream.attach([], UNKNOWN_ID)).status).toBe(404)
  })

  it('a VPC endpoint cannot be deleted while a pipeline has it', async () => {
    await using upstream = await startWithEndpoints()
    await upstream.attach([upstream.one.id])
    const path = `/vpc-endpoints/${upstream.one.id}`
    expect(await upstream.call('DELETE', path)).toMatchObject({
      status: 412,
      body: { precondition: 'resource_still_in_use' },
    })
    await upstream.call('DELETE', `/pipelines/${upstream.pipeline.id}`)
    expect(await upstream.call('DELETE', path)).toMatchObject({ status: 204 })
  })
})
