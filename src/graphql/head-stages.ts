import type { GraphQLResolveInfo } from 'graphql'
import { MAX_PAGE_SIZE } from '../pagination/list-source.js'
import type { DnsStage } from '../wire/dns-stage.js'
import type { Context } from './context.js'
import { linkedStage } from './links.js'

/**
 * The stages by which visitors enter a pipeline.
 *
 * `GET /pipelines-stages` does not say which they are; but a DNS stage has a default name, public or private, if and only if it is
 * one, so that of pipelines listed together nothing more need be asked.
 */
export async function readHeadStages(pipelineId: string, context: Context, info: GraphQLResolveInfo) {
  const all = context.loaders.stages.DnsStage.allOf(pipelineId)
  if (all?.every(({ default_fqdn }) => default_fqdn !== undefined))
    return all.filter(({ default_fqdn, default_private_fqdn }) => default_fqdn || default_private_fqdn)
  const ids = await readHeadStageIds(pipelineId, context)
  const stages = await Promise.all(
    ids.map((id) => linkedStage('DnsStage', { pipeline_id: pipelineId }, id, context, info)),
  )
  return stages.filter((stage): stage is DnsStage => stage !== null)
}

async function readHeadStageIds(pipelineId: string, { loaders }: Context): Promise<string[]> {
  const ids: string[] = []
  for (let page = 1, seen = 0; ; page++) {
    const { head_stages, total_count } = await loaders.headStages.load({
      pipelineId,
      query: { page, page_size: MAX_PAGE_SIZE },
    })
    for (const { dns_stage_id } of head_stages) if (dns_stage_id) ids.push(dns_stage_id)
    seen += head_stages.length
    if (head_stages.length === 0 || seen >= total_count) return [...new Set(ids)]
  }
}
