/** Stands for a value that was refused. Types with it cannot pass for parsed values, so `accept` cannot be forgotten. */
export class Refused {
  // Without a member, every object would fit the type.
  readonly #isRefused = true

  static is(value: unknown): value is Refused {
    return typeof value === 'object' && value !== null && #isRefused in value
  }
}

export const REFUSED = new Refused()

export const isRefused = Refused.is

/** Values of which none was refused. */
export type Accepted<Values extends object> = { [Name in keyof Values]: Exclude<Values[Name], Refused> }

/** Refused as a whole if a part of it was. */
export function whole<Values extends object>(values: Values): Accepted<Values> | Refused {
  return Object.values(values).some(isRefused) ? REFUSED : (values as Accepted<Values>)
}

/** Refused as a whole if an item was. */
export function wholeList<Item>(items: readonly (Item | Refused)[]): Item[] | Refused {
  const kept = items.filter((item): item is Item => !isRefused(item))
  return kept.length === items.length ? kept : REFUSED
}

export function unlessRefused<From, To>(value: From | Refused, convert: (value: From) => To): To | Refused {
  return isRefused(value) ? value : convert(value)
}
