/** The load where there is no wrk: autocannon, told by the environment like request.lua. Prints the same line. */
import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'

const { METHOD, URL_OF_TARGET, BODIES_FILE, SHAPE, UNSEEN, CALLERS, SECONDS } = process.env
const bodies = METHOD === 'POST' ? readFileSync(BODIES_FILE, 'utf8').trimEnd().split('\n') : []
let count = 0
const numbered = (request) => ({ ...request, body: bodies[0].replaceAll('UNSEEN', `${UNSEEN}_${count++}`) })
const inTurn = bodies.map((body) => ({ body }))

const result = await autocannon({
  url: URL_OF_TARGET,
  connections: Number(CALLERS),
  duration: Number(SECONDS),
  timeout: 30,
  method: METHOD,
  headers: { 'content-type': 'application/json', accept: 'application/json', 'x-bench-shape': SHAPE },
  ...(bodies.length === 0 ? {} : { requests: UNSEEN === '' ? inTurn : [{ setupRequest: numbered }] }),
})
const line = {
  requests: result.requests.total,
  seconds: result.duration,
  p50: result.latency.p50,
  p99: result.latency.p99,
  failures: result.errors + result.timeouts,
  refusals: result.non2xx,
}
console.log(`RESULT ${JSON.stringify(line)}`)
