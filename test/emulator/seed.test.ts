import { describe, expect, it } from 'vitest'
import { SAMPLE_ORGANIZATION_ID, SAMPLE_PROJECT_ID } from '../../src/emulator/seed.js'
import type { PipelineStagesList } from '../../src/wire/pipeline.js'
import type { RouteRuleList } from '../../src/wire/route-stage.js'
import type { WafStage } from '../../src/wire/waf-stage.js'
import { type EmbeddedServer, startEmbedded } from '../support/embedded-server.js'
import { UUID_V4 } from '../support/ids.js'
import { temporaryFile } from '../support/temporary-folder.js'

async function readAll(upstream: EmbeddedServer): Promise<PipelineStagesList> {
  return (await upstream.call<PipelineStagesList>('GET', '/pipelines-stages')).body
}

describe('a new database', () => {
  it('a new database has pipelines in the sample project, most of them complete and ready', async () => {
    await using upstream = await startEmbedded({ seed: true })
    const { pipelines, total_count } = await readAll(upstream)
    expect(total_count).toBe(5)
    for (const { pipeline } of pipelines) {
      expect(pipeline).toMatchObject({
        project_id: SAMPLE_PROJECT_ID,
        organization_id: SAMPLE_ORGANIZATION_ID,
      })
    }
    const statuses = pipelines.map(({ pipeline: { name, status, errors } }) => [
      name,
      status,
      ...(errors ?? []).map(({ stage, code }) => `${stage} ${code}`),
    ])
    expect(statuses).toEqual([
      ['shop-web', 'ready'],
      ['product-images', 'ready'],
      ['help-center', 'ready'],
      ['catalog-api', 'warning', 'cache pipeline_invalid_workflow'],
      ['image-resizer', 'warning', 'unknown_stage pipeline_missing_head_stage'],
    ])
  })

  it('samples in managed zones are managed, and others are custom', async () => {
    await using upstream = await startEmbedded({ seed: true, managedZones: ['shop.example.com'] })
    const { pipelines } = await readAll(upstream)
    expect(pipelines.map(({ dns_stages }) => dns_stages?.map(({ type }) => type).join())).toEqual([
      'managed',
      'auto',
      'custom',
      'custom',
      'auto',
    ])
  })

  it('the samples have a firewall with an exclusion rule, and rules with a null host filter', async () => {
    await using upstream = await startEmbedded({ seed: true })
    const { pipelines } = await readAll(upstream)
    const firewalls = pipelines.flatMap(({ waf_stages }) => waf_stages ?? [])
    expect(firewalls.map(({ exclusion_rules }) => exclusion_rules)).toEqual([[{ rule_id: 942100 }], [], []])
    const { body } = await upstream.call<RouteRuleList>('GET', '/search-route-rules')
    for (const { rule_http_match: match } of body.route_rules) {
      expect(match).toHaveProperty('host_filter')
      expect(match).toHaveProperty('method_filters')
    }
  })

  it('the samples have every kind of stage, origin and rule target, and complete ones have no unused stage', async () => {
    await using upstream = await startEmbedded({ seed: true })
    const { pipelines } = await readAll(upstream)
    const stages = pipelines.flatMap(({ pipeline: _, ...lists }) =>
      Object.values(lists).flatMap<Pick<WafStage, 'id' | 'status'>>((list) => list ?? []),
    )
    for (const { id } of stages) expect(id).toMatch(UUID_V4)
    expect(new Set(stages.map(({ id }) => id)).size).toBe(stages.length)
    for (const { pipeline, ...lists } of pipelines.slice(0, 3)) {
      for (const stage of Object.values(lists).flatMap<Pick<WafStage, 'id' | 'status'>>((list) => list ?? []))
        expect(stage.status).toBe('active')
      expect(lists.dns_stages?.[0]?.default_fqdn).toBe(`${pipeline.id}.svc.edge.scw.cloud`)
    }
    for (const { pipeline: _, ...lists } of pipelines.slice(0, 3)) {
      for (const list of Object.values(lists)) expect(list?.length).toBeGreaterThan(0)
    }

    const caches = pipelines.flatMap(({ cache_stages }) => cache_stages ?? [])
    expect(new Set(caches.map(({ fallback_ttl }) => fallback_ttl)).size).toBe(5)
    expect(new Set(caches.map(({ include_cookies }) => include_cookies))).toEqual(new Set([true, false]))
    const origins = pipelines.flatMap(({ backend_stages }) => (backend_stages ?? []).flatMap(Object.keys))
    expect(new Set(origins.filter((key) => key.startsWith('scaleway_')))).toEqual(
      new Set([
        'scaleway_s3',
        'scaleway_lb',
        'scaleway_serverless_container',
        'scaleway_serverless_function',
      ]),
    )
    const { body } = await upstream.call<RouteRuleList>(
      'GET',
      `/search-route-rules?project_id=${SAMPLE_PROJECT_ID}`,
    )
    expect(body.total_count).toBe(4)
    expect(body.route_rules.filter((rule) => rule.waf_stage_id !== undefined)).toHaveLength(2)
  })

  it('the sample project has a plan that all its pipelines fit into', async () => {
    await using upstream = await startEmbedded({ seed: true })
    expect((await upstream.call('GET', `/billing/${SAMPLE_PROJECT_ID}`)).body).toMatchObject({
      current_plan: { plan_name: 'professional' },
      pipeline_number: 5,
      extra_pipelines_cost: { units: 0, nanos: 0 },
      total_cost: { currency_code: 'EUR', units: 12, nanos: 990_000_000 },
    })
  })

  it('every new database is the same, including ids and times', async () => {
    await using one = await startEmbedded({ seed: true })
    await using two = await startEmbedded({ seed: true })
    expect(await readAll(one)).toEqual(await readAll(two))
  })

  it('a new database is empty unless seed is set', async () => {
    await using upstream = await startEmbedded()
    expect(await readAll(upstream)).toEqual({ pipelines: [], total_count: 0 })
  })
})

describe('a database that exists gets no samples', () => {
  it('not a second time, even after everything was deleted', async () => {
    const data = temporaryFile()
    {
      await using upstream = await startEmbedded({ data, seed: true })
      const { pipelines } = await readAll(upstream)
      await upstream.call('DELETE', `/pipelines/${pipelines[0]?.pipeline.id}`)
    }
    {
      await using upstream = await startEmbedded({ data, seed: true })
      const { pipelines, total_count } = await readAll(upstream)
      expect(total_count).toBe(4)
      for (const { pipeline } of pipelines) await upstream.call('DELETE', `/pipelines/${pipeline.id}`)
    }
    await using upstream = await startEmbedded({ data, seed: true })
    expect(await readAll(upstream)).toMatchObject({ total_count: 0 })
  })

  it('even if it was created without samples', async () => {
    const data = temporaryFile()
    {
      await using _upstream = await startEmbedded({ data })
    }
    await using upstream = await startEmbedded({ data, seed: true })
    expect(await readAll(upstream)).toMatchObject({ total_count: 0 })
  })
})
