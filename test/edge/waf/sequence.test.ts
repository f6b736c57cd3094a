import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../../src/edge/waf/decode.js'
import { createSequenceTest, type Sequence } from '../../../src/edge/waf/sequence.js'
import { RULES } from '../../../src/edge/waf/waf-engine.js'
import { compileLinearRegex } from '../../../src/lib/linear-regex.js'

/** The same in a single expression, which may take a second for 64 KiB. */
function toExpression({ first, steps }: Sequence): string {
  const rest = steps.map(
    ({ within, without, piece }) => `[^${without.source}]{${within.join()}}(?:${piece.source})`,
  )
  return `(?:${first.source})${rest.join('')}`
}

const sequences = RULES.flatMap((rule) => ('pattern' in rule ? [rule.pattern].flat() : []))
  .filter((pattern) => typeof pattern !== 'string')
  .map((sequence) => ({ sequence, expression: toExpression(sequence) }))

const PIECES = [
  ...['select ', ' from a;', ' from a b', 'insert into ', ' values(', 'case when ', ' then '],
  ...['if(', ',', ')', 'curl ', '|sh', '| sudo bash', 'javascript:', 'j avascript :', '(', '='],
  ...['{', '{{', '{%', '${', '}', ' config.', '__a__', ' t(java', ' runtime ', '\n', ' ', 'x', '\ud800'],
]

describe.each(sequences)('in the place of $expression', ({ sequence, expression }) => {
  const test = createSequenceTest(sequence)
  const reference = compileLinearRegex(expression)
  const words = [sequence.first, ...sequence.steps.flatMap(({ without, piece }) => [without, piece])]
  const pieces = PIECES.filter((piece) => words.some((word) => word.test(normalise(` ${piece} `))))

  it('a sequence finds exactly what the expression does', () => {
    const filler = fc
      .tuple(
        fc.constantFrom('x', '😀', '{', ',', ' a'),
        fc.oneof(fc.nat(5), fc.integer({ min: 95, max: 205 })),
      )
      .map(([character, times]) => character.repeat(times))
    const part = fc.oneof(fc.constantFrom(...pieces), fc.constantFrom(...PIECES), filler)
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = normalise(parts.join(''))
        expect(test(text)).toBe(reference.test(text))
      }),
      { numRuns: 500 },
    )
  })
})

describe('a piece one to three characters after another is found', () => {
  const found = createSequenceTest({
    first: /ab/,
    steps: [{ within: [1, 3], without: /-/, piece: /b|cc/ }],
  })

  it.each([
    ['abb', false],
    ['ab.b', true],
    ['ab...b', true],
    ['ab....b', false],
    ['ab😀😀😀b', true],
    ['ab😀😀😀😀b', false],
    ['ab.-b', false],
    ['ab-ab.b', true],
    ['ab....abcc', false],
    ['ab.abcc', true],
    ['abab', true],
    ['ab....ab.cc', true],
    ['b.ab', false],
    ['', false],
  ])('one to three characters lie between the pieces of %s: %s', (text, expected) => {
    expect(found(text)).toBe(expected)
  })
})
