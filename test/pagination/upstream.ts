/** Simulates a list behind page numbers that changes during a walk, and the walk itself. */
import { expect } from 'vitest'
import { type Connection, readConnection } from '../../src/pagination/connection.js'
import { createListKnowledge, type ListKnowledge } from '../../src/pagination/list-knowledge.js'
import { type Compare, createdAtOrder, nameOrder, type Order } from '../../src/pagination/order.js'
import { pagedSource } from '../../src/pagination/paged-source.js'

export type Item = { id: string; name: string; created_at: string }

export type OrderName = 'created_at_asc' | 'created_at_desc' | 'name_asc' | 'name_desc'
export const orders: Record<OrderName, Order<Item>> = {
  created_at_asc: createdAtOrder('asc'),
  created_at_desc: createdAtOrder('desc'),
  name_asc: nameOrder('asc'),
  name_desc: nameOrder('desc'),
}

/** A change of the list between two pages or two reads. */
export type Change = { kind: 'insert' | 'delete' | 'rename'; at: number; key: number }

export type UpstreamOptions = {
  orderName: OrderName
  /** The number of distinct sort keys. */
  keys: number
  byName: Compare
  /** `cap` is the most items on a page; `fixed` is the size of every page, regardless of the requested size. */
  cap?: number
  fixed?: number
  /** Makes the name for a number: distinct numbers have distinct names. */
  nameOf?: (value: number) => string
}

export class Upstream {
  reads = 0
  /** The ids of items that have existed unchanged since the walk began. */
  readonly untouched = new Set<string>()
  #items: Item[] = []
  #sorted: Item[] | null = null
  #serial = 0

  constructor(
    readonly options: UpstreamOptions,
    size: number,
    seed: readonly number[],
  ) {
    for (let index = 0; index < size; index++)
      this.#insert(seed[index % Math.max(seed.length, 1)] ?? index, index)
    for (const item of this.#items) this.untouched.add(item.id)
  }

  get sorted(): readonly Item[] {
    this.#sorted ??= this.#sort()
    return this.#sorted
  }

  apply({ kind, at, key }: Change): void {
    if (kind === 'insert') this.#insert(key, at)
    else {
      const item = this.#items[at % Math.max(this.#items.length, 1)]
      if (item === undefined) return
      this.remove(item.id)
      if (kind === 'rename') this.#items.push({ ...item, name: this.#nameOf(key) })
    }
    this.#sorted = null
  }

  remove(id: string): void {
    this.untouched.delete(id)
    this.#items = this.#items.filter((item) => item.id !== id)
    this.#sorted = null
  }

  source(knowledge: ListKnowledge = createListKnowledge(), betweenReads: () => void = () => {}) {
    const { cap = Number.POSITIVE_INFINITY, fixed } = this.options
    return pagedSource<Item>(async (page, pageSize) => {
      if (this.reads++ > 0) betweenReads()
      const size = fixed ?? Math.min(pageSize, cap)
      return { items: this.sorted.slice((page - 1) * size, page * size), total: this.sorted.length }
    }, knowledge)
  }

  #sort(): Item[] {
    const { orderName, byName } = this.options
    const sign = orderName.endsWith('asc') ? 1 : -1
    const compare = (a: Item, b: Item) =>
      orderName.startsWith('name')
        ? byName(a.name, b.name)
        : Number(a.created_at > b.created_at) - Number(a.created_at < b.created_at)
    return this.#items.toSorted((a, b) => sign * compare(a, b) || (a.id < b.id ? -1 : 1))
  }

  #insert(key: number, salt: number): void {
    const serial = this.#serial++
    // With as many keys as items, keys are unique; otherwise they repeat.
    const unique = this.options.keys === Number.POSITIVE_INFINITY
    const value = unique ? (key % 1000) * 1000 + serial : key % this.options.keys
    const fraction = String(value).padStart(6, '0')
    this.#items.push({
      id: `${String((key * 7919 + salt * 104729) % 10_000).padStart(4, '0')}-${serial}`,
      name: this.#nameOf(key),
      created_at: `2026-01-01T00:00:00.${fraction.slice(-6)}Z`,
    })
  }

  #nameOf(key: number): string {
    const { keys, nameOf = (value) => `shop-${String(value).padStart(9, '0')}` } = this.options
    return nameOf(keys === Number.POSITIVE_INFINITY ? key * 1000 + this.#serial++ : key % keys)
  }
}

export type WalkOptions = {
  way: 'forward' | 'backward'
  pageSize: number
  knowledge?: ListKnowledge
  betweenPages?: (page: Connection<Item>) => void
  betweenReads?: () => void
}

/** Walks through the list to its end. */
export async function walk(
  upstream: Upstream,
  { way, pageSize, knowledge, betweenPages = () => {}, betweenReads }: WalkOptions,
): Promise<{ ids: string[]; readsOfPage: number[] }> {
  const source = upstream.source(knowledge, betweenReads)
  const ids: string[] = []
  const readsOfPage: number[] = []
  let cursor: string | null = null
  // Changes are finite, so a walk that has not ended after this many pages never will.
  for (let pages = 0; pages < 2_000; pages++) {
    const before = upstream.reads
    const page: Connection<Item> = await readConnection(source, {
      list: () => 'test',
      order: orders[upstream.options.orderName],
      args: way === 'forward' ? { first: pageSize, after: cursor } : { last: pageSize, before: cursor },
      countOnly: false,
    })
    readsOfPage.push(upstream.reads - before)
    ids.push(...page.nodes.map(({ id }) => id))
    cursor = way === 'forward' ? page.pageInfo.endCursor : page.pageInfo.startCursor
    if (!(way === 'forward' ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage))
      return { ids, readsOfPage }
    expect(cursor, 'a page that is not the last has a cursor to go on from').not.toBeNull()
    betweenPages(page)
  }
  throw new Error('the walk does not end')
}

export function occurrences(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
