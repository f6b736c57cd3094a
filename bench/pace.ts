/**
 * Measures the pacing of calls to an upstream that allows 50 calls per second. Run `npx tsx bench/pace.ts`.
 *
 * One operation reads a page of 100 pipelines with `purgeRequests` (101 calls). 300 ms later, another reads one pipeline (1
 * call). This runs without pacing, with pacing, and on two replicas that share the credential. It prints the calls that the
 * upstream received and refused, the fields that came back null, and the times of both operations. A response takes 40 ms,
 * about as long as one of the live API.
 */
import { pino } from 'pino'
import { createEdgeServices } from '../src/api-client/client.js'
import { createEdgeServicesServer } from '../src/emulator/server.js'
import { createGateway, GRAPHQL_PATH } from '../src/gateway/gateway.js'
import { listen } from '../src/gateway/listen.js'
import { limitRate } from '../test/support/rate-limit.js'

const PROJECT = 'aaaaaaaa-0000-4000-8000-000000000001'
const PIPELINES = 100
const LATENCY_MS = 40
const PAGE = '{ pipelines(first: 100) { nodes { id purgeRequests(first: 1) { totalCount } } } }'

type Page = { data: { pipelines: { nodes: { purgeRequests: object | null }[] } | null } | null }

await run('without pace', { paced: false, replicas: 1 })
await run('with pace', { paced: true, replicas: 1 })
await run('with pace, 2 replicas', { paced: true, replicas: 2 })

async function run(name: string, { paced, replicas }: { paced: boolean; replicas: number }) {
  const server = createEdgeServicesServer()
  const { url } = await server.listen()
  const headers = { 'X-Auth-Token': 'bench', 'Content-Type': 'application/json' }
  const pipelines = `${url}/edge-services/v1beta1/pipelines`
  let id = ''
  for (let n = 0; n < PIPELINES; n++) {
    const body = JSON.stringify({ project_id: PROJECT, name: `pipeline-${n}`, description: '' })
    id = ((await (await fetch(pipelines, { method: 'POST', headers, body })).json()) as { id: string }).id
  }
  const seen = limitRate(server, { latencyMs: LATENCY_MS })
  const gateways = await Promise.all(Array.from({ length: replicas }, () => startGateway(url, paced)))

  const start = performance.now()
  const expensive = gateways.map((gateway) => gateway.ask<Page>(PAGE))
  await new Promise((resolve) => setTimeout(resolve, 300))
  const cheap = await gateways[0]?.ask(`{ pipeline(id: "${id}") { name } }`)
  const pages = await Promise.all(expensive)
  const elapsedMs = performance.now() - start

  const nodes = pages.flatMap(({ answer }) => answer.data?.pipelines?.nodes ?? [])
  const missing = PIPELINES * replicas - nodes.filter(({ purgeRequests }) => purgeRequests !== null).length
  console.log(
    `${name}: ${seen.calls} calls, ${seen.refusals} refused, ${missing} of ${PIPELINES * replicas} fields missing, ${Math.round(elapsedMs)} ms; the cheap operation: ${Math.round(cheap?.ms ?? 0)} ms`,
  )
  for (const gateway of gateways) await gateway.close()
  await server.close()
}

async function startGateway(baseUrl: string, paced: boolean) {
  const edgeServices = createEdgeServices({ baseUrl, secretKey: 'bench', paced })
  const gateway = createGateway({ edgeServices, logger: pino({ level: 'silent' }) })
  const server = await listen(gateway, { host: '127.0.0.1', port: 0 })
  return {
    async ask<Answer>(query: string): Promise<{ answer: Answer; ms: number }> {
      const start = performance.now()
      const response = await fetch(server.url + GRAPHQL_PATH, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ query }),
      })
      const answer = (await response.json()) as Answer
      return { answer, ms: performance.now() - start }
    },
    async close() {
      await server.close(1_000)
      await edgeServices.close()
    },
  }
}
