/** Looks for a pipeline whose create got no response with its id. */
import type { EdgeServicesClient } from '../api-client/client.js'
import { isUnreadable, readOr } from '../lib/unreadable.js'
import type { CreatePipelineRequest, Pipeline } from '../wire/pipeline.js'

/** The largest difference allowed between the clocks of an upstream's machines. */
const CLOCK_MARGIN_MS = 2000

/** The largest difference allowed between the upstream's clock and ours, if its responses have no date. */
const UNKNOWN_CLOCK_MARGIN_MS = 5 * 60_000

const PAGE_SIZE = 100
/** Pages list the newest pipelines first, so the pipelines of the last minutes are on the first few pages. */
const MAX_PAGES = 5

/** The waits between looks. A create may take effect a little after its response was lost. */
const LOOK_AGAIN_AFTER_MS = [500, 1000]

type Search = {
  request: CreatePipelineRequest
  /** The time at which the create was sent, in milliseconds since the epoch by our clock. */
  sentAtMs: number
  /** Whether the id is known to belong to something else. */
  isOther: (id: string) => boolean
  wait: (ms: number) => Promise<void>
}

/**
 * The ids of pipelines that match the request and were created after it was sent. Any of them may be somebody else's, because
 * names need not be unique. If there are none, one may still appear later.
 * @throws EdgeServicesError when the list could not be read.
 */
export async function findLostPipeline(client: EdgeServicesClient, search: Search): Promise<string[]> {
  for (let looks = 0; ; looks++) {
    const found = await look(client, search)
    const waitMs = LOOK_AGAIN_AFTER_MS[looks]
    if (found.length > 0 || waitMs === undefined) return found
    await search.wait(waitMs)
  }
}

async function look(client: EdgeServicesClient, { request, sentAtMs, isOther }: Search): Promise<string[]> {
  const { name, project_id } = request
  const found: string[] = []
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { pipelines } = await client.pipelines.list({
      name,
      project_id,
      order_by: 'created_at_desc',
      page,
      page_size: PAGE_SIZE,
    })
    // Computed after the first response, so that its date counts.
    const earliestMs = client.earliestServerTime(sentAtMs)
    const sinceMs = earliestMs === null ? sentAtMs - UNKNOWN_CLOCK_MARGIN_MS : earliestMs - CLOCK_MARGIN_MS
    for (const pipeline of pipelines) {
      if (isUnreadable(pipeline) || isOther(pipeline.id)) continue
      if (createdAtMs(pipeline) >= sinceMs && isLike(pipeline, request)) found.push(pipeline.id)
    }
    const last = pipelines.at(-1)
    if (last === undefined || (!isUnreadable(last) && createdAtMs(last) < sinceMs)) break
  }
  return found
}

/** Infinity if the field is unreadable. */
function createdAtMs(pipeline: Pipeline): number {
  const createdAt = readOr(pipeline, 'created_at', null)
  return createdAt === null ? Number.POSITIVE_INFINITY : Date.parse(createdAt)
}

/** Compares whole names, because the API's filter matches any part of a name. */
function isLike(pipeline: Pipeline, request: CreatePipelineRequest): boolean {
  return (
    readOr(pipeline, 'name', request.name) === request.name &&
    (readOr(pipeline, 'description', request.description) ?? '') === request.description
  )
}
