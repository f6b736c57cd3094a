/** Checks that compare several fields or several items. Each check returns the problems that it finds. */
import type { UserError } from '../__generated__/resolvers.js'
import { quote } from '../ids.js'
import { userError } from '../user-errors.js'

type Names<Input> = keyof Input & string

type DistinctOptions = {
  /** Maps a text to a key. Texts with equal keys mean the same. By default, the key is the text in lower case. */
  key?: (text: string) => string
  /** The name of the field that holds the text, if the list's items are objects. */
  field?: string
}

/** Each text may be in the list at `name` only once. Every repetition is a problem. */
export function checkDistinct(
  name: string,
  texts: readonly string[] | null | undefined,
  { key = (text) => text.toLowerCase(), field }: DistinctOptions = {},
): UserError[] {
  const firsts = new Map<string, number>()
  const place = (index: number) => [name, String(index), ...(field === undefined ? [] : [field])]
  return (texts ?? []).flatMap((text, index) => {
    const first = firsts.get(key(text))
    if (first === undefined) {
      firsts.set(key(text), index)
      return []
    }
    const message = `${place(index).join('.')} must differ from ${place(first).join('.')}, got ${quote(text)} twice`
    return [userError('INVALID', ['input', ...place(index)], message)]
  })
}

/** At most one of these fields may be given. Null, `false` and an empty list count as left out. */
export function checkAtMostOne<Input extends object>(input: Input, ...names: Names<Input>[]): UserError[] {
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

/** Exactly one of these fields must be given. */
export function checkExactlyOne<Input extends object>(input: Input, ...names: Names<Input>[]): UserError[] {
  if (names.some((name) => isGiven(input[name]))) return checkAtMostOne(input, ...names)
  return [noneGiven(names)]
}

export function noneGiven(names: readonly string[]): UserError {
  return userError('REQUIRED', ['input'], `one of ${names.join(', ')} must be given`)
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
    : [userError('REQUIRED', ['input'], 'nothing to change: give a field besides id')]
}
