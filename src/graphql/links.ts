/** Fields that lead from one object to another. */
import type { GraphQLResolveInfo } from 'graphql'
import {
  type Stage,
  type StageByKind,
  type StageKind,
  stageKindNames,
  stageKinds,
} from '../loaders/stage-kinds.js'
import type { Pipeline } from '../wire/pipeline.js'
import type { Context } from './context.js'
import { selectsOnlyId } from './selection.js'

/** What belongs to a pipeline: a stage, a rule, a purge request. */
type Linked = { pipeline_id: string }

/** What leads to a stage of its pipeline. Null: which one that is, is not known. */
type Leading = { pipeline_id: string | null }

/** The pipeline of a stage or a purge request. */
export function pipelineOf(stage: Linked, _args: unknown, { loaders }: Context, info: GraphQLResolveInfo) {
  return selectsOnlyId(info, 'Pipeline')
    ? onlyId<Pipeline>(stage.pipeline_id)
    : loaders.pipelines.byId.load(stage.pipeline_id)
}

/** A field that leads to the stage of this kind behind another. */
export function linkTo<Kind extends StageKind>(kind: Kind) {
  return (from: Leading, _args: unknown, context: Context, info: GraphQLResolveInfo) =>
    linkedStage(kind, from, linkOf(from, kind), context, info)
}

/** The stage behind another, of whichever kind. */
export function nextStage(from: Leading, _args: unknown, context: Context, info: GraphQLResolveInfo) {
  const kind = stageKindNames.find((name) => linkOf(from, name) !== undefined)
  if (kind === undefined) return null
  const stage = linkedStage(kind, from, linkOf(from, kind), context, info)
  return withTypename<StageKind, Stage>(kind, stage)
}

/** The API leaves out a link that is not set. */
function linkOf(from: Leading, kind: StageKind): string | undefined {
  const id = (from as Record<string, unknown>)[stageKinds[kind].link]
  return typeof id === 'string' && id !== '' ? id : undefined
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
  if (selectsOnlyId(info, kind)) return onlyId<StageByKind[Kind]>(id)
  return loaders.stages[kind].byId.load({
    id,
    ...(from.pipeline_id !== null && { pipelineId: from.pipeline_id }),
  })
}

/** Tells GraphQL of which type the object behind an interface is. */
export async function withTypename<Kind extends string, Value extends object>(
  typename: Kind,
  value: Value | Promise<Value | null> | null,
): Promise<(Value & { __typename: Kind }) | null> {
  const object = await value
  return object === null ? null : { ...object, __typename: typename }
}

/** Stands for an object of which nothing is selected that takes more, so that nothing else of it will be looked at. */
export function onlyId<Value extends { id: string }>(id: string): Value {
  return { id } as Value
}
