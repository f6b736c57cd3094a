/** Tests that sharing reads gives no operation old data or data of another credential. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pipelineBody } from '../support/api-bodies.js'
import { startClientWorld } from '../support/client-world.js'
import { id } from '../support/ids.js'
import { settled } from '../support/settled.js'

describe('operations that ask, leave and write in any order', () => {
  type Step =
    | { kind: 'ask'; token: string; pipeline: number }
    | { kind: 'leave'; which: number }
    | { kind: 'write' | 'turn' | 'answer' }

  const step: fc.Arbitrary<Step> = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('ask' as const),
        token: fc.constantFrom('a', 'b'),
        pipeline: fc.integer({ min: 1, max: 2 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('leave' as const), which: fc.nat({ max: 20 }) }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constantFrom('write' as const, 'turn' as const, 'answer' as const) }),
    },
  )

  it('each get their own object with their own token, as new as their question or newer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        let version = 0
        let isReleased = false
        const waiting: (() => void)[] = []
        await using world = await startClientWorld(
          ({ url, headers }, response) => {
            // The state on arrival, and the token and the id that were asked for.
            const name = `${headers['x-auth-token']} ${version}`
            const send = () => response.end(JSON.stringify({ ...pipelineBody, id: url.slice(-36), name }))
            if (isReleased) send()
            else waiting.push(send)
          },
          { paced: false },
        )
        const asked: { leave: () => void; outcome: Promise<string> }[] = []
        for (const each of steps) {
          if (each.kind === 'write') version++
          else if (each.kind === 'turn') await settled()
          else if (each.kind === 'answer') for (const send of waiting.splice(0)) send()
          else if (each.kind === 'leave') asked[each.which]?.leave()
          else if (each.kind === 'ask') {
            const { token, pipeline } = each
            const since = version
            const leaving = new AbortController()
            const { pipelines } = world.operation({ token, signal: leaving.signal })
            const outcome = pipelines.get(id(pipeline)).then(
              (found) => {
                const [by, seen] = found.name.split(' ')
                const isRight = by === token && found.id === id(pipeline) && Number(seen) >= since
                return isRight ? 'right' : `wrong: ${JSON.stringify({ found, each, since })}`
              },
              (reason: unknown) => (reason === 'left' ? 'left' : `failed: ${reason}`),
            )
            asked.push({ leave: () => leaving.abort('left'), outcome })
          }
        }
        isReleased = true
        for (const send of waiting.splice(0)) send()
        const outcomes = await Promise.all(asked.map(({ outcome }) => outcome))
        expect(outcomes.filter((outcome) => outcome !== 'right' && outcome !== 'left')).toEqual([])
        expect(world.requests.length).toBeLessThanOrEqual(asked.length)
      }),
      { numRuns: 100 },
    )
  })
})
