/** Lists of one pipeline's stages as connections. */
import type { GraphQLResolveInfo } from 'graphql'
import { isUnreadable, neighboursOf, unlessUnreadable } from '../lib/unreadable.js'
import { toPage } from '../loaders/list-page.js'
import type { StageFilter } from '../loaders/stage-loaders.js'
import { stageType } from '../loaders/stage-types.js'
import { type Connection, type ConnectionArgs, readConnection } from '../pagination/connection.js'
import { listScope } from '../pagination/cursor.js'
import { memorySource } from '../pagination/list-source.js'
import { createdAtOrder, type Order, type SortDirection } from '../pagination/order.js'
import { pagedSource } from '../pagination/paged-source.js'
import type { CreatedAtOrder } from '../wire/list.js'
import type { StageByKind, StageKind } from '../wire/stage-kinds.js'
import type { OrderDirection } from './__generated__/resolvers.js'
import type { Context } from './context.js'
import { objectType, selectedFields, selectsOnlyTotalCount } from './selection.js'
import type { FilterOf } from './stage-filters.js'

export type StageListArgs = ConnectionArgs & { orderBy?: { direction: OrderDirection } | null | undefined }

/** A list of stages. With a filter, every given field must have this value. */
export type StageListRequest<Kind extends StageKind> = {
  kind: Kind
  pipelineId: string
  args: StageListArgs
  filter?: StageFilter
  /** Whether a stage passes the filter, for stages that came along with their pipeline. Absent: all do. */
  matches?: ((stage: StageByKind[Kind]) => boolean) | undefined
  countOnly: boolean
}

/** A page of a pipeline's stages: of those that came along with the pipeline, or else of the pipeline's own list. */
export async function readStageList<Kind extends StageKind>(
  { kind, pipelineId, args, filter = {}, matches, countOnly }: StageListRequest<Kind>,
  { loaders, knowledge, countNodes }: Context,
): Promise<Connection<StageByKind[Kind]>> {
  const direction = toDirection(args.orderBy)
  const order = createdAtOrder<StageByKind[Kind]>(direction)
  const stages = loaders.stages[kind]
  const all = matching(stages.allOf(pipelineId), matches)
  const source =
    all === undefined
      ? pagedSource(
          async (page, page_size, again) => {
            const query = { ...filter, order_by: order.name as CreatedAtOrder, page, page_size }
            if (again) stages.page.clear({ pipelineId, query })
            const list = await stages.page.load({ pipelineId, query })
            return toPage(list, list.stages)
          },
          knowledge.of(stageType(kind)),
        )
      : memorySource(inOrder(all, order))
  return readConnection(source, {
    list: stageListScope(kind, { pipeline_id: pipelineId, ...filter }),
    order,
    args,
    countOnly,
    countNodes,
  })
}

/** Undefined if a stage's filter field cannot be read: then the API does the filtering. */
function matching<Stage>(
  stages: readonly Stage[] | undefined,
  matches: ((stage: Stage) => boolean) | undefined,
): readonly Stage[] | undefined {
  if (stages === undefined || matches === undefined) return stages
  if (stages.some(isUnreadable)) return undefined
  return unlessUnreadable(() => stages.filter(matches))
}

/** A field of `Pipeline` that lists its stages of one kind. */
export function stageListField<Kind extends StageKind, Filter = never>(
  kind: Kind,
  filterOf?: FilterOf<Kind, Filter>,
) {
  return (
    { id }: { id: string },
    args: StageListArgs & { filter?: Filter | null | undefined },
    context: Context,
    info: GraphQLResolveInfo,
  ) => {
    const filter = filterOf && args.filter ? filterOf.toWire(args.filter) : {}
    return readStageList(
      {
        kind,
        pipelineId: id,
        args,
        filter,
        matches:
          Object.keys(filter).length === 0 ? undefined : (stage) => filterOf?.matches(stage, filter) ?? true,
        countOnly: countsOnly(info),
      },
      context,
    )
  }
}

/** Names a list of stages in cursors: the same wherever in the schema the list is asked for. */
export function stageListScope(kind: StageKind, filter: StageFilter): string {
  return listScope(stageType(kind), filter)
}

/** The API's order. A stage that has only its neighbours' sort keys stays beside them. */
export function inOrder<Stage extends { id: string }>(
  stages: readonly Stage[],
  order: Order<Stage>,
): Stage[] {
  const [compare = () => 0] = order.collations
  if (stages.some((stage) => neighboursOf(stage, order.field) !== undefined)) {
    const nearly = order.name.endsWith('_desc') ? stages.toReversed() : stages
    return nearly.toSorted((a, b) => compare(order.key(a), order.key(b)))
  }
  return stages.toSorted((a, b) => compare(order.key(a), order.key(b)) || (a.id < b.id ? -1 : 1))
}

export function toDirection(orderBy: { direction: OrderDirection } | null | undefined): SortDirection {
  return orderBy?.direction === 'DESC' ? 'desc' : 'asc'
}

/** Whether a stage list's field asks for nothing but the number of stages. */
export function countsOnly(info: GraphQLResolveInfo): boolean {
  return selectsOnlyTotalCount(selectedFields(info, objectType(info.returnType), info.fieldNodes))
}
