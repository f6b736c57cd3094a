/** Takes a pipeline back that could not be built, and finds out what is left where that fails. */
import type { EdgeServicesClient } from '../api-client/client.js'
import {
  EdgeServicesError,
  ForbiddenError,
  NotFoundError,
  PreconditionFailedError,
  RateLimitedError,
  ServerError,
  UnauthenticatedError,
} from '../api-client/errors.js'
import { isUnreadable } from '../lib/unreadable.js'
import { type StageKind, stageKinds } from '../loaders/stage-kinds.js'
import type { LeftBehind, Made } from './left-behind.js'

/** Before each further try. */
const TRY_AGAIN_AFTER_MS = [100, 300, 900, 2000]
const MAX_WAIT_MS = 5000

type CleanUp = {
  client: EdgeServicesClient
  wait: (ms: number) => Promise<void>
  /** The pipeline first, then its stages in the order they were made. */
  made: readonly [Made, ...Made[]]
  /** The kind of a stage whose create was sent and got no answer that names it. */
  lostKind: StageKind | null
}

export type CleanUpResult = {
  /** Empty: all of it is gone. */
  leftBehind: readonly LeftBehind[]
  /** There may be a stage of this kind as well, and the pipeline's could not be listed. */
  unlisted: StageKind | null
}

/**
 * The API deletes a pipeline's stages with it, those included whose creation got no answer; should it refuse to, they go
 * first, in the reverse order. A failed delete is sent again: one that had taken effect is then answered 404.
 */
export async function cleanUp({ client, wait, made, lostKind }: CleanUp): Promise<CleanUpResult> {
  const [pipeline, ...stages] = made
  const gone = new Set<string>()
  const doubtful = new Set<string>()
  const tryToDelete = async (one: Made) => {
    const failure = await failureOf(deleteOne(client, one))
    if (failure === null) gone.add(one.id)
    else if (!(failure instanceof EdgeServicesError) || failure.mayHaveHappened) doubtful.add(one.id)
    return failure
  }

  for (const waitMs of [...TRY_AGAIN_AFTER_MS, null]) {
    const failure = await tryToDelete(pipeline)
    if (failure === null) return { leftBehind: [], unlisted: null }
    if (failure instanceof PreconditionFailedError) {
      const lost =
        lostKind === null ? [] : await listLost(client, pipeline.id, lostKind, made).catch(() => [])
      for (const stage of [...stages, ...lost].toReversed()) if (!gone.has(stage.id)) await tryToDelete(stage)
      if ((await tryToDelete(pipeline)) === null) return { leftBehind: [], unlisted: null }
    }
    if (waitMs === null || isFinal(failure)) break
    await wait(Math.min(Math.max(waitMs, askedWaitMs(failure)), MAX_WAIT_MS))
  }

  const stands = await doesStand(client, pipeline.id)
  if (stands === false) return { leftBehind: [], unlisted: null }
  const certainty = (one: Made): LeftBehind['certainty'] =>
    doubtful.has(one.id) || (doubtful.has(pipeline.id) && stands === null) ? 'MAY_REMAIN' : 'MADE'
  const leftBehind: LeftBehind[] = [
    { ...pipeline, certainty: stands ? 'MADE' : certainty(pipeline) },
    ...stages.filter(({ id }) => !gone.has(id)).map((stage) => ({ ...stage, certainty: certainty(stage) })),
  ]
  if (lostKind === null) return { leftBehind, unlisted: null }
  try {
    const lost = (await listLost(client, pipeline.id, lostKind, made)).filter(({ id }) => !gone.has(id))
    const possible = lost.map((stage) => ({ ...stage, certainty: 'MAY_BE_YOURS' as const }))
    return { leftBehind: [...leftBehind, ...possible], unlisted: null }
  } catch {
    return { leftBehind, unlisted: lostKind }
  }
}

/** Trying again would not help. */
function isFinal(failure: unknown): boolean {
  return (
    !(failure instanceof EdgeServicesError) ||
    failure instanceof UnauthenticatedError ||
    failure instanceof ForbiddenError
  )
}

function askedWaitMs(failure: unknown): number {
  const knows = failure instanceof RateLimitedError || failure instanceof ServerError
  return knows ? (failure.retryAfterSeconds ?? 0) * 1000 : 0
}

/** Null where it cannot be found out. */
async function doesStand(client: EdgeServicesClient, pipelineId: string): Promise<boolean | null> {
  try {
    await client.pipelines.get(pipelineId)
    return true
  } catch (error) {
    return error instanceof NotFoundError ? false : null
  }
}

/** The pipeline's stages of this kind that are none of those known to have been made. */
async function listLost(
  client: EdgeServicesClient,
  pipelineId: string,
  kind: StageKind,
  made: readonly Made[],
): Promise<Made[]> {
  const { stages } = await stageKinds[kind].resource(client).list(pipelineId, { page_size: 100 })
  const known = new Set(made.map(({ id }) => id))
  return stages
    .filter((stage) => !isUnreadable(stage) && !known.has(stage.id))
    .map(({ id }) => ({ typeName: kind, id }))
}

function deleteOne(client: EdgeServicesClient, { typeName, id }: Made): Promise<void> {
  switch (typeName) {
    case 'Pipeline':
      return client.pipelines.delete(id)
    case 'DnsStage':
      return client.dnsStages.delete(id)
    case 'TlsStage':
      return client.tlsStages.delete(id)
    case 'CacheStage':
      return client.cacheStages.delete(id)
    case 'RouteStage':
      return client.routeStages.delete(id)
    case 'WafStage':
      return client.wafStages.delete(id)
    case 'BackendStage':
      return client.backendStages.delete(id)
  }
}

/** Null when it is gone, whoever removed it. */
async function failureOf(deletion: Promise<void>): Promise<unknown> {
  try {
    await deletion
    return null
  } catch (error) {
    return error instanceof NotFoundError ? null : error
  }
}
