/**
 * A valid input of each mutation, and every mistake in it that GraphQL lets through. Some fields exclude each other, such as links
 * and targets, so a damage also removes the fields that it excludes.
 */
import fc from 'fast-check'

export type Input = { [name: string]: unknown }

/** Sets a value somewhere in the input. Damages with the same group or place exclude each other. */
export type Damage = {
  /** Where the value is set: `stages.dnsStage.fqdns.0`. */
  at: string
  values: fc.Arbitrary<unknown>
  /** The place that is reported; by default the place that is set. */
  reported?: readonly string[]
  groups?: readonly string[]
}

const UUIDS = Array.from({ length: 9 }, (_, index) => `00000000-0000-4000-8000-00000000000${index + 1}`)
const [OWN = '', OTHER = '', THIRD = ''] = UUIDS

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const notUuids = fc.oneof(
  fc.string().filter((text) => !UUID.test(text)),
  fc.constantFrom('', 'id', '../pipelines', `${OWN}0`, `{${OWN}}`, OWN.replaceAll('-', ''), `${OWN}\n`, 'ü'),
)
const empty = fc.constant('')
const nothing = fc.constant(null)
const negative = fc.integer({ min: -2_147_483_648, max: -1 })
const notPositions = fc.integer({ min: -2_147_483_648, max: 0 })
const notLevels = fc.oneof(notPositions, fc.integer({ min: 5, max: 2_147_483_647 }))
const notFqdns = fc.oneof(
  fc.constantFrom(
    '',
    '.',
    'localhost',
    'example..com',
    '.example.com',
    'example.com..',
    '-a.example.com',
    'a-.example.com',
    'a_b.example.com',
    '*.example.com',
    'a.*.example.com',
    'münchen.de',
    '例え.jp',
    'a b.com',
    'example.com/',
    'http://example.com',
    'example.com:443',
    '10.0.0.1',
    '[::1]',
    'a.b.c1',
    'example.com\n',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(127)}com`,
    'scw.cloud',
    'SCW.Cloud.',
    'x.svc.edge.scw.cloud',
  ),
  fc.stringMatching(/^[a-z]{1,20}$/),
  fc.stringMatching(/^[a-z]{64,80}\.(?:com|org)$/),
  fc.stringMatching(/^[a-z]{1,9}[ _/@:,;!?'"]{1,2}[a-z]{1,9}\.com$/),
)
const notRegexes = fc.oneof(
  fc.constantFrom('(', 'a)', '[a', '(a|b', '^/api/(.*', '/a\\', ''),
  fc.stringMatching(/^[a-z/]{0,9}[([\\]$/),
)
const notAssets = fc.oneof(
  fc.stringMatching(/^[a-z.*]{0,9}$/),
  fc.stringMatching(/^\/[a-z]{0,9}\*[a-z.]{0,9}$/),
  fc.stringMatching(/^\/[a-z]{1,9}\/$/),
)
const notDomainNames = fc.constantFrom('a b', 'a\r\nX-Auth-Token: b', 'münchen.de', '\0', ' ')

/** Three rules: the second has an impossible number, and the third repeats the first. */
const exclusionRules = (at: string): Damage[] => [
  setting(`${at}.1.ruleId`, notPositions),
  setting(`${at}.2.ruleId`, fc.constant(942100)),
]
const threeRules = [{ ruleId: 942100 }, { ruleId: 920350 }, { ruleId: 1 }]

const id = (at: string): Damage => ({ at, values: notUuids })
const link = (at: string): Damage => ({ at, values: notUuids, groups: ['link'] })
const toItself = (at: string): Damage => ({
  at,
  values: fc.constantFrom(OWN, OWN.toUpperCase()),
  groups: ['link', 'id'],
})
const setting = (at: string, values: fc.Arbitrary<unknown>): Damage => ({ at, values })

/** Two links: both are reported, whether or not they are ids. */
const twoLinks = (one: string, other: string): Damage => ({
  at: '',
  values: fc.constant({ [one]: OTHER, [other]: THIRD }),
  reported: [one, other],
  groups: ['link'],
})

const origins = (at: string): Damage[] => [
  { at, values: fc.constant({ scalewayLb: { lbs: [] } }), reported: [`${at}.scalewayLb.lbs`], groups: [at] },
  ...(['id', 'frontendId', 'privateNetworkId'] as const).map((name) => lb(at, name, notUuids)),
  lb(at, 'zone', empty),
  lb(at, 'domainName', notDomainNames),
  ...(['bucketName', 'bucketRegion'] as const).map((name) => part(at, 'scalewayS3', name, empty)),
  part(at, 'scalewayServerlessContainer', 'region', empty, { containerId: OTHER }),
  part(at, 'scalewayServerlessContainer', 'containerId', notUuids, { region: 'fr-par' }),
  part(at, 'scalewayServerlessFunction', 'region', empty, { functionId: OTHER }),
  part(at, 'scalewayServerlessFunction', 'functionId', notUuids, { region: 'fr-par' }),
]

function lb(at: string, name: string, values: fc.Arbitrary<unknown>): Damage {
  const good = { id: OTHER, zone: 'fr-par-1', frontendId: THIRD }
  return {
    at,
    values: values.map((value) => ({ scalewayLb: { lbs: [good, { ...good, [name]: value }] } })),
    reported: [`${at}.scalewayLb.lbs.1.${name}`],
    groups: [at],
  }
}

function part(at: string, kind: string, name: string, values: fc.Arbitrary<unknown>, rest = {}): Damage {
  return {
    at,
    values: values.map((value) => ({ [kind]: { ...rest, [name]: value } })),
    reported: [`${at}.${kind}.${name}`],
    groups: [at],
  }
}

const certificates = (at: string): Damage[] => [
  setting(`${at}secrets.0.secretId`, notUuids),
  setting(`${at}secrets.0.region`, empty),
  {
    at: `${at}secrets.2`,
    values: fc.constantFrom(OTHER, OTHER.toUpperCase()).map((secretId) => ({ secretId, region: 'fr-par' })),
    reported: [`${at}secrets.2.secretId`],
  },
  {
    at: `${at}managedCertificate`,
    values: fc.constant(true),
    reported: [`${at}secrets`, `${at}managedCertificate`],
  },
]
const secrets = [
  { secretId: THIRD, region: 'fr-par' },
  { secretId: OTHER, region: 'fr-par' },
]

const names = (at: string): Damage[] => [
  setting(`${at}fqdns.1`, notFqdns),
  setting(`${at}fqdns.2`, fc.constantFrom('a.example.com', 'A.Example.COM', 'a.example.com.')),
]
const fqdns = ['a.example.com', 'xn--mnchen-3ya.de', 'b.example.com.']

const matches = (at: string): Damage[] => [
  setting(`${at}.pathFilter.value`, notRegexes),
  setting(`${at}.hostFilter.value`, notRegexes),
]
const ruleHttpMatch = {
  methodFilters: ['GET'],
  pathFilter: { value: '^/a(?=b)' },
  hostFilter: { value: 'a++' },
}

const rules: Damage[] = [
  ...matches('routeRules.0.ruleHttpMatch'),
  { at: 'routeRules.1', values: fc.constantFrom({}, { ruleHttpMatch: {} }, { wafStageId: null }) },
  setting('routeRules.2.backendStageId', notUuids),
  { at: 'routeRules.3.wafStageId', values: fc.constant(OWN), groups: ['id'] },
  {
    at: 'routeRules.4',
    values: fc.constant({ backendStageId: OTHER, wafStageId: THIRD }),
    reported: ['routeRules.4.backendStageId', 'routeRules.4.wafStageId'],
  },
]
const routeRules = [
  { ruleHttpMatch, backendStageId: OTHER },
  { backendStageId: OTHER },
  { backendStageId: OTHER },
  { wafStageId: OTHER },
  { wafStageId: OTHER },
]

const S3 = { scalewayS3: { bucketName: 'b', bucketRegion: 'fr-par' } }
const remove = { input: { id: OWN }, damages: [id('id')] }

type Case = { input: Input; damages: readonly Damage[] }

export const cases: Readonly<Record<string, Case>> = {
  createPipeline: {
    input: {
      projectId: OWN,
      name: 'n',
      stages: {
        backendStage: { origin: S3 },
        wafStage: { mode: 'ENABLE', paranoiaLevel: 1, exclusionRules: threeRules },
        routeStage: {
          routeRules: [
            { ruleHttpMatch, skipWaf: true },
            { skipWaf: true },
            { backendStage: { origin: S3 } },
            { skipWaf: true },
          ],
        },
        cacheStage: { fallbackTtl: 0 },
        tlsStage: { secrets },
        dnsStage: { fqdns },
      },
    },
    damages: [
      id('projectId'),
      setting('name', empty),
      ...origins('stages.backendStage.origin'),
      setting('stages.wafStage.paranoiaLevel', notLevels),
      ...exclusionRules('stages.wafStage.exclusionRules'),
      ...matches('stages.routeStage.routeRules.0.ruleHttpMatch'),
      setting('stages.routeStage.routeRules.1', fc.constantFrom({}, { skipWaf: false })),
      ...origins('stages.routeStage.routeRules.2.backendStage.origin'),
      {
        at: 'stages.routeStage.routeRules.3.backendStage',
        values: fc.constant({ origin: S3 }),
        reported: ['stages.routeStage.routeRules.3.backendStage', 'stages.routeStage.routeRules.3.skipWaf'],
      },
      setting('stages.cacheStage.fallbackTtl', negative),
      ...certificates('stages.tlsStage.'),
      ...names('stages.dnsStage.'),
    ],
  },
  updatePipeline: {
    input: { id: OWN, name: 'n', description: '' },
    damages: [id('id'), setting('name', fc.constantFrom('', null)), setting('description', nothing)],
  },
  deletePipeline: remove,
  createCacheStage: {
    input: { pipelineId: OWN, fallbackTtl: 0, includeCookies: null, backendStageId: OTHER },
    damages: [
      id('pipelineId'),
      setting('fallbackTtl', negative),
      link('backendStageId'),
      twoLinks('backendStageId', 'routeStageId'),
      twoLinks('backendStageId', 'wafStageId'),
    ],
  },
  updateCacheStage: {
    input: { id: OWN, fallbackTtl: 0, includeCookies: true, wafStageId: OTHER },
    damages: [
      id('id'),
      setting('fallbackTtl', fc.oneof(negative, nothing)),
      setting('includeCookies', nothing),
      link('wafStageId'),
      toItself('wafStageId'),
      twoLinks('routeStageId', 'wafStageId'),
    ],
  },
  deleteCacheStage: remove,
  createBackendStage: {
    input: { pipelineId: OWN, origin: S3 },
    damages: [id('pipelineId'), ...origins('origin')],
  },
  updateBackendStage: {
    input: { id: OWN, origin: S3 },
    damages: [id('id'), ...origins('origin'), { at: 'origin', values: nothing, groups: ['origin'] }],
  },
  deleteBackendStage: remove,
  createDnsStage: {
    input: { pipelineId: OWN, fqdns, tlsStageId: OTHER },
    damages: [id('pipelineId'), ...names(''), link('tlsStageId'), twoLinks('cacheStageId', 'tlsStageId')],
  },
  updateDnsStage: {
    input: { id: OWN, fqdns, wildcardDomain: true, fullPrivate: false, backendStageId: OTHER },
    damages: [
      id('id'),
      ...names(''),
      setting('wildcardDomain', nothing),
      setting('fullPrivate', nothing),
      link('backendStageId'),
      toItself('backendStageId'),
      twoLinks('backendStageId', 'cacheStageId'),
    ],
  },
  deleteDnsStage: remove,
  createTlsStage: {
    input: { pipelineId: OWN, secrets, cacheStageId: OTHER },
    damages: [
      id('pipelineId'),
      ...certificates(''),
      link('cacheStageId'),
      twoLinks('cacheStageId', 'wafStageId'),
    ],
  },
  updateTlsStage: {
    input: { id: OWN, secrets, managedCertificate: false, routeStageId: OTHER },
    damages: [
      id('id'),
      ...certificates('').slice(0, 3),
      setting('managedCertificate', nothing),
      link('routeStageId'),
      toItself('routeStageId'),
      twoLinks('backendStageId', 'routeStageId'),
    ],
  },
  deleteTlsStage: remove,
  createWafStage: {
    input: {
      pipelineId: OWN,
      mode: 'ENABLE',
      paranoiaLevel: 4,
      exclusionRules: threeRules,
      backendStageId: OTHER,
    },
    damages: [
      id('pipelineId'),
      setting('paranoiaLevel', notLevels),
      ...exclusionRules('exclusionRules'),
      link('backendStageId'),
    ],
  },
  updateWafStage: {
    input: {
      id: OWN,
      mode: 'ENABLE',
      paranoiaLevel: 1,
      exclusionRules: threeRules,
      backendStageId: null,
    },
    damages: [
      id('id'),
      setting('mode', nothing),
      setting('paranoiaLevel', fc.oneof(notLevels, nothing)),
      ...exclusionRules('exclusionRules'),
      link('backendStageId'),
      toItself('backendStageId'),
    ],
  },
  deleteWafStage: remove,
  createRouteStage: {
    input: { pipelineId: OWN, wafStageId: OTHER },
    damages: [id('pipelineId'), link('wafStageId'), twoLinks('backendStageId', 'wafStageId')],
  },
  updateRouteStage: {
    input: { id: OWN, backendStageId: OTHER },
    damages: [
      id('id'),
      link('backendStageId'),
      toItself('backendStageId'),
      twoLinks('backendStageId', 'wafStageId'),
    ],
  },
  deleteRouteStage: remove,
  setRouteRules: { input: { id: OWN, routeRules }, damages: [id('id'), ...rules] },
  addRouteRules: {
    input: { id: OWN, routeRules, afterPosition: 1 },
    damages: [
      id('id'),
      ...rules,
      { at: 'afterPosition', values: notPositions, groups: ['position'] },
      {
        at: 'beforePosition',
        values: fc.integer({ min: 1, max: 9 }),
        reported: ['afterPosition', 'beforePosition'],
        groups: ['position'],
      },
    ],
  },
  setHeadStage: {
    input: { pipelineId: OWN, swapHeadStage: { newStageId: OTHER, currentStageId: THIRD } },
    damages: [
      id('pipelineId'),
      setting('swapHeadStage.newStageId', notUuids),
      setting('swapHeadStage.currentStageId', notUuids),
      {
        at: 'removeHeadStage',
        values: fc.constant({ removeStageId: OTHER }),
        reported: ['removeHeadStage', 'swapHeadStage'],
        groups: ['action'],
      },
      {
        at: 'addNewHeadStage',
        values: notUuids.map((newStageId) => ({ newStageId })),
        reported: ['addNewHeadStage', 'addNewHeadStage.newStageId', 'swapHeadStage'],
        groups: ['action'],
      },
    ],
  },
  createPurgeRequest: {
    input: { pipelineId: OWN, assets: ['/', '/a', '/b.css'] },
    damages: [
      id('pipelineId'),
      setting('assets.0', notAssets),
      setting('assets.2', notAssets),
      { at: 'all', values: fc.constant(true), reported: ['all', 'assets'] },
    ],
  },
  createVpcEndpoint: {
    input: { projectId: OWN, region: 'fr-par', privateNetworkId: OTHER },
    damages: [id('projectId'), setting('region', empty), id('privateNetworkId')],
  },
  deleteVpcEndpoint: remove,
  setVpcEndpoints: {
    input: { pipelineId: OWN, vpcEndpointIds: [OTHER, THIRD, OWN] },
    damages: [
      id('pipelineId'),
      setting('vpcEndpointIds.1', notUuids),
      setting('vpcEndpointIds.2', fc.constantFrom(OTHER, OTHER.toUpperCase())),
    ],
  },
  selectPlan: { input: { projectId: OWN, planName: 'STARTER' }, damages: [id('projectId')] },
  deleteCurrentPlan: { input: { projectId: OWN }, damages: [id('projectId')] },
}

/** Applies the damages to the input, and returns the places to be reported. */
export function damage(
  input: Input,
  done: readonly (readonly [Damage, unknown])[],
): { input: Input; reported: string[] } {
  const damaged = structuredClone(input)
  for (const [{ at }, value] of done) {
    if (at === '') Object.assign(damaged, value)
    else set(damaged, at.split('.'), value)
  }
  return { input: damaged, reported: done.flatMap(([{ at, reported = [at] }]) => reported) }
}

function set(part: Input, [name = '', ...below]: string[], value: unknown): void {
  if (below.length === 0) part[name] = value
  else set(part[name] as Input, below, value)
}

/** Picks as many damages as fit together, in order. */
export function together(damages: readonly Damage[]): Damage[] {
  const taken = new Set<string>()
  return damages.filter(({ at, groups = [at] }) => {
    const isFree = !groups.some((group) => taken.has(group))
    if (isFree) for (const group of groups) taken.add(group)
    return isFree
  })
}
