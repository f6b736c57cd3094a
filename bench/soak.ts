/**
 * Watches the memory of the edge under long mixed load. Run `npx tsx bench/soak.ts`; it takes a minute, or `SOAK_SECONDS`.
 * Needs Linux.
 *
 * The built gateway runs in its own process, with the default of 256 MiB for the cache, or `SOAK_LIMIT_MIB`. Clients request
 * objects of 100 bytes to 12 MB. Some read fast, some slowly or hardly at all. Some disconnect halfway, ask for ranges or send
 * bodies. Meanwhile single paths are purged, and now and then everything. Every byte is compared with the origin's. The memory of the process
 * is printed every few seconds. At the end, its peak is compared with the promise: at most 150 MiB above the limit of the
 * cache, for limits of 128 MiB or more. The command fails if the promise is broken, or if a client received something wrong.
 */
import { setMaxListeners } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type ClientCounts, type ClientProfile, runClients } from './soak/clients.js'
import { startEdgeProcess } from './soak/edge-process.js'
import { OBJECTS, objectOf } from './soak/objects.js'
import { startOrigin } from './soak/origin.js'
import { temporaryFolder } from './temporary-folder.js'

const SECONDS = Number(process.env.SOAK_SECONDS ?? 60)
const MIB = 1024 ** 2
const LIMIT_MIB = Number(process.env.SOAK_LIMIT_MIB ?? 256)
const ALLOWANCE_MIB = 150

const PROFILES: readonly ClientProfile[] = [
  { name: 'fast', count: 16 },
  { name: 'leaving', count: 16, leaves: true },
  { name: 'slow', count: 48, bytesPerSecond: 500_000, leaves: true },
  { name: 'very slow', count: 24, bytesPerSecond: 20_000, leaves: true },
  { name: 'range requests', count: 8, ranges: true },
  { name: 'uploads', count: 2, posts: true },
]

const folder = temporaryFolder('edgeway-soak-')
const origin = await startOrigin()
const edge = await startEdgeProcess(origin.url, join(folder, 'gateway'), {
  EDGE_CACHE_MEMORY: `${LIMIT_MIB}M`,
  EDGE_CACHE_MAX_OBJECT: '8M',
})
const counts: ClientCounts = { requests: 0, bytes: 0, byCache: {}, wrong: 0, errors: 0, problems: [] }
let purges = 0
try {
  const { now: atRest } = edge.memory()
  console.log(`RSS at rest ${inMib(atRest)} MiB, cache limit ${LIMIT_MIB} MiB, ${SECONDS} s`)
  console.log('    s  RSS MiB  peak MiB  requests  hits %  origin calls  MB/s  purges')
  const over = new AbortController()
  setMaxListeners(0, over.signal)
  const clients = runClients(edge.url, PROFILES, counts, over.signal)
  const start = performance.now()
  const purging = purgeUntil(over.signal)
  const rounds = Math.min(20, Math.ceil(SECONDS / 5))
  for (let round = 1; round <= rounds; round++) {
    const bytesBefore = counts.bytes
    await pause((SECONDS / rounds) * 1000)
    const seconds = (performance.now() - start) / 1000
    const { now, peak } = edge.memory()
    const hits = (counts.byCache['hit-fresh'] ?? 0) + (counts.byCache['hit-stale'] ?? 0)
    const figures = [
      seconds.toFixed(0).padStart(5),
      inMib(now).padStart(8),
      inMib(peak).padStart(9),
      String(counts.requests).padStart(9),
      ((100 * hits) / counts.requests).toFixed(1).padStart(7),
      String(origin.counts.requests).padStart(13),
      ((counts.bytes - bytesBefore) / 1e6 / (SECONDS / rounds)).toFixed(0).padStart(5),
      String(purges).padStart(7),
    ]
    console.log(figures.join(' '))
  }
  over.abort()
  await Promise.all([clients, purging])
  report(edge.memory().peak, atRest)
} finally {
  await edge.stop()
  origin.close()
}

async function purgeUntil(over: AbortSignal): Promise<void> {
  for (; !over.aborted; purges++) {
    const paths = Array.from({ length: 3 }, () => objectOf(Math.floor(Math.random() * OBJECTS)).path)
    await edge.purge(purges % 20 === 19 ? null : paths)
    await pause(1000, undefined, { signal: over }).catch(() => {})
  }
}

function report(peak: number, atRest: number): void {
  const { requests, notModified, bytes, aborted } = origin.counts
  console.log(
    `origin: ${requests} calls, ${notModified} of them 304, ${(bytes / 1e6).toFixed(0)} MB, ${aborted} aborted`,
  )
  console.log(
    `clients: ${JSON.stringify(counts.byCache)}, ${counts.errors} errors, ${counts.wrong} wrong bodies`,
  )
  for (const problem of counts.problems.slice(0, 10)) console.log(`  ${problem}`)
  const excess = peak / MIB - LIMIT_MIB
  const isKept = excess < ALLOWANCE_MIB
  console.log(
    `peak RSS ${inMib(peak)} MiB: ${excess.toFixed(0)} MiB above the limit. RSS at rest: ${inMib(atRest)} MiB. The promise of ${ALLOWANCE_MIB} MiB is ${isKept ? 'kept' : 'BROKEN'}.`,
  )
  if (!isKept || counts.wrong > 0 || counts.errors > 0) process.exitCode = 1
}

function inMib(bytes: number): string {
  return (bytes / MIB).toFixed(0)
}
