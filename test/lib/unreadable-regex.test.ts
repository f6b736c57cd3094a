import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileLinearRegex } from '../../src/lib/linear-regex.js'
import { unreadableRegexProblem } from '../../src/lib/unreadable-regex.js'

describe('a regular expression', () => {
  it.each([
    ['(', 'a ( is never closed'],
    ['^/api/(.*', 'a ( is never closed'],
    ['((a)', 'a ( is never closed'],
    ['(?:a', 'a ( is never closed'],
    ['(?<name>a', 'a ( is never closed'],
    [')', 'a ) closes nothing'],
    ['a(b))', 'a ) closes nothing'],
    ['[', 'a [ is never closed'],
    ['a[^b', 'a [ is never closed'],
    ['[a\\]', 'a [ is never closed'],
    ['a\\', 'a \\ stands at its end'],
    ['a\\\\\\', 'a \\ stands at its end'],
  ])('finds the problem of %s that every flavour refuses: %s', (source, problem) => {
    expect(unreadableRegexProblem(source)).toBe(problem)
  })

  it.each([
    '.*',
    '^/(static|fonts)/.*',
    'shop\\.example\\.com',
    '\\(',
    '[(]',
    '[)\\]]',
    '',
    // At least one flavour can read each of these.
    'a++',
    '(?>a)',
    '(?=a)b',
    '(?!a)b',
    '(?i)a',
    '(?x)( # a )\n)',
    '(?#(a',
    '\\Q(\\E',
    '\\c(',
    '[]',
    '[]a]',
    '[^]a]',
    '[[:alpha:]',
    '{1,',
    '*a',
  ])('finds no problem in %s', (source) => {
    expect(unreadableRegexProblem(source)).toBeNull()
  })

  it('finds problems only in expressions that JavaScript and RE2 refuse', () => {
    const pieces = fc.constantFrom(
      '(',
      ')',
      '[',
      ']',
      '\\',
      '^',
      'a',
      '|',
      '?',
      ':',
      '<',
      '=',
      '*',
      '-',
      '{',
      '}',
      '1',
    )
    const sources = fc.array(pieces, { maxLength: 12 }).map((some) => some.join(''))
    fc.assert(
      fc.property(sources, (source) => {
        fc.pre(unreadableRegexProblem(source) !== null)
        expect(() => new RegExp(source)).toThrow()
        expect(() => compileLinearRegex(source)).toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})
