import { describe, expect, it } from 'vitest'
import type { RouteRule, RouteRuleList, RouteStage } from '../../src/wire/route-stage.js'
import { startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'
import { ORGANIZATION_ID, OTHER_PROJECT_ID, UNKNOWN_ID } from '../support/ids.js'
import { createManualClock } from '../support/manual-clock.js'

async function startWithRoute() {
  const clock = createManualClock()
  const upstream = await startEmbedded({ clock, organizations: { [TEST_PROJECT_ID]: ORGANIZATION_ID } })
  const pipeline = await upstream.createPipeline()
  const backend = await upstream.createBackendStage(pipeline.id)
  const stages = `/pipelines/${pipeline.id}`
  const waf = (
    await upstream.call<{ id: string }>('POST', `${stages}/waf-stages`, { mode: 'enable', paranoia_level: 1 })
  ).body
  const route = (await upstream.call<RouteStage>('POST', `${stages}/route-stages`, {})).body
  const path = `/route-stages/${route.id}/route-rules`
  const write = async (method: string, body: object) => {
    clock.advanceMs(1)
    return upstream.call<{ route_rules: RouteRule[]; details: { argument_name: string; reason: string }[] }>(
      method,
      path,
      body,
    )
  }
  /** Rules that differ in their path. */
  const rules = (...names: string[]) =>
    names.map((name) => ({
      rule_http_match: { path_filter: { path_filter_type: 'regex', value: name } },
      backend_stage_id: backend.id,
    }))
  const names = async () => {
    const { body } = await upstream.call<RouteRuleList>('GET', path)
    expect(body.total_count).toBe(body.route_rules.length)
    expect(body.route_rules.map(({ position }) => position)).toEqual(body.route_rules.map((_, n) => n + 1))
    return body.route_rules.map((rule) => rule.rule_http_match?.path_filter?.value).join('')
  }
  return Object.assign(upstream, { clock, pipeline, backend, waf, route, path, write, rules, names })
}

describe('setting the rules of a route stage', () => {
  it('the response to setting rules has positions, the stage, a null for a missing host filter, and no total', async () => {
    await using upstream = await startWithRoute()
    const match = {
      method_filters: ['get', 'options'],
      path_filter: { path_filter_type: 'regex', value: '/api/.*' },
      host_filter: { host_filter_type: 'regex', value: 'api\\.example\\.com' },
    }
    const { status, body } = await upstream.write('PUT', {
      route_rules: [
        { rule_http_match: match, backend_stage_id: upstream.backend.id },
        { rule_http_match: { method_filters: [] }, waf_stage_id: upstream.waf.id },
        { waf_stage_id: upstream.waf.id, backend_stage_id: '' },
      ],
    })
    const route_stage_id = upstream.route.id
    expect(status).toBe(200)
    expect(body).toEqual({
      route_rules: [
        { rule_http_match: match, backend_stage_id: upstream.backend.id, position: 1, route_stage_id },
        {
          rule_http_match: { method_filters: [], host_filter: null },
          waf_stage_id: upstream.waf.id,
          position: 2,
          route_stage_id,
        },
        { waf_stage_id: upstream.waf.id, position: 3, route_stage_id },
      ],
    })
    expect((await upstream.call('GET', upstream.path)).body).toEqual({ ...body, total_count: 3 })
  })

  it('setting rules replaces all rules, and sets the updated_at of the stage, whose body does not contain them', async () => {
    await using upstream = await startWithRoute()
    await upstream.write('PUT', { route_rules: upstream.rules('a', 'b') })
    expect(await upstream.names()).toBe('ab')
    const read = async () =>
      (await upstream.call<RouteStage>('GET', `/route-stages/${upstream.route.id}`)).body
    const before = await read()
    expect(before.updated_at > before.created_at).toBe(true)
    expect('route_rules' in before).toBe(false)
    for (const [body, names] of [
      [{ route_rules: upstream.rules('c') }, 'c'],
      [{ route_rules: [] }, ''],
      [{}, ''],
    ] as const) {
      const { updated_at } = await read()
      expect((await upstream.write('PUT', body)).status).toBe(200)
      expect(await upstream.names()).toBe(names)
      expect((await read()).updated_at > updated_at).toBe(true)
    }
  })

  it('the problems of all rules are refused at once, and nothing changes', async () => {
    await using upstream = await startWithRoute()
    await upstream.write('PUT', { route_rules: upstream.rules('a') })
    const backend = { backend_stage_id: upstream.backend.id }
    const other = await upstream.createPipeline()
    const elsewhere = await upstream.createBackendStage(other.id)
    const { status, body } = await upstream.write('PUT', {
      route_rules: [
        {},
        { ...backend, waf_stage_id: upstream.waf.id },
        { backend_stage_id: UNKNOWN_ID },
        { backend_stage_id: elsewhere.id },
        { waf_stage_id: upstream.backend.id },
        { route_stage_id: upstream.route.id },
        { ...backend, rule_http_match: { method_filters: ['get', 'trace'], path_filter: {} } },
        { ...backend, rule_http_match: { host_filter: { host_filter_type: 'glob', value: '' } } },
        null,
      ],
    })
    expect(status).toBe(400)
    expect(body.details.map(({ argument_name, reason }) => `${argument_name} ${reason}`)).toEqual([
      'route_rules.8 format',
      'route_rules.0.waf_stage_id required',
      'route_rules.0.backend_stage_id required',
      'route_rules.1.waf_stage_id constraint',
      'route_rules.1.backend_stage_id constraint',
      'route_rules.2.backend_stage_id constraint',
      'route_rules.3.backend_stage_id constraint',
      'route_rules.4.waf_stage_id constraint',
      'route_rules.5.route_stage_id constraint',
      'route_rules.5.waf_stage_id required',
      'route_rules.5.backend_stage_id required',
      'route_rules.6.rule_http_match.method_filters.1 constraint',
      'route_rules.6.rule_http_match.path_filter.path_filter_type required',
      'route_rules.6.rule_http_match.path_filter.value required',
      'route_rules.7.rule_http_match.host_filter.host_filter_type constraint',
      'route_rules.7.rule_http_match.host_filter.value required',
    ])
    expect(await upstream.names()).toBe('a')
  })

  it('a regular expression that the edge could not run in linear time is refused with the problem', async () => {
    await using upstream = await startWithRoute()
    const { id: backend_stage_id } = upstream.backend
    const path = (value: string) => ({
      rule_http_match: { path_filter: { path_filter_type: 'regex', value } },
      backend_stage_id,
    })
    const host = (value: string) => ({
      rule_http_match: { host_filter: { host_filter_type: 'regex', value } },
      backend_stage_id,
    })
    const route_rules = [path('(a+)+$'), path('(?!/api)'), host('('), host('(a)\\1'), path('a'.repeat(2001))]
    for (const method of ['PUT', 'POST']) {
      const { status, body } = await upstream.write(method, { route_rules })
      expect(status).toBe(400)
      const problem = (index: number, filter: string, message: string) => ({
        argument_name: `route_rules.${index}.rule_http_match.${filter}.value`,
        reason: 'constraint',
        help_message: expect.stringMatching(
          `^value must be an RE2 regular expression of limited size: .*${message}`,
        ),
      })
      expect(body.details).toEqual([
        problem(1, 'path_filter', 'invalid or unsupported Perl syntax'),
        problem(2, 'host_filter', 'missing closing \\)'),
        problem(3, 'host_filter', 'invalid escape sequence'),
        problem(4, 'path_filter', 'at most 2000 characters'),
      ])
    }
    expect(await upstream.names()).toBe('')
  })

  it('regular expressions are refused if one is too large, or if all rules of the stage together are', async () => {
    await using upstream = await startWithRoute()
    const write = async (method: string, ...names: string[]) => {
      const { status, body } = await upstream.write(method, { route_rules: upstream.rules(...names) })
      return status === 200 ? status : body.details
    }
    const large = (count: number) => Array.from({ length: count }, () => 'a'.repeat(190))
    expect(await write('PUT', 'a'.repeat(250))).toEqual([
      {
        argument_name: 'route_rules.0.rule_http_match.path_filter.value',
        reason: 'constraint',
        help_message: expect.stringMatching(/too large: expected at most 200 instructions, got 25\d$/),
      },
    ])
    const tooMany = (total: RegExp) => [
      { argument_name: 'route_rules', reason: 'constraint', help_message: expect.stringMatching(total) },
    ]
    const message = 'all regular expressions of a route stage together may have 5000 instructions, got'
    expect(await write('PUT', ...large(30))).toEqual(tooMany(new RegExp(`^${message} 5[67]\\d\\d in all$`)))
    expect(await write('PUT', ...large(20))).toBe(200)
    expect(await write('POST', ...large(10))).toEqual(tooMany(new RegExp(`^${message} 5[67]\\d\\d in all$`)))
    expect(await write('POST', ...large(2))).toBe(200)
  })

  it('rules of an unknown stage, or of a stage of another kind, are a bare 404', async () => {
    await using upstream = await startWithRoute()
    for (const id of [UNKNOWN_ID, upstream.waf.id]) {
      for (const [method, body] of [['GET'], ['PUT', {}], ['POST', {}]] as const) {
        expect(await upstream.call(method, `/route-stages/${id}/route-rules`, body)).toMatchObject({
          status: 404,
          text: '{"message":"Not Found"}',
        })
      }
    }
  })
})

describe('adding rules', () => {
  it.each([
    [{}, 'abcxy'],
    [{ after_position: 1 }, 'axybc'],
    [{ after_position: 3 }, 'abcxy'],
    [{ before_position: 1 }, 'xyabc'],
    [{ before_position: 3 }, 'abxyc'],
  ])('adding rules to a, b and c at %j gives %s', async (position, expected) => {
    await using upstream = await startWithRoute()
    await upstream.write('PUT', { route_rules: upstream.rules('a', 'b', 'c') })
    const { status, body } = await upstream.write('POST', {
      route_rules: upstream.rules('x', 'y'),
      ...position,
    })
    expect(status).toBe(200)
    expect(await upstream.names()).toBe(expected)
    expect(body).toEqual({ route_rules: expect.any(Array) })
    expect(body.route_rules).toHaveLength(5)
  })

  it('adding rules to a stage without rules needs no position, and refuses any', async () => {
    await using upstream = await startWithRoute()
    const route_rules = upstream.rules('a')
    expect(await upstream.write('POST', { route_rules, after_position: 1 })).toMatchObject({
      status: 400,
      body: { details: [{ argument_name: 'after_position', reason: 'constraint' }] },
    })
    expect((await upstream.write('POST', { route_rules })).body.route_rules).toMatchObject([{ position: 1 }])
  })

  it.each([
    [{ after_position: 0 }, ['after_position constraint']],
    [{ after_position: 3 }, ['after_position constraint']],
    [{ before_position: -1 }, ['before_position constraint']],
    [{ before_position: '1' }, ['before_position format']],
    [{ after_position: 1, before_position: 2 }, ['after_position constraint', 'before_position constraint']],
  ])('adding rules to two rules at %j is refused', async (position, problems) => {
    await using upstream = await startWithRoute()
    await upstream.write('PUT', { route_rules: upstream.rules('a', 'b') })
    const { status, body } = await upstream.write('POST', { route_rules: upstream.rules('x'), ...position })
    expect(status).toBe(400)
    expect(body.details.map(({ argument_name, reason }) => `${argument_name} ${reason}`)).toEqual(problems)
    expect(await upstream.names()).toBe('ab')
  })
})

describe('the target of a rule', () => {
  it('the target of a rule cannot be deleted while anything leads to it, and the refusal says what', async () => {
    await using upstream = await startWithRoute()
    const { id } = upstream.backend
    await upstream.write('PUT', { route_rules: upstream.rules('a', 'b') })
    const cacheIds: string[] = []
    const refusal = async () => {
      const cache = await upstream.createCacheStage(upstream.pipeline.id, { backend_stage_id: id })
      cacheIds.push(cache.id)
      const { body } = await upstream.call<{ help_message: string }>('DELETE', `/backend-stages/${id}`)
      return body.help_message.replace('first link elsewhere, or delete, what leads to this stage: ', '')
    }
    const rule = `a rule of route stage ${upstream.route.id}`
    expect(await refusal()).toBe(`cache stage ${cacheIds[0]}, ${rule}`)
    expect(await refusal()).toBe(`cache stage ${cacheIds[0]}, cache stage ${cacheIds[1]}, ${rule}`)
    await refusal()
    expect(await refusal()).toBe(
      `${cacheIds
        .slice(0, 3)
        .map((cacheId) => `cache stage ${cacheId}`)
        .join(', ')} and 2 more`,
    )
  })

  it('the target of a rule can be deleted only once its route stage is deleted, which deletes the rule', async () => {
    await using upstream = await startWithRoute()
    await upstream.write('PUT', { route_rules: upstream.rules('a') })
    const path = `/backend-stages/${upstream.backend.id}`
    expect(await upstream.call('DELETE', path)).toMatchObject({
      status: 412,
      body: {
        precondition: 'resource_still_in_use',
        help_message: `first link elsewhere, or delete, what leads to this stage: a rule of route stage ${upstream.route.id}`,
      },
    })
    expect(await upstream.call('DELETE', `/route-stages/${upstream.route.id}`)).toMatchObject({ status: 204 })
    expect((await upstream.call('GET', '/search-route-rules')).body).toEqual({
      route_rules: [],
      total_count: 0,
    })
    expect(await upstream.call('DELETE', path)).toMatchObject({ status: 204 })
  })
})

describe('searching rules', () => {
  it('a search finds all rules, or those of an organization or project, oldest first, in pages', async () => {
    await using upstream = await startWithRoute()
    await upstream.write('PUT', { route_rules: upstream.rules('a', 'b') })
    await upstream.write('POST', { route_rules: upstream.rules('c'), before_position: 1 })
    const other = await upstream.createPipeline({ project_id: OTHER_PROJECT_ID })
    const backend = await upstream.createBackendStage(other.id)
    const route = await upstream.call<RouteStage>('POST', `/pipelines/${other.id}/route-stages`, {})
    upstream.clock.advanceMs(1)
    await upstream.call('PUT', `/route-stages/${route.body.id}/route-rules`, {
      route_rules: [{ backend_stage_id: backend.id }],
    })
    const search = async (query: string) => {
      const { body } = await upstream.call<RouteRuleList>('GET', `/search-route-rules${query}`)
      return `${body.total_count}: ${body.route_rules.map((rule) => rule.rule_http_match?.path_filter?.value ?? '-').join('')}`
    }
    expect(await search('')).toBe('4: abc-')
    expect(await search('?order_by=created_at_desc')).toBe('4: -cba')
    expect(await search('?page=2&page_size=3')).toBe('4: -')
    expect(await search(`?project_id=${TEST_PROJECT_ID}`)).toBe('3: abc')
    expect(await search(`?organization_id=${ORGANIZATION_ID}`)).toBe('3: abc')
    expect(await search(`?organization_id=${ORGANIZATION_ID}&project_id=${OTHER_PROJECT_ID}`)).toBe('0: ')
    await upstream.call('DELETE', `/pipelines/${upstream.pipeline.id}`)
    expect(await search('')).toBe('1: -')
    expect(await search(`?project_id=${TEST_PROJECT_ID}`)).toBe('0: ')
  })
})
