/**
 * Reads several objects with few calls. The API reads objects by id only one by one, but it lists the objects of a pipeline or
 * project in pages. So each group with more than one wanted object is listed, until all wanted objects are found, or
 * until reading the rest one by one takes no more calls than listing further. Resolves to the found objects by id.
 *
 * A list that fails counts as one that ends there, and an unreadable item as one that is not listed. The caller reads missing
 * objects one by one, so that each fails on its own.
 */
import { isUnreadable } from '../lib/unreadable.js'
import { type ListSource, MAX_PAGE_SIZE } from '../pagination/list-source.js'

export type GroupedKey = { id: string; group: string | undefined }

export async function readGroups<Item extends { id: string }>(
  keys: readonly GroupedKey[],
  listOf: (group: string) => ListSource<Item>,
): Promise<Map<string, Item>> {
  const found = new Map<string, Item>()
  const readings = [...idsByGroup(keys)].map(async ([group, ids]) => {
    await readGroup(listOf(group), ids, found).catch(() => {})
  })
  await Promise.all(readings)
  return found
}

/** Removes the found ids from `wanted`. Takes at most one read more than there are wanted objects. */
async function readGroup<Item extends { id: string }>(
  list: ListSource<Item>,
  wanted: Set<string>,
  found: Map<string, Item>,
): Promise<void> {
  let start = 0
  let readsLeft = 1
  while (wanted.size > readsLeft) {
    const window = { anchor: start, beside: start, from: start, to: start + MAX_PAGE_SIZE, margin: null }
    const slice = await list.read(window)
    for (const item of slice.items) {
      if (isUnreadable(item)) continue
      found.set(item.id, item)
      wanted.delete(item.id)
    }
    const end = slice.start + slice.items.length
    if (end <= start || end >= slice.total) return
    readsLeft = Math.ceil((slice.total - end) / (end - start))
    start = end
  }
}

function idsByGroup(keys: readonly GroupedKey[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>()
  for (const { id, group } of keys) {
    if (group === undefined) continue
    const ids = groups.get(group)
    if (ids === undefined) groups.set(group, new Set([id]))
    else ids.add(id)
  }
  return groups
}
