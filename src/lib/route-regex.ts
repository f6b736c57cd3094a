/**
 * The regular expressions of route rules, which the edge searches for one after the other, in the same path and host. What the
 * embedded service accepts is what the edge runs: both have it from here.
 */
import { compileLinearRegex, type LinearRegex } from './linear-regex.js'

/**
 * How many instructions one may have. On a path of 8 KiB, 229 took 2 ms at worst and 459 took 118: from somewhere between, re2js
 * does without its automaton.
 */
const MAX_INSTRUCTIONS = 200

/** How many those of a stage may have together: some 50 ms at worst. */
export const MAX_INSTRUCTIONS_TOGETHER = 5000

/** Throws `UnusableRegexError`. */
export function compileRouteRegex(source: string): LinearRegex {
  return compileLinearRegex(source, MAX_INSTRUCTIONS)
}
