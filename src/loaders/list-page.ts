/** A page of a list as the API answered it, as the pagination takes it. */
import { problemOf } from '../lib/unreadable.js'
import type { PageAnswer } from '../pagination/paged-source.js'

/** A `total_count` that cannot be read leaves the items of the page, and whoever wants the count its error. */
export function toPage<Item>(list: { total_count: number }, items: readonly Item[]): PageAnswer<Item> {
  const problem = problemOf(list, 'total_count')
  return { items, total: problem ?? list.total_count }
}
