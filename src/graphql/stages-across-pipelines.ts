/** Lists of stages across pipelines: of a project, of an organization, or of all pipelines that the credential can see. */
import type { GraphQLResolveInfo } from 'graphql'
import { type CallBudget, CallBudgetError } from '../api-client/operation.js'
import { isUnreadable } from '../lib/unreadable.js'
import { toPage } from '../loaders/list-page.js'
import { stageType } from '../loaders/stage-types.js'
import { type Connection, readConnection } from '../pagination/connection.js'
import { memorySource } from '../pagination/list-source.js'
import { createdAtOrder } from '../pagination/order.js'
import { pagedSource, type UpstreamPage } from '../pagination/paged-source.js'
import { readRun } from '../pagination/read-run.js'
import type { CreatedAtOrder } from '../wire/list.js'
import type { Pipeline } from '../wire/pipeline.js'
import type { StageByKind, StageKind } from '../wire/stage-kinds.js'
import type { StageScopeFilter } from './__generated__/resolvers.js'
import type { Context } from './context.js'
import { optionalUuid, toProjectFilter } from './ids.js'
import { countsOnly } from './selection.js'
import { inOrder, readStageList, type StageListArgs, stageListScope, toDirection } from './stage-lists.js'

/** Selects the pipelines that match all of the given fields. */
type Scope = { project_id?: string; organization_id?: string }

type Args = StageListArgs & { filter?: StageScopeFilter | null | undefined }

/**
 * A field of `Query` that lists stages of one kind. The stages of one pipeline come from the pipeline's own list. The stages of
 * a project come from a search, for the kinds that the API can search. Otherwise all pipelines are read, because the API has no
 * other list of stages across pipelines.
 */
export function stagesAcrossPipelines<Kind extends StageKind>(kind: Kind) {
  return async (
    _root: unknown,
    args: Args,
    context: Context,
    info: GraphQLResolveInfo,
  ): Promise<Connection<StageByKind[Kind]>> => {
    const pipelineId = optionalUuid('filter.pipelineId', args.filter?.pipelineId)
    const scope = toProjectFilter(args.filter)
    const countOnly = countsOnly(info)
    if (pipelineId !== undefined && (await isInScope(pipelineId, scope, context)))
      return readStageList({ kind, pipelineId, args, countOnly }, context)

    const order = createdAtOrder<StageByKind[Kind]>(toDirection(args.orderBy))
    const list = () => stageListScope(kind, pipelineId === undefined ? scope : { pipeline_id: pipelineId })
    const source =
      pipelineId === undefined
        ? (searchSource(kind, scope, order.name, context) ??
          memorySource(inOrder(await readAllStages(kind, scope, context), order)))
        : memorySource<StageByKind[Kind]>([])
    return readConnection(source, { list, order, args, countOnly, countNodes: context.countNodes })
  }
}

async function isInScope(pipelineId: string, scope: Scope, { loaders }: Context): Promise<boolean> {
  if (Object.keys(scope).length === 0) return true
  const pipeline = await loaders.pipelines.byId.load(pipelineId)
  if (pipeline === null) return false
  return (['project_id', 'organization_id'] as const).every(
    (name) => scope[name] === undefined || scope[name] === pipeline[name],
  )
}

/** Null if the kind cannot be searched, or if the scope is not exactly a project, which is all that a search can filter by. */
function searchSource<Kind extends StageKind>(
  kind: Kind,
  scope: Scope,
  order: string,
  { loaders, knowledge }: Context,
) {
  const { search } = loaders.stages[kind]
  const { project_id, organization_id } = scope
  if (search === null || project_id === undefined || organization_id !== undefined) return null
  return pagedSource<StageByKind[Kind]>(
    async (page, page_size) => {
      const list = await search({ project_id, order_by: order as CreatedAtOrder, page, page_size })
      return toPage(list, list.stages)
    },
    knowledge.of(`search ${stageType(kind)}`),
  )
}

/** Reads every pipeline once, even if others come and go meanwhile: see `readRun`. */
async function readAllStages<Kind extends StageKind>(
  kind: Kind,
  scope: Scope,
  context: Context,
): Promise<StageByKind[Kind][]> {
  const { loaders, knowledge, budget } = context
  const source = pagedSource<Pipeline>(async (page, page_size) => {
    const query = { ...scope, order_by: 'created_at_asc' as const, page, page_size }
    const list = await loaders.pipelines.readPageWithStages(query)
    assertWithinBudget(list, page, budget)
    return list
  }, knowledge.of('pipelines-stages'))
  const pipelines = await readRun(source, createdAtOrder('asc'), null, 'forward', Number.MAX_SAFE_INTEGER)
  const stages = await Promise.all(
    pipelines.items.map(
      (pipeline) => loaders.stages[kind].allOf(pipeline.id) ?? readOwnList(kind, pipeline, context),
    ),
  )
  return stages.flat()
}

/** Refuses an operation before it makes too many calls. The first page shows how many more calls it takes to read all pipelines. */
function assertWithinBudget(
  { items, total }: UpstreamPage<Pipeline>,
  page: number,
  budget: CallBudget,
): void {
  if (isUnreadable(total) || items.length === 0) return
  const pages = Math.ceil(total / items.length)
  const missing = pages - page
  if (missing <= budget.left) return
  const needed = budget.made + missing
  throw new CallBudgetError(
    budget.limit,
    needed,
    `Stages across ${total} pipelines take ${needed} upstream calls: at most ${budget.limit} are allowed (LIMIT_UPSTREAM_CALLS). Give filter.pipelineId or filter.projectId`,
  )
}

/**
 * Reads the stages of a pipeline whose list of stages was unreadable in the page of pipelines. If the whole pipeline is
 * unreadable, the unreadable value takes the place of its stages in the result, because its id is unknown.
 */
async function readOwnList<Kind extends StageKind>(
  kind: Kind,
  pipeline: Pipeline,
  { loaders, knowledge }: Context,
): Promise<readonly StageByKind[Kind][]> {
  if (isUnreadable(pipeline)) return [pipeline as never]
  const source = pagedSource<StageByKind[Kind]>(
    async (page, page_size) => {
      const query = { order_by: 'created_at_asc' as const, page, page_size }
      const list = await loaders.stages[kind].page.load({ pipelineId: pipeline.id, query })
      return toPage(list, list.stages)
    },
    knowledge.of(stageType(kind)),
  )
  const order = createdAtOrder<StageByKind[Kind]>('asc')
  return (await readRun(source, order, null, 'forward', Number.MAX_SAFE_INTEGER)).items
}
