/**
 * Checks of mutation inputs. Each returns the problems it finds, so that all of an input's are told at once. The paths of
 * problems begin with `input`; `within` puts those of a part where the part stands.
 */
import type { UserError } from '../__generated__/resolvers.js'
import { notAUuid, quote, toUuid } from '../ids.js'
import { userError } from '../user-errors.js'

type Fields<Input> = keyof Input & string

/** Problems of a part of an input as problems of the whole: `path` leads from the input to the part. */
export function within(path: readonly string[], problems: readonly UserError[]): UserError[] {
  return problems.map((problem) => below(['input', ...path], problem))
}

/** A problem of an input as one of the same input further down. */
export function below(path: readonly string[], problem: UserError): UserError {
  return { ...problem, field: [...path, ...(problem.field ?? []).slice(1)] }
}

/** Problems of the objects in the list at `name`. */
export function checkEach<Item>(
  name: string,
  items: readonly Item[] | null | undefined,
  check: (item: Item) => UserError[],
): UserError[] {
  return (items ?? []).flatMap((item, index) => within([name, String(index)], check(item)))
}

/** Problems of the texts in the list at `name`. `problemOf` returns the end of a sentence about a text, or null. */
export function checkTexts(
  name: string,
  texts: readonly string[] | null | undefined,
  problemOf: (text: string) => string | null,
): UserError[] {
  return (texts ?? []).flatMap((text, index) => {
    const problem = problemOf(text)
    return problem === null
      ? []
      : [
          userError(
            'INVALID',
            ['input', name, String(index)],
            `${name}.${index} ${problem}, got ${quote(text)}`,
          ),
        ]
  })
}

type DistinctOptions = {
  /** Equal for texts that mean the same. In lower case by default. */
  key?: (text: string) => string
  /** The field of the list's items that has the text, where they are objects. */
  field?: string
}

/** No text may be in the list at `name` more than once: each later place is a problem. */
export function checkDistinct(
  name: string,
  texts: readonly string[] | null | undefined,
  { key = (text) => text.toLowerCase(), field }: DistinctOptions = {},
): UserError[] {
  const firsts = new Map<string, number>()
  const place = (index: number) => [name, String(index), ...(field === undefined ? [] : [field])]
  return (texts ?? []).flatMap((text, index) => {
    const first = firsts.get(key(text))
    if (first === undefined) firsts.set(key(text), index)
    if (first === undefined) return []
    const message = `${place(index).join('.')} must differ from ${place(first).join('.')}, got ${quote(text)} twice`
    return [userError('INVALID', ['input', ...place(index)], message)]
  })
}

/** Ids that are given must be UUIDs. */
export function checkIds<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  return names.flatMap((name) => {
    const value = input[name]
    if (typeof value !== 'string' || toUuid(value) !== null) return []
    return [userError('INVALID', ['input', name], `${name} ${notAUuid(value)}`)]
  })
}

/** For what the schema cannot require. Null is as good as left out. */
export function checkRequired<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  return names
    .filter((name) => input[name] === undefined || input[name] === null)
    .map((name) => userError('REQUIRED', ['input', name], `${name} must be given`))
}

/** Texts that are given must not be empty. */
export function checkNotBlank<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  return names
    .filter((name) => input[name] === '')
    .map((name) => userError('INVALID', ['input', name], `${name} must not be empty, got ""`))
}

/** On update, what cannot be cleared cannot be null. */
export function checkNotNull<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  return names
    .filter((name) => input[name] === null)
    .map((name) =>
      userError('INVALID', ['input', name], `${name} cannot be null: leave it out to keep its value`),
    )
}

/** At most one of these may be given. Null, `false` and an empty list are as good as left out. */
export function checkAtMostOne<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  const given = names.filter((name) => isGiven(input[name]))
  if (given.length < 2) return []
  return given.map((name) =>
    userError(
      'INVALID',
      ['input', name],
      `only one of ${names.join(', ')} can be set, got ${given.join(' and ')}`,
    ),
  )
}

/** Exactly one of these must be given. */
export function checkExactlyOne<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  if (names.some((name) => isGiven(input[name]))) return checkAtMostOne(input, ...names)
  return [userError('REQUIRED', ['input'], `one of ${names.join(', ')} must be given`)]
}

function isGiven(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== false && !(Array.isArray(value) && value.length === 0)
  )
}

/** An update must change something. */
export function checkNotEmpty(input: object): UserError[] {
  const changes = Object.entries(input).filter(([name, value]) => name !== 'id' && value !== undefined)
  return changes.length > 0
    ? []
    : [userError('REQUIRED', ['input'], 'nothing to change: give a field beside id')]
}

type Range = { min: number; max?: number; unit?: string }

/** Whole numbers within a range. GraphQL's `Int` keeps out fractions and what is beyond ±2 147 483 647. */
export function checkRange<Input extends object>(
  input: Input,
  { min, max = Number.POSITIVE_INFINITY, unit = '' }: Range,
  ...names: Fields<Input>[]
): UserError[] {
  const range = max === Number.POSITIVE_INFINITY ? `${min}${unit} or more` : `${min} to ${max}${unit}`
  return names.flatMap((name) => {
    const value = input[name]
    if (typeof value !== 'number' || (value >= min && value <= max)) return []
    return [userError('INVALID', ['input', name], `${name} must be ${range}, got ${value}`)]
  })
}

/** A lifetime: whole seconds from 0 up. */
export function checkSeconds<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  return checkRange(input, { min: 0, unit: ' seconds' }, ...names)
}

/** On create there is nothing to clear: null is as good as left out. */
export function withoutNulls<Input extends object>(input: Input): Input {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)) as Input
}
