/** Looks for a pipeline whose creation got no answer that names it. */
import type { EdgeServicesClient } from '../api-client/client.js'
import { isUnreadable, readOr } from '../lib/unreadable.js'
import type { CreatePipelineRequest, Pipeline } from '../wire/pipeline.js'

/** The clocks of an upstream's machines may differ by so much. */
const CLOCK_MARGIN_MS = 2000

/** The upstream's clock may differ from ours by so much, where its answers do not tell the time. */
const UNKNOWN_CLOCK_MARGIN_MS = 5 * 60_000

const PAGE_SIZE = 100
/** A page has the latest pipelines whose names contain the name: those of the last minutes are on the first few. */
const MAX_PAGES = 5

/** A create takes effect while its answer is lost, or a little later: so long is waited between two looks. */
const LOOK_AGAIN_AFTER_MS = [500, 1000]

type Search = {
  request: CreatePipelineRequest
  /** When the create was sent, in milliseconds since the epoch by our clock. */
  sentAtMs: number
  /** Whether the id is known to belong to something else. */
  isOther: (id: string) => boolean
  wait: (ms: number) => Promise<void>
}

/**
 * The ids of pipelines that are what was asked for and were created since. Any of them may be somebody else's: names need
 * not be unique. Empty: there was none, which does not say that there will be none.
 * @throws EdgeServicesError where the list could not be read.
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
    // After the first answer, so that its date counts.
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

/** Infinity where it cannot be read. */
function createdAtMs(pipeline: Pipeline): number {
  const createdAt = readOr(pipeline, 'created_at', null)
  return createdAt === null ? Number.POSITIVE_INFINITY : Date.parse(createdAt)
}

/** The API matches any part of a name. */
function isLike(pipeline: Pipeline, request: CreatePipelineRequest): boolean {
  return (
    readOr(pipeline, 'name', request.name) === request.name &&
    (readOr(pipeline, 'description', request.description) ?? '') === request.description
  )
}
