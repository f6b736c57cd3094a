/** Links in a stage's input: at most one leads on. */
import type { UserError } from '../__generated__/resolvers.js'
import { checkAtMostOne, checkIds } from './checks.js'

type Fields<Input> = keyof Input & string

export function checkLinks<Input extends object>(input: Input, ...names: Fields<Input>[]): UserError[] {
  return [...checkIds(input, ...names), ...checkAtMostOne(input, ...names)]
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
