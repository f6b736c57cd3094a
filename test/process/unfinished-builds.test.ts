/** A process that is killed in the middle of a build cannot undo the build, so the next process reports it. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startEdgeway } from '../support/edgeway-process.js'
import { createTemporaryFolder } from '../support/temporary-folder.js'
import { startTestServer } from '../support/test-server.js'

const CUT_OFF = 'a pipeline build was cut off in the middle'
const BUILD = `mutation ($name: String!) { createPipeline(input: { name: $name, stages: {
  backendStage: { origin: { scalewayS3: { bucketName: "b", bucketRegion: "fr-par" } } } cacheStage: { fallbackTtl: 60 }
} }) { pipeline { id } userErrors { message } leftBehind { nodeId } } }`

type Edgeway = ReturnType<typeof startEdgeway>

async function build(url: string, name: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: BUILD, variables: { name } }),
  })
  return (await response.json()) as { data: { createPipeline: { pipeline: { id: string } | null } } }
}

const api = (edgeServices: unknown, path: string, init: RequestInit = {}) =>
  fetch(`${edgeServices}${path}`, { ...init, headers: { 'X-Auth-Token': 'x' } })

/** Starts a build whose call to `on` gets no response, and kills the process once the log has `line`. */
async function killInTheMiddle(edgeway: Edgeway, on: string, line: string) {
  const { url, edgeServices } = await edgeway.logged('ready')
  await api(edgeServices, '/faults', { method: 'POST', body: JSON.stringify({ on, fault: 'hang' }) })
  const lost = build(String(url), 'half').catch(() => null)
  const logged = await edgeway.logged(line)
  edgeway.kill('SIGKILL')
  await edgeway.exit
  await lost
  return logged
}

function warnings({ stdout }: Edgeway) {
  return stdout.map((line) => JSON.parse(line)).filter(({ level }) => level === 'warn')
}

describe('a process that was killed in the middle of a build', () => {
  it('names the objects of the build at the next start, and how to remove them', async () => {
    const data = join(createTemporaryFolder(), 'data.db')
    await using first = startEdgeway({ EDGE_SERVICES_DATA: data })
    const { pipelineId, build } = await killInTheMiddle(
      first,
      'POST /pipelines/:id/cache-stages',
      'pipeline build made its pipeline',
    )

    await using second = startEdgeway({ EDGE_SERVICES_DATA: data })
    const { url, edgeServices } = await second.logged('ready')
    const [warning, ...others] = warnings(second)
    expect(others).toEqual([])
    expect(warning).toMatchObject({ build, name: 'half', file: `${data}.builds/${build}.jsonl` })
    expect(warning.made[0]).toEqual({ typeName: 'Pipeline', id: pipelineId })
    expect(warning.msg).toContain(CUT_OFF)
    expect(warning.msg).toContain(`deletePipeline(input: {id: "${pipelineId}"})`)
    for (const { typeName, id } of warning.made) {
      const path = typeName === 'Pipeline' ? 'pipelines' : 'backend-stages'
      expect((await api(edgeServices, `/edge-services/v1beta1/${path}/${id}`)).status).toBe(200)
    }
    const query = `mutation { deletePipeline(input: {id: "${pipelineId}"}) { deletedPipelineId } }`
    const answer = await fetch(String(url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    expect(await answer.json()).toEqual({ data: { deletePipeline: { deletedPipelineId: pipelineId } } })
  })

  it('names the build by name and project at the next start if its pipeline has no id yet', async () => {
    const data = join(createTemporaryFolder(), 'data.db')
    await using first = startEdgeway({ EDGE_SERVICES_DATA: data })
    const begun = await killInTheMiddle(first, 'POST /pipelines', 'pipeline build begun')
    await using second = startEdgeway({ EDGE_SERVICES_DATA: data })
    await second.ready()
    const [warning] = warnings(second)
    expect(warning).toMatchObject({ build: begun.build, name: 'half', projectId: begun.projectId, made: [] })
    expect(warning.msg).toContain('A pipeline of this name may have been made')
  })

  it('reports the build at each start until the file is deleted', async () => {
    const data = join(createTemporaryFolder(), 'data.db')
    await using first = startEdgeway({ EDGE_SERVICES_DATA: data })
    await killInTheMiddle(first, 'POST /pipelines', 'pipeline build begun')
    const told = async () => {
      await using next = startEdgeway({ EDGE_SERVICES_DATA: data })
      await next.ready()
      return warnings(next)
    }
    const [warning] = await told()
    expect(await told()).toEqual([{ ...warning, time: expect.anything() }])
    rmSync(warning.file)
    expect(await told()).toEqual([])
    // The test starts four processes.
  }, 60_000)

  it('reports the build of another upstream if BUILD_JOURNAL names a folder', async () => {
    const folder = join(createTemporaryFolder(), 'builds')
    const upstream = createServer(() => {})
    await using listening = await startTestServer(upstream)
    const settings = {
      SCW_API_URL: listening.url,
      SCW_DEFAULT_PROJECT_ID: 'aaaaaaaa-0000-4000-8000-000000000001',
      BUILD_JOURNAL: folder,
    }
    await using first = startEdgeway(settings)
    const lost = build(await first.ready(), 'half').catch(() => null)
    await new Promise((resolve) => upstream.once('request', resolve))
    first.kill('SIGKILL')
    await lost
    await using second = startEdgeway(settings)
    await second.ready()
    expect(warnings(second)).toMatchObject([{ name: 'half', made: [] }])
  })
})

describe('the journal of builds', () => {
  it('removes the entries of a build that has ended', async () => {
    await using edgeway = startEdgeway()
    const { url } = await edgeway.logged('ready')
    const { data } = await build(String(url), 'whole')
    expect(data.createPipeline.pipeline).not.toBeNull()
    expect(readdirSync(`${edgeway.data}.builds`)).toEqual([])
    expect(await edgeway.logged('pipeline build ended')).toMatchObject({ level: 'info', outcome: 'built' })
  })

  it('does not fail a build whose entries cannot be written', async () => {
    const file = join(createTemporaryFolder(), 'file')
    writeFileSync(file, '')
    await using edgeway = startEdgeway({ BUILD_JOURNAL: file })
    const { data } = await build(await edgeway.ready(), 'whole')
    expect(data.createPipeline.pipeline).not.toBeNull()
    expect(await edgeway.logged('a build could not be noted in the journal')).toMatchObject({ level: 'warn' })
  })

  it('writes no journal if the data is in memory', async () => {
    await using edgeway = startEdgeway({ EDGE_SERVICES_DATA: ':memory:' })
    await build(await edgeway.ready(), 'whole')
    expect(existsSync(':memory:.builds')).toBe(false)
  })

  it('reports builds from truncated and empty files', async () => {
    const folder = createTemporaryFolder()
    const id = 'cccccccc-0000-4000-8000-000000000001'
    writeFileSync(
      join(folder, 'a.jsonl'),
      `{"build":"a","name":"n"}\n{"typeName":"Pipeline","id":"${id}"}\n{"typeNa`,
    )
    writeFileSync(join(folder, 'b.jsonl'), '')
    writeFileSync(join(folder, 'notes.txt'), 'not ours')
    await using edgeway = startEdgeway({ BUILD_JOURNAL: folder })
    await edgeway.ready()
    expect(warnings(edgeway)).toMatchObject([
      { build: 'a', made: [{ typeName: 'Pipeline', id }], msg: expect.stringContaining(id) },
      { made: [], file: join(folder, 'b.jsonl') },
    ])
  })
})
