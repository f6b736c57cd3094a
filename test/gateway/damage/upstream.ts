import { BASE_PATH } from '../../support/embedded-server.js'
import { startHttpServer } from '../../support/test-server.js'

/** Bodies by request, such as `GET /pipelines`. */
export type Answers = Readonly<Record<string, unknown>>

export async function startAnswers(answers: Answers) {
  const world = { answers, requests: [] as string[] }
  const server = await startHttpServer(async (request, response) => {
    for await (const _chunk of request);
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://upstream')
    const route = `${request.method} ${pathname.slice(BASE_PATH.length)}`
    world.requests.push(route)
    if (request.method === 'DELETE' || !(route in world.answers)) {
      response.writeHead(request.method === 'DELETE' ? 204 : 404, { 'content-type': 'application/json' })
      response.end(request.method === 'DELETE' ? undefined : '{"message":"Not Found"}')
      return
    }
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(pageOf(world.answers[route], searchParams)))
  })
  return Object.assign(world, server)
}

/** Cuts the page out of a list. */
function pageOf(body: unknown, query: URLSearchParams): unknown {
  if (!query.has('page_size') || typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const size = Number(query.get('page_size'))
  const start = (Number(query.get('page') ?? 1) - 1) * size
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.slice(start, start + size) : value,
    ]),
  )
}
