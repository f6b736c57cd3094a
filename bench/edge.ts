/**
 * Compares the CPU time of a request at the edge with nginx's `proxy_cache`. Run `npx tsx bench/edge.ts`.
 *
 * CPU time per request is the user and system time that Linux counts for a process. On a machine that also does other work, it
 * says more than requests per second. The servers take turns on one core, in short windows. Load and origin run on another
 * core. The table has the medians over the windows, the ratios to nginx with one worker, and the ratios that we aim for. The
 * floor is a bare node:http server that sends the same bytes without any cache.
 *
 * The cost of a miss in nginx depends on the file system, because nginx caches in files. The first thousands of files cost most,
 * because their folders have to be created. With `TMPDIR=/dev/shm` they are in memory, as the edge's stored responses are.
 *
 * Needs Linux and two cores, and nginx and wrk from Debian. Without wrk, the load comes from a client of our own, which makes all
 * figures somewhat higher. Without nginx, there are no ratios.
 */
import { loadavg } from 'node:os'
import { startGateway } from './edge/gateway.js'
import { createLoad, type Traffic } from './edge/load.js'
import { NGINX_SETTINGS, startNginx } from './edge/nginx.js'
import { startOrigin } from './edge/origin.js'
import { probe } from './edge/probe.js'
import { type Cores, cpuSecondsOf, isInstalled, type Started, twoCores } from './edge/processes.js'
import { temporaryFolder } from './temporary-folder.js'

const WINDOWS = 5
const WINDOW_SECONDS = 1
const CONNECTIONS = 16

type Row = { name: string; traffic: Traffic; aimedRatio: number; hasFloor: boolean }

const ROWS: readonly Row[] = [
  { name: '1 KB hit', traffic: { kind: 'one', path: '/1k' }, aimedRatio: 1.3, hasFloor: true },
  { name: '64 KB hit', traffic: { kind: 'one', path: '/64k' }, aimedRatio: 1.6, hasFloor: true },
  { name: '1,000 keys of 1 KB', traffic: { kind: 'keys', count: 1000 }, aimedRatio: 1.4, hasFloor: true },
  { name: '1 KB miss, stored', traffic: { kind: 'misses' }, aimedRatio: 1.5, hasFloor: false },
]

const cores = twoCores()
if (cores === null) console.log('The edge is measured on Linux only, with two cores or more.')
else await bench(cores)

async function bench(cores: Cores): Promise<void> {
  const loadBefore = loadavg()[0]?.toFixed(1)
  const folder = temporaryFolder('edgeway-bench-')
  const started: Started[] = []
  try {
    const origin = await startOrigin(cores.load)
    started.push(origin)
    const floor = await startOrigin(cores.server)
    started.push(floor)
    const edge = await startGateway(cores.server, origin.url, folder)
    started.push(edge)
    const nginx = isInstalled('nginx') ? await startNginx(cores.server, origin.url, folder) : null
    if (nginx !== null) started.push(nginx)
    for (const server of started) await probe(server, '/probe')
    const load = createLoad({ core: cores.load, connections: CONNECTIONS, folder })

    console.log(
      `CPU µs per request, medians of ${WINDOWS} windows of ${WINDOW_SECONDS} s, ${CONNECTIONS} connections kept alive, load by ${load.name}`,
    )
    console.log(
      `Load average before: ${loadBefore}. Other work on the machine raises all figures, those of Node most.`,
    )
    console.log(nginx === null ? 'nginx: not installed, so there are no ratios' : `nginx: ${NGINX_SETTINGS}`)
    print(['', 'nginx', 'edge', 'ratio', 'aim', 'node:http', 'ratio'])
    for (const { name, traffic, aimedRatio, hasFloor } of ROWS) {
      const servers = { nginx, edge, floor: hasFloor ? floor : null }
      const costs = await measure(servers, traffic, load.run)
      const ratioOf = (cost: number | null) =>
        cost === null || costs.nginx === null ? '-' : (cost / costs.nginx).toFixed(2)
      print([
        name,
        toText(costs.nginx),
        toText(costs.edge),
        ratioOf(costs.edge),
        `≤ ${aimedRatio}`,
        toText(costs.floor),
        ratioOf(costs.floor),
      ])
    }
  } finally {
    for (const { stop } of started.reverse()) await stop()
  }
}

type Servers<Value> = { nginx: Value; edge: Value; floor: Value }

/** In µs. The first window of each server does not count: it warms the server up, and fills its cache. */
async function measure(
  servers: Servers<Started | null>,
  traffic: Traffic,
  run: (server: Started, traffic: Traffic, seconds: number) => Promise<number>,
): Promise<Servers<number | null>> {
  const costs: Servers<number[]> = { nginx: [], edge: [], floor: [] }
  const names = ['nginx', 'edge', 'floor'] as const
  for (let window = 0; window <= WINDOWS; window++) {
    for (const name of names) {
      const server = servers[name]
      if (server === null) continue
      const before = cpuSecondsOf(server.pid)
      const requests = await run(server, traffic, WINDOW_SECONDS)
      if (window > 0) costs[name].push(((cpuSecondsOf(server.pid) - before) * 1e6) / requests)
    }
  }
  return { nginx: median(costs.nginx), edge: median(costs.edge), floor: median(costs.floor) }
}

function median(values: number[]): number | null {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null
}

function toText(cost: number | null): string {
  return cost === null ? '-' : cost.toFixed(1)
}

function print([name = '', ...figures]: string[]): void {
  console.log(name.padEnd(20) + figures.map((figure) => figure.padStart(11)).join(''))
}
