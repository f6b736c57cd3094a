/** Tests every kind of object through its whole life over GraphQL, on the embedded service. */
import { describe, expect, it } from 'vitest'
import { startWorld } from '../support/gateway.js'
import { UNKNOWN_ID } from '../support/ids.js'

const PROJECT_ID = 'aaaaaaaa-0000-4000-8000-000000000001'

async function startPipeline() {
  const world = await startWorld()
  const pipeline = await world.upstream.createPipeline({ name: 'shop' })
  const backend = await world.upstream.createBackendStage(pipeline.id)
  world.upstream.resetRequests()
  /** The payload of one mutation field. */
  const mutate = async (field: string, input: object, selection: string) => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`
    const data = await world.read(
      `mutation ($input: ${type}) { ${field}(input: $input) { ${selection} userErrors { code field message } } }`,
      { input },
    )
    return data[field]
  }
  return Object.assign(world, { pipeline, backend, mutate })
}

const COMMON = 'id status createdAt updatedAt pipeline { id } nextStage { __typename id }'

const kinds = [
  {
    kind: 'DnsStage',
    selection:
      'fqdns type defaultFqdn defaultPrivateFqdn wildcardDomain fullPrivate tlsStage { id } cacheStage { id } backendStage { id }',
    create: { fqdns: ['shop.example.com'] },
    created: {
      fqdns: ['shop.example.com'],
      type: 'CUSTOM',
      defaultFqdn: '',
      wildcardDomain: false,
      fullPrivate: false,
    },
    update: { fqdns: [], wildcardDomain: true },
    updated: { fqdns: [], type: 'AUTO', wildcardDomain: true },
  },
  {
    kind: 'TlsStage',
    selection:
      'secrets { secretId region } managedCertificate certificateExpiresAt backendStage { id } wafStage { id } routeStage { id } cacheStage { id }',
    create: { managedCertificate: true },
    created: { managedCertificate: true, secrets: [], certificateExpiresAt: null },
    update: { managedCertificate: false, secrets: [{ secretId: UNKNOWN_ID, region: 'fr-par' }] },
    updated: { managedCertificate: false, secrets: [{ secretId: UNKNOWN_ID, region: 'fr-par' }] },
  },
  {
    kind: 'CacheStage',
    selection: 'fallbackTtl includeCookies backendStage { id } wafStage { id } routeStage { id }',
    create: { fallbackTtl: 60 },
    created: { fallbackTtl: 60, includeCookies: false },
    update: { includeCookies: true },
    updated: { fallbackTtl: 60, includeCookies: true },
  },
  {
    kind: 'RouteStage',
    selection: 'routeRules { position } backendStage { id } wafStage { id }',
    create: {},
    created: { routeRules: [] },
    update: null,
    updated: {},
  },
  {
    kind: 'WafStage',
    selection: 'mode paranoiaLevel backendStage { id }',
    create: { mode: 'LOG_ONLY', paranoiaLevel: 2 },
    created: { mode: 'LOG_ONLY', paranoiaLevel: 2 },
    update: { mode: 'ENABLE', paranoiaLevel: 4 },
    updated: { mode: 'ENABLE', paranoiaLevel: 4 },
  },
] as const

describe.each(kinds)('a $kind', ({ kind, selection, create, created, update, updated }) => {
  const field = `${kind.charAt(0).toLowerCase()}${kind.slice(1)}`
  const object = `${field} { ${COMMON} ${selection} }`

  it('creates, reads, lists, changes, unlinks and deletes a $kind', async () => {
    await using world = await startPipeline()
    const input = { pipelineId: world.pipeline.id, backendStageId: world.backend.id, ...create }
    const made = await world.mutate(`create${kind}`, input, object)
    expect(made.userErrors).toEqual([])
    const stage = made[field]
    expect(stage).toMatchObject({
      ...created,
      status: 'INACTIVE',
      pipeline: { id: world.pipeline.id },
      nextStage: { __typename: 'BackendStage', id: world.backend.id },
      backendStage: { id: world.backend.id },
    })

    const listed = `{ ${field}(id: "${stage.id}") { id } ${field}s(filter: { projectId: "${PROJECT_ID}" }) { totalCount nodes { id } }
      node(id: "${stage.id}") { __typename ... on Stage { pipeline { name } } }
      pipeline(id: "${world.pipeline.id}") { ${field}s { nodes { id } } } pipelines { nodes { ${field}s { nodes { id } } } } }`
    const only = { nodes: [{ id: stage.id }] }
    expect(await world.read(listed)).toEqual({
      [field]: { id: stage.id },
      [`${field}s`]: { totalCount: 1, ...only },
      node: { __typename: kind, pipeline: { name: 'shop' } },
      pipeline: { [`${field}s`]: only },
      pipelines: { nodes: [{ [`${field}s`]: only }] },
    })

    if (update !== null) {
      const changed = await world.mutate(`update${kind}`, { id: stage.id, ...update }, object)
      expect(changed).toMatchObject({
        [field]: { ...updated, backendStage: { id: world.backend.id } },
        userErrors: [],
      })
    }
    const unlinked = await world.mutate(`update${kind}`, { id: stage.id, backendStageId: null }, object)
    expect(unlinked).toMatchObject({ [field]: { nextStage: null, backendStage: null }, userErrors: [] })

    const remove = () => world.mutate(`delete${kind}`, { id: stage.id }, `deleted${kind}Id`)
    expect(await remove()).toEqual({ [`deleted${kind}Id`]: stage.id, userErrors: [] })
    expect(await remove()).toMatchObject({ [`deleted${kind}Id`]: null, userErrors: [{ code: 'NOT_FOUND' }] })
  })

  it('refuses a $kind with every known problem in one answer and sends nothing', async () => {
    await using world = await startPipeline()
    const made = await world.mutate(
      `create${kind}`,
      { ...create, pipelineId: 'p', backendStageId: 'b' },
      object,
    )
    expect(made.userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'pipelineId'] },
      { code: 'INVALID', field: ['input', 'backendStageId'] },
    ])
    const changed = await world.mutate(`update${kind}`, { id: UNKNOWN_ID }, object)
    expect(changed.userErrors).toMatchObject([{ code: 'REQUIRED', field: ['input'] }])
    expect(world.upstream.requests).toEqual([])
  })
})

describe('the rules of a single stage', () => {
  it.each([
    ['createWafStage', { mode: 'ENABLE', paranoiaLevel: 5 }, [['INVALID', 'paranoiaLevel']]],
    ['createWafStage', { mode: 'ENABLE', paranoiaLevel: 0 }, [['INVALID', 'paranoiaLevel']]],
    [
      'createTlsStage',
      { managedCertificate: true, secrets: [{ secretId: UNKNOWN_ID, region: 'r' }] },
      [
        ['INVALID', 'secrets'],
        ['INVALID', 'managedCertificate'],
      ],
    ],
    ['createTlsStage', { secrets: [{ secretId: 's', region: 'r' }] }, [['INVALID', 'secrets.0.secretId']]],
    [
      'createDnsStage',
      { tlsStageId: UNKNOWN_ID, cacheStageId: UNKNOWN_ID },
      [
        ['INVALID', 'tlsStageId'],
        ['INVALID', 'cacheStageId'],
      ],
    ],
    ['createPurgeRequest', {}, [['REQUIRED', '']]],
    [
      'createPurgeRequest',
      { all: true, assets: ['/a'] },
      [
        ['INVALID', 'all'],
        ['INVALID', 'assets'],
      ],
    ],
    [
      'createPurgeRequest',
      { assets: ['/', '/a', 'b', '/dir/', '/*.css'] },
      [
        ['INVALID', 'assets.2'],
        ['INVALID', 'assets.3'],
        ['INVALID', 'assets.4'],
      ],
    ],
    ['setHeadStage', {}, [['REQUIRED', '']]],
    ['setHeadStage', { addNewHeadStage: { newStageId: 'x' } }, [['INVALID', 'addNewHeadStage.newStageId']]],
    ['setVpcEndpoints', { vpcEndpointIds: [UNKNOWN_ID, 'x'] }, [['INVALID', 'vpcEndpointIds.1']]],
  ])('refuses %s(%o)', async (field, input, problems) => {
    await using world = await startPipeline()
    const { userErrors } = await world.mutate(field, { pipelineId: world.pipeline.id, ...input }, '')
    expect(
      userErrors.map((error: { code: string; field: string[] }) => [
        error.code,
        error.field.slice(1).join('.'),
      ]),
    ).toEqual(problems)
    expect(world.upstream.requests).toEqual([])
  })
})

describe('route rules', () => {
  const RULES =
    'routeRules { position ruleHttpMatch { methodFilters pathFilter { pathFilterType value } hostFilter { hostFilterType value } } target { __typename id } backendStage { id } wafStage { id } }'

  it('sets route rules, adds others after and before, reads them back with their targets, and removes them', async () => {
    await using world = await startPipeline()
    const { id: pipelineId } = world.pipeline
    const { wafStage } = await world.mutate(
      'createWafStage',
      { pipelineId, mode: 'ENABLE', paranoiaLevel: 1, backendStageId: world.backend.id },
      'wafStage { id }',
    )
    const { routeStage } = await world.mutate(
      'createRouteStage',
      { pipelineId, backendStageId: world.backend.id },
      'routeStage { id }',
    )
    const { id } = routeStage
    const api = {
      ruleHttpMatch: {
        methodFilters: ['GET', 'HEAD'],
        pathFilter: { value: '/api/.*' },
        hostFilter: { value: 'api' },
      },
      wafStageId: wafStage.id,
    }
    const set = await world.mutate(
      'setRouteRules',
      { id, routeRules: [api] },
      `${RULES} routeStage { id pipeline { name } }`,
    )
    const first = {
      position: 1,
      ruleHttpMatch: {
        methodFilters: ['GET', 'HEAD'],
        pathFilter: { pathFilterType: 'REGEX', value: '/api/.*' },
        hostFilter: { hostFilterType: 'REGEX', value: 'api' },
      },
      target: { __typename: 'WafStage', id: wafStage.id },
      wafStage: { id: wafStage.id },
      backendStage: null,
    }
    expect(set).toEqual({
      routeRules: [first],
      routeStage: { id, pipeline: { name: 'shop' } },
      userErrors: [],
    })

    const rule = (value: string) => ({
      ruleHttpMatch: { pathFilter: { value } },
      backendStageId: world.backend.id,
    })
    await world.mutate('addRouteRules', { id, routeRules: [rule('last')] }, 'routeRules { position }')
    await world.mutate(
      'addRouteRules',
      { id, routeRules: [rule('second')], afterPosition: 1 },
      'routeRules { position }',
    )
    await world.mutate(
      'addRouteRules',
      { id, routeRules: [rule('first')], beforePosition: 1 },
      'routeRules { position }',
    )
    const read = await world.read(
      `{ routeStage(id: "${id}") { routeRules { position ruleHttpMatch { pathFilter { value } } target { ... on BackendStage { pipeline { name } } } } } }`,
    )
    expect(
      read.routeStage.routeRules.map(
        (one: { ruleHttpMatch: { pathFilter: { value: string } } }) => one.ruleHttpMatch.pathFilter.value,
      ),
    ).toEqual(['first', '/api/.*', 'second', 'last'])
    expect(read.routeStage.routeRules[0].target).toEqual({ pipeline: { name: 'shop' } })

    expect(
      (await world.mutate('setRouteRules', { id, routeRules: [] }, 'routeRules { position }')).routeRules,
    ).toEqual([])
  })

  it('points at the route rule that is wrong', async () => {
    await using world = await startPipeline()
    const routeRules = [
      { backendStageId: world.backend.id },
      {},
      { backendStageId: world.backend.id, wafStageId: UNKNOWN_ID },
      { wafStageId: 'x' },
    ]
    const { userErrors } = await world.mutate('setRouteRules', { id: UNKNOWN_ID, routeRules }, '')
    expect(userErrors).toMatchObject([
      { code: 'REQUIRED', field: ['input', 'routeRules', '1'] },
      { code: 'INVALID', field: ['input', 'routeRules', '2', 'backendStageId'] },
      { code: 'INVALID', field: ['input', 'routeRules', '2', 'wafStageId'] },
      { code: 'INVALID', field: ['input', 'routeRules', '3', 'wafStageId'] },
    ])
    expect(world.upstream.requests).toEqual([])
  })
})

describe('head stages', () => {
  it('adds, swaps and removes head stages, and follows their links through the pipeline', async () => {
    await using world = await startPipeline()
    const { id: pipelineId } = world.pipeline
    const cache = await world.upstream.createCacheStage(pipelineId, { backend_stage_id: world.backend.id })
    const dns = async () =>
      (await world.mutate('createDnsStage', { pipelineId, cacheStageId: cache.id }, 'dnsStage { id }'))
        .dnsStage.id
    const [one, two] = [await dns(), await dns()]
    const set = (action: object) =>
      world.mutate(
        'setHeadStage',
        { pipelineId, ...action },
        'dnsStage { id status defaultFqdn } pipeline { headStages { id } }',
      )
    expect(await set({ addNewHeadStage: { newStageId: one } })).toEqual({
      dnsStage: { id: one, status: 'ACTIVE', defaultFqdn: `${pipelineId}.svc.edge.scw.cloud` },
      pipeline: { headStages: [{ id: one }] },
      userErrors: [],
    })
    const walk =
      'headStages { __typename id nextStage { __typename id nextStage { __typename id nextStage { id } } } }'
    const chain = [
      {
        __typename: 'DnsStage',
        id: one,
        nextStage: {
          __typename: 'CacheStage',
          id: cache.id,
          nextStage: { __typename: 'BackendStage', id: world.backend.id, nextStage: null },
        },
      },
    ]
    expect((await world.read(`{ pipeline(id: "${pipelineId}") { ${walk} } }`)).pipeline.headStages).toEqual(
      chain,
    )
    expect((await world.read(`{ pipelines { nodes { ${walk} } } }`)).pipelines.nodes[0].headStages).toEqual(
      chain,
    )
    expect(
      (await set({ swapHeadStage: { newStageId: two, currentStageId: one } })).pipeline.headStages,
    ).toEqual([{ id: two }])
    expect(await set({ removeHeadStage: { removeStageId: two } })).toMatchObject({
      dnsStage: null,
      pipeline: { headStages: [] },
    })
  })
})

describe('a stage that is not a head', () => {
  it.each([
    ['removeHeadStage', { removeStageId: UNKNOWN_ID }, 'removeStageId'],
    ['swapHeadStage', { newStageId: UNKNOWN_ID, currentStageId: UNKNOWN_ID }, 'currentStageId'],
  ])('points %s at the stage that is not a head, not at the pipeline', async (action, ids, field) => {
    await using world = await startPipeline()
    const dns = await world.mutate('createDnsStage', { pipelineId: world.pipeline.id }, 'dnsStage { id }')
    const input = { ...ids, ...('newStageId' in ids && { newStageId: dns.dnsStage.id }) }
    const { userErrors } = await world.mutate(
      'setHeadStage',
      { pipelineId: world.pipeline.id, [action]: input },
      '',
    )
    expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', action, field] }])
  })
})

describe('purge requests', () => {
  it('purges everything or some objects, and reads each purge request until it is done', async () => {
    await using world = await startPipeline()
    const { id: pipelineId } = world.pipeline
    const PURGE = 'id status all assets pipeline { id }'
    const all = await world.mutate(
      'createPurgeRequest',
      { pipelineId, all: true },
      `purgeRequest { ${PURGE} }`,
    )
    expect(all.purgeRequest).toMatchObject({
      status: 'PENDING',
      all: true,
      assets: [],
      pipeline: { id: pipelineId },
    })
    const some = await world.mutate(
      'createPurgeRequest',
      { pipelineId, assets: ['/a', '/b'] },
      `purgeRequest { ${PURGE} }`,
    )
    expect(some.purgeRequest).toMatchObject({ all: false, assets: ['/a', '/b'] })
    const list = 'totalCount nodes { id assets }'
    const data = await world.read(
      `{ node(id: "${all.purgeRequest.id}") { __typename } purgeRequest(id: "${all.purgeRequest.id}") { id }
         purgeRequests(filter: { pipelineId: "${pipelineId}" }, orderBy: { field: CREATED_AT, direction: DESC }) { ${list} }
         pipeline(id: "${pipelineId}") { purgeRequests(first: 1) { ${list} } } }`,
    )
    expect(data).toMatchObject({
      node: { __typename: 'PurgeRequest' },
      purgeRequest: { id: all.purgeRequest.id },
      purgeRequests: { totalCount: 2, nodes: [{ assets: ['/a', '/b'] }, { assets: [] }] },
      pipeline: { purgeRequests: { totalCount: 2, nodes: [{ id: all.purgeRequest.id }] } },
    })
  })
})

describe('plans, billing and VPC endpoints', () => {
  it('selects a plan, reads exact money, and leaves the plan', async () => {
    await using world = await startPipeline()
    expect(
      (await world.read('{ plans { planName packageGb pipelineLimit wafRequests } }')).plans,
    ).toMatchObject([{ planName: 'STARTER' }, { planName: 'PROFESSIONAL' }, { planName: 'ADVANCED' }])
    expect(await world.read('{ currentPlan { planName } }')).toEqual({ currentPlan: null })
    const selected = await world.mutate(
      'selectPlan',
      { planName: 'PROFESSIONAL' },
      'currentPlan { planName }',
    )
    expect(selected).toEqual({ currentPlan: { planName: 'PROFESSIONAL' }, userErrors: [] })
    const { billing } = await world.read(
      '{ billing { currentPlan { planName } planCost { currencyCode units nanos } pipelineNumber totalCost { units nanos } plansUsageDetails { plan planCost { units } } } }',
    )
    expect(billing).toMatchObject({
      planCost: { currencyCode: 'EUR', units: 12, nanos: 990_000_000 },
      pipelineNumber: 1,
    })
    const left = await world.mutate('deleteCurrentPlan', {}, 'projectId')
    expect(left).toMatchObject({ projectId: null, userErrors: [{ code: 'PRECONDITION_FAILED' }] })
  })

  it('creates a VPC endpoint, attaches it to a pipeline, lists it and deletes it', async () => {
    await using world = await startPipeline()
    const create = async () =>
      (
        await world.mutate(
          'createVpcEndpoint',
          { region: 'fr-par', privateNetworkId: UNKNOWN_ID },
          'vpcEndpoint { id region projectId privateNetworkId createdAt }',
        )
      ).vpcEndpoint
    const [one, two] = [await create(), await create()]
    const set = await world.mutate(
      'setVpcEndpoints',
      { pipelineId: world.pipeline.id, vpcEndpointIds: [one.id, two.id] },
      'vpcEndpoints { id } pipeline { vpcEndpoints { id region } }',
    )
    expect(set.userErrors).toEqual([])
    expect(set.pipeline.vpcEndpoints).toEqual([
      { id: one.id, region: 'fr-par' },
      { id: two.id, region: 'fr-par' },
    ])
    const data = await world.read(
      `{ vpcEndpoints { totalCount nodes { id } } vpcEndpoint(id: "${one.id}") { region } node(id: "${two.id}") { __typename } }`,
    )
    expect(data).toMatchObject({
      vpcEndpoints: { totalCount: 2 },
      vpcEndpoint: { region: 'fr-par' },
      node: { __typename: 'VpcEndpoint' },
    })
    await world.mutate(
      'setVpcEndpoints',
      { pipelineId: world.pipeline.id, vpcEndpointIds: [] },
      'vpcEndpoints { id }',
    )
    expect(await world.mutate('deleteVpcEndpoint', { id: one.id }, 'deletedVpcEndpointId')).toEqual({
      deletedVpcEndpointId: one.id,
      userErrors: [],
    })
  })
})

describe('checks', () => {
  it('answers whether a domain, an origin or a name can be used', async () => {
    await using world = await startPipeline()
    const lb = `{ id: "${UNKNOWN_ID}", zone: "fr-par-1", frontendId: "${UNKNOWN_ID}" }`
    const data = await world.read(
      `{ checkDomain(input: { fqdn: "shop.example.com", cname: "${world.pipeline.id}.svc.edge.scw.cloud" }) { isValid }
         checkPemChain(input: { fqdn: "shop.example.com", raw: "no certificate" }) { isValid }
         checkLbOrigin(input: { lb: ${lb} }) { isValid errorType } }`,
    )
    expect(data).toEqual({
      checkDomain: { isValid: true },
      checkPemChain: { isValid: false },
      checkLbOrigin: { isValid: true, errorType: null },
    })
  })

  it('requires the arguments of a check', async () => {
    await using world = await startWorld({ defaultProjectId: null })
    const { errors } = await world.query(
      '{ checkDomain(input: { fqdn: "a", cname: "b" }) { isValid } currentPlan { planName } }',
    )
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT', 'BAD_USER_INPUT'])
    const none = await world.query(
      `{ checkPemChain(input: { projectId: "${PROJECT_ID}", fqdn: "a" }) { isValid } }`,
    )
    expect(none.errors[0]?.message).toBe('one of input.secret and input.raw must be given')
    const lb = await world.query(
      '{ checkLbOrigin(input: { lb: { id: "a", frontendId: "b", zone: "", privateNetworkId: "c" } }) { isValid } }',
    )
    expect(lb.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }])
    expect(lb.errors[0]?.message).toBe(
      'input.lb.id must be a UUID, got "a"; input.lb.frontendId must be a UUID, got "b"; input.lb.privateNetworkId must be a UUID, got "c"; input.lb.zone must not be empty, got ""',
    )
    expect(world.upstream.requests).toEqual([])
  })
})
