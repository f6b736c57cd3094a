import { expect } from 'vitest'
import type { World } from '../../support/gateway.js'

/** Creates two pipelines with a whole chain of stages each, and purges. Returns the ids of the first. */
export async function fill(world: World): Promise<Record<string, string>> {
  const ids: Record<string, string>[] = []
  for (let index = 0; index < 3; index++) {
    const input = (name: string) => ({
      name,
      stages: {
        backendStage: { origin: { scalewayS3: { bucketName: 'bucket', bucketRegion: 'fr-par' } } },
        cacheStage: { fallbackTtl: 1 },
        dnsStage: {},
      },
    })
    const { createPipeline } = await world.read(
      'mutation ($input: CreatePipelineInput!) { createPipeline(input: $input) { pipeline { id cacheStages { nodes { id } } backendStages { nodes { id } } dnsStages { nodes { id } } } userErrors { message field } } }',
      { input: input(`p${index}`) },
    )
    expect(createPipeline.userErrors).toEqual([])
    const { id: pipelineId, cacheStages, backendStages, dnsStages } = createPipeline.pipeline
    const backendStageId = backendStages.nodes[0].id
    const { createWafStage } = await world.read(
      'mutation ($input: CreateWafStageInput!) { createWafStage(input: $input) { wafStage { id } } }',
      { input: { pipelineId, mode: 'ENABLE', paranoiaLevel: 1, backendStageId } },
    )
    const wafStageId = createWafStage.wafStage.id
    const route: string[] = []
    for (let round = 0; round < 2; round++) {
      const { createRouteStage } = await world.read(
        'mutation ($input: CreateRouteStageInput!) { createRouteStage(input: $input) { routeStage { id } } }',
        { input: { pipelineId, wafStageId } },
      )
      route.push(createRouteStage.routeStage.id)
      await world.read(
        'mutation ($input: SetRouteRulesInput!) { setRouteRules(input: $input) { userErrors { message } } }',
        { input: { id: createRouteStage.routeStage.id, routeRules: [{ backendStageId }, { wafStageId }] } },
      )
      await world.read(
        'mutation ($input: CreateCacheStageInput!) { createCacheStage(input: $input) { userErrors { message } } }',
        { input: { pipelineId, fallbackTtl: 1, routeStageId: createRouteStage.routeStage.id } },
      )
    }
    const { createTlsStage } = await world.read(
      'mutation ($input: CreateTlsStageInput!) { createTlsStage(input: $input) { tlsStage { id } } }',
      { input: { pipelineId, managedCertificate: true, routeStageId: route[0] } },
    )
    await world.read(
      'mutation ($input: CreatePurgeRequestInput!) { createPurgeRequest(input: $input) { userErrors { message } } }',
      { input: { pipelineId, all: true } },
    )
    ids.push({
      pipeline: pipelineId,
      backendStage: backendStageId,
      cacheStage: cacheStages.nodes[0].id,
      dnsStage: dnsStages.nodes[0].id,
      wafStage: wafStageId,
      routeStage: route[0] ?? '',
      tlsStage: createTlsStage.tlsStage.id,
    })
  }
  return ids[0] ?? {}
}
