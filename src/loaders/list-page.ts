/** Turns a page of the API's list into a page for the pagination. */
import { problemOf } from '../lib/unreadable.js'
import type { UpstreamPage } from '../pagination/paged-source.js'

/** An unreadable `total_count` leaves the items intact. The total is then the error, which only readers of the count see. */
export function toPage<Item>(list: { total_count: number }, items: readonly Item[]): UpstreamPage<Item> {
  const problem = problemOf(list, 'total_count')
  return { items, total: problem ?? list.total_count }
}
