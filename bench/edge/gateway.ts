/** Runs the whole gateway as a process, with a pipeline on its edge. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SAMPLE_PROJECT_ID } from '../../src/emulator/seed.js'
import { lineOf, pidOf, type Started, spawnOn, stop } from './processes.js'

const repository = fileURLToPath(new URL('../..', import.meta.url))

/** The pipeline is DNS → cache → backend. Every backend leads to the origin. */
export async function startGateway(core: number, originUrl: string, folder: string): Promise<Started> {
  const child = spawnOn(core, [process.execPath, build(join(folder, 'gateway'))], {
    PORT: '0',
    EDGE_SERVICES_PORT: '0',
    EDGE_SERVICES_DATA: ':memory:',
    EDGE_PORT: '0',
    EDGE_ORIGINS: JSON.stringify({ '*': originUrl }),
    SCW_API_URL: '',
    SCW_SECRET_KEY: '',
  })
  const { edgeServices, edge } = JSON.parse(await lineOf(child, '"msg":"ready"'))
  const create = async (path: string, body: object): Promise<{ id: string }> => {
    const response = await fetch(`${edgeServices}/edge-services/v1beta1${path}`, {
      method: 'POST',
      headers: { 'X-Auth-Token': 'bench', 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as { id: string }
  }
  const { id } = await create('/pipelines', { project_id: SAMPLE_PROJECT_ID, name: 'bench', description: '' })
  const below = `/pipelines/${id}`
  const backend = await create(`${below}/backend-stages`, {
    scaleway_s3: { bucket_name: 'bench', bucket_region: 'fr-par', is_website: false },
  })
  const cache = await create(`${below}/cache-stages`, {
    fallback_ttl: '3600s',
    include_cookies: false,
    backend_stage_id: backend.id,
  })
  const dns = await create(`${below}/dns-stages`, { fqdns: [], cache_stage_id: cache.id })
  await create(`${below}/set-head-stage`, { add_new_head_stage: { new_stage_id: dns.id } })
  return { pid: pidOf(child), url: edge, host: `${id}.localhost`, stop: () => stop(child) }
}

/** Builds the program and returns its path. Running the sources with tsx would cost time, because it wraps every function. */
export function build(folder: string): string {
  mkdirSync(folder)
  for (const name of ['package.json', 'schema.graphql', 'node_modules'])
    symlinkSync(join(repository, name), join(folder, name))
  const outDir = join(folder, 'dist')
  const tsc = join(repository, 'node_modules/.bin/tsc')
  spawnSync(tsc, ['-p', join(repository, 'tsconfig.build.json'), '--outDir', outDir], { stdio: 'inherit' })
  return join(outDir, 'main.js')
}
