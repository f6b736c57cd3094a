import { describe, expect, it } from 'vitest'
import { startEmbedded } from '../support/embedded-server.js'
import { UNKNOWN_ID } from '../support/ids.js'
import { createManualClock } from '../support/manual-clock.js'
import { temporaryFile } from '../support/temporary-folder.js'

async function start(data = ':memory:') {
  const clock = createManualClock()
  const upstream = await startEmbedded({ clock, data })
  const { pipelines } = upstream.server
  const create = async (pipelineId: string, kind: string, body: object) => {
    const { body: made } = await upstream.call<{ id: string }>(
      'POST',
      `/pipelines/${pipelineId}/${kind}-stages`,
      body,
    )
    return made.id
  }
  const addHead = (pipelineId: string, id: string) =>
    upstream.call('POST', `/pipelines/${pipelineId}/set-head-stage`, {
      add_new_head_stage: { new_stage_id: id },
    })
  /** Creates a pipeline with a bucket and a head DNS stage. */
  const serve = async (fqdns: string[], values: object = {}) => {
    clock.advanceMs(1)
    const { id } = await upstream.createPipeline()
    const backend = await upstream.createBackendStage(id)
    const dns = await create(id, 'dns', { fqdns, backend_stage_id: backend.id, ...values })
    await addHead(id, dns)
    return { pipelineId: id, dnsStageId: dns }
  }
  return Object.assign(upstream, { clock, pipelines, create, addHead, serve })
}

describe('a pipeline as the edge reads it', () => {
  it('a served pipeline has its stages with settings and links, its rules in order, and its heads', async () => {
    await using upstream = await start()
    const { id } = await upstream.createPipeline({ name: 'shop' })
    const { id: backend } = await upstream.createBackendStage(id)
    const waf = await upstream.create(id, 'waf', {
      mode: 'log_only',
      paranoia_level: 2,
      backend_stage_id: backend,
    })
    const route = await upstream.create(id, 'route', { waf_stage_id: waf })
    const cache = await upstream.create(id, 'cache', { fallback_ttl: '60s', route_stage_id: route })
    const tls = await upstream.create(id, 'tls', { managed_certificate: true, cache_stage_id: cache })
    const one = await upstream.create(id, 'dns', { fqdns: ['a.example.com'], tls_stage_id: tls })
    const two = await upstream.create(id, 'dns', { cache_stage_id: cache })
    const match = { method_filters: ['get'], path_filter: { path_filter_type: 'regex', value: '^/a' } }
    await upstream.call('PUT', `/route-stages/${route}/route-rules`, {
      route_rules: [{ rule_http_match: match, backend_stage_id: backend }, { waf_stage_id: waf }],
    })
    await upstream.addHead(id, two)
    await upstream.addHead(id, one)

    const served = upstream.pipelines.get(id)
    expect(served).toMatchObject({ id, name: 'shop', status: 'pending', errors: [], heads: [two, one] })
    expect(served?.stages.size).toBe(7)
    expect(served?.stages.get(one)).toMatchObject({
      kind: 'dns',
      settings: { fqdns: ['a.example.com'], wildcard_domain: false },
      next: { kind: 'tls', id: tls },
    })
    expect(served?.stages.get(cache)).toEqual({
      id: cache,
      kind: 'cache',
      settings: { fallback_ttl: '60s', include_cookies: false },
      next: { kind: 'route', id: route },
      updatedAt: '2026-02-18T16:34:56.984547Z',
    })
    expect(served?.stages.get(route)).toMatchObject({
      kind: 'route',
      next: { kind: 'waf', id: waf },
      rules: [
        { position: 1, match, target: { kind: 'backend', id: backend } },
        { position: 2, match: null, target: { kind: 'waf', id: waf } },
      ],
    })
    expect(served?.stages.get(waf)).toMatchObject({ settings: { mode: 'log_only', paranoia_level: 2 } })
    expect(served?.stages.get(backend)).toMatchObject({
      settings: { scaleway_s3: { bucket_name: 'bucket', bucket_region: 'fr-par' } },
      next: null,
    })
    expect(upstream.pipelines.get(UNKNOWN_ID)).toBeNull()
  })

  it('a served pipeline has the status and errors that the API returns', async () => {
    await using upstream = await start()
    const { id } = await upstream.createPipeline()
    const expectTheSame = async (status: string, code?: string) => {
      const { body } = await upstream.call<object>('GET', `/pipelines/${id}`)
      const { status: shown, errors } = upstream.pipelines.get(id) ?? {}
      expect(body).toMatchObject({ status, errors: code === undefined ? [] : [{ code }] })
      expect(body).toMatchObject({ status: shown, errors })
    }
    await expectTheSame('warning', 'pipeline_missing_head_stage')
    const cache = await upstream.create(id, 'cache', {})
    await upstream.addHead(id, await upstream.create(id, 'dns', { cache_stage_id: cache }))
    await expectTheSame('warning', 'pipeline_invalid_workflow')
    const { id: backend } = await upstream.createBackendStage(id)
    await upstream.call('PATCH', `/cache-stages/${cache}`, { backend_stage_id: backend })
    await expectTheSame('pending')
    upstream.clock.advanceMs(2000)
    await expectTheSame('ready')
  })
})

describe('a name', () => {
  it('a name finds the pipeline of its head, even if the head has it in upper case or with a dot at its end', async () => {
    await using upstream = await start()
    const shop = await upstream.serve(['Shop.Example.com.', 'www.example.com'])
    expect(upstream.pipelines.findByFqdn('shop.example.com')).toEqual(shop)
    expect(upstream.pipelines.findByFqdn('www.example.com')).toEqual(shop)
    expect(upstream.pipelines.findByFqdn(`${shop.pipelineId}.svc.edge.scw.cloud`)).toEqual(shop)
    for (const name of ['example.com', 'a.shop.example.com', 'shop.example.co', 'svc.edge.scw.cloud', '']) {
      expect(upstream.pipelines.findByFqdn(name)).toBeNull()
    }
  })

  it('a name of a DNS stage that is not a head, or was deleted, finds nothing', async () => {
    await using upstream = await start()
    const { id } = await upstream.createPipeline()
    const dns = await upstream.create(id, 'dns', { fqdns: ['a.example.com'] })
    const find = () => upstream.pipelines.findByFqdn('a.example.com')
    expect(find()).toBeNull()
    expect(upstream.pipelines.findByFqdn(`${id}.svc.edge.scw.cloud`)).toBeNull()
    await upstream.addHead(id, dns)
    expect(find()).toEqual({ pipelineId: id, dnsStageId: dns })
    await upstream.call('PATCH', `/dns-stages/${dns}`, { fqdns: ['b.example.com'] })
    expect(find()).toBeNull()
    expect(upstream.pipelines.findByFqdn('b.example.com')).not.toBeNull()
    await upstream.call('DELETE', `/pipelines/${id}`)
    expect(upstream.pipelines.findByFqdn('b.example.com')).toBeNull()
  })

  it('a name that several pipelines have finds the first head of the oldest', async () => {
    await using upstream = await start()
    const first = await upstream.serve(['a.example.com'])
    await upstream.serve(['a.example.com'])
    const again = await upstream.create(first.pipelineId, 'dns', { fqdns: ['a.example.com'] })
    await upstream.addHead(first.pipelineId, again)
    expect(upstream.pipelines.findByFqdn('a.example.com')).toEqual(first)
    expect(upstream.pipelines.findByFqdn(`${first.pipelineId}.svc.edge.scw.cloud`)).toEqual(first)
  })

  it('a name below a wildcard finds it, unless there is a closer match', async () => {
    await using upstream = await start()
    const wide = await upstream.serve(['example.com'], { wildcard_domain: true })
    const narrow = await upstream.serve(['eu.example.com'], { wildcard_domain: true })
    const exact = await upstream.serve(['shop.eu.example.com'])
    await upstream.serve(['example.com'], { wildcard_domain: true })
    const find = (name: string) => upstream.pipelines.findByFqdn(name)
    expect(find('example.com')).toEqual(wide)
    expect(find('a.b.example.com')).toEqual(wide)
    expect(find('eu.example.com')).toEqual(narrow)
    expect(find('a.eu.example.com')).toEqual(narrow)
    expect(find('shop.eu.example.com')).toEqual(exact)
    expect(find('a.shop.eu.example.com')).toEqual(narrow)
    expect(find('badexample.com')).toBeNull()
    expect(find('com')).toBeNull()
  })
})

describe('the version', () => {
  it('the version changes with every write through the API, but not with a refused one', async () => {
    await using upstream = await start()
    const seen = new Set([upstream.pipelines.version()])
    const expectAnother = (what: string) => {
      const version = upstream.pipelines.version()
      expect(seen, what).not.toContain(version)
      expect(upstream.pipelines.version()).toBe(version)
      seen.add(version)
    }
    const { pipelineId, dnsStageId } = await upstream.serve(['a.example.com'])
    expectAnother('creating')
    await upstream.call('PATCH', `/pipelines/${pipelineId}`, { name: 'other' })
    expectAnother('a new name')
    await upstream.call('PATCH', `/dns-stages/${dnsStageId}`, { fqdns: [] })
    expectAnother('other settings')
    const route = await upstream.create(pipelineId, 'route', {})
    expectAnother('another stage')
    await upstream.call('PUT', `/route-stages/${route}/route-rules`, { route_rules: [] })
    expectAnother('other rules')

    const before = upstream.pipelines.version()
    await upstream.call('GET', '/pipelines-stages')
    await upstream.call('PATCH', `/dns-stages/${dnsStageId}`, { fqdns: ['-'] })
    upstream.pipelines.get(pipelineId)
    upstream.clock.advanceMs(10_000)
    expect(upstream.pipelines.version(), 'reads and refusals').toBe(before)

    await upstream.call('DELETE', `/pipelines/${pipelineId}`)
    expectAnother('deleting')
  })

  it('shows what another process wrote to the same file, 100 ms later at most', async () => {
    const data = temporaryFile()
    await using one = await start(data)
    await using two = await start(data)
    const before = one.pipelines.version()
    const shop = await two.serve(['a.example.com'])
    one.clock.advanceMs(99)
    expect(one.pipelines.version()).toBe(before)
    one.clock.advanceMs(1)
    const after = one.pipelines.version()
    expect(after).not.toBe(before)
    expect(one.pipelines.findByFqdn('a.example.com')).toEqual(shop)
    one.clock.advanceMs(1000)
    expect(one.pipelines.version()).toBe(after)
    one.clock.advanceMs(-3_600_000)
    await two.call('DELETE', `/pipelines/${shop.pipelineId}`)
    expect(one.pipelines.version()).not.toBe(after)
  })
})
