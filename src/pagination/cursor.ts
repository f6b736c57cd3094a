/**
 * Cursors: the position of an item in a list, as opaque text. A cursor names its item by sort key and id, so it stays valid
 * when other items come and go, and even when its own item is deleted. The item's index is only a hint where to look first.
 */
import { createHash } from 'node:crypto'

/** From a position, towards the end of the list or towards its start. */
export type PagingDirection = 'forward' | 'backward'

/** An item's sort key in the list's order, its id, and the index at which it was last seen. */
export type Position = { key: string; id: string; index: number }

/** A cursor is valid for one list under one filter, in one order. `list` comes from `listScope`. */
export type CursorScope = { list: string; order: string }

/** A cursor cannot be used here. The message says why, and may be shown to a caller. It is a predicate: the subject, such as the name of the argument, is put in front. */
export class CursorError extends Error {
  override readonly name = 'CursorError'
}

/** Names a list and its filter in 12 characters. The order of the filter's fields does not matter. */
export function listScope(list: string, filter: Record<string, unknown>): string {
  const entries = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([list, entries]))
    .digest('base64url')
    .slice(0, 12)
}

const VERSION = 1

export function encodeCursor({ list, order }: CursorScope, { key, id, index }: Position): string {
  return Buffer.from(JSON.stringify([VERSION, list, order, key, id, index])).toString('base64url')
}

/** @throws CursorError when the text is not a cursor, or is a cursor of another list, filter or order. */
export function decodeCursor(scope: CursorScope, cursor: string): Position {
  const [version, list, order, key, id, index] = parse(cursor)
  if (
    version !== VERSION ||
    typeof list !== 'string' ||
    typeof order !== 'string' ||
    typeof key !== 'string' ||
    typeof id !== 'string' ||
    !Number.isSafeInteger(index) ||
    (index as number) < 0
  )
    throw malformed(cursor)
  if (list !== scope.list) throw new CursorError('belongs to another list or another filter')
  if (order !== scope.order)
    throw new CursorError(
      `was made for the order ${toReadableOrder(order)}, but the order here is ${toReadableOrder(scope.order)}`,
    )
  return { key, id, index: index as number }
}

function parse(cursor: string): readonly unknown[] {
  // Buffer skips characters that are not base64url, so a corrupted cursor could pass for another one.
  if (!/^[\w-]+$/.test(cursor)) throw malformed(cursor)
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(parsed)) return parsed
  } catch {}
  throw malformed(cursor)
}

const QUOTED_LENGTH = 40

function malformed(cursor: string): CursorError {
  const quoted =
    cursor.length > QUOTED_LENGTH
      ? `${cursor.slice(0, QUOTED_LENGTH)}… (${cursor.length} characters)`
      : cursor
  return new CursorError(`is not a cursor this gateway made: ${JSON.stringify(quoted)}`)
}

/** `created_at_asc` → `CREATED_AT ASC`. */
function toReadableOrder(order: string): string {
  return order
    .slice(0, 40)
    .toUpperCase()
    .replace(/_(?=ASC$|DESC$)/, ' ')
}
