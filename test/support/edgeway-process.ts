/** Edgeway as a process of its own: `await using edgeway = startEdgeway()`. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { BUNDLE } from './build.js'

const COMMAND = [process.execPath, BUNDLE]

export type LogLine = Record<string, unknown> & { level: string; msg: string }

/** Starts Edgeway on free ports in an empty folder. Its environment has only the PATH. */
export function startEdgeway(settings: Record<string, string> = {}, command = COMMAND) {
  const edgeway = launch(settings, command)
  // A test that runs out of time does not dispose of its process.
  onTestFinished(() => void edgeway.kill('SIGKILL'))
  return edgeway
}

/** One process for all tests of a `describe`. The tests must not change it, so that their order does not matter. */
export function shareEdgeway(settings: Record<string, string> = {}) {
  let edgeway: ReturnType<typeof launch>
  beforeAll(() => {
    edgeway = launch(settings, COMMAND)
  })
  afterAll(() => edgeway[Symbol.asyncDispose]())
  return () => edgeway
}

function launch(settings: Record<string, string>, [program = '', ...args]: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'edgeway-process-'))
  const data = join(folder, 'nested', 'edge-services.db')
  const child = spawn(program, args, {
    env: {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      EDGE_SERVICES_PORT: '0',
      EDGE_PORT: '0',
      EDGE_SERVICES_DATA: data,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stdout: string[] = []
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => stdout.push(line))
  /** Resolves once both outputs are read to their ends. */
  const exit = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => resolve({ code, signal }))
  })

  /** Resolves with the first line that has this message, whether it has been printed already or not. */
  const logged = (msg: string) =>
    new Promise<LogLine>((resolve, reject) => {
      const look = (line: string) => {
        const parsed = JSON.parse(line) as LogLine
        if (parsed.msg === msg) resolve(parsed)
      }
      stdout.forEach(look)
      lines.on('line', look)
      exit.then(
        ({ code }) => reject(new Error(`exited with ${code} before it logged "${msg}": ${stderr}`)),
        reject,
      )
    })

  return {
    data,
    stdout,
    stderr: () => stderr,
    exit,
    /** Comes sooner than `exit`, which waits until the outputs are read. */
    onExit: (listener: () => void) => void child.once('exit', listener),
    logged,
    /** Resolves once this many lines are read. */
    hasPrinted: (count: number) =>
      new Promise<void>((resolve, reject) => {
        const look = () => {
          if (stdout.length >= count) resolve()
        }
        lines.on('line', look)
        exit.then(() => reject(new Error(`ended after ${stdout.length} lines`)), reject)
        look()
      }),
    async ready() {
      const { url } = await logged('ready')
      return String(url)
    },
    /** Acts like a program that reads the log and ends, such as `head`. */
    stopReading: () => child.stdout.destroy(),
    /** Acts like a program that stops reading the log without ending. */
    pauseReading() {
      lines.pause()
      child.stdout.pause()
    },
    resumeReading() {
      child.stdout.resume()
      lines.resume()
    },
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await exit
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
