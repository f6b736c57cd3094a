/** Checks of mutation inputs. Each answers the problems it finds, so that all of an input's come at once. */
import type { UserError } from '../__generated__/resolvers.js'
import { notAUuid, toUuid } from '../ids.js'
import { userError } from '../user-errors.js'

type Fields<Input> = keyof Input & string

/** Ids that are given must be UUIDs. */
export function checkIds<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  return names.flatMap((name) => {
    const value = input[name]
    if (typeof value !== 'string' || toUuid(value) !== null) return []
    return [userError('INVALID', ['input', name], `${name} ${notAUuid(value)}`)]
  })
}

/** On create, null is as good as left out. */
export function checkRequired<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  return names
    .filter((name) => input[name] === undefined || input[name] === null)
    .map((name) => userError('REQUIRED', ['input', name], `${name} must be given`))
}

/** Texts that are given must not be empty. */
export function checkNotBlank<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  return names
    .filter((name) => input[name] === '')
    .map((name) => userError('INVALID', ['input', name], `${name} must not be empty`))
}

/** On update, what cannot be cleared cannot be null. */
export function checkNotNull<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  return names
    .filter((name) => input[name] === null)
    .map((name) =>
      userError('INVALID', ['input', name], `${name} cannot be null: leave it out to keep its value`),
    )
}

/** At most one of these may name something. */
export function checkAtMostOne<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  const given = names.filter((name) => input[name] !== undefined && input[name] !== null)
  if (given.length < 2) return []
  return given.map((name) =>
    userError(
      'INVALID',
      ['input', name],
      `only one of ${names.join(', ')} can be set, got ${given.join(' and ')}`,
    ),
  )
}

/** An update must change something. */
export function checkNotEmpty(input: object): UserError[] {
  const changes = Object.entries(input).filter(([name, value]) => name !== 'id' && value !== undefined)
  return changes.length > 0
    ? []
    : [userError('REQUIRED', ['input'], 'nothing to change: give a field beside id')]
}

/** Whole seconds from 0 up; GraphQL's `Int` keeps fractions and more than 2 147 483 647 out. */
export function checkSeconds<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  return names.flatMap((name) => {
    const value = input[name]
    if (typeof value !== 'number' || value >= 0) return []
    return [userError('INVALID', ['input', name], `${name} must be 0 seconds or more, got ${value}`)]
  })
}

/** On create there is nothing to clear: null is as good as left out. */
export function withoutNulls<Input extends object>(input: Input): Input {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null)) as Input
}
