/** How a page is cut out of a list: by walking an index from the nearer end. */

export type Direction = 'asc' | 'desc'

export type Page = { page: number; pageSize: number }

export type Window = { limit: number; offset: number; direction: Direction }

/**
 * Where to start walking, and which way, to get a page of a list that is to be read in `direction`. SQLite skips an
 * offset entry by entry, so the last pages are walked to from the end. Rows then come in the order of `direction` of the
 * window: the query sorts its page once more. Null where the page is past the end.
 */
export function windowOf({ page, pageSize }: Page, total: number, direction: Direction): Window | null {
  const offset = (page - 1) * pageSize
  const limit = Math.min(pageSize, total - offset)
  if (limit <= 0) return null
  const offsetFromEnd = total - offset - limit
  if (offset <= offsetFromEnd) return { limit, offset, direction }
  return { limit, offset: offsetFromEnd, direction: direction === 'asc' ? 'desc' : 'asc' }
}
