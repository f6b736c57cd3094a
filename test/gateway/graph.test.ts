/** Compares two ways to read the same graph: the gateway in one query, and the official SDK list by list. */
import { createClient } from '@scaleway/sdk-client'
import { EdgeServicesv1beta1 } from '@scaleway/sdk-edge-services'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TEST_PROJECT_ID, TEST_TOKEN } from '../support/embedded-server.js'
import { runs } from '../support/extent.js'
import { startWorld, type World } from '../support/gateway.js'

const SEQUENCES = runs(60)

const KINDS = ['Dns', 'Tls', 'Cache', 'Route', 'Waf', 'Backend'] as const
type Kind = (typeof KINDS)[number]

/** The kinds that a stage of each kind may link to, by the fields of its input. */
const LINKS: Record<Kind, Kind[]> = {
  Dns: ['Tls', 'Cache', 'Backend'],
  Tls: ['Cache', 'Backend', 'Waf', 'Route'],
  Cache: ['Backend', 'Waf', 'Route'],
  Route: ['Waf', 'Backend'],
  Waf: ['Backend'],
  Backend: [],
}
const CREATE: Record<Kind, object> = {
  Dns: { fqdns: [] },
  Tls: { managedCertificate: true },
  Cache: { fallbackTtl: 1 },
  Route: {},
  Waf: { mode: 'ENABLE', paranoiaLevel: 1 },
  Backend: { origin: { scalewayS3: { bucketName: 'b' } } },
}

type Step =
  | { do: 'create'; kind: Kind; pipeline: number; link: number; target: number }
  | { do: 'link'; stage: number; link: number; target: number }
  | { do: 'unlink'; stage: number; link: number }
  | { do: 'head'; stage: number; action: 'add' | 'remove' }
  | { do: 'rules'; stage: number; targets: number[] }
  | { do: 'delete'; stage: number }

const index = fc.nat(30)
const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record<Step & { do: 'create' }>({
        do: fc.constant('create'),
        kind: fc.constantFrom(...KINDS),
        pipeline: fc.nat(1),
        link: index,
        target: index,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record<Step & { do: 'link' }>({
        do: fc.constant('link'),
        stage: index,
        link: index,
        target: index,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record<Step & { do: 'unlink' }>({ do: fc.constant('unlink'), stage: index, link: index }),
    },
    {
      weight: 2,
      arbitrary: fc.record<Step & { do: 'head' }>({
        do: fc.constant('head'),
        stage: index,
        action: fc.constantFrom('add', 'add', 'remove'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record<Step & { do: 'rules' }>({
        do: fc.constant('rules'),
        stage: index,
        targets: fc.array(index, { maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record<Step & { do: 'delete' }>({ do: fc.constant('delete'), stage: index }) },
  ),
  { minLength: 5, maxLength: 30 },
)

type Made = { kind: Kind; id: string; pipelineId: string }

/** Runs one step on the objects that exist by now; the service may refuse it. */
async function take(world: World, pipelines: readonly string[], made: Made[], step: Step): Promise<void> {
  const at = <Item>(items: readonly Item[], position: number) => items[position % Math.max(items.length, 1)]
  const mutate = async (field: string, input: object, selection = '') => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`
    return (
      await world.read(
        `mutation ($input: ${type}) { ${field}(input: $input) { ${selection} userErrors { code } } }`,
        { input },
      )
    )[field]
  }
  const linkOf = (kind: Kind, link: number, target: number) => {
    const to = at(LINKS[kind], link)
    const stage = at(
      made.filter((one) => one.kind === to),
      target,
    )
    return stage === undefined ? {} : { [`${stage.kind.toLowerCase()}StageId`]: stage.id }
  }
  if (step.do === 'create') {
    const pipelineId = at(pipelines, step.pipeline) ?? ''
    const field = `${step.kind.toLowerCase()}Stage`
    const input = { pipelineId, ...CREATE[step.kind], ...linkOf(step.kind, step.link, step.target) }
    const payload = await mutate(`create${step.kind}Stage`, input, `${field} { id }`)
    if (payload[field]) made.push({ kind: step.kind, id: payload[field].id, pipelineId })
    return
  }
  const stage = at(made, step.stage)
  if (stage === undefined) return
  const { kind, id, pipelineId } = stage
  if (step.do === 'link') {
    const link = linkOf(kind, step.link, step.target)
    if (Object.keys(link).length > 0) await mutate(`update${kind}Stage`, { id, ...link })
  } else if (step.do === 'unlink') {
    const to = at(LINKS[kind], step.link)
    if (to !== undefined) await mutate(`update${kind}Stage`, { id, [`${to.toLowerCase()}StageId`]: null })
  } else if (step.do === 'head') {
    const action =
      step.action === 'add'
        ? { addNewHeadStage: { newStageId: id } }
        : { removeHeadStage: { removeStageId: id } }
    await mutate('setHeadStage', { pipelineId, ...action })
  } else if (step.do === 'rules') {
    // The SDK knows no other target.
    const targets = made.filter((one) => one.kind === 'Backend')
    const routeRules = step.targets.flatMap((position) => {
      const target = at(targets, position)
      return target === undefined ? [] : [{ backendStageId: target.id }]
    })
    await mutate('setRouteRules', { id, routeRules })
  } else {
    const payload = await mutate(`delete${kind}Stage`, { id }, `deleted${kind}StageId`)
    if (payload[`deleted${kind}StageId`]) made.splice(made.indexOf(stage), 1)
  }
}

type Graph = Record<string, { kind: Kind; status: string; next: string | null; rules: string[] }>

async function readByGateway(world: World): Promise<{ graph: Graph; heads: Record<string, string[]> }> {
  const lists = KINDS.map((kind) => {
    const rules = kind === 'Route' ? 'routeRules { target { id } }' : ''
    return `${kind.toLowerCase()}Stages(first: 100) { nodes { id status nextStage { id } ${rules} } }`
  })
  const { pipelines } = await world.read(
    `{ pipelines(first: 100) { nodes { id headStages { id } ${lists.join(' ')} } } }`,
  )
  const graph: Graph = {}
  const heads: Record<string, string[]> = {}
  for (const pipeline of pipelines.nodes) {
    heads[pipeline.id] = pipeline.headStages.map(({ id }: { id: string }) => id).toSorted()
    for (const kind of KINDS)
      for (const { id, status, nextStage, routeRules = [] } of pipeline[`${kind.toLowerCase()}Stages`].nodes)
        graph[id] = {
          kind,
          status,
          next: nextStage?.id ?? null,
          rules: routeRules.map(({ target }: { target: { id: string } }) => target.id),
        }
  }
  return { graph, heads }
}

async function readBySdk(
  world: World,
  pipelines: readonly string[],
): Promise<{ graph: Graph; heads: Record<string, string[]> }> {
  const api = new EdgeServicesv1beta1.API(
    createClient({
      apiURL: world.upstream.url,
      accessKey: 'SCWXXXXXXXXXXXXXXXXX',
      secretKey: TEST_TOKEN,
      defaultProjectId: TEST_PROJECT_ID,
      defaultRegion: 'fr-par',
      defaultZone: 'fr-par-1',
    }),
  )
  const graph: Graph = {}
  const heads: Record<string, string[]> = {}
  for (const pipelineId of pipelines) {
    const lists = {
      Dns: await api.listDNSStages({ pipelineId }).all(),
      Tls: await api.listTLSStages({ pipelineId }).all(),
      Cache: await api.listCacheStages({ pipelineId }).all(),
      Route: await api.listRouteStages({ pipelineId }).all(),
      Waf: await api.listWafStages({ pipelineId }).all(),
      Backend: await api.listBackendStages({ pipelineId }).all(),
    }
    heads[pipelineId] = (await api.listHeadStages({ pipelineId }).all())
      .map((head) => head.dnsStageId ?? '')
      .toSorted()
    for (const kind of KINDS)
      for (const stage of lists[kind]) {
        // This SDK predates the status and a route's link to a backend, so those are read from the API directly.
        const path = `/${kind.toLowerCase()}-stages/${stage.id}`
        const { body } = await world.upstream.call<{ status: string; backend_stage_id?: string }>('GET', path)
        const links: Record<string, unknown> = { backendStageId: body.backend_stage_id, ...stage }
        const next = KINDS.map((to) => links[`${to.toLowerCase()}StageId`]).find(
          (id) => typeof id === 'string',
        )
        const rules =
          kind === 'Route' ? (await api.listRouteRules({ routeStageId: stage.id })).routeRules : []
        graph[stage.id] = {
          kind,
          status: body.status.toUpperCase(),
          next: (next as string | undefined) ?? null,
          rules: rules.map((rule) => rule.backendStageId ?? ''),
        }
      }
  }
  return { graph, heads }
}

describe('the graph of stages', () => {
  it('reads the same stages through the gateway and through the SDK after any sequence of changes', async () => {
    let accepted = 0
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        await using world = await startWorld({ limits: { nodes: 0 } })
        const pipelines = [
          (await world.upstream.createPipeline()).id,
          (await world.upstream.createPipeline()).id,
        ]
        const made: Made[] = []
        for (const step of sequence) await take(world, pipelines, made, step)
        accepted += made.length
        const bySdk = await readBySdk(world, pipelines)
        expect(await readByGateway(world)).toEqual(bySdk)
        expect(Object.keys(bySdk.graph).toSorted()).toEqual(made.map(({ id }) => id).toSorted())
        for (const { next } of Object.values(bySdk.graph))
          if (next !== null) expect(bySdk.graph).toHaveProperty(next)
      }),
      { numRuns: SEQUENCES },
    )
    expect(accepted).toBeGreaterThan(SEQUENCES)
  }, 60_000)
})
