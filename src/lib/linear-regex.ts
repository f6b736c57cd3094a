/**
 * Regular expressions of RE2 (https://github.com/google/re2/wiki/Syntax): no look-around, no back references, and for that
 * matching takes time in proportion to the text, whatever the expression is. The only user of re2js.
 */
import { RE2JS, RE2JSException } from 're2js'

export type LinearRegex = {
  /** How many steps it may take for each character. */
  readonly instructions: number
  /** Whether it matches some part of the text. */
  test(text: string): boolean
}

/** How long an expression may be, in UTF-16 code units. */
export const MAX_REGEX_LENGTH = 2000

/** How many instructions it may have at most. */
const MAX_INSTRUCTIONS = 2000

/** Up to where it is tried out how many instructions there are: repetitions multiply them, and each takes time and memory. */
const MAX_ESTIMATED_INSTRUCTIONS = 500_000

/** RE2 refuses what repeats anything more often, repetitions within repetitions included. */
const MAX_REPETITIONS = 1000

const REPETITION = /\{(\d{1,4})(?:,(\d{0,4}))?\}/g

/** The message says what is wrong with the expression. */
export class UnusableRegexError extends Error {
  override readonly name = 'UnusableRegexError'
}

/** Case matters unless the expression says otherwise by `(?i)`. Throws `UnusableRegexError`. */
export function compileLinearRegex(source: string, maxInstructions = MAX_INSTRUCTIONS): LinearRegex {
  if (source.length > MAX_REGEX_LENGTH) {
    throw new UnusableRegexError(`expected at most ${MAX_REGEX_LENGTH} characters, got ${source.length}`)
  }
  if (estimateInstructions(source) > MAX_ESTIMATED_INSTRUCTIONS) throw tooLarge(maxInstructions)
  const regex = compile(source)
  const instructions = regex.programSize()
  if (instructions > maxInstructions) throw tooLarge(maxInstructions, instructions)
  return { instructions, test: (text) => regex.test(text) }
}

function compile(source: string): RE2JS {
  try {
    return RE2JS.compile(source)
  } catch (error) {
    if (error instanceof RE2JSException) throw new UnusableRegexError(error.message, { cause: error })
    throw error
  }
}

/** Not less than there will be, but for a few: as if all repetitions were within each other. */
function estimateInstructions(source: string): number {
  let repetitions = 1
  for (const [, least = '', most = ''] of source.matchAll(REPETITION)) {
    repetitions *= Math.max(1, Number(least), Number(most))
  }
  return source.length * Math.min(repetitions, MAX_REPETITIONS)
}

function tooLarge(max: number, instructions?: number): UnusableRegexError {
  const got = instructions === undefined ? '' : `, got ${instructions}`
  return new UnusableRegexError(`the expression is too large: expected at most ${max} instructions${got}`)
}
