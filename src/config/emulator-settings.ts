/** The settings of the embedded Edge Services, beside where it listens. */
import { isFqdn } from '../lib/fqdn.js'
import type { Settings } from './settings.js'

export type EdgeServicesSettings = {
  /** A file, or `:memory:`. */
  data: string
  /** Calls a second for each credential, above which they are refused. Null: none are. */
  rateLimit: number | null
  /** The zones in which a name makes a DNS stage `managed`. */
  managedZones: readonly string[]
}

const MAX_RATE_LIMIT = 1_000_000

export function readEdgeServicesSettings(settings: Settings): EdgeServicesSettings {
  return {
    data: settings.text('EDGE_SERVICES_DATA') ?? 'data/edge-services.db',
    rateLimit: settings.wholeNumber('EDGE_SERVICES_RATE_LIMIT', 1, MAX_RATE_LIMIT),
    managedZones: readZones(settings),
  }
}

function readZones({ text, problems }: Settings): string[] {
  const zones = (text('EDGE_SERVICES_DNS_ZONES') ?? '')
    .split(',')
    .map((zone) => zone.trim())
    .filter((zone) => zone !== '')
  for (const zone of zones) {
    if (!isFqdn(zone))
      problems.push(
        `EDGE_SERVICES_DNS_ZONES must be domain names between commas, such as example.com,example.org, got ${JSON.stringify(zone)} among them`,
      )
  }
  return zones
}
