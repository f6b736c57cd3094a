/**
 * Regular expressions of RE2 (https://github.com/google/re2/wiki/Syntax). They have neither look-around nor back references, so
 * matching takes time in proportion to the text, regardless of the expression. This is the only file that knows re2js.
 */
import { RE2JS, RE2JSException } from 're2js'

export type LinearRegex = {
  /** The maximum number of steps per character. */
  readonly instructions: number
  /** Whether the expression matches some part of the text. */
  test(text: string): boolean
}

/** The maximum length of an expression, in UTF-16 code units. */
export const MAX_REGEX_LENGTH = 2000

/** The default maximum number of instructions of an expression. */
const MAX_INSTRUCTIONS = 2000

/** Expressions with a larger estimate are not even compiled, because every instruction takes time and memory. Repetitions multiply them. */
const MAX_ESTIMATED_INSTRUCTIONS = 500_000

/** RE2 rejects expressions with more repetitions. Nested repetitions multiply. */
const MAX_REPETITIONS = 1000

const REPETITION = /\{(\d{1,4})(?:,(\d{0,4}))?\}/g

/** The message says what is wrong with the expression. */
export class UnusableRegexError extends Error {
  override readonly name = 'UnusableRegexError'
}

/**
 * Case matters unless the expression says otherwise with `(?i)`.
 * @throws UnusableRegexError
 */
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

/** An upper bound, except for a few instructions: it treats all repetitions as nested. */
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
