import { describe, expect, it } from 'vitest'
import { compileLinearRegex, MAX_REGEX_LENGTH, UnusableRegexError } from '../../src/lib/linear-regex.js'

describe('a linear-time regular expression', () => {
  it.each([
    ['^/(static|fonts)/', '/fonts/a.woff2', true],
    ['^/(static|fonts)/', '/a/fonts/', false],
    ['b+', 'abc', true],
    ['B', 'abc', false],
    ['(?i)B', 'abc', true],
    ['\\.png$', '/a.png', true],
    ['^$', '', true],
    ['é', '/caf\u00e9', true],
  ])('searches for %s in %s: %s', (source, text, expected) => {
    expect(compileLinearRegex(source).test(text)).toBe(expected)
  })

  it.each([
    ['(', /missing closing \)/],
    ['a**', /invalid nested repetition/],
    ['[z-a]', /invalid character class range/],
    ['(?=a)', /Perl syntax/],
    ['(?<=a)b', /invalid named capture/],
    ['(a)\\1', /invalid escape sequence/],
    ['a{1001}', /invalid repeat count/],
    ['('.repeat(999) + ')'.repeat(999), /too large/],
    ['a'.repeat(MAX_REGEX_LENGTH + 1), /at most 2000 characters, got 2001/],
    ['(?:[ab]{1000}){1}[ab]{1000}[ab]{1000}', /too large/],
    [`(?:${'a'.repeat(1980)}){1000}`, /too large/],
    [`${'(?:a{1000})'.repeat(170)}`, /too large/],
  ])('refuses %s and gives the reason', (source, reason) => {
    expect(() => compileLinearRegex(source)).toThrow(UnusableRegexError)
    expect(() => compileLinearRegex(source)).toThrow(reason)
  })
})

/**
 * Each of these takes a backtracking engine more steps than there are atoms in the universe. That it ends at all is the
 * assertion: the limit of the test is what fails it.
 */
it.each([
  ['(a+)+$', `/${'a'.repeat(100_000)}!`],
  ['(a|aa)+$', `/${'a'.repeat(100_000)}!`],
  ['(a|a?)+!!$', `/${'a'.repeat(100_000)}!`],
  ['^/(([a-z]+)*[-/])*$', `/${'a'.repeat(100_000)}!`],
  ['(.*)*(.*)*(.*)*[0-9]$', `/${'a'.repeat(100_000)}!`],
  ['^(?:a?){60}a{60}$', `/${'a'.repeat(100_000)}`],
])('searches for %s in 100 kB in time', (source, text) => {
  expect(compileLinearRegex(source).test(text)).toBe(false)
})
