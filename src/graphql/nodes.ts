/** Reads an object of whichever kind by its id alone. */
import type { NodeKind } from '../loaders/known-kinds.js'
import { type StageByKind, type StageKind, stageKindNames } from '../loaders/stage-kinds.js'
import type { Pipeline } from '../wire/pipeline.js'
import type { PurgeRequest } from '../wire/purge-request.js'
import type { VpcEndpoint } from '../wire/vpc-endpoint.js'
import type { Context } from './context.js'
import { requireUuid } from './ids.js'
import { withTypename } from './links.js'

/** An object with its type, as GraphQL needs it behind an interface. */
export type Node =
  | (Pipeline & { __typename: 'Pipeline' })
  | (PurgeRequest & { __typename: 'PurgeRequest' })
  | (VpcEndpoint & { __typename: 'VpcEndpoint' })
  | { [Kind in StageKind]: StageByKind[Kind] & { __typename: Kind } }[StageKind]

export const nodeKinds: readonly NodeKind[] = ['Pipeline', ...stageKindNames, 'PurgeRequest', 'VpcEndpoint']

/**
 * The id does not tell the kind: every kind is asked at once, unless the kind has been seen before. Null when no kind has
 * the id.
 * @throws what went wrong, when a kind could not be asked and no other has the id.
 */
export async function loadNode(argument: string, id: string, context: Context): Promise<Node | null> {
  const uuid = requireUuid(argument, id)
  const known = context.kinds.of(uuid)
  if (known !== undefined) return loadKind(known, uuid, context)
  return firstFound(nodeKinds.map((kind) => loadKind(kind, uuid, context)))
}

function loadKind(kind: NodeKind, id: string, { loaders }: Context): Promise<Node | null> {
  switch (kind) {
    case 'Pipeline':
      return withTypename(kind, loaders.pipelines.byId.load(id))
    case 'PurgeRequest':
      return withTypename(kind, loaders.purgeRequests.byId.load(id))
    case 'VpcEndpoint':
      return withTypename(kind, loaders.vpcEndpoints.load({ id }))
    default:
      return withTypename<StageKind, StageByKind[StageKind]>(
        kind,
        loaders.stages[kind].byId.load({ id }),
      ) as Promise<Node | null>
  }
}

/** The first value that is there, without waiting for the rest. */
async function firstFound<Value>(readings: Promise<Value | null>[]): Promise<Value | null> {
  const missing = new Error('not there')
  try {
    return await Promise.any(readings.map(async (reading) => (await reading) ?? Promise.reject(missing)))
  } catch (error) {
    const failure = (error as AggregateError).errors.find((reason) => reason !== missing)
    if (failure === undefined) return null
    throw failure
  }
}
