/** Makes every call of the official SDK. If the SDK gets a new call, this test fails until it makes that call too. */
import { createClient } from '@scaleway/sdk-client'
import { EdgeServicesv1beta1 } from '@scaleway/sdk-edge-services'
import { expect, it } from 'vitest'
import { startEmbedded, TEST_PROJECT_ID, TEST_TOKEN } from '../support/embedded-server.js'

type Api = EdgeServicesv1beta1.API
type Call = Exclude<Extract<keyof Api, string>, `pageOf${string}`>

function createApi(apiURL: string): Api {
  return new EdgeServicesv1beta1.API(
    createClient({
      apiURL,
      accessKey: 'SCWXXXXXXXXXXXXXXXXX',
      secretKey: TEST_TOKEN,
      defaultProjectId: TEST_PROJECT_ID,
    }),
  )
}

/** The calls and their results, in an order in which each call finds what it needs. */
async function makeEveryCall(api: Api): Promise<Partial<Record<Call, unknown>>> {
  const results: Partial<Record<Call, unknown>> = {}
  const keep = async <Result>(call: Call, result: Promise<Result>): Promise<Result> => {
    results[call] = await result
    return result
  }

  await keep('listPlans', api.listPlans())
  await keep('selectPlan', api.selectPlan({ planName: 'professional' }))
  await keep('getCurrentPlan', api.getCurrentPlan())

  const { id: pipelineId } = await keep('createPipeline', api.createPipeline({ name: 'a', description: '' }))
  const pipeline = { pipelineId }
  const backend = await keep('createBackendStage', api.createBackendStage({ ...pipeline, scalewayS3: {} }))
  const backendStageId = backend.id
  const waf = await keep(
    'createWafStage',
    api.createWafStage({ ...pipeline, mode: 'enable', paranoiaLevel: 1, backendStageId }),
  )
  const route = await keep('createRouteStage', api.createRouteStage({ ...pipeline, wafStageId: waf.id }))
  const routeStageId = route.id
  const rule = {
    ruleHttpMatch: {
      methodFilters: ['get' as const],
      pathFilter: { pathFilterType: 'regex' as const, value: '/a' },
    },
    backendStageId,
  }
  await keep('setRouteRules', api.setRouteRules({ routeStageId, routeRules: [rule] }))
  await keep(
    'addRouteRules',
    api.addRouteRules({ routeStageId, routeRules: [{ backendStageId }], beforePosition: 1 }),
  )
  await keep('listRouteRules', api.listRouteRules({ routeStageId }))
  await keep('searchRouteRules', api.searchRouteRules({ projectId: TEST_PROJECT_ID }))
  const cache = await keep(
    'createCacheStage',
    api.createCacheStage({ ...pipeline, fallbackTtl: '60s', includeCookies: false, routeStageId }),
  )
  const tls = await keep(
    'createTLSStage',
    api.createTLSStage({ ...pipeline, managedCertificate: true, cacheStageId: cache.id }),
  )
  const dns = await keep(
    'createDNSStage',
    api.createDNSStage({ ...pipeline, fqdns: ['a.example.com'], tlsStageId: tls.id }),
  )
  const dnsStageId = dns.id
  await keep('setHeadStage', api.setHeadStage({ ...pipeline, addNewHeadStage: { newStageId: dnsStageId } }))
  await keep('listHeadStages', api.listHeadStages(pipeline))
  await keep('waitForPipeline', api.waitForPipeline(pipeline))

  await keep('getPipeline', api.getPipeline(pipeline))
  await keep('updatePipeline', api.updatePipeline({ ...pipeline, name: 'b' }))
  await keep('listPipelines', api.listPipelines())
  await keep('listPipelinesWithStages', api.listPipelinesWithStages())
  await keep('getDNSStage', api.getDNSStage({ dnsStageId }))
  await keep('updateDNSStage', api.updateDNSStage({ dnsStageId, fqdns: [] }))
  await keep('listDNSStages', api.listDNSStages(pipeline))
  const tlsStageId = tls.id
  await keep('getTLSStage', api.getTLSStage({ tlsStageId }))
  const tlsSecretsConfig = { tlsSecrets: [{ secretId: 's', region: 'fr-par' }] }
  await keep('updateTLSStage', api.updateTLSStage({ tlsStageId, tlsSecretsConfig }))
  await keep('listTLSStages', api.listTLSStages({ ...pipeline, secretId: 's' }))
  const cacheStageId = cache.id
  await keep('getCacheStage', api.getCacheStage({ cacheStageId }))
  await keep('updateCacheStage', api.updateCacheStage({ cacheStageId, fallbackTtl: '0s' }))
  await keep('listCacheStages', api.listCacheStages(pipeline))
  await keep('getRouteStage', api.getRouteStage({ routeStageId }))
  await keep('updateRouteStage', api.updateRouteStage({ routeStageId, wafStageId: waf.id }))
  await keep('listRouteStages', api.listRouteStages(pipeline))
  const wafStageId = waf.id
  await keep('getWafStage', api.getWafStage({ wafStageId }))
  await keep('updateWafStage', api.updateWafStage({ wafStageId, paranoiaLevel: 4 }))
  await keep('listWafStages', api.listWafStages(pipeline))
  await keep('searchWafStages', api.searchWafStages())
  await keep('getBackendStage', api.getBackendStage({ backendStageId }))
  await keep(
    'updateBackendStage',
    api.updateBackendStage({ ...pipeline, backendStageId, scalewayS3: { bucketName: 'b' } }),
  )
  await keep('listBackendStages', api.listBackendStages(pipeline))
  await keep('searchBackendStages', api.searchBackendStages())

  const { id: purgeRequestId } = await keep(
    'createPurgeRequest',
    api.createPurgeRequest({ ...pipeline, all: true }),
  )
  await keep('getPurgeRequest', api.getPurgeRequest({ purgeRequestId }))
  await keep('waitForPurgeRequest', api.waitForPurgeRequest({ purgeRequestId }))
  await keep('listPurgeRequests', api.listPurgeRequests(pipeline))
  const cname = `${pipelineId}.svc.edge.scw.cloud`
  await keep('checkDomain', api.checkDomain({ fqdn: 'a.example.com', cname }))
  await keep('checkPEMChain', api.checkPEMChain({ fqdn: 'a.example.com', raw: 'no chain' }))
  const lb = { id: 'lb', zone: 'fr-par-1', frontendId: 'front' }
  await keep('checkLbOrigin', api.checkLbOrigin({ lb }))
  await keep('getBilling', api.getBilling())

  await api.setHeadStage({ ...pipeline, removeHeadStage: { removeStageId: dnsStageId } })
  await keep('deleteDNSStage', api.deleteDNSStage({ dnsStageId }))
  await keep('deleteTLSStage', api.deleteTLSStage({ tlsStageId }))
  await keep('deleteCacheStage', api.deleteCacheStage({ cacheStageId }))
  await keep('deleteRouteStage', api.deleteRouteStage({ routeStageId }))
  await keep('deleteWafStage', api.deleteWafStage({ wafStageId }))
  await keep('deleteBackendStage', api.deleteBackendStage({ backendStageId }))
  await keep('deletePipeline', api.deletePipeline(pipeline))
  await keep('deleteCurrentPlan', api.deleteCurrentPlan())
  return results
}

it('every call of the SDK gets the response that the SDK expects', async () => {
  await using upstream = await startEmbedded({ pendingMs: 0 })
  const api = createApi(upstream.url)
  const results = await makeEveryCall(api)

  const calls = Object.entries(api)
    .filter(([name, value]) => typeof value === 'function' && !name.startsWith('pageOf'))
    .map(([name]) => name)
  expect(calls.length).toBeGreaterThan(50)
  expect(Object.keys(results).sort()).toEqual(calls.sort())

  expect(results).toMatchObject({
    listPlans: { totalCount: 3, plans: [{ planName: 'starter', packageGb: 100, pipelineLimit: 1 }, {}, {}] },
    getCurrentPlan: { planName: 'professional' },
    createTLSStage: { managedCertificate: true, secrets: [], certificateExpiresAt: undefined },
    updateTLSStage: { managedCertificate: false, secrets: [{ secretId: 's', region: 'fr-par' }] },
    createDNSStage: { type: 'custom', defaultFqdn: '' },
    updateDNSStage: {
      type: 'auto',
      fqdns: [],
      defaultFqdn: expect.stringMatching(/\.svc\.edge\.scw\.cloud$/),
    },
    listRouteRules: { totalCount: 2, routeRules: [{ position: 1 }, { position: 2, ruleHttpMatch: {} }] },
    searchRouteRules: { totalCount: 2 },
    setHeadStage: { headStage: { dnsStageId: expect.any(String) } },
    listHeadStages: { totalCount: 1, headStages: [{ dnsStageId: expect.any(String) }] },
    waitForPipeline: { status: 'ready', errors: [] },
    updateWafStage: { mode: 'enable', paranoiaLevel: 4 },
    waitForPurgeRequest: { status: 'done', all: true, assets: undefined },
    checkDomain: { isValid: true },
    checkPEMChain: { isValid: false },
    checkLbOrigin: { isValid: true, errorType: 'unknown' },
    getBilling: {
      currentPlan: { planName: 'professional' },
      pipelineNumber: 1,
      planCost: { currencyCode: 'EUR', units: 12, nanos: 990_000_000 },
      plansUsageDetails: { professional: { planCost: { units: 12 } } },
    },
    deleteCurrentPlan: undefined,
  })
})
