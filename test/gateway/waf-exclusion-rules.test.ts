/** Tests the exclusion rules of a WAF stage over GraphQL, on the embedded service. */
import { describe, expect, it } from 'vitest'
import type { WafStage } from '../../src/wire/waf-stage.js'
import { startWorld } from '../support/gateway.js'

const SELECTION = 'id mode paranoiaLevel exclusionRules { ruleId }'
const rulesOf = (...ids: number[]) => ids.map((ruleId) => ({ ruleId }))

async function startPipeline() {
  const world = await startWorld()
  const { id: pipelineId } = await world.upstream.createPipeline()
  const mutate = async (field: 'createWafStage' | 'updateWafStage', input: object) => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`
    const data = await world.read(
      `mutation ($input: ${type}) { ${field}(input: $input) { wafStage { ${SELECTION} } userErrors { code field message } } }`,
      { input },
    )
    return data[field]
  }
  const create = (input: object = {}) =>
    mutate('createWafStage', { pipelineId, mode: 'ENABLE', paranoiaLevel: 2, ...input })
  const update = (id: string, input: object) => mutate('updateWafStage', { id, ...input })
  return Object.assign(world, { pipelineId, create, update })
}

describe('the exclusion rules of a WAF stage', () => {
  it('defaults to no exclusion rules, and reads the same in every query of the stage', async () => {
    await using world = await startPipeline()
    expect((await world.create()).wafStage.exclusionRules).toEqual([])
    const { wafStage } = await world.create({ exclusionRules: rulesOf(942100, 920350) })
    const expected = { ...wafStage, exclusionRules: rulesOf(942100, 920350) }
    const data = await world.read(
      `{ wafStage(id: "${wafStage.id}") { ${SELECTION} } node(id: "${wafStage.id}") { ... on WafStage { ${SELECTION} } }
         pipeline(id: "${world.pipelineId}") { wafStages(last: 1) { nodes { ${SELECTION} } } }
         pipelines { nodes { wafStages(last: 1) { nodes { ${SELECTION} } } } }
         wafStages(last: 1) { nodes { ${SELECTION} } } }`,
    )
    const nodes = { wafStages: { nodes: [expected] } }
    expect(data).toEqual({
      wafStage: expected,
      node: expected,
      pipeline: nodes,
      pipelines: { nodes: [nodes] },
      ...nodes,
    })
  })

  it('keeps the rules in an update without rules, replaces them in one with rules, and clears them with an empty list', async () => {
    await using world = await startPipeline()
    const { id } = (await world.create({ exclusionRules: rulesOf(942100, 920350) })).wafStage
    const rulesAfter = async (input: object) => (await world.update(id, input)).wafStage.exclusionRules
    expect(await rulesAfter({ mode: 'LOG_ONLY' })).toEqual(rulesOf(942100, 920350))
    expect(await rulesAfter({ exclusionRules: rulesOf(941100) })).toEqual(rulesOf(941100))
    expect(await rulesAfter({ exclusionRules: [] })).toEqual([])
    const { body } = await world.upstream.call<WafStage>('GET', `/waf-stages/${id}`)
    expect(body).toMatchObject({ mode: 'log_only', paranoia_level: 2, exclusion_rules: [] })
  })

  it('treats null as no rules in a create, and refuses null in an update', async () => {
    await using world = await startPipeline()
    const { wafStage } = await world.create({ exclusionRules: null })
    expect(wafStage.exclusionRules).toEqual([])
    expect(await world.update(wafStage.id, { exclusionRules: null })).toMatchObject({
      wafStage: null,
      userErrors: [{ code: 'INVALID', field: ['input', 'exclusionRules'] }],
    })
  })

  it('refuses unknown and repeated rule numbers, each with its place, before any upstream call', async () => {
    await using world = await startPipeline()
    const { id } = (await world.create()).wafStage
    world.upstream.resetRequests()
    const exclusionRules = rulesOf(942100, 0, -1, 920350, 942100)
    const userErrors = [
      [1, 'ruleId must be 1 or more, got 0'],
      [2, 'ruleId must be 1 or more, got -1'],
      [4, 'exclusionRules.4.ruleId must differ from exclusionRules.0.ruleId, got "942100" twice'],
    ].map(([index, message]) => ({
      code: 'INVALID',
      field: ['input', 'exclusionRules', String(index), 'ruleId'],
      message,
    }))
    expect(await world.create({ exclusionRules })).toEqual({ wafStage: null, userErrors })
    expect(await world.update(id, { exclusionRules })).toEqual({ wafStage: null, userErrors })
    expect(world.upstream.requests).toEqual([])
  })

  it('leaves it to GraphQL to refuse a number that is not a 32-bit integer', async () => {
    await using world = await startPipeline()
    for (const ruleId of ['942100', 1.5, 2 ** 31, null]) {
      const { errors } = await world.query(
        'mutation ($input: CreateWafStageInput!) { createWafStage(input: $input) { wafStage { id } } }',
        {
          input: {
            pipelineId: world.pipelineId,
            mode: 'ENABLE',
            paranoiaLevel: 1,
            exclusionRules: [{ ruleId }],
          },
        },
      )
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    }
  })

  it('applies the same checks in createPipeline', async () => {
    await using world = await startPipeline()
    const build = (exclusionRules: unknown) =>
      world.read(
        `mutation ($input: CreatePipelineInput!) { createPipeline(input: $input) {
           pipeline { wafStages { nodes { exclusionRules { ruleId } } } } userErrors { code field } } }`,
        {
          input: {
            name: 'built',
            stages: {
              backendStage: { origin: { scalewayS3: { bucketName: 'b', bucketRegion: 'fr-par' } } },
              wafStage: { mode: 'ENABLE', paranoiaLevel: 1, exclusionRules },
              cacheStage: { fallbackTtl: 60 },
            },
          },
        },
      )
    expect((await build(rulesOf(942100))).createPipeline).toEqual({
      pipeline: { wafStages: { nodes: [{ exclusionRules: rulesOf(942100) }] } },
      userErrors: [],
    })
    world.upstream.resetRequests()
    expect((await build(rulesOf(0, 7, 7))).createPipeline.userErrors).toEqual(
      ['0', '2'].map((index) => ({
        code: 'INVALID',
        field: ['input', 'stages', 'wafStage', 'exclusionRules', index, 'ruleId'],
      })),
    )
    expect(world.upstream.requests).toEqual([])
  })
})
