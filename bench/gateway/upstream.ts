/**
 * The stand-in upstream, a process of its own: every body is made once and kept, so that an answer costs it next to nothing.
 * `GET /calls` answers how many calls it has had; `PUT /world` changes what it answers.
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

/** Of a write too: it is answered with the object as it is, which is what the queries ask to be written. */
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
