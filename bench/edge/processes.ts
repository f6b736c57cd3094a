/** Processes on a core of their own, and what they cost. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export type Started = {
  /** The process whose CPU time counts. */
  readonly pid: number
  readonly url: string
  /** What requests have to have in `Host`. */
  readonly host: string
  stop(): Promise<void>
}

/** How many ticks of `/proc/<pid>/stat` make a second: the same on all of Linux. */
const TICKS_PER_SECOND = 100

/** User and system time since it began, of all its threads. */
export function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name of the program comes first, and may have spaces.
  const [, utime = '', stime = ''] = /\) (?:\S+ ){11}(\d+) (\d+)/.exec(stat) ?? []
  return (Number(utime) + Number(stime)) / TICKS_PER_SECOND
}

export type Cores = { readonly server: number; readonly load: number }

/** Two that this process may use, since the load must not run on the servers' own. Null: there are not two, or this is no Linux. */
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

/** Starts a program on a core. Its stderr goes to that of this process, which it does not outlive. */
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

/** The first line of its output that has the text. Rejects where the program ends before. */
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

/** Everything a program says, once it has ended. Rejects where it fails. */
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
