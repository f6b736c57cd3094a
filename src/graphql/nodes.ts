/** Reads an object of any type by its id alone. */
import type { NodeType } from '../loaders/known-kinds.js'
import { type StageType, stageKindOf, stageType, stageTypes } from '../loaders/stage-types.js'
import type { Pipeline } from '../wire/pipeline.js'
import type { PurgeRequest } from '../wire/purge-request.js'
import type { Stage, StageByKind, StageKind } from '../wire/stage-kinds.js'
import type { VpcEndpoint } from '../wire/vpc-endpoint.js'
import type { Context } from './context.js'
import { requireUuid } from './ids.js'
import { withTypename } from './linked-objects.js'

/** An object with its type, which GraphQL needs to resolve an interface. */
export type Node =
  | (Pipeline & { __typename: 'Pipeline' })
  | (PurgeRequest & { __typename: 'PurgeRequest' })
  | (VpcEndpoint & { __typename: 'VpcEndpoint' })
  | { [Kind in StageKind]: StageByKind[Kind] & { __typename: StageType<Kind> } }[StageKind]

export const nodeTypes: readonly NodeType[] = ['Pipeline', ...stageTypes, 'PurgeRequest', 'VpcEndpoint']

/**
 * Loads an object by its id. An id does not show the object's type, so all types are tried at once, unless an earlier read told
 * the type. Null if no type has the id.
 * @throws the failure of a type that could not be tried, if no other type has the id.
 */
export async function loadNode(argument: string, id: string, context: Context): Promise<Node | null> {
  const uuid = requireUuid(argument, id)
  const known = context.kinds.of(uuid)
  if (known !== undefined) return loadNodeOf(known, uuid, context)
  return firstFound(nodeTypes.map((type) => loadNodeOf(type, uuid, context)))
}

async function loadNodeOf(type: NodeType, id: string, { loaders }: Context): Promise<Node | null> {
  if (type === 'Pipeline') return withTypename(type, loaders.pipelines.byId.load(id))
  if (type === 'PurgeRequest') return withTypename(type, loaders.purgeRequests.byId.load(id))
  if (type === 'VpcEndpoint') return withTypename(type, loaders.vpcEndpoints.load({ id }))
  const kind = stageKindOf(type)
  if (kind === undefined) throw new Error(`${type} is not a stage`)
  const stage = loaders.stages[kind].byId.load({ id })
  return withTypename<StageType, Stage>(stageType(kind), stage) as Promise<Node | null>
}

/** The first value that is not null, without waiting for the rest. */
async function firstFound<Value>(readings: Promise<Value | null>[]): Promise<Value | null> {
  const missing = new Error('not found')
  try {
    return await Promise.any(readings.map(async (reading) => (await reading) ?? Promise.reject(missing)))
  } catch (error) {
    const failure = (error as AggregateError).errors.find((reason) => reason !== missing)
    if (failure === undefined) return null
    throw failure
  }
}
