import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openDatabase } from '../../src/emulator/store/database.js'
import type { BackendStage } from '../../src/wire/backend-stage.js'
import type { Pipeline, PipelineStagesList } from '../../src/wire/pipeline.js'
import { startEmbedded, TEST_PROJECT_ID, TEST_TOKEN } from '../support/embedded-server.js'

const ACKNOWLEDGED_BEFORE_KILL = 120
const WRITERS = 8

/** The writes that the server has confirmed, by id. Null: the object was deleted. */
type Acknowledged = { pipelines: Map<string, Pipeline | null>; stages: Map<string, BackendStage> }

it.each([
  ['a process', 1],
  ['two processes on one file', 2],
])(
  'after kill -9 of %s during writes, every acknowledged write is there, and none is half done',
  async (_what, processes) => {
    const folder = mkdtempSync(join(tmpdir(), 'edgeway-test-'))
    const data = join(folder, 'data.db')
    try {
      const acknowledged = await writeUntilKilled(data, processes)
      expect(acknowledged.pipelines.size).toBeGreaterThan(30)

      const database = openDatabase(data)
      expect(database.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
      expect(database.all('PRAGMA foreign_key_check')).toEqual([])
      database.close()

      await using upstream = await startEmbedded({ data, maxPageSize: 10_000 })
      for (const [id, pipeline] of acknowledged.pipelines) {
        const answer = await upstream.call<Pipeline>('GET', `/pipelines/${id}`)
        expect(answer.status).toBe(pipeline === null ? 404 : 200)
        if (pipeline !== null)
          expect(answer.body).toMatchObject({ name: pipeline.name, description: pipeline.description })
      }
      for (const [id, stage] of acknowledged.stages) {
        const answer = await upstream.call<BackendStage>('GET', `/backend-stages/${id}`)
        const isDeleted = acknowledged.pipelines.get(stage.pipeline_id) === null
        expect(answer.status).toBe(isDeleted ? 404 : 200)
        if (!isDeleted)
          expect(answer.body.scaleway_serverless_container).toEqual(stage.scaleway_serverless_container)
      }

      // One write creates the stage and updates the pipeline, so either both are there or neither is.
      const { body } = await upstream.call<PipelineStagesList>('GET', '/pipelines-stages?page_size=10000')
      expect(body.total_count).toBe(body.pipelines.length)
      for (const { pipeline, backend_stages } of body.pipelines) {
        expect(pipeline.updated_at !== pipeline.created_at).toBe(backend_stages?.length === 1)
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)

async function writeUntilKilled(data: string, processes: number): Promise<Acknowledged> {
  const servers = Array.from({ length: processes }, () => startServer(data))
  const exits = servers.map((server) => once(server, 'exit'))
  const urls = await Promise.all(servers.map(firstLine))
  const acknowledged: Acknowledged = { pipelines: new Map(), stages: new Map() }
  let count = 0
  const writeTo =
    (url: string | undefined) =>
    async <Body>(method: string, path: string, body: object | null, acknowledge: (body: Body) => void) => {
      const response = await fetch(`${url}/edge-services/v1beta1${path}`, {
        method,
        headers: { 'X-Auth-Token': TEST_TOKEN },
        body: body === null ? null : JSON.stringify(body),
      })
      const text = await response.text()
      acknowledge(text === '' ? (null as Body) : (JSON.parse(text) as Body))
      if (++count === ACKNOWLEDGED_BEFORE_KILL) for (const server of servers) server.kill('SIGKILL')
    }
  const writer = async (name: number) => {
    const write = writeTo(urls[name % processes])
    for (let turn = 0; ; turn++) {
      let id = ''
      const values = {
        project_id: TEST_PROJECT_ID,
        name: `${name}-${turn}`,
        description: 'x'.repeat(turn * 100),
      }
      await write<Pipeline>('POST', '/pipelines', values, (pipeline) => {
        id = pipeline.id
        acknowledged.pipelines.set(id, pipeline)
      })
      const origin = { scaleway_serverless_container: { region: 'fr-par', container_id: `${name}-${turn}` } }
      await write<BackendStage>('POST', `/pipelines/${id}/backend-stages`, origin, (stage) => {
        acknowledged.stages.set(stage.id, stage)
      })
      if (turn % 4 === 3) {
        // A delete without a response may or may not have happened, so nothing is expected of it.
        const kept = acknowledged.pipelines.get(id) ?? null
        acknowledged.pipelines.delete(id)
        for (const [stageId, stage] of acknowledged.stages) {
          if (stage.pipeline_id === id) acknowledged.stages.delete(stageId)
        }
        await write('DELETE', `/pipelines/${id}`, null, () => {
          if (kept !== null) acknowledged.pipelines.set(id, null)
        })
      }
    }
  }
  const writers = Array.from({ length: WRITERS }, (_, name) => writer(name))
  for (const { status } of await Promise.allSettled(writers)) expect(status).toBe('rejected')
  for (const exit of await Promise.all(exits)) expect(exit).toEqual([null, 'SIGKILL'])
  return acknowledged
}

function startServer(data: string): ChildProcess {
  return spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./serve-until-killed.ts', import.meta.url)), data],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('expected the output of the server to be piped')
  for await (const line of createInterface({ input: stdout })) return line
  throw new Error('expected the server to say where it listens')
}
