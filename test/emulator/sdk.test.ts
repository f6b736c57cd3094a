/** The official SDK, with nothing changed but its URL. */
import { createClient } from '@scaleway/sdk-client'
import { EdgeServicesv1beta1 } from '@scaleway/sdk-edge-services'
import { describe, expect, it } from 'vitest'
import type { EdgeServicesServerOptions } from '../../src/emulator/server.js'
import { startEmbedded, TEST_PROJECT_ID, TEST_TOKEN } from '../support/embedded-server.js'

const ORGANIZATION_ID = 'bbbbbbbb-0000-4000-8000-000000000001'

async function startWithSdk(options: EdgeServicesServerOptions = {}) {
  const upstream = await startEmbedded({
    ...options,
    organizations: { [TEST_PROJECT_ID]: ORGANIZATION_ID },
    defaultPageSize: 2,
  })
  const client = createClient({
    apiURL: upstream.url,
    accessKey: 'SCWXXXXXXXXXXXXXXXXX',
    secretKey: TEST_TOKEN,
    defaultProjectId: TEST_PROJECT_ID,
    defaultOrganizationId: ORGANIZATION_ID,
    defaultRegion: 'fr-par',
    defaultZone: 'fr-par-1',
  })
  return Object.assign(upstream, { api: new EdgeServicesv1beta1.API(client) })
}

describe('the official SDK', () => {
  it('creates, reads, updates and deletes pipelines, cache stages and backend stages', async () => {
    await using upstream = await startWithSdk()
    const { api } = upstream

    const pipeline = await api.createPipeline({ name: 'from the sdk', description: 'a' })
    expect(pipeline).toMatchObject({
      name: 'from the sdk',
      projectId: TEST_PROJECT_ID,
      organizationId: ORGANIZATION_ID,
      status: 'warning',
      errors: [{ code: 'pipeline_missing_head_stage' }],
    })
    expect(pipeline.createdAt).toBeInstanceOf(Date)
    expect(await api.updatePipeline({ pipelineId: pipeline.id, description: 'b' })).toMatchObject({
      description: 'b',
    })

    const backend = await api.createBackendStage({
      pipelineId: pipeline.id,
      scalewayS3: { bucketName: 'images', bucketRegion: 'fr-par', isWebsite: false },
    })
    const cache = await api.createCacheStage({
      pipelineId: pipeline.id,
      fallbackTtl: '3600s',
      includeCookies: false,
      backendStageId: backend.id,
    })
    expect(cache).toMatchObject({ pipelineId: pipeline.id, fallbackTtl: '3600s', backendStageId: backend.id })
    expect(
      await api.updateCacheStage({ cacheStageId: cache.id, fallbackTtl: '60s', includeCookies: true }),
    ).toMatchObject({ fallbackTtl: '60s', includeCookies: true, backendStageId: backend.id })
    expect(await api.getCacheStage({ cacheStageId: cache.id })).toMatchObject({ fallbackTtl: '60s' })

    const lb = { id: 'lb-1', zone: 'fr-par-1', frontendId: 'front-1', isSsl: true }
    await api.updateBackendStage({
      backendStageId: backend.id,
      pipelineId: pipeline.id,
      scalewayLb: { lbs: [lb] },
    })
    expect(await api.getBackendStage({ backendStageId: backend.id })).toMatchObject({
      scalewayLb: { lbs: [{ ...lb, domainName: '' }] },
      scalewayS3: undefined,
    })

    expect(await api.listCacheStages({ pipelineId: pipeline.id })).toMatchObject({
      stages: [{ id: cache.id }],
      totalCount: 1,
    })
    expect(await api.listBackendStages({ pipelineId: pipeline.id, lbId: 'lb-1' })).toMatchObject({
      stages: [{ id: backend.id }],
    })
    expect(await api.searchBackendStages({})).toMatchObject({ stages: [{ id: backend.id }], totalCount: 1 })
    expect(await api.listPipelines({ hasBackendStageLb: true })).toMatchObject({
      pipelines: [{ id: pipeline.id }],
    })
    expect(await api.listPipelinesWithStages({ projectId: TEST_PROJECT_ID })).toMatchObject({
      pipelines: [
        {
          pipeline: { id: pipeline.id },
          cacheStages: [{ id: cache.id }],
          backendStages: [{ id: backend.id }],
          dnsStages: [],
        },
      ],
      totalCount: 1,
    })

    await api.deleteCacheStage({ cacheStageId: cache.id })
    await api.deleteBackendStage({ backendStageId: backend.id })
    await api.deletePipeline({ pipelineId: pipeline.id })
    await expect(api.getPipeline({ pipelineId: pipeline.id })).rejects.toMatchObject({
      status: 404,
      message: expect.stringContaining('Not Found'),
    })
    await expect(api.deleteCacheStage({ cacheStageId: cache.id })).rejects.toMatchObject({ status: 404 })
  })

  it('reads rules without filters, WAF stages and the type of a name in a zone of the account', async () => {
    await using upstream = await startWithSdk({ managedZones: ['example.com'] })
    const { api } = upstream
    const { id: pipelineId } = await api.createPipeline({ name: 'a', description: '' })
    const { id: backendStageId } = await api.createBackendStage({
      pipelineId,
      scalewayS3: { bucketName: 'b' },
    })
    const waf = await api.createWafStage({ pipelineId, mode: 'log_only', paranoiaLevel: 2, backendStageId })
    await upstream.call('PATCH', `/waf-stages/${waf.id}`, {
      mode: 'unknown_mode',
      exclusion_rules: { rules: [{ rule_id: 942100 }] },
    })
    expect(await api.updateWafStage({ wafStageId: waf.id, paranoiaLevel: 3 })).toMatchObject({
      mode: 'log_only',
      paranoiaLevel: 3,
      backendStageId,
    })
    expect((await upstream.call('GET', `/waf-stages/${waf.id}`)).body).toMatchObject({
      exclusion_rules: [{ rule_id: 942100 }],
    })

    const route = await api.createRouteStage({ pipelineId, wafStageId: waf.id })
    const { routeRules } = await api.setRouteRules({
      routeStageId: route.id,
      routeRules: [{ backendStageId, ruleHttpMatch: { methodFilters: [] } }, { backendStageId }],
    })
    expect(routeRules).toMatchObject([{ position: 1, ruleHttpMatch: { methodFilters: [] } }, { position: 2 }])

    const dns = await api.createDNSStage({ pipelineId, fqdns: ['a.example.com'], backendStageId })
    expect(dns.type).toBe('managed')
    expect(await api.updateDNSStage({ dnsStageId: dns.id, fqdns: ['a.example.org'] })).toMatchObject({
      type: 'custom',
    })
  })

  it('waits for a pipeline, which has no transient status at the start', async () => {
    await using upstream = await startWithSdk()
    const { id } = await upstream.api.createPipeline({ name: 'waited for', description: '' })
    upstream.resetRequests()
    expect(await upstream.api.waitForPipeline({ pipelineId: id })).toMatchObject({
      id,
      status: 'warning',
    })
    expect(upstream.upstreamRequests('GET /pipelines/:id')).toHaveLength(1)
  })

  it('reads all pages of a list', async () => {
    await using upstream = await startWithSdk()
    const ids: string[] = []
    for (let n = 0; n < 5; n++)
      ids.push((await upstream.api.createPipeline({ name: `p${n}`, description: '' })).id)
    expect((await upstream.api.listPipelines().all()).map(({ id }) => id)).toEqual(ids)
    expect(
      (await upstream.api.listPipelines({ pageSize: 1, orderBy: 'name_desc' }).all()).map(({ id }) => id),
    ).toEqual(ids.toReversed())
    expect(await upstream.api.listPipelinesWithStages().all()).toHaveLength(5)
  })

  it('maps refusals to its own error classes', async () => {
    await using upstream = await startWithSdk()
    const { api } = upstream
    await expect(api.createPipeline({ name: '', description: '' })).rejects.toMatchObject({
      name: 'InvalidArgumentsError',
      details: [{ argumentName: 'name', reason: 'required' }],
    })
    const pipeline = await api.createPipeline({ name: 'a', description: '' })
    const backend = await api.createBackendStage({ pipelineId: pipeline.id, scalewayS3: { bucketName: 'b' } })
    await api.createCacheStage({ pipelineId: pipeline.id, backendStageId: backend.id })
    await expect(api.deleteBackendStage({ backendStageId: backend.id })).rejects.toMatchObject({
      name: 'PreconditionFailedError',
      precondition: 'resource_still_in_use',
    })
  })
})
