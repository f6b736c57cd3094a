/**
 * Connections: pages of a list in the form that GraphQL clients expect. `first` and `after` page from the start of the list,
 * `last` and `before` from its end.
 * https://relay.dev/graphql/connections.htm
 */
import {
  CursorError,
  type CursorScope,
  decodeCursor,
  encodeCursor,
  type PagingDirection,
  type Position,
} from './cursor.js'
import { type ListSource, MAX_PAGE_SIZE, memorySource } from './list-source.js'
import type { Order } from './order.js'
import { readRun } from './read-run.js'
import { cutRun, type Run } from './run.js'

export const DEFAULT_PAGE_SIZE = 20

/** The arguments of a connection field. Null means the same as leaving an argument out. */
export type ConnectionArgs = {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

type PageRequest = { direction: PagingDirection; count: number; position: Position | null }

/** The arguments ask for no page. `argument` names the wrong one, and the message may be shown to a caller. */
export class ConnectionArgsError extends Error {
  override readonly name = 'ConnectionArgsError'
  constructor(
    readonly argument: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** A page. Fields are computed only when they are selected. An unreadable item is an error in its place. */
export class Connection<Item extends { id: string }> {
  readonly nodes: readonly Item[]

  constructor(
    private readonly run: Run<Item>,
    private readonly countProblem: Error | undefined,
    private readonly scope: () => CursorScope,
    private readonly order: Order<Item>,
  ) {
    this.nodes = run.items
  }

  /** @throws the reason why the count is unknown. */
  get totalCount(): number {
    if (this.countProblem !== undefined) throw this.countProblem
    return this.run.total
  }

  get edges(): readonly Edge<Item>[] {
    return this.nodes.map((node, index) => new Edge(node, this, index))
  }

  /** Its cursors, too, are computed only when they are selected: each contains the name of the list, which is a digest. */
  get pageInfo() {
    const { hasBefore, hasAfter } = this.run
    const cursorOf = (index: number) => (this.nodes.length === 0 ? null : this.cursorAt(index))
    const last = this.nodes.length - 1
    return {
      hasPreviousPage: hasBefore,
      hasNextPage: hasAfter,
      get startCursor() {
        return cursorOf(0)
      },
      get endCursor() {
        return cursorOf(last)
      },
    }
  }

  cursorAt(index: number): string {
    const node = this.nodes[index] as Item
    return encodeCursor(this.scope(), {
      key: this.order.key(node),
      id: node.id,
      index: this.run.start + index,
    })
  }
}

class Edge<Item extends { id: string }> {
  constructor(
    readonly node: Item,
    private readonly connection: Connection<Item>,
    private readonly index: number,
  ) {}

  get cursor(): string {
    return this.connection.cursorAt(this.index)
  }
}

export type ConnectionRequest<Item> = {
  /** Names the list and its filter, see `listScope`. A cursor of another list is refused. Called only where there is a cursor. */
  list: () => string
  order: Order<Item>
  args: ConnectionArgs
  /** Whether only `totalCount` is wanted, which takes one read of one item. */
  countOnly: boolean
  /** Is called with the number of items in the page, and may throw. */
  countNodes?: (count: number) => void
}

/**
 * Reads the page that the arguments ask for.
 * @throws ConnectionArgsError when the arguments ask for no page.
 */
export async function readConnection<Item extends { id: string }>(
  source: ListSource<Item>,
  request: ConnectionRequest<Item>,
): Promise<Connection<Item>> {
  const { order, args, countOnly, countNodes = () => {} } = request
  const scope = scopeOf(request)
  const { direction, count, position } = toPageRequest(args, scope)
  const isEmptyPage = count === 0 && position === null
  const run =
    countOnly || isEmptyPage
      ? emptyRun<Item>(await source.count(), direction)
      : await readRun(source, order, position, direction, count)
  countNodes(run.items.length)
  return new Connection(run, source.countProblem?.(), scope, order)
}

/**
 * The same for a list that is at hand as a whole, in its order. Without a cursor, the page is at one end of the list, and no promise is
 * needed.
 */
export function cutConnection<Item extends { id: string }>(
  items: readonly Item[],
  request: ConnectionRequest<Item>,
): Connection<Item> | Promise<Connection<Item>> {
  const { order, args, countOnly, countNodes = () => {} } = request
  const scope = scopeOf(request)
  const { direction, count, position } = toPageRequest(args, scope)
  if (position !== null) return readConnection(memorySource(items), request)
  const slice = { items, start: 0, total: items.length }
  const boundary = direction === 'forward' ? 0 : items.length
  const run =
    countOnly || count === 0
      ? emptyRun<Item>(items.length, direction)
      : cutRun(slice, boundary, direction, count)
  countNodes(run.items.length)
  return new Connection(run, undefined, scope, order)
}

/** The scope's name is a digest, which most operations do not need. */
function scopeOf({ list, order }: Pick<ConnectionRequest<never>, 'list' | 'order'>): () => CursorScope {
  let scope: CursorScope | undefined
  return () => {
    scope ??= { list: list(), order: order.name }
    return scope
  }
}

/** A run without items, before the list's first item (forward) or after its last (backward). */
function emptyRun<Item>(total: number, direction: PagingDirection): Run<Item> {
  const start = direction === 'forward' ? 0 : total
  return { items: [], start, total, hasBefore: start > 0, hasAfter: start < total }
}

function toPageRequest(
  { first, after, last, before }: ConnectionArgs,
  scope: () => CursorScope,
): PageRequest {
  const has = (value: unknown) => value !== null && value !== undefined
  if (has(first) && has(last))
    throw new ConnectionArgsError('last', 'first and last cannot be given together: ask for one end')
  if (has(after) && has(before))
    throw new ConnectionArgsError(
      'before',
      'after and before cannot be given together: go on from one cursor',
    )
  if (has(first) && has(before))
    throw new ConnectionArgsError('before', 'before goes with last, not with first')
  if (has(last) && has(after)) throw new ConnectionArgsError('after', 'after goes with first, not with last')
  return has(last) || has(before)
    ? { direction: 'backward', count: toCount('last', last), position: toPosition('before', before, scope) }
    : { direction: 'forward', count: toCount('first', first), position: toPosition('after', after, scope) }
}

function toCount(argument: string, value: number | null | undefined): number {
  const count = value ?? DEFAULT_PAGE_SIZE
  if (count < 0 || count > MAX_PAGE_SIZE)
    throw new ConnectionArgsError(argument, `${argument} must be 0 to ${MAX_PAGE_SIZE}, got ${count}`)
  return count
}

function toPosition(
  argument: string,
  cursor: string | null | undefined,
  scope: () => CursorScope,
): Position | null {
  if (cursor === null || cursor === undefined) return null
  try {
    return decodeCursor(scope(), cursor)
  } catch (error) {
    if (!(error instanceof CursorError)) throw error
    throw new ConnectionArgsError(argument, `${argument} ${error.message}`, { cause: error })
  }
}
