import { describe, expect, it } from 'vitest'
import type { Billing } from '../../src/wire/plan.js'
import { startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'
import { OTHER_PROJECT_ID } from '../support/ids.js'

async function startWithPlan(plan_name: string) {
  const upstream = await startEmbedded()
  await upstream.call('PATCH', '/current-plan', { project_id: TEST_PROJECT_ID, plan_name })
  const billing = async () => (await upstream.call<Billing>('GET', `/billing/${TEST_PROJECT_ID}`)).body
  return Object.assign(upstream, { billing })
}

it('there are three plans', async () => {
  await using upstream = await startEmbedded()
  expect(await upstream.call('GET', '/plans')).toMatchObject({
    status: 200,
    body: {
      plans: [
        { plan_name: 'starter', package_gb: 100, pipeline_limit: 1, waf_requests: 0, wildcard_domain: false },
        { plan_name: 'professional', package_gb: 1000, pipeline_limit: 10, waf_requests: 5_000_000 },
        { plan_name: 'advanced', waf_requests: 50_000_000, backend_limit: expect.any(Number) },
      ],
      total_count: 3,
    },
  })
})

describe('the plan of a project', () => {
  it('a plan is selected, changed, read and left; a project without a plan gets a bare 404', async () => {
    await using upstream = await startEmbedded()
    const path = `/current-plan/${TEST_PROJECT_ID}`
    const none = { status: 404, text: '{"message":"Not Found"}' }
    expect(await upstream.call('GET', path)).toMatchObject(none)
    for (const plan_name of ['starter', 'professional']) {
      const body = { project_id: TEST_PROJECT_ID, plan_name }
      const answer = { status: 200, text: `{"plan_name":"${plan_name}"}` }
      expect(await upstream.call('PATCH', '/current-plan', body)).toMatchObject(answer)
      expect(await upstream.call('GET', path)).toMatchObject(answer)
    }
    expect(await upstream.call('GET', `/current-plan/${OTHER_PROJECT_ID}`)).toMatchObject(none)
    expect(await upstream.call('DELETE', path)).toMatchObject({ status: 204, text: '' })
    expect(await upstream.call('DELETE', path)).toMatchObject(none)
    expect(await upstream.call('GET', `/billing/${TEST_PROJECT_ID}`)).toMatchObject(none)
  })

  it('a plan cannot be left while the project has pipelines', async () => {
    await using upstream = await startWithPlan('starter')
    const { id } = await upstream.createPipeline()
    const path = `/current-plan/${TEST_PROJECT_ID}`
    expect(await upstream.call('DELETE', path)).toMatchObject({
      status: 412,
      body: { precondition: 'resource_still_in_use' },
    })
    await upstream.call('DELETE', `/pipelines/${id}`)
    expect(await upstream.call('DELETE', path)).toMatchObject({ status: 204 })
  })

  it.each([
    [{}, ['project_id required', 'plan_name required']],
    [{ project_id: 'x', plan_name: 'unknown_name' }, ['project_id format', 'plan_name required']],
    [{ project_id: TEST_PROJECT_ID, plan_name: '' }, ['plan_name required']],
    [{ project_id: TEST_PROJECT_ID, plan_name: 'constructor' }, ['plan_name constraint']],
  ])('selecting the plan %j is refused', async (body, problems) => {
    await using upstream = await startEmbedded()
    const answer = await upstream.call<{ details: { argument_name: string; reason: string }[] }>(
      'PATCH',
      '/current-plan',
      body,
    )
    expect(answer.status).toBe(400)
    expect(answer.body.details.map((detail) => `${detail.argument_name} ${detail.reason}`)).toEqual(problems)
  })
})

describe('the billing of a project', () => {
  const none = { currency_code: 'EUR', units: 0, nanos: 0 }

  it('billing has every field from the start', async () => {
    await using upstream = await startWithPlan('starter')
    const price = { currency_code: 'EUR', units: 0, nanos: 990_000_000 }
    expect(await upstream.billing()).toEqual({
      current_plan: expect.objectContaining({ plan_name: 'starter' }),
      plan_cost: price,
      pipeline_number: 0,
      extra_pipelines_cost: none,
      current_plan_cache_usage: 0,
      extra_cache_usage: 0,
      extra_cache_cost: none,
      current_plan_waf_usage: 0,
      extra_waf_usage: 0,
      extra_waf_cost: none,
      waf_add_on: none,
      plans_usage_details: { starter: { plan_cost: price } },
      total_cost: price,
    })
  })

  it('billing counts pipelines beyond the plan, and a firewall that the plan does not include', async () => {
    await using upstream = await startWithPlan('starter')
    const pipeline = await upstream.createPipeline()
    await upstream.createPipeline({ project_id: OTHER_PROJECT_ID })
    expect(await upstream.billing()).toMatchObject({ pipeline_number: 1, extra_pipelines_cost: none })
    await upstream.createPipeline()
    await upstream.createPipeline()
    await upstream.call('POST', `/pipelines/${pipeline.id}/waf-stages`, { mode: 'enable', paranoia_level: 1 })
    expect(await upstream.billing()).toMatchObject({
      pipeline_number: 3,
      extra_pipelines_cost: { units: 8, nanos: 0 },
      waf_add_on: { units: 4, nanos: 0 },
      total_cost: { units: 12, nanos: 990_000_000 },
    })
    const body = { project_id: TEST_PROJECT_ID, plan_name: 'professional' }
    await upstream.call('PATCH', '/current-plan', body)
    expect(await upstream.billing()).toMatchObject({
      extra_pipelines_cost: none,
      waf_add_on: none,
      total_cost: { units: 12, nanos: 990_000_000 },
    })
  })
})
