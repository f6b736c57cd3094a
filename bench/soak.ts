/**
 * What the memory of the edge is like after long: `npx tsx bench/soak.ts`, for a minute, or for `SOAK_SECONDS`.
 *
 * The gateway runs as a process of its own, as it is built, with 256 MiB for the cache, its default, or `SOAK_LIMIT_MIB`. It is
 * asked for objects of 100 bytes to 12 MB by clients that are quick, slow, or nearly asleep, that leave in the middle, want
 * ranges or send bodies, while paths and all of it are purged. Every byte is compared with the origin's. Printed every few
 * seconds: the memory of the process; in the end, whether its peak kept the promise of 150 MiB beside the cache's own limit,
 * which is made from 128 MiB up. Fails where it did not, and where a client got what it should not have got. Needs Linux.
 */
import { setMaxListeners } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type ClientCounts, type Manner, runClients } from './soak/clients.js'
import { startEdgeProcess } from './soak/edge-process.js'
import { OBJECTS, objectOf } from './soak/objects.js'
import { startOrigin } from './soak/origin.js'
import { temporaryFolder } from './temporary-folder.js'

const SECONDS = Number(process.env.SOAK_SECONDS ?? 60)
const MIB = 1024 ** 2
const LIMIT_MIB = Number(process.env.SOAK_LIMIT_MIB ?? 256)
const BESIDE_MIB = 150

const MANNERS: readonly Manner[] = [
  { name: 'quick', count: 16 },
  { name: 'leaving', count: 16, leaves: true },
  { name: 'slow', count: 48, bytesPerSecond: 500_000, leaves: true },
  { name: 'nearly asleep', count: 24, bytesPerSecond: 20_000, leaves: true },
  { name: 'for ranges', count: 8, ranges: true },
  { name: 'sending', count: 2, posts: true },
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
  console.log(`RSS at rest ${inMib(atRest)} MiB, for the cache ${LIMIT_MIB} MiB, for ${SECONDS} s`)
  console.log('    s  RSS MiB  peak MiB  requests  hits %  origin calls  MB/s  purges')
  const over = new AbortController()
  setMaxListeners(0, over.signal)
  const clients = runClients(edge.url, MANNERS, counts, over.signal)
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
  const { requests, notModified, bytes, leftBefore } = origin.counts
  console.log(
    `origin: ${requests} calls, ${notModified} answered 304, ${(bytes / 1e6).toFixed(0)} MB, ${leftBefore} left in the middle`,
  )
  console.log(
    `clients: ${JSON.stringify(counts.byCache)}, ${counts.errors} errors, ${counts.wrong} wrong bodies`,
  )
  for (const problem of counts.problems.slice(0, 10)) console.log(`  ${problem}`)
  const beside = peak / MIB - LIMIT_MIB
  const isKept = beside < BESIDE_MIB
  console.log(
    `peak RSS ${inMib(peak)} MiB: ${beside.toFixed(0)} MiB beside the limit, ${inMib(atRest)} of them before the first request. The promise of ${BESIDE_MIB} MiB is ${isKept ? 'kept' : 'BROKEN'}.`,
  )
  if (!isKept || counts.wrong > 0 || counts.errors > 0) process.exitCode = 1
}

function inMib(bytes: number): string {
  return (bytes / MIB).toFixed(0)
}
