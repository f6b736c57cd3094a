/** Parsing a request's arguments returns values or a list of all problems. */
import { expect, it } from 'vitest'
import { InvalidArguments } from '../../src/emulator/errors.js'
import { Arguments } from '../../src/emulator/validation/arguments.js'
import { combine, isRefused } from '../../src/emulator/validation/refused.js'

const readPoint = (point: Arguments) =>
  combine({ x: point.requiredInteger('x', { min: 0, max: 9 }), name: point.string('name') ?? 'unnamed' })

function problemsOf(parse: () => unknown): string[] {
  try {
    parse()
  } catch (error) {
    if (error instanceof InvalidArguments) return error.details.map(({ argument_name }) => argument_name)
    throw error
  }
  return []
}

it('accept returns the values that were read', () => {
  const args = new Arguments({ points: [{ x: 1 }, { x: 2, name: 'b' }] })
  expect(args.accept({ points: args.objects('points', readPoint) })).toEqual({
    points: [
      { x: 1, name: 'unnamed' },
      { x: 2, name: 'b' },
    ],
  })
})

it('accept throws all problems at once, at every depth', () => {
  const args = new Arguments({ id: 'no id', points: [{ x: 10 }, null, { x: 1, name: 5 }, {}] })
  const values = { id: args.requiredUuid('id'), points: args.objects('points', readPoint) }
  expect(problemsOf(() => args.accept(values))).toEqual([
    'id',
    'points.1',
    'points.0.x',
    'points.2.name',
    'points.3.x',
  ])
})

it('combine refuses an object or a list with a refused part', () => {
  const args = new Arguments({ points: [{ x: 1 }, { x: 'one' }] })
  expect(isRefused(args.objects('points', readPoint))).toBe(true)
})

it('accept throws a problem that belongs to no value', () => {
  const args = new Arguments({ a: true, b: true })
  args.refuse('a', 'constraint', 'only one of a, b may be set')
  expect(problemsOf(() => args.accept({ a: args.boolean('a') }))).toEqual(['a'])
})
