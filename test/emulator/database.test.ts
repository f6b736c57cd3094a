import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Libsql from 'libsql'
import { describe, expect, it } from 'vitest'
import { createEdgeServicesServer } from '../../src/emulator/server.js'
import { openDatabase } from '../../src/emulator/store/database.js'
import { MIGRATIONS } from '../../src/emulator/store/migrations.js'
import type { PipelineStagesList } from '../../src/wire/pipeline.js'
import { startEmbedded, TEST_PROJECT_ID } from '../support/embedded-server.js'
import { temporaryFile } from '../support/temporary-folder.js'

describe('the data file', () => {
  it('the data file is created with its folders, and keeps everything between starts', async () => {
    const data = temporaryFile('some/folder/data.db')
    let pipelineId: string
    let stages: unknown
    {
      await using upstream = await startEmbedded({ data })
      const pipeline = await upstream.createPipeline({ name: 'kept' })
      pipelineId = pipeline.id
      const backend = await upstream.createBackendStage(pipelineId)
      await upstream.createCacheStage(pipelineId, { backend_stage_id: backend.id })
      stages = (await upstream.call('GET', '/pipelines-stages')).body
    }
    await using upstream = await startEmbedded({ data })
    expect((await upstream.call('GET', '/pipelines-stages')).body).toEqual(stages)
    expect(await upstream.call('DELETE', `/pipelines/${pipelineId}`)).toMatchObject({ status: 204 })
  })

  it('the data file is synced on every commit, and enforces foreign keys', () => {
    const database = openDatabase(temporaryFile())
    expect(database.first('SELECT * FROM pragma_journal_mode')).toEqual({ journal_mode: 'wal' })
    expect(database.first('SELECT * FROM pragma_synchronous')).toEqual({ synchronous: 2 })
    expect(database.first('SELECT * FROM pragma_foreign_keys')).toEqual({ foreign_keys: 1 })
    database.close()
  })

  it('the data is in one file once the server is closed', async () => {
    const data = temporaryFile()
    {
      await using upstream = await startEmbedded({ data })
      await upstream.createPipeline()
    }
    const copy = temporaryFile()
    copyFileSync(data, copy)
    await using upstream = await startEmbedded({ data: copy })
    expect((await upstream.call('GET', '/pipelines')).body).toMatchObject({ total_count: 1 })
  })

  it('two servers may share a data file', async () => {
    const data = temporaryFile()
    await using one = await startEmbedded({ data })
    await using two = await startEmbedded({ data })
    const creates = Array.from({ length: 20 }, (_, n) =>
      (n % 2 === 0 ? one : two).createPipeline({ name: `p${n}` }),
    )
    await Promise.all(creates)
    for (const upstream of [one, two]) {
      expect((await upstream.call('GET', '/pipelines')).body).toMatchObject({ total_count: 20 })
    }
  })
})

describe('a data file that cannot be used is refused with a message that names it', () => {
  it('a file that is not a database', () => {
    const data = temporaryFile()
    writeFileSync(data, 'Dear diary, '.repeat(1000))
    expect(() => createEdgeServicesServer({ data })).toThrow(
      `cannot use ${data} as the data of Edge Services: it is not an SQLite database`,
    )
    expect(readFileSync(data, 'utf8')).toMatch(/^Dear diary/)
  })

  it('a damaged database', () => {
    const data = temporaryFile()
    openDatabase(data).close()
    truncateSync(data, 8192)
    expect(() => createEdgeServicesServer({ data })).toThrow(
      `cannot use ${data} as the data of Edge Services: the file is damaged`,
    )
  })

  it('the database of another program', () => {
    const data = temporaryFile()
    const other = new Libsql(data)
    other.exec('CREATE TABLE recipes (name TEXT)')
    other.close()
    expect(() => createEdgeServicesServer({ data })).toThrow(
      `${data} is an SQLite database of another program`,
    )
  })

  it('a database of a newer version', () => {
    const data = temporaryFile()
    openDatabase(data, [...MIGRATIONS, 'CREATE TABLE from_the_future (id TEXT)']).close()
    expect(() => createEdgeServicesServer({ data })).toThrow(
      `${data} was written by a newer version of this program (version ${MIGRATIONS.length + 1} of its tables; this one knows ${MIGRATIONS.length})`,
    )
  })

  it('a folder', () => {
    const data = join(temporaryFile(), '..')
    expect(() => createEdgeServicesServer({ data })).toThrow(
      `cannot use ${data} as the data of Edge Services: `,
    )
  })
})

describe('migrations', () => {
  const next = 'CREATE TABLE later (id TEXT); INSERT INTO later SELECT id FROM pipelines;'

  it('migrations run in order, once, on existing data', async () => {
    const data = temporaryFile()
    {
      await using upstream = await startEmbedded({ data })
      await upstream.createPipeline()
    }
    for (let start = 0; start < 2; start++) {
      const database = openDatabase(data, [...MIGRATIONS, next])
      expect(database.first('SELECT count(*) AS total FROM later')).toEqual({ total: 1 })
      expect(database.first('SELECT * FROM pragma_user_version')).toEqual({
        user_version: MIGRATIONS.length + 1,
      })
      database.close()
    }
  })

  it('a migration that fails leaves the file unchanged', () => {
    const data = temporaryFile()
    openDatabase(data).close()
    expect(() => openDatabase(data, [...MIGRATIONS, `${next} INSERT INTO nowhere VALUES (1);`])).toThrow(data)
    const database = openDatabase(data)
    expect(database.all("SELECT name FROM sqlite_schema WHERE name = 'later'")).toEqual([])
    database.close()
  })

  it('migrations keep all data of a version 1 file, and make it ready for later features', async () => {
    const data = temporaryFile()
    const ids = { pipeline: id('1'), backend: id('2'), cache: id('3') }
    const version1 = openDatabase(data, MIGRATIONS.slice(0, 1))
    version1.writeNow(() => {
      version1.run("UPDATE state SET value = 'settled'")
      version1.run('INSERT INTO projects VALUES (?, ?)', TEST_PROJECT_ID, TEST_PROJECT_ID)
      version1.run(
        `INSERT INTO pipelines (id, project_id, organization_id, name, description, created_at, updated_at)
         VALUES (?, ?, ?, 'old', '', 1000000, 2000000)`,
        ...[ids.pipeline, TEST_PROJECT_ID, TEST_PROJECT_ID],
      )
      const addStage = `INSERT INTO stages
        (id, kind, pipeline_id, project_id, settings, next_stage_kind, next_stage_id, created_at, updated_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, 1000000, 1000000)`
      const owner = [ids.pipeline, TEST_PROJECT_ID]
      version1.run(addStage, ids.backend, 'backend', ...owner, '{"scaleway_s3":{}}', null, null)
      const cache = '{"fallback_ttl":"60s","include_cookies":false}'
      version1.run(addStage, ids.cache, 'cache', ...owner, cache, 'backend', ids.backend)
    })
    version1.close()

    await using upstream = await startEmbedded({ data, seed: true, pendingMs: 0 })
    const { body } = await upstream.call<PipelineStagesList>('GET', '/pipelines-stages')
    expect(body).toMatchObject({
      pipelines: [
        {
          pipeline: {
            id: ids.pipeline,
            status: 'warning',
            errors: [{ code: 'pipeline_missing_head_stage' }],
            updated_at: '1970-01-01T00:00:02.000000Z',
            vpc_endpoint_ids: [],
          },
          cache_stages: [{ fallback_ttl: '60s', backend_stage_id: ids.backend, status: 'inactive' }],
          backend_stages: [{ id: ids.backend, status: 'inactive' }],
        },
      ],
      total_count: 1,
    })

    const path = `/pipelines/${ids.pipeline}`
    const dns = await upstream.call<{ id: string }>('POST', `${path}/dns-stages`, {
      cache_stage_id: ids.cache,
    })
    const head = { add_new_head_stage: { new_stage_id: dns.body.id } }
    expect((await upstream.call('POST', `${path}/set-head-stage`, head)).status).toBe(200)
    expect((await upstream.call('GET', path)).body).toMatchObject({ status: 'ready' })
    expect((await upstream.call('GET', `/backend-stages/${ids.backend}`)).body).toMatchObject({
      status: 'active',
    })
    expect((await upstream.call('DELETE', path)).status).toBe(204)
    expect((await upstream.call('GET', '/pipelines')).body).toEqual({ pipelines: [], total_count: 0 })
  })
})

describe('a data file of the version before exclusion rules', () => {
  it('gets an empty list of exclusion rules in WAF stages, and nulls in fields that were absent before', async () => {
    const data = temporaryFile()
    const ids = { pipeline: id('1'), bucket: id('2'), waf: id('3'), route: id('4'), lb: id('5') }
    const version2 = openDatabase(data, MIGRATIONS.slice(0, 2))
    version2.writeNow(() => {
      version2.run("UPDATE state SET value = 'settled'")
      version2.run('INSERT INTO projects VALUES (?, ?)', TEST_PROJECT_ID, TEST_PROJECT_ID)
      version2.run(
        `INSERT INTO pipelines (id, project_id, organization_id, name, description, created_at, updated_at)
         VALUES (?, ?, ?, 'old', '', 1000000, 2000000)`,
        ...[ids.pipeline, TEST_PROJECT_ID, TEST_PROJECT_ID],
      )
      const addStage = (stageId: string, kind: string, settings: object) =>
        version2.run(
          `INSERT INTO stages (id, kind, pipeline_id, project_id, settings, created_at, updated_at)
           VALUES (?, ?, ?, ?, ?, 1000000, 1000000)`,
          ...[stageId, kind, ids.pipeline, TEST_PROJECT_ID, JSON.stringify(settings)],
        )
      addStage(ids.bucket, 'backend', { scaleway_s3: { bucket_name: 'b', is_website: false } })
      addStage(ids.lb, 'backend', { scaleway_lb: { lbs: [] } })
      addStage(ids.waf, 'waf', { mode: 'enable', paranoia_level: 2 })
      addStage(ids.route, 'route', {})
      const addRule = (position: number, match: object | null) =>
        version2.run(
          `INSERT INTO route_rules (route_stage_id, position, project_id, organization_id, http_match,
             next_stage_kind, next_stage_id, created_at) VALUES (?, ?, ?, ?, ?, 'waf', ?, 1000000)`,
          ids.route,
          position,
          ...[TEST_PROJECT_ID, TEST_PROJECT_ID, match && JSON.stringify(match), ids.waf],
        )
      const host_filter = { host_filter_type: 'regex', value: 'a' }
      addRule(1, { method_filters: ['get'], host_filter })
      addRule(2, { path_filter: { path_filter_type: 'regex', value: '^/a' } })
      addRule(3, null)
    })
    version2.close()

    await using upstream = await startEmbedded({ data })
    const read = async (path: string) => (await upstream.call<object>('GET', path)).body
    expect(await read(`/waf-stages/${ids.waf}`)).toMatchObject({
      mode: 'enable',
      paranoia_level: 2,
      exclusion_rules: [],
      updated_at: '1970-01-01T00:00:01.000000Z',
    })
    expect(await read(`/backend-stages/${ids.bucket}`)).toMatchObject({
      scaleway_s3: { bucket_name: 'b', bucket_region: null, is_website: false },
    })
    expect(await read(`/backend-stages/${ids.lb}`)).not.toHaveProperty('scaleway_s3')
    const rules = await read(`/route-stages/${ids.route}/route-rules`)
    expect(rules).toMatchObject({ total_count: 3 })
    expect(
      (rules as { route_rules: object[] }).route_rules.map((rule) => Reflect.get(rule, 'rule_http_match')),
    ).toEqual([
      { method_filters: ['get'], host_filter: { host_filter_type: 'regex', value: 'a' } },
      { method_filters: [], host_filter: null, path_filter: { path_filter_type: 'regex', value: '^/a' } },
      undefined,
    ])
    const exclusion_rules = { rules: [{ rule_id: 942100 }] }
    expect((await upstream.call('PATCH', `/waf-stages/${ids.waf}`, { exclusion_rules })).body).toMatchObject({
      exclusion_rules: exclusion_rules.rules,
    })
  })
})

function id(digit: string): string {
  return `cccccccc-0000-4000-8000-${digit.repeat(12)}`
}
