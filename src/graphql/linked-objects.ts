/** Resolvers of the fields that lead from one object to another. */
import type { GraphQLResolveInfo } from 'graphql'
import { readOr, UnexpectedValueError, withFields } from '../lib/unreadable.js'
import { type StageType, stageType } from '../loaders/stage-types.js'
import type { Pipeline } from '../wire/pipeline.js'
import { linkField, STAGE_KINDS, type Stage, type StageByKind, type StageKind } from '../wire/stage-kinds.js'
import type { Context } from './context.js'
import { toUuid } from './ids.js'
import { selectsOnlyId } from './selection.js'

/** An object that belongs to a pipeline: a stage or a purge request. */
type OfPipeline = { pipeline_id: string }

/** An object with links to stages of its pipeline: a stage or a rule. Null: the pipeline is unknown. */
type WithLinks = { pipeline_id: string | null }

/** The pipeline of a stage or a purge request. */
export function pipelineOf(
  object: OfPipeline,
  _args: unknown,
  { loaders }: Context,
  info: GraphQLResolveInfo,
) {
  const id = requireWireId('pipeline_id', object.pipeline_id)
  return selectsOnlyId(info, 'Pipeline') ? onlyId<Pipeline>(id) : loaders.pipelines.byId.get(id)
}

/** A field for the next stage, if it is of this kind. */
export function linkTo<Kind extends StageKind>(kind: Kind) {
  return (from: WithLinks, _args: unknown, context: Context, info: GraphQLResolveInfo) =>
    linkedStage(kind, from, linkOf(from, kind), context, info)
}

/** A field for the next stage, which may be of any of these kinds. */
export function linkToAny(kinds: readonly StageKind[]) {
  return (from: WithLinks, _args: unknown, context: Context, info: GraphQLResolveInfo) => {
    const kind = kinds.find((name) => linkOf(from, name) !== undefined)
    if (kind === undefined) return null
    const stage = linkedStage(kind, from, linkOf(from, kind), context, info)
    return withTypename<StageType, Stage>(stageType(kind), stage)
  }
}

export const nextStage = linkToAny(STAGE_KINDS)

/**
 * Undefined if the link is not set.
 * @throws UnexpectedValueError if the link is unreadable, because the link may then be set.
 */
function linkOf(from: WithLinks, kind: StageKind): string | undefined {
  const link = linkField(kind)
  const id = (from as Record<string, unknown>)[link]
  return typeof id === 'string' && id !== '' ? requireWireId(link, id) : undefined
}

/** @throws UnexpectedValueError if the id is not a UUID, because the API can read nothing by it. */
export function requireWireId(field: string, id: string): string {
  if (toUuid(id) === null)
    throw new UnexpectedValueError(`expected ${field} as a UUID, got ${JSON.stringify(id.slice(0, 200))}`)
  return id
}

/** A stage of the same pipeline by its id. */
export function linkedStage<Kind extends StageKind>(
  kind: Kind,
  from: WithLinks,
  id: string | undefined,
  { loaders }: Context,
  info: GraphQLResolveInfo,
): StageByKind[Kind] | Promise<StageByKind[Kind] | null> | null {
  if (id === undefined) return null
  if (selectsOnlyId(info, stageType(kind))) return onlyId<StageByKind[Kind]>(id)
  const pipelineId = readOr(from, 'pipeline_id', null)
  return loaders.stages[kind].byId.get(pipelineId === null ? { id } : { id, pipelineId })
}

/** Adds the object's type, which GraphQL needs to resolve an interface. */
export function withTypename<Kind extends string, Value extends object>(
  typename: Kind,
  value: Value | Promise<Value | null> | null,
): WithTypename<Kind, Value> | Promise<WithTypename<Kind, Value>> {
  const add = (object: Value | null) =>
    object === null ? null : withFields(object, { __typename: typename })
  return value instanceof Promise ? value.then(add) : add(value)
}

type WithTypename<Kind extends string, Value> = (Value & { __typename: Kind }) | null

/** A stand-in for an object, used when all selected fields follow from its id. */
export function onlyId<Value extends { id: string }>(id: string): Value {
  return { id } as Value
}
