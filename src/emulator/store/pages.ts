/** Reads one page of a list by walking an index from the nearer end. */
import type { CreatedAtOrder } from '../../wire/list.js'
import type { Database, SqlValue } from './database.js'

export type Direction = 'asc' | 'desc'

export type Page = { page: number; pageSize: number }

export type Order = { column: string; direction: Direction }

/** The rows of a table that a list has: those that satisfy all `terms`. `scope` names a kept total. Null: rows are counted. */
export type Selection = { terms: readonly string[]; values: readonly SqlValue[]; scope: string | null }

export type Window = { limit: number; offset: number; direction: Direction }

export const CREATED_AT: Readonly<Record<CreatedAtOrder, Order>> = {
  created_at_asc: { column: 'created_at', direction: 'asc' },
  created_at_desc: { column: 'created_at', direction: 'desc' },
}

/** Rows with equal keys come in the order of their creation. The table must have `seq` as its rowid. */
export function selectPage<Row>(
  database: Database,
  { table, columns }: { table: string; columns: string },
  { terms, values, scope }: Selection,
  { column, direction }: Order,
  page: Page,
): { rows: Row[]; total: number } {
  const where = terms.length === 0 ? '' : `WHERE ${terms.join(' AND ')}`
  const counted =
    scope === null
      ? database.first<{ total: number }>(`SELECT count(*) AS total FROM ${table} ${where}`, ...values)
      : database.first<{ total: number }>('SELECT total FROM totals WHERE scope = ?', scope)
  const total = counted?.total ?? 0
  const window = windowOf(page, total, direction)
  if (window === null) return { rows: [], total }
  const rows = database.all<Row>(
    `SELECT ${columns} FROM ${table} WHERE seq IN (
       SELECT seq FROM ${table} ${where}
       ORDER BY ${column} ${window.direction}, seq ${window.direction} LIMIT ? OFFSET ?
     ) ORDER BY ${column} ${direction}, seq ${direction}`,
    ...values,
    window.limit,
    window.offset,
  )
  return { rows, total }
}

/**
 * Decides where to start walking, and in which direction, to read a page of a list in `direction`. SQLite skips an offset
 * entry by entry, so pages in the second half are reached from the end. Their rows then come in reverse, so the query
 * sorts the page once more. Null: the page is past the end.
 */
export function windowOf({ page, pageSize }: Page, total: number, direction: Direction): Window | null {
  const offset = (page - 1) * pageSize
  const limit = Math.min(pageSize, total - offset)
  if (limit <= 0) return null
  const offsetFromEnd = total - offset - limit
  if (offset <= offsetFromEnd) return { limit, offset, direction }
  return { limit, offset: offsetFromEnd, direction: direction === 'asc' ? 'desc' : 'asc' }
}
