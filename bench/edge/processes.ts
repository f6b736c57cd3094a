/** Runs processes on chosen cores, and reads their CPU time. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type Started = {
  /** The process whose CPU time counts. */
  readonly pid: number
  readonly url: string
  /** The `Host` that requests must have. */
  readonly host: string
  stop(): Promise<void>
}

/** Ticks per second in `/proc/<pid>/stat`. The number is the same on every Linux. */
const TICKS_PER_SECOND = 100

/** The user and system time of all threads since the process began. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name of the program comes before the figures, and may contain spaces.
  const [, utime = '', stime = ''] = /\) (?:\S+ ){11}(\d+) (\d+)/.exec(stat) ?? []
  return (Number(utime) + Number(stime)) / TICKS_PER_SECOND
}

export type Cores = { readonly server: number; readonly load: number }

/** Two cores that this process may use: one for the servers and one for the load. Null: there is only one, or this is not Linux. */
export function twoCores(): Cores | null {
  if (process.platform !== 'linux') return null
  const [, list = ''] = /^Cpus_allowed_list:\s*(\S+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  const [server, load] = list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
  return server === undefined || load === undefined ? null : { server, load }
}

export function isInstalled(program: string): boolean {
  return spawnSync(program, ['-v']).error === undefined
}

/** Starts a program on a core. Its stderr goes to that of this process, and it ends with this process. */
export function spawnOn(core: number, command: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const [program, ...args] = ['taskset', '-c', String(core), ...command] as const
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  const kill = () => child.kill()
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  return child
}

/** Resolves with the first line of output that has the text. Rejects if the program ends before. */
export function lineOf(child: ChildProcess, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk
      const line = output.split('\n').find((candidate) => candidate.includes(text))
      if (line !== undefined) resolve(line)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`ended with ${code}: ${output}`)))
  })
}

/** Resolves with the whole output once the program has ended. Rejects if it fails. */
export function outputOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`ended with ${code}: ${output}`))
    })
  })
}

export function pidOf({ pid }: ChildProcess): number {
  if (pid === undefined) throw new Error('expected a process that was started')
  return pid
}

export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}
