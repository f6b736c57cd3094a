/**
 * The floor: the same upstream calls and the same JSON, written by hand on node:http, with no GraphQL. `X-Bench-Shape` says
 * which answer is meant; everything else that a request asks for is in its variables.
 */
import { createServer } from 'node:http'
import { get } from './rest.mjs'

const stageOf = ({ id, fallback_ttl, include_cookies }) => ({
  id,
  fallbackTtl: Number.parseInt(fallback_ttl, 10),
  includeCookies: include_cookies,
})

async function listOf({ first, stages: count }, shapeStage) {
  const { pipelines } = await get(`/pipelines?page=1&page_size=${first}&order_by=created_at_asc`)
  const edges = await Promise.all(
    pipelines.map(async (pipeline) => {
      const { id, name, status, created_at } = pipeline
      const { stages } = await get(`/pipelines/${id}/cache-stages?page=1&page_size=${count}`)
      const cacheStages = { edges: stages.map((stage) => ({ node: shapeStage(stage, pipeline) })) }
      return { node: { id, name, status: status.toUpperCase(), createdAt: created_at, cacheStages } }
    }),
  )
  return { pipelines: { edges } }
}

const shapes = {
  typename: () => ({ __typename: 'Query' }),
  stage: async ({ id }) => ({ cacheStage: stageOf(await get(`/cache-stages/${id}`)) }),
  list: (variables) => listOf(variables, stageOf),
  back: (variables) =>
    listOf(variables, (stage, { id, name }) => ({ ...stageOf(stage), pipeline: { id, name } })),
  text: async ({ first }) => {
    const { pipelines } = await get(`/pipelines?page=1&page_size=${first}&order_by=created_at_asc`)
    return { pipelines: { nodes: pipelines.map(({ id, description }) => ({ id, description })) } }
  },
}

const headers = { 'content-type': 'application/json; charset=utf-8' }

createServer((request, response) => {
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', async () => {
    const { variables } = JSON.parse(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))
    const data = await shapes[request.headers['x-bench-shape']](variables)
    const body = JSON.stringify({ data })
    response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body)
  })
}).listen(Number(process.env.PORT), '127.0.0.1')
