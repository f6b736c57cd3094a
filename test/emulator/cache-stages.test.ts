import { describe, expect, it } from 'vitest'
import type { CacheStage } from '../../src/wire/cache-stage.js'
import type { Pipeline } from '../../src/wire/pipeline.js'
import { startEmbedded } from '../support/embedded-server.js'
import { UNKNOWN_ID } from '../support/ids.js'
import { createManualClock } from '../support/manual-clock.js'

async function startWithCache(values: object = {}) {
  const clock = createManualClock()
  const upstream = await startEmbedded({ clock })
  const pipeline = await upstream.createPipeline()
  const backend = await upstream.createBackendStage(pipeline.id)
  const cache = await upstream.createCacheStage(pipeline.id, values)
  const patch = async (body: unknown) => {
    clock.advanceMs(1)
    return upstream.call<CacheStage>('PATCH', `/cache-stages/${cache.id}`, body)
  }
  return Object.assign(upstream, { clock, pipeline, backend, cache, patch })
}

describe('the life of a cache stage', () => {
  it('a cache stage is created, read, updated and deleted as recorded in February 2026, with the later status field', async () => {
    const clock = createManualClock('2026-02-18T16:34:56.984547510Z')
    await using upstream = await startEmbedded({ clock })
    const pipeline = await upstream.createPipeline()
    const created = await upstream.call<CacheStage>('POST', `/pipelines/${pipeline.id}/cache-stages`, {
      fallback_ttl: '3600.000000000s',
      include_cookies: false,
    })
    const { id } = created.body
    expect(created.text).toBe(
      `{"created_at":"2026-02-18T16:34:56.984547510Z","fallback_ttl":"3600s","id":"${id}","include_cookies":false,` +
        `"pipeline_id":"${pipeline.id}","status":"inactive","updated_at":"2026-02-18T16:34:56.984547510Z"}`,
    )
    expect((await upstream.call('GET', `/cache-stages/${id}`)).text).toBe(
      created.text.replaceAll('547510Z', '547Z'),
    )

    clock.advanceNanoseconds(1_222_163_717n)
    const patched = await upstream.call('PATCH', `/cache-stages/${id}`, {
      fallback_ttl: '7200.000000000s',
      include_cookies: true,
    })
    expect(patched.text).toBe(
      `{"created_at":"2026-02-18T16:34:56.984547Z","fallback_ttl":"7200s","id":"${id}","include_cookies":true,` +
        `"pipeline_id":"${pipeline.id}","status":"inactive","updated_at":"2026-02-18T16:34:58.206711227Z"}`,
    )
    expect((await upstream.call('GET', `/cache-stages/${id}`)).text).toBe(
      patched.text.replace('711227Z', '711Z'),
    )
    expect(await upstream.call('DELETE', `/cache-stages/${id}`)).toMatchObject({ status: 204, text: '' })
    expect(await upstream.call('DELETE', `/pipelines/${pipeline.id}`)).toMatchObject({ status: 204 })
    expect(await upstream.call('DELETE', `/cache-stages/${id}`)).toMatchObject({
      status: 404,
      text: '{"message":"Not Found"}',
    })
  })

  it('no write to a cache stage changes its pipeline', async () => {
    await using upstream = await startWithCache()
    const read = async () => (await upstream.call<Pipeline>('GET', `/pipelines/${upstream.pipeline.id}`)).text
    const before = await read()
    upstream.clock.advanceMs(5)
    const { id } = await upstream.createCacheStage(upstream.pipeline.id)
    await upstream.call('PATCH', `/cache-stages/${id}`, { backend_stage_id: upstream.backend.id })
    await upstream.call('DELETE', `/cache-stages/${id}`)
    expect(await read()).toBe(before)
  })

  it('a pipeline may have several cache stages', async () => {
    await using upstream = await startWithCache()
    const second = await upstream.createCacheStage(upstream.pipeline.id)
    expect(
      (await upstream.call('GET', `/pipelines/${upstream.pipeline.id}/cache-stages`)).body,
    ).toMatchObject({
      stages: [{ id: upstream.cache.id }, { id: second.id }],
      total_count: 2,
    })
  })
})

describe('creating a cache stage', () => {
  it('an empty create gives one hour, no cookies and no link', async () => {
    await using upstream = await startWithCache()
    expect(upstream.cache).toMatchObject({ fallback_ttl: '3600s', include_cookies: false })
    expect(Object.keys(upstream.cache).filter((key) => key.endsWith('_stage_id'))).toEqual([])
  })

  it.each([
    ['0s', '0s'],
    ['3600s', '3600s'],
    ['3600.000000000s', '3600s'],
    ['1.999999999s', '1s'],
    ['000060s', '60s'],
    ['315576000000s', '315576000000s'],
  ])('a fallback_ttl of %j is returned as %j', async (asked, answered) => {
    await using upstream = await startWithCache({ fallback_ttl: asked })
    expect(upstream.cache.fallback_ttl).toBe(answered)
  })

  it.each([
    ['1h', 'format'],
    ['3600', 'format'],
    ['', 'format'],
    [3600, 'format'],
    [{}, 'format'],
    ['-1s', 'constraint'],
    ['-0.5s', 'constraint'],
    ['315576000001s', 'constraint'],
    ['9999999999999s', 'format'],
  ])('a fallback_ttl of %j is refused with the reason %s', async (fallback_ttl, reason) => {
    await using upstream = await startEmbedded()
    const { id } = await upstream.createPipeline()
    expect(await upstream.call('POST', `/pipelines/${id}/cache-stages`, { fallback_ttl })).toMatchObject({
      status: 400,
      body: { details: [{ argument_name: 'fallback_ttl', reason }] },
    })
  })

  it('a create reports every problem at once', async () => {
    await using upstream = await startEmbedded()
    const { id } = await upstream.createPipeline()
    const body = { fallback_ttl: 'x', include_cookies: 'yes', backend_stage_id: 'y', waf_stage_id: 5 }
    expect(await upstream.call('POST', `/pipelines/${id}/cache-stages`, body)).toMatchObject({
      status: 400,
      body: {
        details: [
          { argument_name: 'fallback_ttl', reason: 'format' },
          { argument_name: 'include_cookies', reason: 'format' },
          { argument_name: 'backend_stage_id', reason: 'format', help_message: 'value must be a valid UUID' },
          { argument_name: 'waf_stage_id', reason: 'format' },
        ],
      },
    })
  })

  it('a create under an unknown pipeline is a bare 404', async () => {
    await using upstream = await startEmbedded()
    for (const method of ['GET', 'POST']) {
      expect(await upstream.call(method, `/pipelines/${UNKNOWN_ID}/cache-stages`)).toMatchObject({
        status: 404,
        text: '{"message":"Not Found"}',
      })
    }
  })
})

describe('updating a cache stage', () => {
  it('an update keeps fields that are left out or null', async () => {
    await using upstream = await startWithCache({ fallback_ttl: '60s', include_cookies: true })
    await upstream.patch({ backend_stage_id: upstream.backend.id })
    const kept = { fallback_ttl: '60s', include_cookies: true, backend_stage_id: upstream.backend.id }
    for (const body of [
      {},
      { fallback_ttl: null, include_cookies: null, backend_stage_id: null, waf_stage_id: null },
    ]) {
      expect(await upstream.patch(body)).toMatchObject({ status: 200, body: kept })
    }
    expect((await upstream.patch({ include_cookies: false })).body).toMatchObject({
      ...kept,
      include_cookies: false,
    })
  })

  it('an update changes nothing if any part of it is refused', async () => {
    await using upstream = await startWithCache({ fallback_ttl: '60s' })
    expect(await upstream.patch({ fallback_ttl: '120s', include_cookies: 'no' })).toMatchObject({
      status: 400,
    })
    const { body } = await upstream.call<CacheStage>('GET', `/cache-stages/${upstream.cache.id}`)
    expect(body).toMatchObject({ fallback_ttl: '60s', updated_at: body.created_at })
  })
})

describe('the link to the next stage', () => {
  it('a create sets the link, and an empty string removes it', async () => {
    await using upstream = await startWithCache()
    const linked = await upstream.createCacheStage(upstream.pipeline.id, {
      backend_stage_id: upstream.backend.id,
    })
    expect(linked.backend_stage_id).toBe(upstream.backend.id)
    const answer = await upstream.call<CacheStage>('PATCH', `/cache-stages/${linked.id}`, {
      backend_stage_id: '',
    })
    expect(answer.status).toBe(200)
    expect('backend_stage_id' in answer.body).toBe(false)
  })

  it('an empty string in a create, or for a kind that is not linked, changes nothing', async () => {
    await using upstream = await startWithCache({ backend_stage_id: '', waf_stage_id: '' })
    expect('backend_stage_id' in upstream.cache).toBe(false)
    await upstream.patch({ backend_stage_id: upstream.backend.id })
    expect((await upstream.patch({ waf_stage_id: '', route_stage_id: '' })).body).toMatchObject({
      backend_stage_id: upstream.backend.id,
    })
  })

  it('a new link replaces the old one, alone or together with an empty string for another kind', async () => {
    await using upstream = await startWithCache()
    await upstream.patch({ backend_stage_id: upstream.backend.id })
    const second = await upstream.createBackendStage(upstream.pipeline.id)
    expect((await upstream.patch({ backend_stage_id: second.id })).body).toMatchObject({
      backend_stage_id: second.id,
    })
    const answer = await upstream.patch({ waf_stage_id: '', backend_stage_id: upstream.backend.id })
    expect(answer.body).toMatchObject({ backend_stage_id: upstream.backend.id })
  })

  it('two links at once are refused on both fields', async () => {
    await using upstream = await startWithCache()
    const links = { backend_stage_id: upstream.backend.id, waf_stage_id: UNKNOWN_ID }
    const details = [
      { argument_name: 'backend_stage_id', reason: 'constraint' },
      { argument_name: 'waf_stage_id', reason: 'constraint' },
    ]
    const created = await upstream.call('POST', `/pipelines/${upstream.pipeline.id}/cache-stages`, links)
    for (const answer of [created, await upstream.patch(links)]) {
      expect(answer).toMatchObject({ status: 400, body: { type: 'invalid_arguments', details } })
      expect((answer.body as unknown as { details: unknown[] }).details).toHaveLength(2)
    }
  })

  it('a link to a stage that is missing, in another pipeline or of another kind is refused on its field', async () => {
    await using upstream = await startWithCache()
    const other = await upstream.createPipeline()
    const elsewhere = await upstream.createBackendStage(other.id)
    const cases = [
      ['backend_stage_id', UNKNOWN_ID, 'does not exist'],
      ['waf_stage_id', UNKNOWN_ID, 'does not exist'],
      ['route_stage_id', UNKNOWN_ID, 'does not exist'],
      ['backend_stage_id', elsewhere.id, 'belongs to another pipeline'],
      ['backend_stage_id', upstream.cache.id, 'is a cache stage, not a backend stage'],
      ['waf_stage_id', upstream.backend.id, 'is a backend stage, not a waf stage'],
    ] as const
    for (const [field, id, reason] of cases) {
      const details = [
        { argument_name: field, reason: 'constraint', help_message: expect.stringContaining(reason) },
      ]
      const created = await upstream.call('POST', `/pipelines/${upstream.pipeline.id}/cache-stages`, {
        [field]: id,
      })
      expect(created).toMatchObject({ status: 400, body: { type: 'invalid_arguments', details } })
      expect(await upstream.patch({ [field]: id })).toMatchObject({ status: 400, body: { details } })
    }
  })

  it('the target of a link cannot be deleted until the link is removed', async () => {
    await using upstream = await startWithCache()
    await upstream.patch({ backend_stage_id: upstream.backend.id })
    expect(await upstream.call('DELETE', `/backend-stages/${upstream.backend.id}`)).toMatchObject({
      status: 412,
      body: {
        type: 'precondition_failed',
        message: 'precondition is not respected',
        precondition: 'resource_still_in_use',
        help_message: `first link elsewhere, or delete, what leads to this stage: cache stage ${upstream.cache.id}`,
      },
    })
    await upstream.call('DELETE', `/cache-stages/${upstream.cache.id}`)
    expect(await upstream.call('DELETE', `/backend-stages/${upstream.backend.id}`)).toMatchObject({
      status: 204,
    })
  })
})
