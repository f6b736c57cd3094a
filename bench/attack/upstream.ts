/** Upstreams that misbehave: they multiply or delay the emulator's responses. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createEdgeServicesServer } from '../../src/emulator/server.js'

export type Upstream = { readonly url: string; readonly calls: () => number; close(): Promise<void> }

export type Misbehaviour = {
  /** Lists have this many items, and report this total. `Infinity`: there is always one more page. */
  readonly items?: number
  /** The time that a read with the token `attacker` takes. */
  readonly attackerReadMs?: number
}

const LISTS = /\/(pipelines-stages|pipelines)\?/

export async function startUpstream({ items, attackerReadMs = 0 }: Misbehaviour): Promise<Upstream> {
  const emulator = createEdgeServicesServer({ seed: true, logger: { error: () => {}, warn: () => {} } })
  let calls = 0
  const server = createServer(async (request, response) => {
    calls += 1
    const isAttacker = request.headers['x-auth-token'] === 'attacker'
    if (isAttacker && attackerReadMs > 0) await pause(attackerReadMs)
    const url = new URL(`http://localhost${request.url}`)
    const query = new URLSearchParams(url.searchParams)
    // The bystander's queries get the few real items.
    const isMultiplied = isAttacker && LISTS.test(url.href)
    if (isMultiplied) url.searchParams.set('page', '1')
    const answer = await emulator.fetch(new Request(url, { headers: { 'x-auth-token': 'any' } }))
    let body = await answer.text()
    if (isMultiplied && items !== undefined) body = multiply(body, query, items)
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: () => calls,
    async close() {
      server.closeAllConnections()
      server.close()
      await emulator.close()
    },
  }
}

type Item = { id?: string; pipeline?: { id: string } }

/** Repeats the first pipeline with different ids. It has no stages, so that a search for stages never ends early. */
function multiply(body: string, query: URLSearchParams, items: number): string {
  const { pipelines } = JSON.parse(body) as { pipelines: Item[] }
  const [sample = {}] = pipelines
  const page = Number(query.get('page') ?? 1)
  const size = Number(query.get('page_size') ?? 20)
  const first = (page - 1) * size
  const total = Number.isFinite(items) ? items : first + 2 * size
  const count = Math.max(0, Math.min(size, total - first))
  return JSON.stringify({
    pipelines: Array.from({ length: count }, (_, index) => {
      const id = idOf(first + index)
      return sample.pipeline === undefined ? { ...sample, id } : { pipeline: { ...sample.pipeline, id } }
    }),
    total_count: total,
  })
}

function idOf(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}
