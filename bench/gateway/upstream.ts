/**
 * The upstream of the benchmark, in its own process. Every body is made once and kept, so that a response costs next to nothing.
 * `GET /calls` returns the number of its calls. `PUT /world` changes its data.
 */
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { createAnswers, PLAIN_WORLD, type World } from './world.js'

type Prepared = { status: number; headers: Record<string, string | number>; body: Buffer }

let world = PLAIN_WORLD
let answers = createAnswers(world)
let calls = 0
const prepared = new Map<string, Prepared>()

const server = createServer(async (request, response) => {
  const url = request.url ?? '/'
  if (url === '/calls') return response.end(String(calls))
  if (url === '/world') {
    world = JSON.parse(await text(request)) as World
    answers = createAnswers(world)
    prepared.clear()
    return response.end()
  }
  calls += 1
  request.resume()
  const { status, headers, body } = prepare(url)
  const send = () => response.writeHead(status, headers).end(body)
  if (world.latencyMs > 0) return setTimeout(send, world.latencyMs)
  return send()
})
server.keepAliveTimeout = 120_000
server.listen(Number(process.env.PORT), '127.0.0.1')

/** A write returns the object unchanged, because the queries write the values that it has. */
function prepare(url: string): Prepared {
  let found = prepared.get(url)
  if (found === undefined) {
    const { status, body } = answers(url)
    const buffer = Buffer.from(body)
    found = {
      status,
      headers: { 'content-type': 'application/json', 'content-length': buffer.length },
      body: buffer,
    }
    prepared.set(url, found)
  }
  return found
}
