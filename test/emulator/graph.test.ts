/** Makes random changes, and compares everything that the server returns with a model after each change. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { runs } from '../support/extent.js'
import { KINDS } from './graph-model.js'
import { type Step, type Target, World } from './graph-world.js'

const SEQUENCES = runs(100)
const MOST_STEPS = 40
const PIPELINES = 2

const choice = fc.nat({ max: 1000 })
/** Mostly a stage of a kind that may come next; sometimes any stage, a deleted one or none. */
const target: fc.Arbitrary<Target> = fc.record({
  choice,
  from: fc.oneof(
    { weight: 8, arbitrary: fc.constant('allowed' as const) },
    { weight: 1, arbitrary: fc.constantFrom('any' as const, 'gone' as const) },
  ),
  named: fc.option(fc.constantFrom(...KINDS), { freq: 8 }),
})
const step: fc.Arbitrary<Step> = fc.record({
  waitMs: fc.constantFrom(0, 0, 60, 100),
  stage: choice,
  action: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('create' as const),
        kind: fc.constantFrom(...KINDS),
        target: fc.option(target),
      }),
    },
    { weight: 8, arbitrary: fc.record({ do: fc.constant('link' as const), target }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('unlink' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('update' as const) }) },
    {
      weight: 5,
      arbitrary: fc.record({
        do: fc.constantFrom('set rules' as const, 'insert rules' as const),
        targets: fc.array(target, { maxLength: 3 }),
        position: choice,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constantFrom('add head' as const, 'remove head' as const, 'swap head' as const),
        other: choice,
      }),
    },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('delete' as const) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('replace pipeline' as const) }) },
  ),
})

it(`no link dangles or crosses pipelines, and every status follows from the links: ${SEQUENCES} sequences`, async () => {
  const seen = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: MOST_STEPS, size: 'max' }), async (steps) => {
      const world = new World()
      try {
        for (let n = 0; n < PIPELINES; n++) await world.addPipeline()
        for (const step of steps) {
          world.clock.advanceMs(step.waitMs)
          await world.act(step)
          await world.compare()
          for (const id of world.model.pipelines.keys()) {
            const status = world.model.statusOf(id, world.clock.now().getTime())
            seen.set(status, (seen.get(status) ?? 0) + 1)
          }
        }
      } finally {
        await world.server.close()
      }
    }),
    { numRuns: SEQUENCES },
  )
  // The sequences must reach every status many times.
  for (const status of ['warning', 'pending', 'ready']) expect(seen.get(status)).toBeGreaterThan(50)
}, 120_000)
