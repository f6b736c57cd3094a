/** Ordinary load with an upstream that fails in every way. Memory and silence are measured. */
import { setMaxListeners } from 'node:events'
import { startBystander } from './bystander.js'
import { post, wait } from './send.js'
import { startTarget, type Target } from './target.js'

const MIB = 1024 ** 2
const ROUNDS = 10

/** The faults of the upstream, in turn. Every `FAULT_EVERY_MS`, one of them hits the next `FAULTY_CALLS` calls. */
const FAULTS = [
  'status=503',
  'status=429; retry-after=1',
  'hang',
  'disconnect',
  'cut-body',
  'not-json',
  'latency=2000',
]
const FAULT_EVERY_MS = 2000
const FAULTY_CALLS = 10

const QUERIES = [
  '{ pipelines(first: 20) { totalCount nodes { id name status cacheStages { nodes { id fallbackTtl } } } } }',
  '{ cacheStages(first: 5) { nodes { id pipeline { name } } } }',
  '{ pipelines(first: 2, orderBy: { field: NAME, direction: DESC }) { nodes { purgeRequests(first: 1) { totalCount } } } }',
]

type Counts = { good: number; withErrors: number; unanswered: number; visits: number; badVisits: number }

/** Prints its own table. @returns whether the process survived. */
export async function soak(buildName: string, program: string, minutes: number): Promise<boolean> {
  const target = await startTarget({ program })
  const counts: Counts = { good: 0, withErrors: 0, unanswered: 0, visits: 0, badVisits: 0 }
  const over = new AbortController()
  setMaxListeners(0, over.signal)
  void target.ended.then(() => over.abort())
  const load = Promise.all([
    ...Array.from({ length: 6 }, (_, number) => keepAsking(target, number, counts, over.signal)),
    ...Array.from({ length: 2 }, () => keepChanging(target, counts, over.signal)),
    ...Array.from({ length: 4 }, (_, number) => keepVisiting(target, number, counts, over.signal)),
    keepFailing(target, over.signal),
  ])
  console.log(`\nSoak of ${minutes} min with faults, build "${buildName}":\n`)
  console.log(
    '| min | RSS MiB | peak MiB | /health silent s | operations | with errors | unanswered | visits | not 200 |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |')
  for (let round = 1; round <= ROUNDS && target.isAlive(); round++) {
    const endBystander = startBystander(target)
    await wait((minutes * 60_000) / ROUNDS, over.signal)
    const { health } = await endBystander()
    const { now, peak } = target.memory()
    const cells = [
      ((minutes * round) / ROUNDS).toFixed(1),
      (now / MIB).toFixed(0),
      (peak / MIB).toFixed(0),
      (health.silenceMs / 1000).toFixed(2),
      ...[counts.good, counts.withErrors, counts.unanswered, counts.visits, counts.badVisits],
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
  over.abort()
  await load
  const survived = target.isAlive()
  await target.kill()
  return survived
}

async function operate(target: Target, query: string, counts: Counts, signal: AbortSignal) {
  const answer = await post(target, JSON.stringify({ query }), signal)
  if (signal.aborted) return null
  if (answer === null) counts.unanswered += 1
  else if (answer.text.includes('"errors"')) counts.withErrors += 1
  else counts.good += 1
  return answer
}

async function keepAsking(target: Target, number: number, counts: Counts, signal: AbortSignal) {
  for (let turn = number; !signal.aborted; turn++) {
    await operate(target, QUERIES[turn % QUERIES.length] ?? '', counts, signal)
    await wait(20, signal)
  }
}

/** Creates pipelines and deletes them again, so that their number stays small. */
async function keepChanging(target: Target, counts: Counts, signal: AbortSignal) {
  while (!signal.aborted) {
    const created = await operate(
      target,
      'mutation { createPipeline(input: { name: "soak" }) { pipeline { id } } }',
      counts,
      signal,
    )
    const [, id] = /"id":"([0-9a-f-]{36})"/.exec(created?.text ?? '') ?? []
    if (id !== undefined)
      await operate(
        target,
        `mutation { deletePipeline(input: { id: "${id}" }) { deletedPipelineId } }`,
        counts,
        signal,
      )
    await wait(50, signal)
  }
}

async function keepVisiting({ edge }: Target, number: number, counts: Counts, signal: AbortSignal) {
  for (let turn = number; !signal.aborted; turn++) {
    const status = await fetch(`${edge}/soak/${turn % 500}`, { signal }).then(
      async (response) => {
        await response.arrayBuffer()
        return response.status
      },
      () => 0,
    )
    if (signal.aborted) return
    counts.visits += 1
    if (status !== 200) counts.badVisits += 1
    await wait(5, signal)
  }
}

async function keepFailing({ emulator }: Target, signal: AbortSignal) {
  for (let turn = 0; !signal.aborted; turn++) {
    const fault = FAULTS[turn % FAULTS.length]
    await fetch(`${emulator}/faults`, {
      method: 'POST',
      headers: { 'x-auth-token': 'soak' },
      body: JSON.stringify({ fault, times: FAULTY_CALLS }),
      signal,
    }).catch(() => {})
    await wait(FAULT_EVERY_MS, signal)
  }
}
