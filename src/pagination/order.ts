/** Orders of a list: what an upstream sorts by, and how two of its keys compare. */

/** Negative where `a` stands before `b`, zero where they are equal. */
export type Compare = (a: string, b: string) => number

/**
 * An order as the API spells it, such as `name_desc`. Equal keys are told apart by the upstream in a way nobody knows.
 * `collations` are the ways in which the upstream may compare keys, likeliest first, all in this order's direction.
 */
export type Order<Item> = {
  name: string
  key: (item: Item) => string
  collations: readonly Compare[]
}

export type Direction = 'asc' | 'desc'

export function createdAtOrder<Item extends { created_at: string }>(direction: Direction): Order<Item> {
  return {
    name: `created_at_${direction}`,
    key: (item) => toMicroseconds(item.created_at),
    collations: inDirection([byCodeUnit], direction),
  }
}

/** The API does not say how it collates names, so the likely ways are tried against what it answers. */
export function nameOrder<Item extends { name: string }>(direction: Direction): Order<Item> {
  return {
    name: `name_${direction}`,
    key: (item) => item.name,
    collations: inDirection([byCodeUnit, byLanguage, byLowerCase], direction),
  }
}

/** The collation under which these keys stand in order, or null where none fits. */
export function fittingCollation(order: Order<never>, keys: readonly string[]): Compare | null {
  const stand = (compare: Compare) =>
    keys.every((key, index) => index === 0 || compare(keys[index - 1] as string, key) <= 0)
  return order.collations.find(stand) ?? null
}

const byCodeUnit: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
const byLanguage: Compare = new Intl.Collator('en').compare
const byLowerCase: Compare = (a, b) => byCodeUnit(a.toLowerCase(), b.toLowerCase())

function inDirection(collations: readonly Compare[], direction: Direction): readonly Compare[] {
  return direction === 'asc' ? collations : collations.map((compare) => (a, b) => compare(b, a))
}

/** Length of `2026-02-18T16:34:56.984547`. */
const MICROSECONDS_LENGTH = 26

/**
 * A write answers nine fraction digits, later reads the same moment cut to six: only what both have is compared. Without
 * the `Z`, fewer digits sort in front of more.
 */
function toMicroseconds(timestamp: string): string {
  return timestamp.replace(/Z$/, '').slice(0, MICROSECONDS_LENGTH)
}
