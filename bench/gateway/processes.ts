/** Starts everything that a run needs: the upstream and the servers. */
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Accounting } from './accounting.js'
import { freePort, Running } from './launch.js'
import { ask } from './load.js'
import { FIRST_CASE } from './queries.js'
import type { Started } from './rounds.js'
import type { Server } from './servers.js'
import type { World } from './world.js'

export type Upstream = {
  readonly url: string
  calls(): Promise<number>
  become(world: World): Promise<void>
  stop(): Promise<void>
}

const PATIENCE_MS = 30_000
const POLL_MS = 20

export async function startUpstream(core: number | null): Promise<Upstream> {
  const port = await freePort()
  const program = fileURLToPath(new URL('upstream.ts', import.meta.url))
  const running = new Running({
    core,
    command: [process.execPath, '--import', 'tsx', program],
    env: { PORT: String(port) },
  })
  const url = `http://127.0.0.1:${port}`
  await answers(running, async () => (await fetch(`${url}/calls`)).ok)
  return {
    url,
    calls: async () => Number(await (await fetch(`${url}/calls`)).text()),
    async become(world) {
      await fetch(`${url}/world`, { method: 'PUT', body: JSON.stringify(world) })
    },
    stop: () => running.stop(),
  }
}

export type StartedServer = Started & { readonly readySeconds: number }

type Where = { core: number | null; upstream: string; folder: string; accounting: Accounting }

export async function startServer(server: Server, where: Where): Promise<StartedServer> {
  const port = await freePort()
  const began = performance.now()
  const running = server.start({ ...where, port })
  const url = `http://127.0.0.1:${port}/graphql`
  const operation = server.operationOf(FIRST_CASE) ?? FIRST_CASE.operation
  await answers(running, async () => (await ask(url, operation, FIRST_CASE)).status === 200)
  return { server, process: running, url, readySeconds: (performance.now() - began) / 1000 }
}

async function answers(running: Running, isReady: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  while (!(await isReady().catch(() => false))) {
    if (running.hasEnded || performance.now() > end)
      throw new Error(`${running.child.spawnargs.join(' ')} does not answer: ${running.output}`)
    await pause(POLL_MS)
  }
}
