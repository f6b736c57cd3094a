/** Orders of a list: the field that the upstream sorts by, and the ways it may compare two keys. */
import { toUtcMicroseconds } from '../lib/moment.js'
import { type Neighbours, neighboursOf } from '../lib/unreadable.js'

/** Negative if `a` comes before `b`, zero if they are equal. */
export type Compare = (a: string, b: string) => number

/**
 * `name` is the order as the API spells it, such as `name_desc`. The upstream's order among equal keys is unknown.
 * `collations` are the ways the upstream may compare keys, likeliest first, all in this order's direction. Both
 * orders of a `field` have the same collations in the same sequence.
 */
export type Order<Item> = {
  name: string
  field: 'created_at' | 'name'
  key: (item: Item) => string
  collations: readonly Compare[]
}

export type SortDirection = 'asc' | 'desc'

export function createdAtOrder<Item extends { created_at: string }>(direction: SortDirection): Order<Item> {
  return {
    name: `created_at_${direction}`,
    field: 'created_at',
    key: (item) => {
      const neighbours = neighboursOf(item, 'created_at')
      if (neighbours === undefined) return toMicroseconds(item.created_at)
      const { before, after } = neighbours
      return timestampBetween(
        { ...neighbours, before: before && toMicroseconds(before), after: after && toMicroseconds(after) },
        direction,
      )
    },
    collations: inDirection([byCodePoint], direction),
  }
}

/**
 * The API does not document its collation of names. `CollationKnowledge` distinguishes the likely ones by the names that were
 * read, and `read-run.ts` says which promise holds under which collation.
 */
export function nameOrder<Item extends { name: string }>(direction: SortDirection): Order<Item> {
  return {
    name: `name_${direction}`,
    field: 'name',
    key: (item) => {
      const neighbours = neighboursOf(item, 'name')
      return neighbours === undefined ? item.name : nameBetween(neighbours, direction)
    },
    collations: inDirection([byCodePoint, byLanguage, byLowerCase], direction),
  }
}

/** Whether the keys are in order under a collation. */
export function isInOrder(keys: readonly string[], compare: Compare): boolean {
  return keys.every((key, index) => index === 0 || compare(keys[index - 1] as string, key) <= 0)
}

/**
 * Compares by code points, which is also the order of UTF-8 bytes. JavaScript's `<` compares UTF-16 units instead, and so puts 😀
 * before U+FFFD.
 */
function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const difference = rank(a.charCodeAt(index)) - rank(b.charCodeAt(index))
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** The rank of a UTF-16 unit: a surrogate ranks above every unit that is a character by itself. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

const byLanguage: Compare = new Intl.Collator('en').compare
const byLowerCase: Compare = (a, b) => byCodePoint(a.toLowerCase(), b.toLowerCase())

function inDirection(collations: readonly Compare[], direction: SortDirection): readonly Compare[] {
  return direction === 'asc' ? collations : collations.map((compare) => (a, b) => compare(b, a))
}

/** A stand-in key between the keys of the neighbours on the page, so that neither of them is mistaken for the item. */
function timestampBetween(neighbours: Neighbours, direction: SortDirection): string {
  const { lower, upper, sinceLower, untilUpper } = inAscendingOrder(neighbours, direction)
  if (lower !== undefined) return lower === upper ? lower : lower + FIRST.repeat(sinceLower)
  if (upper === undefined) return NO_KEY
  const justBelow = String.fromCharCode(upper.charCodeAt(upper.length - 1) - 1)
  return upper.slice(0, -1) + justBelow + String.fromCharCode(LAST - untilUpper)
}

function inAscendingOrder({ before, after, sinceBefore, untilAfter }: Neighbours, direction: SortDirection) {
  return direction === 'asc'
    ? { lower: before, upper: after, sinceLower: sinceBefore, untilUpper: untilAfter }
    : { lower: after, upper: before, sinceLower: untilAfter, untilUpper: sinceBefore }
}

/** The key of an unreadable item with no readable neighbour on its page. Only its id or index can find the item again. */
export const NO_KEY = ''

/** The characters below and above every character of a timestamp. Keys between two timestamps are made from them. */
const FIRST = '\0'
const LAST = 0xffff

/** No name is known to sort just before another, so an item with only an upper neighbour gets that neighbour's key. */
function nameBetween(neighbours: Neighbours, direction: SortDirection): string {
  const { lower, upper, sinceLower } = inAscendingOrder(neighbours, direction)
  if (lower === undefined) return upper ?? NO_KEY
  return lower === upper ? lower : lower + FIRST.repeat(sinceLower)
}

/** The length of `2026-02-18T16:34:56.984547`. */
const MICROSECONDS_LENGTH = 26

/** The response to a write has nine fraction digits, and later reads cut the same moment to six. Keys have only six, so both are equal. */
function toMicroseconds(timestamp: string): string {
  return (toUtcMicroseconds(timestamp) ?? timestamp).slice(0, MICROSECONDS_LENGTH)
}
