import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createEdgeServicesServer } from '../../src/edge-services-server/server.js'
import { openDatabase } from '../../src/edge-services-server/store/database.js'
import { MIGRATIONS } from '../../src/edge-services-server/store/migrations.js'
import { startEmbedded } from '../support/embedded-server.js'

function temporaryFile(name = 'data.db'): string {
  const folder = mkdtempSync(join(tmpdir(), 'edgeway-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return join(folder, name)
}

describe('the data file', () => {
  it('is made with its folders, and keeps everything from one start to the next', async () => {
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

  it('is synced on every commit, and holds to its references', () => {
    const database = openDatabase(temporaryFile())
    expect(database.first('SELECT * FROM pragma_journal_mode')).toEqual({ journal_mode: 'wal' })
    expect(database.first('SELECT * FROM pragma_synchronous')).toEqual({ synchronous: 2 })
    expect(database.first('SELECT * FROM pragma_foreign_keys')).toEqual({ foreign_keys: 1 })
    database.close()
  })

  it('is one file once the server is closed', async () => {
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

  it('may be shared by two servers', async () => {
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
  it('no database at all', () => {
    const data = temporaryFile()
    writeFileSync(data, 'Dear diary, '.repeat(1000))
    expect(() => createEdgeServicesServer({ data })).toThrow(
      `cannot use ${data} as the data of Edge Services: it is not an SQLite database`,
    )
    expect(readFileSync(data, 'utf8')).toMatch(/^Dear diary/)
  })

  it('a damaged one', () => {
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

  it('a newer version', () => {
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

  it('run in order on what is there, once', async () => {
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

  it('that fail leave the file as it was', () => {
    const data = temporaryFile()
    openDatabase(data).close()
    expect(() => openDatabase(data, [...MIGRATIONS, `${next} INSERT INTO nowhere VALUES (1);`])).toThrow(data)
    const database = openDatabase(data)
    expect(database.all("SELECT name FROM sqlite_schema WHERE name = 'later'")).toEqual([])
    database.close()
  })
})
