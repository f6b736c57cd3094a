/** Orders of a list: what an upstream sorts by, and how two of its keys compare. */
import { toUtcMicroseconds } from '../lib/moment.js'
import { type Neighbours, neighboursOf } from '../lib/unreadable.js'

/** Negative where `a` stands before `b`, zero where they are equal. */
export type Compare = (a: string, b: string) => number

/**
 * An order as the API spells it, such as `name_desc`. Equal keys are told apart by the upstream in a way nobody knows.
 * `collations` are the ways in which the upstream may compare keys, likeliest first, all in this order's direction; the two
 * orders of one `field` have the same ones in the same sequence.
 */
export type Order<Item> = {
  name: string
  field: 'created_at' | 'name'
  key: (item: Item) => string
  collations: readonly Compare[]
}

export type Direction = 'asc' | 'desc'

export function createdAtOrder<Item extends { created_at: string }>(direction: Direction): Order<Item> {
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
 * The API does not say how it collates names. The likely ways are told apart by what it answers, see `CollationKnowledge`;
 * which promise holds under which of them is said in `readRun`.
 */
export function nameOrder<Item extends { name: string }>(direction: Direction): Order<Item> {
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

/** Whether the keys stand in order under a collation. */
export function isInOrder(keys: readonly string[], compare: Compare): boolean {
  return keys.every((key, index) => index === 0 || compare(keys[index - 1] as string, key) <= 0)
}

/** By code points, as UTF-8 sorts too. JavaScript's own `<` goes by UTF-16 units: it has 😀 in front of U+FFFD. */
function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const difference = weight(a.charCodeAt(index)) - weight(b.charCodeAt(index))
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Of a UTF-16 unit: halves of astral characters weigh more than any unit that is a character by itself. */
function weight(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

const byLanguage: Compare = new Intl.Collator('en').compare
const byLowerCase: Compare = (a, b) => byCodePoint(a.toLowerCase(), b.toLowerCase())

function inDirection(collations: readonly Compare[], direction: Direction): readonly Compare[] {
  return direction === 'asc' ? collations : collations.map((compare) => (a, b) => compare(b, a))
}

/** A stand-in key that lies between the keys of the neighbours on the page, so that neither is mistaken for the item. */
function timestampBetween(neighbours: Neighbours, direction: Direction): string {
  const { lower, upper, sinceLower, untilUpper } = inAscendingOrder(neighbours, direction)
  if (lower !== undefined) return lower === upper ? lower : lower + FIRST.repeat(sinceLower)
  if (upper === undefined) return NO_KEY
  const justBelow = String.fromCharCode(upper.charCodeAt(upper.length - 1) - 1)
  return upper.slice(0, -1) + justBelow + String.fromCharCode(LAST - untilUpper)
}

function inAscendingOrder({ before, after, sinceBefore, untilAfter }: Neighbours, direction: Direction) {
  return direction === 'asc'
    ? { lower: before, upper: after, sinceLower: sinceBefore, untilUpper: untilAfter }
    : { lower: after, upper: before, sinceLower: untilAfter, untilUpper: sinceBefore }
}

/** The key of an item that stands alone on its page: by this one it cannot be found again, only by its id or index. */
export const NO_KEY = ''

/** The characters below and above every character of a timestamp; each can be repeated for several items. */
const FIRST = '\0'
const LAST = 0xffff

/** Nobody knows which name sorts just before another, so there the item takes its neighbour's key. */
function nameBetween(neighbours: Neighbours, direction: Direction): string {
  const { lower, upper, sinceLower } = inAscendingOrder(neighbours, direction)
  if (lower === undefined) return upper ?? NO_KEY
  return lower === upper ? lower : lower + FIRST.repeat(sinceLower)
}

/** Length of `2026-02-18T16:34:56.984547`. */
const MICROSECONDS_LENGTH = 26

/** A write answers nine fraction digits, later reads the same moment cut to six: keys have what both have. */
function toMicroseconds(timestamp: string): string {
  return (toUtcMicroseconds(timestamp) ?? timestamp).slice(0, MICROSECONDS_LENGTH)
}
