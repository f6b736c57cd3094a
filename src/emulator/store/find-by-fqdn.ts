/** Looks up pipelines by the names of their heads. */

import { withoutRoot } from '../../lib/fqdn.js'
import type { FoundPipeline } from '../../wire/served-pipeline.js'
import { defaultFqdn } from '../bodies.js'
import type { DnsStageSettings } from '../kinds/dns.js'
import type { Database } from './database.js'

/** Does what `findByFqdn` of the served pipelines documents, on a snapshot of the data. */
export type FindByFqdn = (fqdn: string) => FoundPipeline | null

type Row = { id: string; pipeline_id: string; settings: string }

/** Reads all heads once, so that a lookup needs no query, even for a name that no pipeline has. */
export function createFindByFqdn(database: Database): FindByFqdn {
  const exact = new Map<string, FoundPipeline>()
  const wildcards = new Map<string, FoundPipeline>()
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
      if (wildcard_domain) addFirst(wildcards, name, found)
    }
    addFirst(exact, defaultFqdn(pipeline_id), found)
  }
  return (fqdn) => {
    const found = exact.get(fqdn)
    if (found !== undefined) return found
    for (let dot = fqdn.indexOf('.'); dot !== -1; dot = fqdn.indexOf('.', dot + 1)) {
      const parent = wildcards.get(fqdn.slice(dot + 1))
      if (parent !== undefined) return parent
    }
    return null
  }
}

function addFirst(names: Map<string, FoundPipeline>, name: string, found: FoundPipeline): void {
  if (!names.has(name)) names.set(name, found)
}
