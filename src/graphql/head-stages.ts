import type { GraphQLResolveInfo } from 'graphql'
import { isUnreadable, readOr, unlessUnreadable } from '../lib/unreadable.js'
import { InconsistentListError, MAX_PAGE_SIZE } from '../pagination/list-source.js'
import type { DnsStage } from '../wire/dns-stage.js'
import type { Context } from './context.js'
import { linkedStage, requireWireId } from './linked-objects.js'

/**
 * Reads the head stages of a pipeline, through which clients enter it.
 *
 * `GET /pipelines-stages` does not name head stages. But a DNS stage has a default name, public or private, if and only if it is
 * a head stage. So pipelines that were listed with their stages need no further call.
 */
export async function readHeadStages(pipelineId: string, context: Context, info: GraphQLResolveInfo) {
  const known = headsAmong(context.loaders.stages.dns.allOf(pipelineId))
  if (known !== undefined) {
    context.countNodes(known.length)
    return known
  }
  const ids = await readHeadStageIds(pipelineId, context)
  context.countNodes(ids.length)
  const stages = await Promise.all(
    ids.map((id) => linkedStage('dns', { pipeline_id: pipelineId }, id, context, info)),
  )
  return stages.filter((stage): stage is DnsStage => stage !== null)
}

/** Undefined if the stages have not been read, or if the names of one of them are unreadable. */
function headsAmong(stages: readonly DnsStage[] | undefined): DnsStage[] | undefined {
  if (stages === undefined || stages.some(isUnreadable)) return undefined
  return unlessUnreadable(() => {
    if (stages.some(({ default_fqdn }) => typeof default_fqdn !== 'string')) return undefined
    return stages.filter(({ default_fqdn, default_private_fqdn }) => default_fqdn || default_private_fqdn)
  })
}

/** With 100 heads a page, more than any pipeline has. Bounded, because an upstream's list might never end. */
const MAX_PAGES = 20

/** The list ends at its total, or earlier at a page without a new head, because an upstream may be wrong about either. */
async function readHeadStageIds(pipelineId: string, { loaders }: Context): Promise<string[]> {
  const ids = new Set<string>()
  for (let page = 1, seen = 0; page <= MAX_PAGES; page++) {
    const query = { page, page_size: MAX_PAGE_SIZE }
    const list = await loaders.headStages.load({ pipelineId, query })
    const known = ids.size
    for (const head of list.head_stages) {
      if (isUnreadable(head)) throw head
      if (head.dns_stage_id) ids.add(requireWireId('dns_stage_id', head.dns_stage_id))
    }
    seen += list.head_stages.length
    if (ids.size === known || seen >= readOr(list, 'total_count', Number.POSITIVE_INFINITY)) return [...ids]
  }
  throw new InconsistentListError(`the list of head stages did not end within ${MAX_PAGES} pages`)
}
