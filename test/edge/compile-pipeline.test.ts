import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type CompileDeps, compilePipeline } from '../../src/edge/compile-pipeline.js'
import type { Backend } from '../../src/edge/origins/backend.js'
import { createWafEngine } from '../../src/edge/waf/waf-engine.js'
import { createEdgeServicesServer } from '../../src/emulator/server.js'
import type { FetchFromOrigin, OriginRequest } from '../../src/http-cache/message.js'
import type { ServedPipeline, ServedRule, ServedStage } from '../../src/wire/served-pipeline.js'

type Link = ServedStage['next']

const link = (kind: NonNullable<Link>['kind'], id: string = kind): Link => ({ kind, id })
const updatedAt = '2026-02-18T16:34:56.984547Z'

const dns = (next: Link, id = 'dns'): ServedStage => ({
  id,
  kind: 'dns',
  settings: { fqdns: [], type: 'auto', wildcard_domain: false, full_private: false },
  next,
  updatedAt,
})
const tls = (next: Link): ServedStage => ({
  id: 'tls',
  kind: 'tls',
  settings: { secrets: [], managed_certificate: true, certificate_expires_at: null },
  next,
  updatedAt,
})
const cache = (next: Link, settings = { fallback_ttl: '300s', include_cookies: true }): ServedStage => ({
  id: 'cache',
  kind: 'cache',
  settings,
  next,
  updatedAt,
})
const route = (next: Link, ...rules: Omit<ServedRule, 'position'>[]): ServedStage => ({
  id: 'route',
  kind: 'route',
  settings: {},
  next,
  updatedAt,
  rules: rules.map((rule, index) => ({ ...rule, position: index + 1 })),
})
const waf = (next: Link, mode = 'enable'): ServedStage => ({
  id: 'waf',
  kind: 'waf',
  settings: { mode, paranoia_level: 1 },
  next,
  updatedAt,
})
const backend = (id = 'backend'): ServedStage => ({
  id,
  kind: 'backend',
  settings: { scaleway_s3: { bucket_name: id } },
  next: null,
  updatedAt,
})
const onPath = (value: string, target: NonNullable<Link>) => ({
  match: { path_filter: { path_filter_type: 'regex', value } },
  target,
})

function pipelineOf(stages: readonly ServedStage[], values: Partial<ServedPipeline> = {}): ServedPipeline {
  return {
    id: 'pipeline',
    name: 'shop',
    status: 'ready',
    errors: [],
    heads: ['dns'],
    stages: new Map(stages.map((stage) => [stage.id, stage])),
    ...values,
  }
}

function createWorld() {
  const backends: Backend[] = []
  const reached: string[] = []
  const warned: object[] = []
  const deps: CompileDeps = {
    createFetch(served) {
      backends.push(served)
      const fetchFromOrigin: FetchFromOrigin = (_request, handler) => {
        reached.push(served.stageId)
        queueMicrotask(() => handler.onHead(200, {}))
        return { pause() {}, resume() {}, abort() {} }
      }
      return fetchFromOrigin
    },
    waf: createWafEngine(),
    logger: { info: () => {}, error: () => {}, warn: (details) => warned.push(details) },
  }
  const compile = (stages: readonly ServedStage[], values?: Partial<ServedPipeline>, dnsStageId?: string) =>
    compilePipeline(pipelineOf(stages, values), dnsStageId ?? null, deps)
  /** The backend stage that a request gets to, or the status that it is answered on its way. */
  const ask = async (compiled: ReturnType<typeof compile>, target: string, method = 'GET') => {
    if (compiled.kind !== 'ready') return compiled
    reached.length = 0
    let answered = 0
    const request: OriginRequest = {
      method,
      host: 'shop.example.com',
      target,
      fields: {},
      body: null,
      clientAddress: '127.0.0.1',
    }
    const onHead = (status: number) => {
      answered = status
    }
    compiled.fetchFromOrigin(request, { onHead, onData() {}, onEnd() {}, onError() {} })
    await turn()
    return reached[0] ?? answered
  }
  return { deps, backends, warned, compile, ask }
}

describe('a pipeline leads from its head', () => {
  it.each<[string, ServedStage[], { cache: boolean }]>([
    ['straight to its backend', [dns(link('backend')), backend()], { cache: false }],
    ['over TLS', [dns(link('tls')), tls(link('backend')), backend()], { cache: false }],
    ['over a cache', [dns(link('cache')), cache(link('backend')), backend()], { cache: true }],
    [
      'over TLS and a WAF',
      [dns(link('tls')), tls(link('waf')), waf(link('backend')), backend()],
      { cache: false },
    ],
    [
      'over TLS and routes',
      [dns(link('tls')), tls(link('route')), route(link('backend')), backend()],
      { cache: false },
    ],
    [
      'over everything',
      [
        dns(link('tls')),
        tls(link('cache')),
        cache(link('route')),
        route(link('waf')),
        waf(link('backend')),
        backend(),
      ],
      { cache: true },
    ],
  ])('a pipeline leads from its head %s', async (_name, stages, expected) => {
    const world = createWorld()
    const compiled = world.compile(stages)
    expect(compiled).toMatchObject({
      kind: 'ready',
      cacheStage: expected.cache ? { id: 'cache', fallbackTtlSeconds: 300, includeCookies: true } : null,
    })
    expect(await world.ask(compiled, '/')).toBe('backend')
    expect(world.backends).toEqual([
      { stageId: 'backend', pipelineId: 'pipeline', settings: { scaleway_s3: { bucket_name: 'backend' } } },
    ])
  })

  it('a pipeline leads from the given head', async () => {
    const { compile, ask } = createWorld()
    const stages = [dns(link('backend')), dns(link('backend', 'other'), 'dns2'), backend(), backend('other')]
    const values = { heads: ['dns', 'dns2'] }
    expect(await ask(compile(stages, values), '/')).toBe('backend')
    expect(await ask(compile(stages, values, 'dns2'), '/')).toBe('other')
  })

  it('a cache stage may have a fallback TTL of 0', () => {
    const stages = [
      dns(link('cache')),
      cache(link('backend'), { fallback_ttl: '0s', include_cookies: false }),
      backend(),
    ]
    expect(createWorld().compile(stages)).toMatchObject({
      cacheStage: { fallbackTtlSeconds: 0, includeCookies: false },
    })
  })
})

describe('a route stage', () => {
  const stages = (...rules: Omit<ServedRule, 'position'>[]) => [
    dns(link('cache')),
    cache(link('route')),
    route(link('waf'), ...rules),
    waf(link('backend')),
    backend(),
    backend('static'),
  ]

  it('a route stage sends to the target of the first rule that matches, and else to its own', async () => {
    const { compile, ask } = createWorld()
    const compiled = compile(
      stages(onPath('^/static/', link('backend', 'static') as NonNullable<Link>), {
        match: { method_filters: ['put'] },
        target: { kind: 'waf', id: 'waf' },
      }),
    )
    expect(await ask(compiled, '/static/a')).toBe('static')
    expect(await ask(compiled, '/a')).toBe('backend')
    expect(await ask(compiled, '/a', 'PUT')).toBe('backend')
  })

  it('a route stage leads past a WAF where its rule does, and nowhere else', async () => {
    const { compile, ask } = createWorld()
    const compiled = compile(stages(onPath('^/static/', { kind: 'backend', id: 'static' })))
    expect(await ask(compiled, '/a?q=<script>')).toBe(403)
    expect(await ask(compiled, '/static/a?q=<script>')).toBe('static')
  })

  it('each backend is compiled once, whatever leads to it', () => {
    const { compile, backends } = createWorld()
    const toBackend = { kind: 'backend', id: 'backend' } as const
    compile(stages(onPath('a', toBackend), onPath('b', toBackend), onPath('c', { kind: 'waf', id: 'waf' })))
    expect(backends.map(({ stageId }) => stageId)).toEqual(['backend'])
  })

  it('a route stage with a rule that cannot be compiled logs it once, and goes on without it', async () => {
    const { compile, ask, warned } = createWorld()
    const compiled = compile(stages(onPath('(?=a)', { kind: 'backend', id: 'static' })))
    expect(await ask(compiled, '/a')).toBe('backend')
    expect(await ask(compiled, '/a')).toBe('backend')
    expect(warned).toEqual([
      {
        pipelineId: 'pipeline',
        routeStageId: 'route',
        position: 1,
        problem: expect.stringContaining('Perl syntax'),
      },
    ])
  })
})

it.each([
  ['disable', 'backend'],
  ['log_only', 'backend'],
  ['enable', 403],
])('a WAF stage in mode %s leads to %s', async (mode, expected) => {
  const { compile, ask } = createWorld()
  const compiled = compile([dns(link('tls')), tls(link('waf')), waf(link('backend'), mode), backend()])
  expect(await ask(compiled, '/?q=<script>')).toBe(expected)
})

describe('a pipeline is served', () => {
  const complete = [dns(link('backend')), backend()]
  const error = {
    stage: 'unknown_stage',
    code: 'pipeline_missing_head_stage',
    severity: 'critical',
    message: 'first (head) stage missing',
    type: 'config',
  }

  it('a pending pipeline is served', () => {
    expect(createWorld().compile(complete, { status: 'pending' }).kind).toBe('ready')
  })

  it.each([
    ['warning', [error], [{ code: error.code, message: error.message }]],
    ['pending', [error], [{ code: error.code, message: error.message }]],
    ['error', [], []],
    ['locked', [], []],
    ['unknown', [], []],
  ])('a pipeline in status %s with errors %j is not served', (status, errors, expected) => {
    expect(createWorld().compile(complete, { status, errors })).toEqual({
      kind: 'not-ready',
      status,
      errors: expected,
    })
  })

  it.each<[string, ServedStage[]]>([
    ['there is no head', [backend()]],
    ['the head leads nowhere', [dns(null)]],
    ['a stage is not there', [dns(link('backend'))]],
    ['the cache leads nowhere', [dns(link('cache')), cache(null)]],
    ['the WAF leads nowhere', [dns(link('tls')), tls(link('waf')), waf(null)]],
    ['a route leads nowhere', [dns(link('tls')), tls(link('route')), route(null)]],
    [
      'a rule leads nowhere',
      [
        dns(link('tls')),
        tls(link('route')),
        route(link('backend'), { match: null, target: { kind: 'waf', id: 'x' } }),
        backend(),
      ],
    ],
    ['a WAF leads to itself', [dns(link('tls')), tls(link('waf')), waf(link('waf'))]],
    [
      'a WAF and a route lead to each other',
      [dns(link('cache')), cache(link('route')), route(link('waf')), waf(link('route'))],
    ],
    ['a cache leads to itself', [dns(link('cache')), cache(link('cache'))]],
  ])('a pipeline is not served if %s, whatever its status says', (_name, stages) => {
    expect(createWorld().compile(stages)).toEqual({
      kind: 'not-ready',
      status: 'ready',
      errors: [
        {
          code: 'pipeline_invalid_workflow',
          message: 'the chain of stages does not reach a backend stage',
        },
      ],
    })
  })
})

it('the complete sample pipelines are served, and the others say what they lack', async () => {
  const server = createEdgeServicesServer({ seed: true })
  const { deps } = createWorld()
  const answer = await server.fetch(
    new Request('http://localhost/edge-services/v1beta1/pipelines', { headers: { 'X-Auth-Token': 'any' } }),
  )
  const { pipelines } = (await answer.json()) as { pipelines: { id: string; name: string }[] }
  const compiled = pipelines.map(({ id, name }) => {
    const served = server.pipelines.get(id)
    const result = served === null ? null : compilePipeline(served, null, deps)
    return [
      name,
      result?.kind === 'not-ready' ? result.errors[0]?.code : result?.cacheStage?.fallbackTtlSeconds,
    ]
  })
  await server.close()
  expect(compiled).toEqual([
    ['shop-web', 300],
    ['product-images', 86_400],
    ['help-center', 3600],
    ['catalog-api', 'pipeline_invalid_workflow'],
    ['image-resizer', 'pipeline_missing_head_stage'],
  ])
})
