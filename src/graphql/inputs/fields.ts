/** Parsers of single fields of mutation inputs. */
import { notAUuid, quote, toUuid } from '../ids.js'
import { userError } from '../user-errors.js'
import { accepted, type Parsed, parsedObject, refused } from './parsed.js'

type Names<Input> = keyof Input & string

/** Parses a value that is neither null nor undefined. Problems call the field `name`. */
export type ParseValue<From, To> = (value: From, name: string) => Parsed<To>

/** Parses a field that is present because the schema requires it. */
export function field<Input, Name extends Names<Input>, Value>(
  input: Input,
  name: Name,
  parse: ParseValue<Input[Name], Value>,
): Parsed<Value> {
  return parse(input[name], name)
}

/** Parses a field that may be left out. Null is a problem. If null means "left out", call `withoutNulls` on the input first. */
export function optional<Input, Name extends Names<Input>>(
  input: Input,
  name: Name,
): Parsed<NonNullable<Input[Name]> | undefined>
export function optional<Input, Name extends Names<Input>, Value>(
  input: Input,
  name: Name,
  parse: ParseValue<NonNullable<Input[Name]>, Value>,
): Parsed<Value | undefined>
export function optional<Input, Name extends Names<Input>>(
  input: Input,
  name: Name,
  parse: ParseValue<NonNullable<Input[Name]>, unknown> = accepted,
): Parsed<unknown> {
  const value = input[name]
  if (value === undefined) return accepted(undefined)
  if (value === null)
    return refused(
      userError('INVALID', ['input', name], `${name} cannot be null: leave it out to keep its value`),
    )
  return parse(value, name)
}

/** Parses a field that must be given although the schema does not require it, such as one with a default in the gateway. */
export function required<Input, Name extends Names<Input>, Value>(
  input: Input,
  name: Name,
  parse: ParseValue<NonNullable<Input[Name]>, Value>,
): Parsed<Value> {
  const value = input[name]
  if (value === undefined || value === null)
    return refused(userError('REQUIRED', ['input', name], `${name} must be given`))
  return parse(value, name)
}

export const uuid: ParseValue<string, string> = (value, name) =>
  toUuid(value) === null
    ? refused(userError('INVALID', ['input', name], `${name} ${notAUuid(value)}`))
    : accepted(value)

export const notBlank: ParseValue<string, string> = (value, name) =>
  value === ''
    ? refused(userError('INVALID', ['input', name], `${name} must not be empty, got ""`))
    : accepted(value)

type Range = { min: number; max?: number; unit?: string }

/** A whole number within a range. GraphQL's `Int` has already refused fractions and numbers beyond ±2 147 483 647. */
export function integer({
  min,
  max = Number.POSITIVE_INFINITY,
  unit = '',
}: Range): ParseValue<number, number> {
  const range = max === Number.POSITIVE_INFINITY ? `${min}${unit} or more` : `${min} to ${max}${unit}`
  return (value, name) =>
    value >= min && value <= max
      ? accepted(value)
      : refused(userError('INVALID', ['input', name], `${name} must be ${range}, got ${value}`))
}

/** A duration in whole seconds, 0 or more. */
export const seconds = integer({ min: 0, unit: ' seconds' })

/** A list of texts. `problemOf` returns the end of a sentence about a text, or null if the text is valid. */
export function texts(problemOf: (text: string) => string | null): ParseValue<readonly string[], string[]> {
  return (list, name) => {
    const problems = list.flatMap((text, index) => {
      const problem = problemOf(text)
      if (problem === null) return []
      const message = `${name}.${index} ${problem}, got ${quote(text)}`
      return [userError('INVALID', ['input', name, String(index)], message)]
    })
    return problems.length === 0 ? accepted([...list]) : refused(...problems)
  }
}

/** Drops fields that are null, for inputs where null means the same as leaving a field out. */
export function withoutNulls<Input extends object>(input: Input): Input {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)) as Input
}

/** Parses an input that is only an id, such as the input of a delete. */
export function parseId(input: { readonly id: string }): Parsed<{ id: string }> {
  return parsedObject({ id: field(input, 'id', uuid) })
}
