/** Gives a new database its sample pipelines. */
import type { Clock } from '../lib/clock.js'
import { linkField, type StageLink } from '../wire/stage-kinds.js'
import { EMULATED_KINDS } from './kinds/kinds.js'
import { createStage, type StageRouteContext, stageContext } from './routes/stages.js'
import { SAMPLE_PLAN, SAMPLES, type Sample, type SampleStage } from './seed-samples.js'
import type { Database } from './store/database.js'
import type { StageRecord } from './store/stage-record.js'
import { createStore } from './store/store.js'
import { Arguments } from './validation/arguments.js'
import { parsePipelineCreation } from './validation/pipeline.js'
import { parseRouteRules } from './validation/route-rules.js'

export const SAMPLE_PROJECT_ID = '3f6d0a52-7c1e-4b8f-9d24-5a90e1c7b301'
export const SAMPLE_ORGANIZATION_ID = '8b1f4c70-2e5d-4a36-b7c9-0d64f2a8e915'

const FIRST_SAMPLE_AT = Date.UTC(2026, 0, 12, 9, 30)

type SeedOptions = {
  enabled: boolean
  organizationOf: (projectId: string) => string
  managedZones: readonly string[]
}

/**
 * Creates the samples in a new database, or records that it gets none. Either happens once, in one transaction. The samples
 * are created by the code that handles requests, with fixed ids and times, so that all new databases are the same.
 */
export function seed(database: Database, { enabled, organizationOf, managedZones }: SeedOptions): void {
  database.writeNow(() => {
    const isDue =
      database.run("UPDATE state SET value = 'settled' WHERE key = 'sample_data' AND value = 'due'") > 0
    if (!isDue || !enabled) return
    const clock = sampleClock()
    const store = createStore(database, { clock, randomUUID: sampleIds(), organizationOf, pendingMs: 0 })
    store.currentPlans.select(SAMPLE_PROJECT_ID, SAMPLE_PLAN)
    for (const sample of SAMPLES) createSample({ store, managedZones }, sample)
  })
}

function createSample(context: StageRouteContext, { name, description, stages }: Sample): void {
  const { store } = context
  const args = new Arguments({ project_id: SAMPLE_PROJECT_ID, name, description })
  const pipeline = store.pipelines.create(parsePipelineCreation(args))
  const made = new Map<string, StageRecord>()
  const find = (name: string): StageLink => {
    const stage = made.get(name)
    if (stage === undefined) throw new Error(`expected ${name} before the samples that lead to it`)
    return { kind: stage.kind, id: stage.id }
  }
  for (const sample of stages) {
    const stage = createStage(
      context,
      EMULATED_KINDS[sample.kind],
      pipeline.id,
      new Arguments(bodyOf(sample, find)),
    )
    made.set(sample.name, stage)
    if (sample.rules !== undefined)
      setRules(
        context,
        stage,
        sample.rules.map(({ match, next }) => ({
          rule_http_match: match,
          ...linkTo(find(next)),
        })),
      )
    if (sample.isHead === true) store.headStages.add(pipeline.id, stage.id)
  }
}

function setRules(context: StageRouteContext, stage: StageRecord, rules: readonly object[]): void {
  const args = new Arguments({ route_rules: rules })
  const values = parseRouteRules(args, stageContext(context, stage.pipelineId))
  context.store.routeRules.replace(stage, values)
}

function bodyOf({ body, next }: SampleStage, find: (name: string) => StageLink) {
  return next === undefined ? body : { ...body, ...linkTo(find(next)) }
}

function linkTo({ kind, id }: StageLink) {
  return { [linkField(kind)]: id }
}

/** Each reading is some hours and a few nanoseconds after the previous one. */
function sampleClock(): Clock {
  let readings = 0n
  const nowNanoseconds = () => BigInt(FIRST_SAMPLE_AT) * 1_000_000n + readings++ * 19_283_746_501_237n
  const nowMs = () => Number(nowNanoseconds() / 1_000_000n)
  return { nowNanoseconds, nowMs, now: () => new Date(nowMs()) }
}

/** The ids look random, but are the same in each new database: they come from a linear congruential generator. */
function sampleIds(): () => string {
  let state = 0x9e3779b97f4a7c15n
  const nextHex = () => {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n)
    return (state >> 32n).toString(16).padStart(8, '0')
  }
  return () => {
    const hex = nextHex() + nextHex() + nextHex() + nextHex()
    const variant = '89ab'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      variant + hex.slice(17, 20),
      hex.slice(20),
    ].join('-')
  }
}
