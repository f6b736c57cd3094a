/** Removes a pipeline whose build failed, and finds out what is left if the removal fails too. */

import type { EdgeServicesClient } from '../api-client/client.js'
import {
  EdgeServicesError,
  ForbiddenError,
  NotFoundError,
  PreconditionFailedError,
  RateLimitedError,
  UnauthenticatedError,
} from '../api-client/errors.js'
import { ServerError } from '../api-client/failures.js'
import { stagesOf } from '../api-client/stage-resources.js'
import { isUnreadable } from '../lib/unreadable.js'
import { type StageType, stageKindOf, stageType } from '../loaders/stage-types.js'
import type { StageKind } from '../wire/stage-kinds.js'
import type { LeftBehind, Made } from './build-journal.js'

/** The wait before each retry. */
const RETRY_AFTER_MS = [100, 300, 900, 2000]
const MAX_WAIT_MS = 5000

type CleanUp = {
  client: EdgeServicesClient
  wait: (ms: number) => Promise<void>
  /** The pipeline, then its stages in the order in which they were created. */
  made: readonly [Made, ...Made[]]
  /** The kind of a stage whose create was sent but whose id is unknown, because the response was lost. Null: there is none. */
  lostKind: StageKind | null
}

export type CleanUpResult = {
  /** Empty: everything is gone. */
  leftBehind: readonly LeftBehind[]
  /** The type of a stage that may be left as well, because the pipeline's list of stages could not be read. */
  unlisted: StageType | null
}

/**
 * The API deletes a pipeline together with its stages, even stages whose create got no response. If the API refuses, the stages
 * are deleted first, in reverse order. A failed delete is sent again: if the first one took effect, the second gets a 404.
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

  for (const waitMs of [...RETRY_AFTER_MS, null]) {
    const failure = await tryToDelete(pipeline)
    if (failure === null) return { leftBehind: [], unlisted: null }
    if (failure instanceof PreconditionFailedError) {
      const lost =
        lostKind === null ? [] : await listLost(client, pipeline.id, lostKind, made).catch(() => [])
      for (const stage of [...stages, ...lost].toReversed()) if (!gone.has(stage.id)) await tryToDelete(stage)
      if ((await tryToDelete(pipeline)) === null) return { leftBehind: [], unlisted: null }
    }
    if (waitMs === null || isFinal(failure)) break
    await wait(Math.min(Math.max(waitMs, requestedWaitMs(failure)), MAX_WAIT_MS))
  }

  const exists = await doesExist(client, pipeline.id)
  if (exists === false) return { leftBehind: [], unlisted: null }
  const certainty = (one: Made): LeftBehind['certainty'] =>
    doubtful.has(one.id) || (doubtful.has(pipeline.id) && exists === null) ? 'MAY_REMAIN' : 'MADE'
  const leftBehind: LeftBehind[] = [
    { ...pipeline, certainty: exists ? 'MADE' : certainty(pipeline) },
    ...stages.filter(({ id }) => !gone.has(id)).map((stage) => ({ ...stage, certainty: certainty(stage) })),
  ]
  if (lostKind === null) return { leftBehind, unlisted: null }
  try {
    const lost = (await listLost(client, pipeline.id, lostKind, made)).filter(({ id }) => !gone.has(id))
    const possible = lost.map((stage) => ({ ...stage, certainty: 'MAY_BE_YOURS' as const }))
    return { leftBehind: [...leftBehind, ...possible], unlisted: null }
  } catch {
    return { leftBehind, unlisted: stageType(lostKind) }
  }
}

/** Whether retrying would not help. */
function isFinal(failure: unknown): boolean {
  return (
    !(failure instanceof EdgeServicesError) ||
    failure instanceof UnauthenticatedError ||
    failure instanceof ForbiddenError
  )
}

function requestedWaitMs(failure: unknown): number {
  const hasRetryAfter = failure instanceof RateLimitedError || failure instanceof ServerError
  return hasRetryAfter ? (failure.retryAfterSeconds ?? 0) * 1000 : 0
}

/** Null if the API does not say. */
async function doesExist(client: EdgeServicesClient, pipelineId: string): Promise<boolean | null> {
  try {
    await client.pipelines.get(pipelineId)
    return true
  } catch (error) {
    return error instanceof NotFoundError ? false : null
  }
}

/** The pipeline's stages of this kind, except those known to have been created by the build. */
async function listLost(
  client: EdgeServicesClient,
  pipelineId: string,
  kind: StageKind,
  made: readonly Made[],
): Promise<Made[]> {
  const { stages } = await stagesOf(client, kind).list(pipelineId, { page_size: 100 })
  const known = new Set(made.map(({ id }) => id))
  return stages
    .filter((stage) => !isUnreadable(stage) && !known.has(stage.id))
    .map(({ id }) => ({ typeName: stageType(kind), id }))
}

function deleteOne(client: EdgeServicesClient, { typeName, id }: Made): Promise<void> {
  const kind = stageKindOf(typeName)
  return kind === undefined ? client.pipelines.delete(id) : client.stages[kind].delete(id)
}

/** Null if the object is gone, no matter who deleted it. */
async function failureOf(deletion: Promise<void>): Promise<unknown> {
  try {
    await deletion
    return null
  } catch (error) {
    return error instanceof NotFoundError ? null : error
  }
}
