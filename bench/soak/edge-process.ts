/** Runs the gateway in its own process, and reads its memory. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { build } from '../edge/gateway.js'
import { lineOf, pidOf, stop } from '../edge/processes.js'

/** A sample pipeline of the emulator. It has a cache stage with a fallback TTL, a route stage and a WAF stage. */
const PIPELINE_ID = '2ceaee21-aa80-454d-b3c4-904abc69cf42'

export type EdgeProcess = {
  readonly url: string
  memory(): Memory
  /** Null: purges everything. */
  purge(paths: readonly string[] | null): Promise<void>
  stop(): Promise<void>
}

/** In bytes. */
export type Memory = { readonly now: number; readonly peak: number }

export async function startEdgeProcess(
  originUrl: string,
  folder: string,
  settings: Record<string, string>,
): Promise<EdgeProcess> {
  const child = spawn(process.execPath, [build(folder)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      EDGE_SERVICES_PORT: '0',
      EDGE_SERVICES_DATA: ':memory:',
      EDGE_PORT: '0',
      EDGE_ORIGINS: JSON.stringify({ '*': originUrl }),
      EDGE_DEFAULT_PIPELINE: PIPELINE_ID,
      ...settings,
    },
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  const { edgeServices, edge } = JSON.parse(await lineOf(child, '"msg":"ready"'))
  return {
    url: edge,
    memory: () => memoryOf(child),
    async purge(paths) {
      const response = await fetch(`${edgeServices}/edge-services/v1beta1/purge-requests`, {
        method: 'POST',
        headers: { 'X-Auth-Token': 'bench', 'Content-Type': 'application/json' },
        body: JSON.stringify({
          pipeline_id: PIPELINE_ID,
          ...(paths === null ? { all: true } : { assets: paths }),
        }),
      })
      if (!response.ok) throw new Error(`a purge: ${response.status} ${await response.text()}`)
    },
    async stop() {
      await stop(child)
      process.off('exit', kill)
    },
  }
}

/** Reads the figures from Linux. */
export function memoryOf(child: ChildProcess): Memory {
  const status = readFileSync(`/proc/${pidOf(child)}/status`, 'utf8')
  const bytesOf = (name: string) =>
    1024 * Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1])
  return { now: bytesOf('VmRSS'), peak: bytesOf('VmHWM') }
}
