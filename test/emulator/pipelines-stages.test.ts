import { expect, it } from 'vitest'
import { startEmbedded } from '../support/embedded-server.js'
import { createManualClock } from '../support/manual-clock.js'

it('the list with stages has every kind of stage, oldest first, and none of another pipeline', async () => {
  const clock = createManualClock()
  await using upstream = await startEmbedded({ clock })
  const pipeline = await upstream.createPipeline({ name: 'full' })
  await upstream.createPipeline({ name: 'empty' })
  const ids: string[] = []
  for (let n = 0; n < 3; n++) {
    clock.advanceMs(1)
    ids.push((await upstream.createCacheStage(pipeline.id, { fallback_ttl: `${n}s` })).id)
  }
  const backend = await upstream.createBackendStage(pipeline.id)
  const create = async (kind: string, body: object = {}) =>
    (await upstream.call<{ id: string }>('POST', `/pipelines/${pipeline.id}/${kind}-stages`, body)).body
  const [dns, tls, route] = [await create('dns'), await create('tls'), await create('route')]
  const waf = await create('waf', { mode: 'enable', paranoia_level: 1 })
  const rules = { route_rules: [{ waf_stage_id: waf.id }] }
  await upstream.call('PUT', `/route-stages/${route.id}/route-rules`, rules)
  const read = async (path: string) => (await upstream.call<object>('GET', path)).body
  const { body } = await upstream.call('GET', '/pipelines-stages')
  expect(body).toEqual({
    pipelines: [
      {
        pipeline: await read(`/pipelines/${pipeline.id}`),
        dns_stages: [await read(`/dns-stages/${dns.id}`)],
        tls_stages: [await read(`/tls-stages/${tls.id}`)],
        cache_stages: await Promise.all(ids.map((id) => read(`/cache-stages/${id}`))),
        route_stages: [await read(`/route-stages/${route.id}`)],
        waf_stages: [await read(`/waf-stages/${waf.id}`)],
        backend_stages: [await read(`/backend-stages/${backend.id}`)],
      },
      {
        pipeline: expect.objectContaining({ name: 'empty' }),
        dns_stages: [],
        tls_stages: [],
        cache_stages: [],
        route_stages: [],
        waf_stages: [],
        backend_stages: [],
      },
    ],
    total_count: 2,
  })
})
