/** Damages one thing in each upstream response, and checks that the answer loses that and nothing else. */
import { afterAll, describe, expect, it } from 'vitest'
import { schema } from '../../../src/graphql/schema.js'
import { isAll, sample } from '../../support/extent.js'
import { startGateway } from '../../support/gateway.js'
import { damaged, damagesOf } from './damages.js'
import { expectedOf } from './expected.js'
import { answers, scenarios } from './scenarios.js'
import { startAnswers } from './upstream.js'

const tried = new Map<string, number>()

describe('a body with one thing wrong in it', () => {
  it.each(scenarios(schema).map((scenario) => [scenario.name, scenario] as const))(
    'loses only the unreadable part of %s',
    async (_name, scenario) => {
      await using upstream = await startAnswers(answers)
      await using gateway = await startGateway(upstream.url)
      const { operation, variables, request } = scenario
      const body = answers[request]
      const undamaged = await gateway.query(operation, { ...variables })
      expect(undamaged.errors, `${operation}`).toEqual([])
      const isWrite = operation.startsWith('mutation')

      for (const damage of sample(damagesOf(scenario.schema, body), ({ kind }) => kind)) {
        const expected = expectedOf(schema, scenario, undamaged.data, body, damage)
        if (expected === undefined) continue
        const what = `${damage.kind} ${JSON.stringify(damage.value)} at /${damage.path.join('/')}`
        upstream.answers = { ...answers, [request]: damaged(body, damage) }
        gateway.log.length = 0
        const { data, errors } = await gateway.query(operation, { ...variables })
        expect(data, what).toEqual(expected.data)
        expect(errors.map(({ path }) => path?.join('.')).toSorted(), what).toEqual(
          expected.errors.map((path) => path.join('.')).toSorted(),
        )
        for (const { extensions, path, message } of errors) {
          expect(extensions.code, what).toBe('UPSTREAM_UNAVAILABLE')
          if (isWrite && path?.length === 1)
            expect(message, what).toContain('The change may have been made all the same')
        }
        expect(
          gateway.log.filter(({ level }) => level === 50),
          what,
        ).toHaveLength(errors.length > 0 ? 1 : 0)
        tried.set(damage.kind, (tried.get(damage.kind) ?? 0) + 1)
      }
    },
    120_000,
  )

  it('covers every kind of damage', () => {
    expect([...tried.keys()].toSorted()).toEqual([
      'absent',
      'extra field',
      'null',
      'unknown value',
      'wrong type',
    ])
    expect([...tried.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(isAll ? 7_000 : 600)
  })
})

afterAll(() => {
  const sum = [...tried.values()].reduce((total, count) => total + count, 0)
  console.log(`damages tried: ${sum} (${[...tried].map(([kind, count]) => `${count} ${kind}`).join(', ')})`)
})
