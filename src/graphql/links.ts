/** Fields that lead from one object to another. */
import type { GraphQLResolveInfo } from 'graphql'
import type { Stage, StageByKind, StageKind } from '../loaders/stage-kinds.js'
import type { Pipeline } from '../wire/pipeline.js'
import type { Context } from './context.js'
import { selectsOnlyId } from './selection.js'

/** The pipeline of a stage. */
export function pipelineOf(stage: Stage, _args: unknown, { loaders }: Context, info: GraphQLResolveInfo) {
  return selectsOnlyId(info, 'Pipeline')
    ? onlyId<Pipeline>(stage.pipeline_id)
    : loaders.pipelines.byId.load(stage.pipeline_id)
}

/** The stage that another of the same pipeline is linked to. */
export function linkedStage<Kind extends StageKind>(
  kind: Kind,
  from: Stage,
  id: string | undefined,
  { loaders }: Context,
  info: GraphQLResolveInfo,
): StageByKind[Kind] | Promise<StageByKind[Kind] | null> | null {
  if (id === undefined || id === '') return null
  if (selectsOnlyId(info, kind)) return onlyId<StageByKind[Kind]>(id)
  return loaders.stages[kind].byId.load({ id, pipelineId: from.pipeline_id })
}

/** Tells GraphQL of which type the object behind an interface is. */
export async function withTypename<Kind extends string, Value extends object>(
  typename: Kind,
  value: Value | Promise<Value | null> | null,
): Promise<(Value & { __typename: Kind }) | null> {
  const object = await value
  return object === null ? null : { ...object, __typename: typename }
}

/** Stands for an object of which nothing else is selected, so that nothing else of it will be looked at. */
function onlyId<Value extends { id: string }>(id: string): Value {
  return { id } as Value
}
