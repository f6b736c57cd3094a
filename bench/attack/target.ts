/** Runs the process under attack, and reads its figures from Linux. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpuSecondsOf, lineOf, pidOf } from '../edge/processes.js'
import { type Memory, memoryOf } from '../soak/edge-process.js'

/** A sample pipeline of the emulator. It has a cache stage, and the edge serves it for every host. */
const PIPELINE_ID = '2ceaee21-aa80-454d-b3c4-904abc69cf42'

const HEAP_MIB = 512

export type Target = {
  /** The URL of GraphQL, with its path. */
  readonly graphql: string
  readonly edge: string
  /** Null: the gateway has another upstream. */
  readonly emulator: string | null
  readonly pipelineId: string
}

export type RunningTarget = Target & {
  /** The last sample, which is kept when the process is gone. */
  memory(): Memory
  cpuSeconds(): number
  isAlive(): boolean
  /** Resolves once the process has ended for any reason. */
  readonly ended: Promise<void>
  kill(): Promise<void>
}

export type TargetOptions = {
  /** The built program. */
  readonly program: string
  readonly settings?: Readonly<Record<string, string>>
  /** The most file descriptors that the process may have. Undefined: as many as this process. */
  readonly openFiles?: number
}

const SAMPLE_MS = 50

export async function startTarget({
  program,
  settings = {},
  openFiles,
}: TargetOptions): Promise<RunningTarget> {
  const node = [process.execPath, `--max-old-space-size=${HEAP_MIB}`, program]
  const limited = ['/bin/sh', '-c', `ulimit -n ${openFiles} && exec "$@"`, 'sh', ...node]
  const [command = '', ...args] = openFiles === undefined ? node : limited
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      EDGE_SERVICES_PORT: '0',
      EDGE_SERVICES_DATA: ':memory:',
      EDGE_PORT: '0',
      EDGE_DEFAULT_PIPELINE: PIPELINE_ID,
      ...settings,
    },
  })
  const killNow = () => child.kill('SIGKILL')
  process.once('exit', killNow)
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      process.off('exit', killNow)
      resolve()
    }),
  )
  const { url, edge, edgeServices } = JSON.parse(await lineOf(child, '"msg":"ready"'))
  // The log is read, as it is in production.
  child.stdout?.removeAllListeners('data').resume()
  const watched = watch(child)
  return {
    graphql: url,
    edge: edge ?? '',
    emulator: settings.SCW_API_URL === undefined ? edgeServices : null,
    pipelineId: PIPELINE_ID,
    ...watched,
    ended,
    async kill() {
      killNow()
      await ended
      watched.stop()
    },
  }
}

/** Takes samples, because Linux has no figures of a process that is gone. */
function watch(child: ChildProcess) {
  const pid = pidOf(child)
  const isAlive = () => child.exitCode === null && child.signalCode === null
  let memory: Memory = { now: 0, peak: 0 }
  let cpu = 0
  const sample = () => {
    if (!isAlive()) return
    try {
      const seen = memoryOf(child)
      // A process that has ended, but has not been waited for yet, has no memory figures.
      if (Number.isNaN(seen.peak)) return
      memory = seen
      cpu = cpuSecondsOf(pid)
    } catch {
      // The process ended in the meantime.
    }
  }
  const timer = setInterval(sample, SAMPLE_MS)
  return {
    isAlive,
    memory: () => {
      sample()
      return memory
    },
    cpuSeconds: () => {
      sample()
      return cpu
    },
    stop: () => clearInterval(timer),
  }
}
