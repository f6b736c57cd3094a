/** Route rules and WAF stages as a visitor meets them. */
import { describe, expect, it } from 'vitest'
import { startEdgeWorld } from '../support/edge-world.js'

/** DNS → cache → routes → WAF → backend, with a rule that leads past the WAF. */
async function startWithWaf(waf: object = { mode: 'enable', paranoia_level: 1 }) {
  const world = await startEdgeWorld({
    origin: (request, response, index) => {
      let bytes = 0
      request.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      request.on('end', () => response.end(`answer ${index}, ${bytes} bytes`))
    },
  })
  const pipeline = await world.createPipeline()
  const { id, host, backendStage } = pipeline
  const backend_stage_id = backendStage.id
  const wafStage = await world.create<{ id: string }>(`/pipelines/${id}/waf-stages`, {
    ...waf,
    backend_stage_id,
  })
  const route = await world.create<{ id: string }>(`/pipelines/${id}/route-stages`, {
    waf_stage_id: wafStage.id,
  })
  const setRules = (...values: string[]) =>
    world.upstream.call('PUT', `/route-stages/${route.id}/route-rules`, {
      route_rules: values.map((value) => ({
        rule_http_match: { path_filter: { path_filter_type: 'regex', value } },
        backend_stage_id,
      })),
    })
  await setRules('^/open/')
  const cachePath = `/cache-stages/${pipeline.cacheStage?.id}`
  await world.upstream.call('PATCH', cachePath, { route_stage_id: route.id })
  const get = (path: string, options: Parameters<typeof world.get>[2] = {}) => world.get(host, path, options)
  return Object.assign(world, { pipeline, wafStage, setRules, fetch: get })
}

describe('a WAF stage on the way', () => {
  it('a blocked request is a 403 that names and logs its rules, and stores nothing', async () => {
    await using world = await startWithWaf()
    for (let time = 0; time < 2; time++) {
      const answer = await world.fetch('/a?q=%3Cscript%3E')
      expect(answer).toMatchObject({
        status: 403,
        xCache: 'miss',
        body: 'Blocked by the WAF stage of this pipeline: xss-script-tag\n',
        headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
      })
    }
    expect(world.asked).toEqual([])
    const details = {
      pipelineId: world.pipeline.id,
      wafStageId: world.wafStage.id,
      ruleIds: ['xss-script-tag'],
      path: '/a',
    }
    const line = {
      level: 'info',
      message: 'waf blocked a request',
      details: expect.objectContaining(details),
    }
    expect(world.log).toEqual([line, line])
  })

  it('the WAF does not inspect requests that the cache answers', async () => {
    await using world = await startWithWaf({ mode: 'disable', paranoia_level: 1 })
    expect(await world.fetch('/a?q=%3Cscript%3E')).toMatchObject({ status: 200, xCache: 'miss' })
    await world.upstream.call('PATCH', `/waf-stages/${world.wafStage.id}`, { mode: 'enable' })
    expect(await world.fetch('/a?q=%3Cscript%3E')).toMatchObject({ status: 200, xCache: 'hit-fresh' })
    expect(await world.fetch('/b?q=%3Cscript%3E')).toMatchObject({ status: 403 })
  })

  it('the WAF inspects the start of a body, and the origin gets all of it', async () => {
    await using world = await startWithWaf()
    const post = (body: string) =>
      world.fetch('/form', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      })
    for (const length of [0, 10, 65_536, 1_000_000]) {
      expect(await post('a'.repeat(length))).toMatchObject({
        status: 200,
        body: expect.stringContaining(`, ${length} bytes`),
      })
    }
    const before = world.asked.length
    expect(await post(`a=${encodeURIComponent("' or 1=1")}`)).toMatchObject({ status: 403 })
    expect(await post(`a=${encodeURIComponent("' or 1=1")}&b=${'b'.repeat(2_000_000)}`)).toMatchObject({
      status: 403,
    })
    expect(world.asked).toHaveLength(before)
  })

  it('a change of the WAF stage takes effect with the next request', async () => {
    await using world = await startWithWaf({ mode: 'log_only', paranoia_level: 1 })
    expect(await world.fetch('/a?q=%3Cscript%3E')).toMatchObject({ status: 200 })
    expect(world.log).toMatchObject([{ message: 'waf would have blocked a request' }])
    expect(await world.fetch('/b?q=%3Cb%3E')).toMatchObject({ status: 200 })
    const change = (values: object) =>
      world.upstream.call('PATCH', `/waf-stages/${world.wafStage.id}`, values)
    await change({ mode: 'enable', paranoia_level: 3 })
    expect(await world.fetch('/c?q=%3Cb%3E')).toMatchObject({ status: 403 })
    await change({ mode: 'disable' })
    expect(await world.fetch('/d?q=%3Cscript%3E')).toMatchObject({ status: 200 })
  })
})

describe('a rule', () => {
  it('a rule leads past the WAF to a backend, matching the path as it was sent', async () => {
    await using world = await startWithWaf()
    expect(await world.fetch('/open/a?q=%3Cscript%3E')).toMatchObject({ status: 200 })
    expect(await world.fetch('/%6fpen/a?q=%3Cscript%3E')).toMatchObject({ status: 403 })
    expect(await world.fetch('/closed/open/a?q=%3Cscript%3E')).toMatchObject({ status: 403 })
  })

  it('a change of the rules takes effect with the next request, and no rule can hang the edge', async () => {
    await using world = await startWithWaf()
    expect((await world.setRules('^/(a+)+$', '^/(a|aa)+$')).status).toBe(200)
    expect(await world.fetch('/open/a?q=%3Cscript%3E')).toMatchObject({ status: 403 })
    expect(await world.fetch('/aaa?q=%3Cscript%3E')).toMatchObject({ status: 200 })
    expect(await world.fetch(`/${'a'.repeat(8000)}!?q=%3Cscript%3E`)).toMatchObject({ status: 403 })
    expect((await world.setRules('(?!a)')).status).toBe(400)
  })
})
