import { describe, expect, it } from 'vitest'
import type { DnsStage } from '../../src/wire/dns-stage.js'
import type { HeadStageList } from '../../src/wire/head-stage.js'
import type { Pipeline, PipelineStagesList } from '../../src/wire/pipeline.js'
import { startEmbedded } from '../support/embedded-server.js'
import { UNKNOWN_ID } from '../support/ids.js'
import { createManualClock } from '../support/manual-clock.js'

const PENDING_MS = 500

/** A pipeline with a DNS stage that leads to a backend stage, and no head. */
async function startWithChain() {
  const clock = createManualClock()
  const upstream = await startEmbedded({ clock, pendingMs: PENDING_MS })
  const pipeline = await upstream.createPipeline()
  const backend = await upstream.createBackendStage(pipeline.id)
  const createDns = async (body: object = { backend_stage_id: backend.id }, pipelineId = pipeline.id) =>
    (await upstream.call<DnsStage>('POST', `/pipelines/${pipelineId}/dns-stages`, body)).body
  const dns = await createDns()
  const set = (body: object, pipelineId = pipeline.id) =>
    upstream.call<{ details: { argument_name: string; reason: string }[] }>(
      'POST',
      `/pipelines/${pipelineId}/set-head-stage`,
      body,
    )
  const add = (id: string) => set({ add_new_head_stage: { new_stage_id: id } })
  const remove = (id: string) => set({ remove_head_stage: { remove_stage_id: id } })
  const swap = (currentId: string, newId: string) =>
    set({ swap_head_stage: { current_stage_id: currentId, new_stage_id: newId } })
  const heads = async (query = '') => {
    const path = `/pipelines/${pipeline.id}/head-stages${query}`
    const { body } = await upstream.call<HeadStageList>('GET', path)
    return [body.total_count, ...body.head_stages.map(({ dns_stage_id }) => dns_stage_id)]
  }
  const read = async () => (await upstream.call<Pipeline>('GET', `/pipelines/${pipeline.id}`)).body
  const status = async () => {
    const { status, errors } = await read()
    return [status, ...(errors ?? []).map(({ stage, code }) => `${stage} ${code}`)].join(': ')
  }
  const settle = () => clock.advanceMs(PENDING_MS)
  return Object.assign(upstream, {
    ...{ clock, pipeline, backend, dns, createDns, set, add, remove, swap, heads, read, status, settle },
  })
}

describe('setting a head stage', () => {
  it('a head is added, swapped and removed; the response names the new head, and null after a removal', async () => {
    await using upstream = await startWithChain()
    const { id: one } = upstream.dns
    const { id: two } = await upstream.createDns()
    const { id: three } = await upstream.createDns()
    expect(await upstream.heads()).toEqual([0])
    expect((await upstream.add(one)).text).toBe(`{"head_stage":{"dns_stage_id":"${one}"}}`)
    expect((await upstream.add(two)).text).toBe(`{"head_stage":{"dns_stage_id":"${two}"}}`)
    expect(await upstream.heads()).toEqual([2, one, two])
    expect((await upstream.swap(one, three)).text).toBe(`{"head_stage":{"dns_stage_id":"${three}"}}`)
    expect(await upstream.heads()).toEqual([2, three, two])
    expect(await upstream.heads('?page=2&page_size=1&order_by=none')).toEqual([2, two])
    expect(await upstream.heads('?page=3&page_size=1')).toEqual([2])
    expect(await upstream.remove(three)).toMatchObject({ status: 200, text: '{"head_stage":null}' })
    expect(await upstream.heads()).toEqual([1, two])
  })

  it('adding a head again, or swapping it with itself, changes nothing', async () => {
    await using upstream = await startWithChain()
    const { id: one } = upstream.dns
    const { id: two } = await upstream.createDns()
    await upstream.add(one)
    await upstream.add(two)
    upstream.settle()
    const before = await upstream.read()
    expect((await upstream.add(one)).status).toBe(200)
    expect((await upstream.swap(two, two)).status).toBe(200)
    expect(await upstream.heads()).toEqual([2, one, two])
    expect(await upstream.read()).toEqual(before)
    expect((await upstream.swap(one, two)).status).toBe(200)
    expect(await upstream.heads()).toEqual([1, two])
  })

  it('setting a head sets the updated_at of the pipeline, not of the stage', async () => {
    await using upstream = await startWithChain()
    upstream.clock.advanceMs(5)
    await upstream.add(upstream.dns.id)
    expect((await upstream.read()).updated_at > upstream.pipeline.updated_at).toBe(true)
    expect((await upstream.call('GET', `/dns-stages/${upstream.dns.id}`)).body).toMatchObject({
      updated_at: `${upstream.dns.updated_at.slice(0, 26)}Z`,
    })
  })

  it('a stage that cannot be a head is refused on its argument', async () => {
    await using upstream = await startWithChain()
    const other = await upstream.createPipeline()
    const elsewhere = await upstream.createDns({}, other.id)
    for (const id of [UNKNOWN_ID, elsewhere.id, upstream.backend.id]) {
      expect(await upstream.add(id)).toMatchObject({
        status: 400,
        body: { details: [{ argument_name: 'add_new_head_stage.new_stage_id', reason: 'constraint' }] },
      })
    }
    await upstream.add(upstream.dns.id)
    expect(await upstream.swap(upstream.dns.id, elsewhere.id)).toMatchObject({
      status: 400,
      body: { details: [{ argument_name: 'swap_head_stage.new_stage_id' }] },
    })
    expect(await upstream.heads()).toEqual([1, upstream.dns.id])
  })

  it.each([
    [{}, ['add_new_head_stage required', 'remove_head_stage required', 'swap_head_stage required']],
    [
      { add_new_head_stage: {}, swap_head_stage: {} },
      ['add_new_head_stage constraint', 'swap_head_stage constraint'],
    ],
    [{ add_new_head_stage: {} }, ['add_new_head_stage.new_stage_id required']],
    [{ remove_head_stage: { remove_stage_id: 'x' } }, ['remove_head_stage.remove_stage_id format']],
    [{ remove_head_stage: [] }, ['remove_head_stage format']],
    [
      { swap_head_stage: {} },
      ['swap_head_stage.new_stage_id required', 'swap_head_stage.current_stage_id required'],
    ],
  ])('the head change %j is refused', async (body, problems) => {
    await using upstream = await startWithChain()
    const answer = await upstream.set(body)
    expect(answer.status).toBe(400)
    expect(answer.body.details.map(({ argument_name, reason }) => `${argument_name} ${reason}`)).toEqual(
      problems,
    )
  })

  it('removing a stage that is not a head, or an unknown pipeline, is a bare 404', async () => {
    await using upstream = await startWithChain()
    const other = await upstream.createPipeline()
    const elsewhere = await upstream.createDns({}, other.id)
    await upstream.set({ add_new_head_stage: { new_stage_id: elsewhere.id } }, other.id)
    for (const id of [upstream.dns.id, UNKNOWN_ID, elsewhere.id]) {
      const gone = { status: 404, text: '{"message":"Not Found"}' }
      expect(await upstream.remove(id)).toMatchObject(gone)
      expect(await upstream.swap(id, upstream.dns.id)).toMatchObject(gone)
    }
    expect((await upstream.set({}, UNKNOWN_ID)).status).toBe(404)
    expect((await upstream.call('GET', `/pipelines/${UNKNOWN_ID}/head-stages`)).status).toBe(404)
  })

  it('a head cannot be deleted until it is removed as a head', async () => {
    await using upstream = await startWithChain()
    await upstream.add(upstream.dns.id)
    const path = `/dns-stages/${upstream.dns.id}`
    expect(await upstream.call('DELETE', path)).toMatchObject({
      status: 412,
      body: { help_message: 'first remove this stage from the head stages of its pipeline' },
    })
    await upstream.remove(upstream.dns.id)
    expect(await upstream.call('DELETE', path)).toMatchObject({ status: 204 })
  })
})

describe('the status of a pipeline', () => {
  const INVALID = 'pipeline_invalid_workflow'
  const MISSING = 'warning: unknown_stage pipeline_missing_head_stage'

  it('the status goes from warning to pending to ready, and back', async () => {
    await using upstream = await startWithChain()
    expect(await upstream.status()).toBe(MISSING)
    await upstream.add(upstream.dns.id)
    expect(await upstream.status()).toBe('pending')
    expect((await upstream.read()).errors).toEqual([])
    upstream.clock.advanceMs(PENDING_MS - 1)
    expect(await upstream.status()).toBe('pending')
    upstream.clock.advanceMs(1)
    expect(await upstream.status()).toBe('ready')
    await upstream.remove(upstream.dns.id)
    expect(await upstream.status()).toBe(MISSING)
  })

  it('one critical error says where the chain ends before a backend stage', async () => {
    await using upstream = await startWithChain()
    await upstream.add((await upstream.createDns({})).id)
    expect(await upstream.read()).toMatchObject({
      status: 'warning',
      errors: [
        {
          stage: 'dns',
          code: INVALID,
          severity: 'critical',
          type: 'config',
          message: 'the chain of stages does not reach a backend stage',
        },
      ],
    })
  })

  it('every way from every head must reach a backend stage', async () => {
    await using upstream = await startWithChain()
    const post = async (kind: string, body: object = {}) => {
      const path = `/pipelines/${upstream.pipeline.id}/${kind}-stages`
      return (await upstream.call<{ id: string }>('POST', path, body)).body.id
    }
    const waf = await post('waf', { mode: 'enable', paranoia_level: 1 })
    const route = await post('route', { backend_stage_id: upstream.backend.id })
    const cache = await post('cache', { route_stage_id: route })
    await upstream.call('PATCH', `/dns-stages/${upstream.dns.id}`, { cache_stage_id: cache })
    await upstream.add(upstream.dns.id)
    expect(await upstream.status()).toBe('pending')
    const rules = (body: object[]) =>
      upstream.call('PUT', `/route-stages/${route}/route-rules`, { route_rules: body })
    await rules([{ waf_stage_id: waf }])
    expect(await upstream.status()).toBe(`warning: unknown_stage ${INVALID}`)
    const second = await upstream.createDns({})
    await upstream.add(second.id)
    expect(await upstream.status()).toBe(`warning: dns ${INVALID}: unknown_stage ${INVALID}`)
    await upstream.remove(second.id)
    await upstream.call('PATCH', `/waf-stages/${waf}`, { backend_stage_id: upstream.backend.id })
    expect(await upstream.status()).toBe('pending')
    upstream.settle()
    await upstream.call('PATCH', `/route-stages/${route}`, { backend_stage_id: '' })
    expect(await upstream.status()).toBe(`warning: unknown_stage ${INVALID}`)
  })

  it('the status is pending again after a change to active stages only', async () => {
    await using upstream = await startWithChain()
    await upstream.add(upstream.dns.id)
    upstream.settle()
    const unused = await upstream.createCacheStage(upstream.pipeline.id, {
      backend_stage_id: upstream.backend.id,
    })
    await upstream.call('PATCH', `/cache-stages/${unused.id}`, { fallback_ttl: '1s' })
    await upstream.call('PATCH', `/pipelines/${upstream.pipeline.id}`, { name: 'b' })
    await upstream.call('DELETE', `/cache-stages/${unused.id}`)
    expect(await upstream.status()).toBe('ready')
    await upstream.call('PATCH', `/dns-stages/${upstream.dns.id}`, { fqdns: ['a.example.com'] })
    expect(await upstream.status()).toBe('pending')
    upstream.settle()
    const s3 = { scaleway_s3: { bucket_name: 'c' } }
    await upstream.call('PATCH', `/backend-stages/${upstream.backend.id}`, s3)
    expect(await upstream.status()).toBe('pending')
  })

  it('a clock that was set back leaves nothing pending', async () => {
    await using upstream = await startWithChain()
    await upstream.add(upstream.dns.id)
    upstream.clock.advanceMs(-3_600_000)
    expect(await upstream.status()).toBe('ready')
  })

  it('a pipeline is ready at once if pendingMs is 0', async () => {
    await using upstream = await startEmbedded({ seed: true, pendingMs: 0 })
    const { body } = await upstream.call<PipelineStagesList>('GET', '/pipelines-stages?page_size=1')
    const cache = body.pipelines[0]?.cache_stages?.[0]
    await upstream.call('PATCH', `/cache-stages/${cache?.id}`, { fallback_ttl: '1s' })
    expect((await upstream.call('GET', '/pipelines?page_size=1')).body).toMatchObject({
      pipelines: [{ status: 'ready', errors: [] }],
    })
  })
})

it('a stage is active while a head leads to it, and a head has the name of its pipeline', async () => {
  await using upstream = await startWithChain()
  const spare = await upstream.createBackendStage(upstream.pipeline.id)
  const read = async () => {
    const { body } = await upstream.call<PipelineStagesList>('GET', '/pipelines-stages')
    const [lists] = body.pipelines
    return {
      dns: lists?.dns_stages?.map(({ status, default_fqdn }) => [status, default_fqdn]),
      backends: lists?.backend_stages?.map(({ status }) => status),
    }
  }
  expect(await read()).toEqual({ dns: [['inactive', '']], backends: ['inactive', 'inactive'] })
  await upstream.add(upstream.dns.id)
  const name = `${upstream.pipeline.id}.svc.edge.scw.cloud`
  expect(await read()).toEqual({ dns: [['active', name]], backends: ['active', 'inactive'] })
  const answer = await upstream.call('PATCH', `/dns-stages/${upstream.dns.id}`, {
    backend_stage_id: spare.id,
  })
  expect(answer.body).toMatchObject({ status: 'active', default_fqdn: name })
  expect(await read()).toEqual({ dns: [['active', name]], backends: ['inactive', 'active'] })
})
