/** The names by which heads are reached. */

import { withoutRoot } from '../../lib/fqdn.js'
import type { FoundPipeline } from '../../wire/served-pipeline.js'
import { defaultFqdn } from '../bodies.js'
import type { DnsStageSettings } from '../kinds/dns.js'
import type { Database } from './database.js'

/** As `findByFqdn` of the served pipelines, on the data as it was when this was made. */
export type HeadNames = (fqdn: string) => FoundPipeline | null

type Row = { id: string; pipeline_id: string; settings: string }

/** Reads all heads at once, so that a name is looked up without the database, also one that nothing answers to. */
export function createHeadNames(database: Database): HeadNames {
  const exact = new Map<string, FoundPipeline>()
  const below = new Map<string, FoundPipeline>()
  const heads = database.all<Row>(
    `SELECT stages.id, pipeline_id, settings FROM stages JOIN pipelines ON pipelines.id = pipeline_id
     WHERE head_position IS NOT NULL ORDER BY pipelines.created_at, pipelines.seq, head_position`,
  )
  for (const { id, pipeline_id, settings } of heads) {
    const found = { pipelineId: pipeline_id, dnsStageId: id }
    const { fqdns, wildcard_domain } = JSON.parse(settings) as DnsStageSettings
    for (const fqdn of fqdns) {
      const name = withoutRoot(fqdn).toLowerCase()
      addFirst(exact, name, found)
      if (wildcard_domain) addFirst(below, name, found)
    }
    addFirst(exact, defaultFqdn(pipeline_id), found)
  }
  return (fqdn) => {
    const found = exact.get(fqdn)
    if (found !== undefined) return found
    for (let dot = fqdn.indexOf('.'); dot !== -1; dot = fqdn.indexOf('.', dot + 1)) {
      const parent = below.get(fqdn.slice(dot + 1))
      if (parent !== undefined) return parent
    }
    return null
  }
}

function addFirst(names: Map<string, FoundPipeline>, name: string, found: FoundPipeline): void {
  if (!names.has(name)) names.set(name, found)
}
