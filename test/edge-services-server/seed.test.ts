import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SAMPLE_ORGANIZATION_ID, SAMPLE_PROJECT_ID } from '../../src/edge-services-server/seed.js'
import type { PipelineStagesList } from '../../src/wire/pipeline.js'
import { type EmbeddedServer, startEmbedded } from '../support/embedded-server.js'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

async function readAll(upstream: EmbeddedServer): Promise<PipelineStagesList> {
  return (await upstream.call<PipelineStagesList>('GET', '/pipelines-stages')).body
}

describe('a new database', () => {
  it('starts with pipelines of the sample project, each a cache that leads to its backend', async () => {
    await using upstream = await startEmbedded({ seed: true })
    const { pipelines, total_count } = await readAll(upstream)
    expect(total_count).toBe(5)
    for (const { pipeline, cache_stages = [], backend_stages = [] } of pipelines) {
      expect(pipeline).toMatchObject({
        project_id: SAMPLE_PROJECT_ID,
        organization_id: SAMPLE_ORGANIZATION_ID,
      })
      expect(cache_stages.map((stage) => stage.backend_stage_id)).toEqual(backend_stages.map(({ id }) => id))
      for (const { id } of [pipeline, ...cache_stages, ...backend_stages]) expect(id).toMatch(UUID)
    }
    const caches = pipelines.flatMap(({ cache_stages = [] }) => cache_stages)
    expect(new Set(caches.map(({ fallback_ttl }) => fallback_ttl)).size).toBe(5)
    expect(new Set(caches.map(({ include_cookies }) => include_cookies))).toEqual(new Set([true, false]))
    const origins = pipelines.flatMap(({ backend_stages = [] }) => backend_stages.flatMap(Object.keys))
    expect(new Set(origins.filter((key) => key.startsWith('scaleway_')))).toEqual(
      new Set([
        'scaleway_s3',
        'scaleway_lb',
        'scaleway_serverless_container',
        'scaleway_serverless_function',
      ]),
    )
  })

  it('is the same each time, ids and times too', async () => {
    await using one = await startEmbedded({ seed: true })
    await using two = await startEmbedded({ seed: true })
    expect(await readAll(one)).toEqual(await readAll(two))
  })

  it('is empty unless samples are asked for', async () => {
    await using upstream = await startEmbedded()
    expect(await readAll(upstream)).toEqual({ pipelines: [], total_count: 0 })
  })
})

describe('a database that exists gets no samples', () => {
  function temporaryFile(): string {
    const folder = mkdtempSync(join(tmpdir(), 'edgeway-test-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    return join(folder, 'data.db')
  }

  it('not a second time, even after everything was deleted', async () => {
    const data = temporaryFile()
    {
      await using upstream = await startEmbedded({ data, seed: true })
      const { pipelines } = await readAll(upstream)
      await upstream.call('DELETE', `/pipelines/${pipelines[0]?.pipeline.id}`)
    }
    {
      await using upstream = await startEmbedded({ data, seed: true })
      const { pipelines, total_count } = await readAll(upstream)
      expect(total_count).toBe(4)
      for (const { pipeline } of pipelines) await upstream.call('DELETE', `/pipelines/${pipeline.id}`)
    }
    await using upstream = await startEmbedded({ data, seed: true })
    expect(await readAll(upstream)).toMatchObject({ total_count: 0 })
  })

  it('nor when it was first started without', async () => {
    const data = temporaryFile()
    {
      await using _upstream = await startEmbedded({ data })
    }
    await using upstream = await startEmbedded({ data, seed: true })
    expect(await readAll(upstream)).toMatchObject({ total_count: 0 })
  })
})
