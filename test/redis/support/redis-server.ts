/** A Redis or Valkey server on a Unix socket, for one test: `await using server = await startRedis()`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createClient } from '@redis/client'
import { describe } from 'vitest'
import { findProgram, isExecutable } from '../../support/executable.js'

const executable = findServer()

if (executable === null) {
  const message =
    'expected redis-server or valkey-server in the PATH: install one of them (Debian has packages of these names), or set REDIS_SERVER_PATH'
  if (process.env.CI === 'true') throw new Error(message)
  console.warn(`The suites on Redis are skipped. ${message}`)
}

/** Skips the tests if there is no server to start. */
export const describeOnRedis = describe.skipIf(executable === null)

function findServer(): string | null {
  const named = process.env.REDIS_SERVER_PATH
  if (!named) return findProgram('redis-server', 'valkey-server')
  return isExecutable(named) ? named : null
}

export type RedisServer = Awaited<ReturnType<typeof startRedis>>

/** Runs a server until it is disposed of. The settings are those of its configuration file. Nothing is saved by default. */
export async function startRedis(settings: readonly string[] = []) {
  const folder = await mkdtemp(join(tmpdir(), 'edgeway-redis-'))
  const path = join(folder, 'socket')
  const args = [
    '--port',
    '0',
    '--unixsocket',
    path,
    '--dir',
    folder,
    '--save',
    '',
    '--appendonly',
    'no',
    ...settings,
  ]
  let child: ChildProcess | null = null

  const start = async () => {
    child = spawn(executable ?? '', args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const output: string[] = []
    for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
      output.push(line)
      // Nobody reads the rest of the output, so it is thrown away.
      if (/ready to accept connections/i.test(line)) return void child.stdout?.resume()
    }
    throw new Error(`expected the server to start, got:\n${output.join('\n')}`)
  }
  const kill = async () => {
    if (child !== null && child.exitCode === null) {
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    }
    child = null
  }
  const freeze = () => child?.kill('SIGSTOP')
  const thaw = () => child?.kill('SIGCONT')

  const stop = async () => {
    await kill()
    await rm(folder, { recursive: true, force: true })
  }

  try {
    await start()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url: `unix://${path}`,
    path,
    start,
    kill,
    /** Freezes the server: it keeps its connections and does not respond. */
    freeze,
    thaw,
    /** Runs a command, as `redis-cli` does. */
    async command(...args: string[]) {
      const client = createClient({ url: `unix://${path}`, socket: { reconnectStrategy: false } })
      client.on('error', () => {})
      await client.connect()
      try {
        return await client.sendCommand(args)
      } finally {
        client.destroy()
      }
    },
    [Symbol.asyncDispose]: stop,
  }
}
