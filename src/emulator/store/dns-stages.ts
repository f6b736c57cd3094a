import type { StageTable } from './stage-tables.js'

/** `type` is worked out on every write. */
export type DnsStageSettings = {
  fqdns: readonly string[]
  type: string
  wildcard_domain: boolean
  full_private: boolean
}

export const dnsStages: StageTable<DnsStageSettings> = {
  kind: 'dns',
  filters: { fqdn: "EXISTS (SELECT 1 FROM json_each(settings, '$.fqdns') WHERE value = ?)" },
  creationTouchesPipeline: () => false,
}
