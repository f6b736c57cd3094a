/** Fields that lead from one object to another. */
import type { GraphQLResolveInfo } from 'graphql'
import { readOr, UnexpectedValueError, withFields } from '../lib/unreadable.js'
import { type StageType, stageType } from '../loaders/stage-types.js'
import type { Pipeline } from '../wire/pipeline.js'
import { linkField, STAGE_KINDS, type Stage, type StageByKind, type StageKind } from '../wire/stage-kinds.js'
import type { Context } from './context.js'
import { toUuid } from './ids.js'
import { selectsOnlyId } from './selection.js'

/** Anything that belongs to a pipeline: a stage, a rule, a purge request. */
type Linked = { pipeline_id: string }

/** Anything that leads to a stage of its pipeline. Null: the pipeline is not known. */
type Leading = { pipeline_id: string | null }

/** The pipeline of a stage or a purge request. */
export function pipelineOf(stage: Linked, _args: unknown, { loaders }: Context, info: GraphQLResolveInfo) {
  const id = requireWireId('pipeline_id', stage.pipeline_id)
  return selectsOnlyId(info, 'Pipeline') ? onlyId<Pipeline>(id) : loaders.pipelines.byId.load(id)
}

/** A field that leads to the stage of this kind behind another. */
export function linkTo<Kind extends StageKind>(kind: Kind) {
  return (from: Leading, _args: unknown, context: Context, info: GraphQLResolveInfo) =>
    linkedStage(kind, from, linkOf(from, kind), context, info)
}

/** A field that leads to the stage behind another, which is of one of these kinds. */
export function linkToAny(kinds: readonly StageKind[]) {
  return (from: Leading, _args: unknown, context: Context, info: GraphQLResolveInfo) => {
    const kind = kinds.find((name) => linkOf(from, name) !== undefined)
    if (kind === undefined) return null
    const stage = linkedStage(kind, from, linkOf(from, kind), context, info)
    return withTypename<StageType, Stage>(stageType(kind), stage)
  }
}

export const nextStage = linkToAny(STAGE_KINDS)

/**
 * The API leaves out a link that is not set.
 * @throws UnexpectedValueError if the link is unreadable, which does not mean that nothing is linked.
 */
function linkOf(from: Leading, kind: StageKind): string | undefined {
  const link = linkField(kind)
  const id = (from as Record<string, unknown>)[link]
  return typeof id === 'string' && id !== '' ? requireWireId(link, id) : undefined
}

/** @throws UnexpectedValueError if the id is not a UUID, because nothing can be read by it. */
export function requireWireId(field: string, id: string): string {
  if (toUuid(id) === null)
    throw new UnexpectedValueError(`expected ${field} as a UUID, got ${JSON.stringify(id.slice(0, 200))}`)
  return id
}

/** A stage of the same pipeline by its id. */
export function linkedStage<Kind extends StageKind>(
  kind: Kind,
  from: Leading,
  id: string | undefined,
  { loaders }: Context,
  info: GraphQLResolveInfo,
): StageByKind[Kind] | Promise<StageByKind[Kind] | null> | null {
  if (id === undefined) return null
  if (selectsOnlyId(info, stageType(kind))) return onlyId<StageByKind[Kind]>(id)
  const pipelineId = readOr(from, 'pipeline_id', null)
  return loaders.stages[kind].byId.load({ id, ...(pipelineId !== null && { pipelineId }) })
}

/** Tells GraphQL the type of an object behind an interface. */
export async function withTypename<Kind extends string, Value extends object>(
  typename: Kind,
  value: Value | Promise<Value | null> | null,
): Promise<(Value & { __typename: Kind }) | null> {
  const object = await value
  return object === null ? null : withFields(object, { __typename: typename })
}

/** Stands for an object of which only fields that follow from its id are selected. */
export function onlyId<Value extends { id: string }>(id: string): Value {
  return { id } as Value
}
