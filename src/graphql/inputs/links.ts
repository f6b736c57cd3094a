/** Links in a stage's input: at most one leads on. */
import type { UserError } from '../__generated__/resolvers.js'
import { toUuid } from '../ids.js'
import { userError } from '../user-errors.js'
import { checkAtMostOne, checkIds } from './checks.js'

type Fields<Input> = keyof Input & string

export function checkLinks<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  const tooMany = checkAtMostOne(input, ...names)
  const toItself = 'id' in input ? checkNotItself(input, input.id, ...names) : []
  return [...checkIds(input, ...names), ...(tooMany.length > 0 ? tooMany : toItself)]
}

/** A stage cannot lead to itself: `id` is the stage's own. */
export function checkNotItself<Input extends object>(
  input: Input,
  id: unknown,
  ...names: Fields<Input>[]
): UserError[] {
  const own = typeof id === 'string' ? toUuid(id) : null
  if (own === null) return []
  return names
    .filter((name) => String(input[name]).toLowerCase() === own)
    .map((name) =>
      userError('INVALID', ['input', name], `${name} must be another stage, got the stage itself: ${own}`),
    )
}

/** A link to null is removed by an empty text, as the API's Terraform provider does; one left out stays as it is. */
export function toLinks<Name extends string>(
  links: Record<Name, string | null | undefined>,
): { [Key in Name]?: string } {
  return Object.fromEntries(
    Object.entries<string | null | undefined>(links)
      .filter(([, id]) => id !== undefined)
      .map(([name, id]) => [name, id ?? '']),
  ) as { [Key in Name]?: string }
}
