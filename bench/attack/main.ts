/**
 * Measures how much attackers can take. Run `npm run bench:attack`; it takes some minutes, stays on loopback and needs Linux.
 *
 * Each attack gets a fresh process of the built gateway, with a heap of 512 MiB. Meanwhile a bystander in another process polls
 * `/health`, an ordinary query and the edge. The table is explained in docs/attacks.md. It is followed by a soak with a failing
 * upstream. The command fails if a process of this build did not survive.
 *
 * - `ROWS`: runs only the attacks whose names contain this text.
 * - `BASELINE`: the `main.js` of another build, which is attacked too, for comparison. It may fail.
 * - `SOAK_MINUTES`: the length of the soak. Default: 1. 0: no soak.
 */
import { setMaxListeners } from 'node:events'
import { join } from 'node:path'
import { build } from '../edge/gateway.js'
import { temporaryFolder } from '../temporary-folder.js'
import { type BystanderReport, type Poll, startBystander } from './bystander.js'
import { startOrigin } from './origin.js'
import type { Row } from './row.js'
import { ROWS } from './rows.js'
import { wait } from './send.js'
import { soak } from './soak.js'
import { startTarget, type Target } from './target.js'
import { startUpstream } from './upstream.js'

const MIB = 1024 ** 2

/** Above this, the process under attack is killed, to protect the machine. */
const MAX_RSS_MIB = 1536

/** Once an attack is over, the target must respond again within this time. */
const RECOVERY_MS = 10_000

const folder = temporaryFolder('edgeway-attack-')
const builds = [{ name: 'now', program: build(join(folder, 'gateway')) }]
const { BASELINE, ROWS: wanted = '', SOAK_MINUTES = '1' } = process.env
if (BASELINE) builds.unshift({ name: 'before', program: BASELINE })

console.log(
  '| attack | build | survived | peak MiB | CPU s | /health silent s | query late s (failed) | visit late s (failed) | the attacker got |',
)
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |')
for (const row of ROWS.filter(({ name }) => name.includes(wanted)))
  for (const { name, program } of builds) {
    const isKept = await attack(row, name, program)
    if (!isKept && name === 'now') process.exitCode = 1
  }
for (const { name, program } of Number(SOAK_MINUTES) > 0 ? builds : []) {
  const isKept = await soak(name, program, Number(SOAK_MINUTES))
  if (!isKept && name === 'now') process.exitCode = 1
}

/** Prints a line of the table. @returns whether the process survived. */
async function attack(row: Row, buildName: string, program: string): Promise<boolean> {
  const origin = await startOrigin()
  const upstream = row.upstream === undefined ? null : await startUpstream(row.upstream)
  const target = await startTarget({
    program,
    settings: {
      EDGE_ORIGINS: JSON.stringify({ '*': origin.url }),
      ...(upstream !== null && { SCW_API_URL: upstream.url, SCW_SECRET_KEY: 'gateway' }),
    },
    ...(row.openFiles !== undefined && { openFiles: row.openFiles }),
  })
  const endBystander = startBystander(target)
  // The bystander needs time to start, and to see the target at rest.
  await wait(1500, new AbortController().signal)
  const cpuBefore = target.cpuSeconds()
  const over = new AbortController()
  setMaxListeners(0, over.signal)
  const timer = setTimeout(() => over.abort(), row.seconds * 1000)
  let isTooLarge = false
  const guard = setInterval(() => {
    if (target.memory().now < MAX_RSS_MIB * MIB) return
    isTooLarge = true
    void target.kill()
  }, 100)
  void target.ended.then(() => over.abort())
  const told = await row.run(target, over.signal)
  clearTimeout(timer)
  over.abort()
  const isAnswering = target.isAlive() && (await answersAgain(target))
  clearInterval(guard)
  const report = await endBystander()
  const survived = target.isAlive() && isAnswering
  printRow([
    row.name,
    buildName,
    survived ? 'yes' : isTooLarge ? '**TOO LARGE**' : target.isAlive() ? '**SILENT**' : '**DEAD**',
    (target.memory().peak / MIB).toFixed(0),
    (target.cpuSeconds() - cpuBefore).toFixed(1),
    ...describe(report),
    told + (upstream === null ? '' : `; ${upstream.calls()} upstream calls`),
  ])
  await target.kill()
  await upstream?.close()
  origin.close()
  return survived
}

/** Whether the target responds after the attack. */
async function answersAgain({ graphql }: Target): Promise<boolean> {
  const signal = AbortSignal.timeout(RECOVERY_MS)
  return fetch(new URL('/health', graphql), { signal }).then(
    ({ ok }) => ok,
    () => false,
  )
}

function describe({ health, query, edge }: BystanderReport): string[] {
  const late = (poll: Poll | null) => (poll === null ? '–' : `${seconds(poll.slowestMs)} (${poll.failed})`)
  return [seconds(health.silenceMs), late(query), late(edge)]
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(2)
}

function printRow(cells: readonly string[]): void {
  console.log(`| ${cells.join(' | ')} |`)
}
