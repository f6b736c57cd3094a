/** Lists of one pipeline's stages, as connections. */
import type { GraphQLResolveInfo } from 'graphql'
import { isUnreadable, neighboursOf, unlessUnreadable } from '../lib/unreadable.js'
import { toPage } from '../loaders/list-page.js'
import type { StageFilter } from '../loaders/stage-loaders.js'
import { stageType } from '../loaders/stage-types.js'
import {
  type Connection,
  type ConnectionArgs,
  cutConnection,
  readConnection,
} from '../pagination/connection.js'
import { listScope } from '../pagination/cursor.js'
import { type Compare, createdAtOrder, type Order, type SortDirection } from '../pagination/order.js'
import { pagedSource } from '../pagination/paged-source.js'
import type { CreatedAtOrder } from '../wire/list.js'
import type { StageByKind, StageKind } from '../wire/stage-kinds.js'
import type { OrderDirection } from './__generated__/resolvers.js'
import type { Context } from './context.js'
import { countsOnly } from './selection.js'
import type { FilterOf } from './stage-filters.js'

export type StageListArgs = ConnectionArgs & { orderBy?: { direction: OrderDirection } | null | undefined }

/** The list of stages to read. With a filter, stages must match every field of it. */
export type StageListRequest<Kind extends StageKind> = {
  kind: Kind
  pipelineId: string
  args: StageListArgs
  filter?: StageFilter
  /** Whether a stage matches the filter, for stages that were listed with their pipeline. Absent: all match. */
  matches?: ((stage: StageByKind[Kind]) => boolean) | undefined
  countOnly: boolean
}

/** A page of a pipeline's stages. Uses the stages that were listed with the pipeline, if they were, and else reads the list. */
export function readStageList<Kind extends StageKind>(
  { kind, pipelineId, args, filter = {}, matches, countOnly }: StageListRequest<Kind>,
  { loaders, knowledge, countNodes }: Context,
): Connection<StageByKind[Kind]> | Promise<Connection<StageByKind[Kind]>> {
  const direction = toDirection(args.orderBy)
  const order = createdAtOrder<StageByKind[Kind]>(direction)
  const stages = loaders.stages[kind]
  const list = () => stageListScope(kind, { pipeline_id: pipelineId, ...filter })
  const request = { list, order, args, countOnly, countNodes }
  const all = matching(stages.allOf(pipelineId), matches)
  if (all !== undefined) return cutConnection(inOrder(all, order), request)
  const source = pagedSource(
    async (page, page_size, again) => {
      const query = { ...filter, order_by: order.name as CreatedAtOrder, page, page_size }
      if (again) stages.page.clear({ pipelineId, query })
      const response = await stages.page.load({ pipelineId, query })
      return toPage(response, response.stages)
    },
    knowledge.of(stageType(kind)),
  )
  return readConnection(source, request)
}

/** Undefined if a field that the filter tests is unreadable. The API must filter then. */
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

/** The name of a list of stages in cursors. It is the same wherever in the schema the list is selected. */
export function stageListScope(kind: StageKind, filter: StageFilter): string {
  return listScope(stageType(kind), filter)
}

/** Sorts stages as the API does. A stage whose sort key is unreadable stays next to its neighbours. */
export function inOrder<Stage extends { id: string }>(
  stages: readonly Stage[],
  order: Order<Stage>,
): readonly Stage[] {
  const [compare = () => 0] = order.collations
  if (stages.some((stage) => neighboursOf(stage, order.field) !== undefined)) {
    const inDirection = order.name.endsWith('_desc') ? stages.toReversed() : stages
    return inDirection.toSorted((a, b) => compare(order.key(a), order.key(b)))
  }
  if (isInOrder(stages, order, compare)) return stages
  const keyed = stages.map((stage) => ({ stage, key: order.key(stage) }))
  const compareBoth = (a: Keyed<Stage>, b: Keyed<Stage>) =>
    compare(a.key, b.key) || (a.stage.id < b.stage.id ? -1 : 1)
  return keyed.sort(compareBoth).map(({ stage }) => stage)
}

/** Whether the stages are sorted already, by key and then by id. */
function isInOrder<Stage extends { id: string }>(
  stages: readonly Stage[],
  order: Order<Stage>,
  compare: Compare,
): boolean {
  const fieldOf = (stage: Stage) => (stage as Record<string, unknown>)[order.field]
  let [before] = stages
  if (before === undefined || stages.length === 1) return true
  let keyBefore = order.key(before)
  for (let index = 1; index < stages.length; index++) {
    const stage = stages[index] as Stage
    // Stages that were created together have equal texts, so the key need not be worked out again.
    const key = fieldOf(stage) === fieldOf(before) ? keyBefore : order.key(stage)
    const difference = key === keyBefore ? 0 : compare(keyBefore, key)
    if (difference > 0 || (difference === 0 && before.id >= stage.id)) return false
    before = stage
    keyBefore = key
  }
  return true
}

type Keyed<Stage> = { stage: Stage; key: string }

export function toDirection(orderBy: { direction: OrderDirection } | null | undefined): SortDirection {
  return orderBy?.direction === 'DESC' ? 'desc' : 'asc'
}
