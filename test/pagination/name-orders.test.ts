/** Tests walks by name past deleted or renamed items, on upstreams that collate names in undocumented ways. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createListKnowledge } from '../../src/pagination/list-knowledge.js'
import type { Compare } from '../../src/pagination/order.js'
import { runs } from '../support/extent.js'
import { type OrderName, occurrences, Upstream, walk } from './upstream.js'

/** Sorts as UTF-8 does, without the code under test. */
const byCodePoint: Compare = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))
const byCodeUnit: Compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
const byLanguage: Compare = new Intl.Collator('en').compare
const byLowerCase: Compare = (a, b) => byCodePoint(a.toLowerCase(), b.toLowerCase())
/** The collations that the gateway tries. */
const KNOWN = [byCodePoint, byLanguage, byLowerCase]
/** A collation that the gateway does not know: by length first. */
const byLength: Compare = (a, b) => a.length - b.length || byCodePoint(a, b)

/** Parts of the names. U+FFFD and 😀 have the opposite order by UTF-16 code units. */
const pieces = ['a', 'B', 'b', 'Z', 'z', 'é', 'E', '-', '_', ' ', '7', '10', 'ß', '\uFFFD', '😀', '𝒳', '0']

/** Makes a distinct name for each number, from its digits in an alphabet that no collation keeps in order. */
function mixedName(value: number): string {
  const first = pieces[(value * 7 + 3) % pieces.length]
  const second = pieces[(value * 5 + 1) % 13]
  return `${first}${second}${(value * 7919) % 1000}${first === 'B' ? 'X' : 'x'}${value}`
}

/** Makes the same name without the characters that sort differently by code unit and by code point. */
function plainName(value: number): string {
  return mixedName(value).replaceAll(/[\uFFFD😀𝒳]/gu, 'q')
}

const worlds = fc.record({
  orderName: fc.constantFrom<OrderName>('name_asc', 'name_desc'),
  way: fc.constantFrom('forward' as const, 'backward' as const),
  size: fc.nat(120),
  pageSize: fc.integer({ min: 2, max: 40 }),
  seed: fc.array(fc.nat(999), { minLength: 1, maxLength: 40 }),
  script: fc.array(
    fc.array(
      fc.record({
        kind: fc.constantFrom('insert' as const, 'delete' as const, 'rename' as const),
        at: fc.nat(400),
        key: fc.nat(999),
      }),
      { maxLength: 4 },
    ),
    { maxLength: 30 },
  ),
  /** For each page, whether the item of its cursor is deleted before the next page. */
  bites: fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }),
})

const endless = {
  orderName: 'name_asc' as const,
  way: 'backward' as const,
  size: 116,
  pageSize: 2,
  seed: [491],
  script: [
    [{ kind: 'delete' as const, at: 0, key: 0 }],
    [
      { kind: 'delete' as const, at: 40, key: 0 },
      { kind: 'delete' as const, at: 0, key: 0 },
    ],
  ],
  bites: [false, false, false, true, true, false],
}

/** A list that loses every name that would show the collation: sorted by lower case, it lost the names with a capital. */
const untold: World = {
  orderName: 'name_asc',
  way: 'forward',
  size: 0,
  pageSize: 4,
  seed: [5, 619, 2, 459, 475, 259, 1, 717, 818, 112, 0, 412],
  script: [
    [
      { kind: 'rename', at: 68, key: 0 },
      { kind: 'delete', at: 31, key: 0 },
    ],
    [{ kind: 'delete', at: 25, key: 0 }],
    [{ kind: 'insert', at: 0, key: 234 }],
    [{ kind: 'delete', at: 38, key: 0 }],
  ],
  bites: [true],
}

type World = typeof worlds extends fc.Arbitrary<infer Value> ? Value : never

const walksTried = runs(250)

/** Walks while items change, most of all the items that cursors name. */
async function walkBitten(
  { orderName, way, size, pageSize, seed, script, bites }: World,
  {
    byName,
    nameOf = mixedName,
    atLeast = 0,
  }: { byName: Compare; nameOf?: (value: number) => string; atLeast?: number },
) {
  const options = { orderName, keys: Number.POSITIVE_INFINITY, byName, nameOf }
  const upstream = new Upstream(options, Math.max(size, atLeast), seed)
  const queue = [...script]
  let pages = 0
  let canTell = true
  const { ids, readsOfPage } = await walk(upstream, {
    way,
    pageSize,
    knowledge: createListKnowledge(),
    betweenPages({ nodes }) {
      for (const one of queue.shift() ?? []) upstream.apply(one)
      const named = way === 'forward' ? nodes.at(-1) : nodes[0]
      // The number of deletions is bounded, like that of other changes, so that many items remain.
      const isBitten = pages < 12 && (bites[pages % bites.length] ?? false)
      pages++
      if (named !== undefined && isBitten) upstream.remove(named.id)
      if (named !== undefined && !tellsApart(upstream, named.name)) canTell = false
    },
  })
  return { upstream, counts: occurrences(ids), readsOfPage, canTell }
}

/**
 * Whether the remaining names show where a deleted name stood. They do not if two of the known collations both sort the remaining
 * names in their present order but put the deleted name in different places: then its place cannot be known.
 */
function tellsApart({ sorted }: Upstream, deleted: string): boolean {
  const names = sorted.map(({ name }) => name)
  const isSorted = (compare: Compare, list: readonly string[]) =>
    list.every((name, index) => index === 0 || compare(list[index - 1] ?? '', name) <= 0)
  const fitting = KNOWN.filter((compare) => isSorted(compare, names) || isSorted(compare, names.toReversed()))
  return (
    new Set(fitting.map((compare) => names.filter((name) => compare(name, deleted) < 0).length)).size <= 1
  )
}

describe(`a walk by name whose cursors' items are deleted (${walksTried} walks each)`, () => {
  it('returns each lasting item exactly once when names are sorted by code points', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const { upstream, counts } = await walkBitten(world, { byName: byCodePoint })
        for (const id of upstream.untouched) expect(counts.get(id), id).toBe(1)
      }),
      { numRuns: walksTried },
    )
  }, 300_000)

  it.each([
    { what: 'the English collation', byName: byLanguage, nameOf: mixedName },
    { what: 'lower case', byName: byLowerCase, nameOf: mixedName },
    { what: 'code units, without characters beyond them', byName: byCodeUnit, nameOf: plainName },
  ])(
    'loses none of 30 or more mixed names sorted by $what',
    async ({ byName, nameOf }) => {
      await fc.assert(
        fc.asyncProperty(worlds, async (world) => {
          const { upstream, counts, canTell } = await walkBitten(world, { byName, nameOf, atLeast: 30 })
          if (!canTell) return
          for (const id of upstream.untouched) expect(counts.get(id) ?? 0, id).toBeGreaterThanOrEqual(1)
        }),
        { numRuns: walksTried, examples: [[untold]] },
      )
    },
    300_000,
  )

  it.each([
    { what: 'length', byName: byLength },
    { what: 'code units', byName: byCodeUnit },
  ])(
    'ends a walk over names sorted by $what, which the gateway does not support',
    async ({ byName }) => {
      await fc.assert(
        fc.asyncProperty(worlds, async (world) => {
          const { readsOfPage } = await walkBitten(world, { byName })
          expect(Math.max(...readsOfPage)).toBeLessThanOrEqual(60)
        }),
        {
          numRuns: Math.ceil(walksTried / 4),
          // No known collation finds this page's name anywhere, however long the search.
          examples: [[endless]],
        },
      )
    },
    300_000,
  )
})

/** Makes a list of names that the collations order differently, in the order of one collation. */
function listOf(names: readonly string[], byName: Compare): Upstream {
  const nameOf = (value: number) => names[value % 1000] ?? `~${value}`
  let serial = 0
  const upstream = new Upstream(
    { orderName: 'name_asc', keys: Number.POSITIVE_INFINITY, byName, nameOf: () => nameOf(serial++) },
    names.length,
    [0],
  )
  expect(upstream.sorted.map(({ name }) => name)).toEqual(names.toSorted(byName))
  return upstream
}

describe("knowledge of a list's collation", () => {
  const names = ['ant', 'Bee', 'cat', 'Dog', 'eel', 'Fox', 'gnu', 'Hen', 'ibis', 'Jay', 'kiwi', 'Lynx']

  /** Walks on after the first two names were read and the second was deleted. */
  async function goOnAfter(upstream: Upstream, knowledge = createListKnowledge()) {
    let bitten = false
    const { ids, readsOfPage } = await walk(upstream, {
      way: 'forward',
      pageSize: 2,
      knowledge,
      betweenPages({ nodes }) {
        const [, second] = nodes
        if (!bitten && second !== undefined) upstream.remove(second.id)
        bitten = true
      },
    })
    return { ids, readsOfPage, knowledge, upstream }
  }

  it.each([
    { what: 'code points', byName: byCodePoint },
    { what: 'the English collation', byName: byLanguage },
    { what: 'lower case', byName: byLowerCase },
  ])('learns the collation in at most one read, once, for $what', async ({ byName }) => {
    const first = await goOnAfter(listOf(names, byName))
    expect(first.ids).toHaveLength(names.length)
    expect(new Set(first.ids).size).toBe(names.length)
    expect(first.readsOfPage[1]).toBeLessThanOrEqual(2)
    const second = await goOnAfter(listOf(names, byName), first.knowledge)
    expect(second.ids).toHaveLength(names.length)
    expect(Math.max(...second.readsOfPage)).toBe(1)
  })

  it('learns the collation again when the upstream changes it', async () => {
    const { knowledge } = await goOnAfter(listOf(names, byLanguage))
    for (const byName of [byCodePoint, byLanguage, byCodePoint]) {
      const { ids } = await goOnAfter(listOf(names, byName), knowledge)
      expect(new Set(ids).size).toBe(names.length)
      expect(ids).toHaveLength(names.length)
    }
  })

  it('makes no extra read when all collations agree', async () => {
    const plain = names.map((name) => name.toLowerCase())
    const { ids, readsOfPage } = await goOnAfter(listOf(plain, byLanguage))
    expect(ids).toHaveLength(plain.length)
    expect(Math.max(...readsOfPage)).toBe(1)
  })

  it('prefers code points when the names do not show the collation', async () => {
    const upstream = listOf(['B', 'a', 'b', 'c'], byCodePoint)
    const { ids } = await goOnAfter(upstream)
    expect(ids).toHaveLength(4)
  })

  it('sorts astral characters after all others, as UTF-8 does', async () => {
    const upstream = listOf(['x\uFFFD1', 'x\uFFFD2', 'x\uFFFD3', 'x😀1', 'x😀2', 'x😀3'], byCodePoint)
    let page = 0
    const { ids } = await walk(upstream, {
      way: 'forward',
      pageSize: 2,
      betweenPages({ nodes }) {
        if (page++ === 1) for (const { id } of nodes) upstream.remove(id)
      },
    })
    expect(new Set(ids).size).toBe(6)
    expect(ids).toHaveLength(6)
  })
})
