/** The origin of the benchmark. On the servers' core it is also the floor: the cost of node:http alone. */
import { fileURLToPath } from 'node:url'
import { lineOf, pidOf, type Started, spawnOn, stop } from './processes.js'

export async function startOrigin(core: number): Promise<Started> {
  const program = fileURLToPath(new URL('origin-process.ts', import.meta.url))
  const child = spawnOn(core, [process.execPath, '--import', 'tsx', program])
  const url = await lineOf(child, 'http://')
  return { pid: pidOf(child), url, host: new URL(url).host, stop: () => stop(child) }
}
