/** The process under attack, and the facts about it that Linux knows. */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpuSecondsOf, lineOf, pidOf } from '../edge/processes.js'
import { type Memory, memoryOf } from '../soak/edge-process.js'

/** One of the samples of the emulator: it has a cache, and serves whatever host asks. */
const PIPELINE_ID = '2ceaee21-aa80-454d-b3c4-904abc69cf42'

const HEAP_MIB = 512

export type Target = {
  /** With the path of GraphQL. */
  readonly graphql: string
  readonly edge: string
  /** Null: the gateway has another upstream. */
  readonly emulator: string | null
  readonly pipelineId: string
}

export type RunningTarget = Target & {
  /** As last seen, also once the process is gone. */
  memory(): Memory
  cpuSeconds(): number
  isAlive(): boolean
  /** Resolves once the process has ended, by itself or not. */
  readonly ended: Promise<void>
  kill(): Promise<void>
}

export type TargetOptions = {
  /** The built program. */
  readonly program: string
  readonly settings?: Readonly<Record<string, string>>
  /** The most file descriptors that the process may have. Undefined: as many as this one. */
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
  // Its log is read, as a good operator's is.
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

/** Samples, because a process that is gone cannot be asked. */
function watch(child: ChildProcess) {
  const pid = pidOf(child)
  const isAlive = () => child.exitCode === null && child.signalCode === null
  let memory: Memory = { now: 0, peak: 0 }
  let cpu = 0
  const sample = () => {
    if (!isAlive()) return
    try {
      const seen = memoryOf(child)
      // A process that has ended and is not yet waited for has no memory to tell of.
      if (Number.isNaN(seen.peak)) return
      memory = seen
      cpu = cpuSecondsOf(pid)
    } catch {
      // It ended in between.
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
