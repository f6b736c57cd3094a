/** The CPU time and memory of a process, as the system or the process itself reports them. */
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { cpuSecondsOf } from '../edge/processes.js'
import type { Running } from './launch.js'

/** User and system time of all threads since the process began. */
export type Usage = { readonly cpuSeconds: number; readonly rssMiB: number }

export type Accounting = {
  /** Arguments of Node without which the process does not report its usage. */
  readonly nodeArgs: readonly string[]
  readonly needsIpc: boolean
  usageOf(process: Running): Promise<Usage>
}

const fromProc: Accounting = {
  nodeArgs: [],
  needsIpc: false,
  async usageOf({ pid }) {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return { cpuSeconds: cpuSecondsOf(pid), rssMiB: Number(kilobytes) / 1024 }
  },
}

/** Without `/proc` the process itself reports its usage, which only Node processes can. */
const fromProcess: Accounting = {
  nodeArgs: ['--import', pathToFileURL(fileURLToPath(new URL('usage.mjs', import.meta.url))).href],
  needsIpc: true,
  async usageOf({ child }) {
    child.send('usage')
    const [{ cpuMicros, rssBytes }] = await once(child, 'message')
    return { cpuSeconds: cpuMicros / 1e6, rssMiB: rssBytes / 2 ** 20 }
  },
}

export function createAccounting(name: 'auto' | 'proc' | 'ipc'): Accounting {
  const hasProc = name === 'auto' ? existsSync('/proc/self/stat') : name === 'proc'
  return hasProc ? fromProc : fromProcess
}

const CALM_INTERVAL_MS = 60
const CALM_INTERVALS = 3
/** One tick of the clock of `/proc`. Shorter times cannot be measured. */
const CALM_SECONDS = 0.01
const PATIENCE_MS = 20_000

/**
 * Returns the usage once the process is idle. It may still work on requests that were cut off. `progress` is
 * something else by which work can be seen, such as calls to the upstream: a busy machine may keep a process waiting.
 */
export async function usageWhenCalm(
  accounting: Accounting,
  process: Running,
  progress: () => Promise<number>,
): Promise<Usage> {
  let usage = await accounting.usageOf(process)
  let made = await progress()
  const end = performance.now() + PATIENCE_MS
  for (let calm = 0; calm < CALM_INTERVALS && performance.now() < end; ) {
    await pause(CALM_INTERVAL_MS)
    const [now, madeNow] = [await accounting.usageOf(process), await progress()]
    const isCalm = now.cpuSeconds - usage.cpuSeconds <= CALM_SECONDS && madeNow === made
    calm = isCalm ? calm + 1 : 0
    usage = now
    made = madeNow
  }
  return usage
}
