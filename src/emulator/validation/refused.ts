/**
 * Stands for a value that was refused. A type that includes it does not fit where a parsed value is expected, so the
 * compiler notices if `accept` is forgotten.
 */
export class Refused {
  // Without a member, every object would have this type.
  readonly #isRefused = true

  static is(value: unknown): value is Refused {
    return typeof value === 'object' && value !== null && #isRefused in value
  }
}

export const REFUSED = new Refused()

export const isRefused = Refused.is

/** The type of `values` once none of them is refused. */
export type Accepted<Values extends object> = { [Name in keyof Values]: Exclude<Values[Name], Refused> }

/** Returns the values, or `REFUSED` if any of them is refused. */
export function combine<Values extends object>(values: Values): Accepted<Values> | Refused {
  return Object.values(values).some(isRefused) ? REFUSED : (values as Accepted<Values>)
}

/** Returns the items, or `REFUSED` if any of them is refused. */
export function combineList<Item>(items: readonly (Item | Refused)[]): Item[] | Refused {
  const kept = items.filter((item): item is Item => !isRefused(item))
  return kept.length === items.length ? kept : REFUSED
}

export function unlessRefused<From, To>(value: From | Refused, convert: (value: From) => To): To | Refused {
  return isRefused(value) ? value : convert(value)
}
