/** Starts `bystander-process.ts`. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { outputOf } from '../edge/processes.js'
import type { Target } from './target.js'

export type Poll = {
  answered: number
  failed: number
  /** The time of the slowest poll. */
  slowestMs: number
  /** The longest time without a response. */
  silenceMs: number
}

/** `edge` is null if the target has no edge. */
export type BystanderReport = { health: Poll; query: Poll; edge: Poll | null }

/** @returns a function that ends the polls and returns their report. */
export function startBystander({ graphql, edge }: Target): () => Promise<BystanderReport> {
  const program = fileURLToPath(new URL('bystander-process.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, graphql, edge], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const output = outputOf(child)
  return async () => {
    child.stdin.end()
    return JSON.parse(await output) as BystanderReport
  }
}
