/** Starts processes on a given core, and ends them when this process ends. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'

export type Launch = {
  /** Null: the system picks the core, because there is no `taskset` or only one core. */
  readonly core: number | null
  readonly command: readonly string[]
  readonly env?: NodeJS.ProcessEnv
  readonly cwd?: string
  readonly hasIpc?: boolean
}

const KEPT_OUTPUT = 10_000
const GRACE_MS = 3000

export class Running {
  readonly child: ChildProcess
  /** The end of stdout and stderr. Both are read all the time, like a production log, because a full pipe would stop the process. */
  output = ''

  constructor({ core, command, env, cwd, hasIpc = false }: Launch) {
    const [program = '', ...args] =
      core === null ? command : (['taskset', '-c', String(core), ...command] as const)
    this.child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe', ...(hasIpc ? (['ipc'] as const) : [])],
      env: { ...process.env, ...env },
      ...(cwd === undefined ? {} : { cwd }),
    })
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        this.output = (this.output + chunk).slice(-KEPT_OUTPUT)
      })
    const kill = () => this.child.kill('SIGKILL')
    process.once('exit', kill)
    this.child.once('exit', () => process.off('exit', kill))
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error(`could not be started: ${this.child.spawnfile}`)
    return this.child.pid
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  /** Returns the whole output of a short-lived program. Rejects if the program fails. */
  async finished(): Promise<string> {
    const [code] = await once(this.child, 'close')
    if (code !== 0) throw new Error(`${this.child.spawnargs.join(' ')} ended with ${code}: ${this.output}`)
    return this.output
  }

  async stop(): Promise<void> {
    if (this.hasEnded) return
    const ended = once(this.child, 'exit')
    this.child.kill('SIGTERM')
    const impatience = setTimeout(() => this.child.kill('SIGKILL'), GRACE_MS)
    await ended
    clearTimeout(impatience)
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
