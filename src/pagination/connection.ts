/**
 * A page of a list as GraphQL's connections answer it: `first`/`after` from the front, `last`/`before` from the back.
 * https://relay.dev/graphql/connections.htm
 */
import {
  CursorError,
  type CursorScope,
  decodeCursor,
  encodeCursor,
  type Position,
  type Way,
} from './cursor.js'
import { type ListSource, MAX_PAGE_SIZE } from './list-source.js'
import type { Order } from './order.js'
import { type Run, readRun } from './read-run.js'

export const DEFAULT_PAGE_SIZE = 20

/** The arguments of a connection field. Null is as good as absent. */
export type ConnectionArgs = {
  first?: number | null | undefined
  after?: string | null | undefined
  last?: number | null | undefined
  before?: string | null | undefined
}

/** Which page is asked for. */
type PageRequest = { way: Way; count: number; position: Position | null }

/** A page cannot be asked for like this. `argument` is the one to blame; the message is fit for a caller. */
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

/** A page. What nobody selects, such as the cursors, costs nothing. An item that cannot be read is an error in its place. */
export class Connection<Item extends { id: string }> {
  readonly nodes: readonly Item[]

  constructor(
    private readonly run: Run<Item>,
    private readonly countProblem: Error | undefined,
    private readonly scope: CursorScope,
    private readonly order: Order<Item>,
  ) {
    this.nodes = run.items
  }

  /** @throws why it cannot be told. */
  get totalCount(): number {
    if (this.countProblem !== undefined) throw this.countProblem
    return this.run.total
  }

  get edges(): readonly Edge<Item>[] {
    return this.nodes.map((node, index) => new Edge(node, () => this.cursorAt(index)))
  }

  get pageInfo() {
    const { hasBefore, hasAfter } = this.run
    const last = this.nodes.length - 1
    return {
      hasPreviousPage: hasBefore,
      hasNextPage: hasAfter,
      startCursor: last < 0 ? null : this.cursorAt(0),
      endCursor: last < 0 ? null : this.cursorAt(last),
    }
  }

  private cursorAt(index: number): string {
    const node = this.nodes[index] as Item
    return encodeCursor(this.scope, { key: this.order.key(node), id: node.id, index: this.run.start + index })
  }
}

class Edge<Item> {
  constructor(
    readonly node: Item,
    private readonly toCursor: () => string,
  ) {}

  get cursor(): string {
    return this.toCursor()
  }
}

/**
 * Reads the page that the arguments ask for.
 * @param list names the list and its filter, see `listScope`: a cursor of another one is refused.
 * @param countOnly whether nothing but `totalCount` is wanted: that is one read of one item.
 * @param takeNodes told how many items the page has; may throw. Default: nobody is.
 * @throws ConnectionArgsError when the arguments ask for no page.
 */
export async function readConnection<Item extends { id: string }>(
  source: ListSource<Item>,
  {
    list,
    order,
    args,
    countOnly,
    takeNodes = () => {},
  }: {
    list: string
    order: Order<Item>
    args: ConnectionArgs
    countOnly: boolean
    takeNodes?: (count: number) => void
  },
): Promise<Connection<Item>> {
  const scope = { list, order: order.name }
  const { way, count, position } = toPageRequest(args, scope)
  const atAnEdge = count === 0 && position === null
  const run =
    countOnly || atAnEdge
      ? emptyRun<Item>(await source.count(), way)
      : await readRun(source, order, position, way, count)
  takeNodes(run.items.length)
  return new Connection(run, source.countProblem?.(), scope, order)
}

/** No items, in front of the list's first or behind its last. */
function emptyRun<Item>(total: number, way: Way): Run<Item> {
  const start = way === 'forward' ? 0 : total
  return { items: [], start, total, hasBefore: start > 0, hasAfter: start < total }
}

function toPageRequest({ first, after, last, before }: ConnectionArgs, scope: CursorScope): PageRequest {
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
    ? { way: 'backward', count: toCount('last', last), position: toPosition('before', before, scope) }
    : { way: 'forward', count: toCount('first', first), position: toPosition('after', after, scope) }
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
  scope: CursorScope,
): Position | null {
  if (cursor === null || cursor === undefined) return null
  try {
    return decodeCursor(scope, cursor)
  } catch (error) {
    if (!(error instanceof CursorError)) throw error
    throw new ConnectionArgsError(argument, `${argument} ${error.message}`, { cause: error })
  }
}
