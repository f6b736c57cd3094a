/** Reads an object of whichever kind by its id alone: the id does not tell the kind, so every kind is asked at once. */
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

/**
 * Null when no kind has the id.
 * @throws what went wrong, when a kind could not be asked and no other has the id.
 */
export async function loadNode(argument: string, id: string, { loaders }: Context): Promise<Node | null> {
  const uuid = requireUuid(argument, id)
  const loadStage = (kind: StageKind) =>
    withTypename<StageKind, StageByKind[StageKind]>(
      kind,
      loaders.stages[kind].byId.load({ id: uuid }),
    ) as Promise<Node | null>
  return firstFound<Node>([
    withTypename('Pipeline', loaders.pipelines.byId.load(uuid)),
    ...stageKindNames.map(loadStage),
    withTypename('PurgeRequest', loaders.purgeRequests.byId.load(uuid)),
    withTypename('VpcEndpoint', loaders.vpcEndpoints.load({ id: uuid })),
  ])
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
