/** Measures servers in turns, so that other work on the machine affects all of them alike. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Accounting, usageWhenCalm } from './accounting.js'
import { differenceOf } from './answers.js'
import type { Case, Operation } from './case.js'
import type { Running } from './launch.js'
import { ask, type Load } from './load.js'
import type { Server } from './servers.js'

export type Started = { readonly server: Server; readonly process: Running; readonly url: string }

/** The figures of one server in one round. */
export type Sample = {
  readonly round: number
  /** User and system time of the server's process for each request that it was sent, in microseconds. */
  readonly cpuMicros: number
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p99: number
  readonly rssMiB: number
}

/** The samples of one server in one case, or the reason why there are none. */
export type Row = {
  readonly server: string
  readonly upstreamCalls: number
  readonly answerBytes: number
  readonly samples: readonly Sample[]
  readonly problem: string | null
}

export type Measuring = {
  readonly accounting: Accounting
  readonly load: Load
  readonly upstreamCalls: () => Promise<number>
  readonly rounds: number
  readonly seconds: number
  readonly warmUpSeconds: number
  /** Load right before each window, because a process that was idle has returned memory and would have to grow again. */
  readonly rewarms: boolean
}

type Entrant = Started & { operation: Operation; row: Row & { samples: Sample[]; problem: string | null } }

export async function measureCase(
  example: Case,
  started: readonly Started[],
  how: Measuring,
): Promise<Row[]> {
  const entrants: Entrant[] = []
  const rows: Row[] = []
  let first: { server: string; data: unknown } | null = null
  for (const candidate of started) {
    const operation = candidate.server.operationOf(example)
    if (operation === null) continue
    const { row, data } = await prepare(example, operation, candidate, how)
    const difference = first === null || row.problem !== null ? null : differenceOf(data, first.data)
    const problem =
      difference === null ? row.problem : `responds differently from ${first?.server}: ${difference}`
    if (problem === null) {
      first ??= { server: candidate.server.name, data }
      const samples: Sample[] = []
      entrants.push({ ...candidate, operation, row: { ...row, samples } })
      rows.push({ ...row, samples })
    } else rows.push({ ...row, problem })
  }
  for (const { row } of entrants)
    rows.splice(
      rows.findIndex(({ server }) => server === row.server),
      1,
      row,
    )
  for (let round = 0; round < how.rounds; round++) {
    const order = round % 2 === 0 ? entrants : entrants.toReversed()
    for (const entrant of order) {
      if (entrant.row.problem !== null) continue
      // A window may fail by chance, for instance when the machine stalls, so it is measured once more.
      const window = async () => await measure(round, example, entrant, how)
      const sample = await window().catch(window).catch(toProblem)
      if (typeof sample === 'string') entrant.row.problem = sample
      else entrant.row.samples.push(sample)
    }
  }
  return rows
}

class FailedWindow extends Error {}

function toProblem(error: unknown): string {
  if (error instanceof FailedWindow) return error.message
  throw error
}

/** Checks the response, warms the server up, and counts the upstream calls of a single request. */
async function prepare(
  example: Case,
  operation: Operation,
  { server, process, url }: Started,
  how: Measuring,
) {
  const answer = await ask(url, operation, example)
  const failed = (problem: string) => ({
    row: { server: server.name, upstreamCalls: 0, answerBytes: 0, samples: [], problem },
    data: null,
  })
  let parsed: { data?: unknown; errors?: unknown }
  try {
    parsed = JSON.parse(answer.body)
  } catch {
    return failed(`no JSON, status ${answer.status}: ${answer.body.slice(0, 200)}`)
  }
  const isRefused = parsed.errors !== undefined || answer.status !== 200
  if (isRefused !== example.isRefused) return failed(`status ${answer.status}: ${answer.body.slice(0, 300)}`)
  await warmUp(example, operation, { process, url }, how, how.warmUpSeconds)
  await worked(example, process, how)
  const before = await how.upstreamCalls()
  await ask(url, operation, example)
  const row: Row = {
    server: server.name,
    upstreamCalls: (await how.upstreamCalls()) - before,
    answerBytes: Buffer.byteLength(answer.body),
    samples: [],
    problem: null,
  }
  return { row, data: server.readData(parsed.data ?? null) }
}

/**
 * Lasts until the server itself has worked for most of that time, because V8 optimizes only code that has run often. On a busy
 * machine, or with a slow upstream, it lasts up to three times as long.
 */
export async function warmUp(
  example: Case,
  operation: Operation,
  { process, url }: Pick<Started, 'process' | 'url'>,
  { accounting, load }: Pick<Measuring, 'accounting' | 'load'>,
  seconds: number,
): Promise<void> {
  const { cpuSeconds } = await accounting.usageOf(process)
  for (let run = 0; run < 3 * seconds; run++) {
    await load.run(url, operation, example, 1)
    if ((await accounting.usageOf(process)).cpuSeconds - cpuSeconds > 0.7 * seconds) break
  }
}

/** @throws FailedWindow if a request failed, because its CPU time would distort the figures. */
async function measure(round: number, example: Case, { process, url, operation }: Entrant, how: Measuring) {
  if (how.rewarms) {
    await how.load.run(url, operation, example, 1)
    await worked(example, process, how)
  }
  const before = await how.accounting.usageOf(process)
  const { requests, seconds, p50, p99, failures, refusals } = await how.load.run(
    url,
    operation,
    example,
    how.seconds,
  )
  const after = await worked(example, process, how)
  if (failures > 0 || (refusals > 0 && !example.isRefused))
    throw new FailedWindow(
      `${failures} requests without a response and ${refusals} refused in round ${round + 1}`,
    )
  // Each caller's last request is cut off at the end, but the server still works on it.
  const sent = requests + example.callers
  return {
    round,
    cpuMicros: ((after.cpuSeconds - before.cpuSeconds) / sent) * 1e6,
    requestsPerSecond: requests / seconds,
    p50,
    p99,
    rssMiB: after.rssMiB,
  }
}

/** Returns the usage of the server once it has finished the requests that were cut off. */
async function worked({ world }: Case, process: Running, { accounting, upstreamCalls }: Measuring) {
  if (world.latencyMs > 0) await pause(2.5 * world.latencyMs)
  return usageWhenCalm(accounting, process, upstreamCalls)
}
