/** Reads the settings of the emulator, except its address. */
import { isFqdn } from '../lib/fqdn.js'
import type { SettingsReader } from './settings.js'

export type EmulatorSettings = {
  /** A file, or `:memory:`. */
  data: string
  /** The maximum number of calls a second for each credential. Further calls are refused. Null: no limit. */
  rateLimit: number | null
  /** The zones whose names make a DNS stage `managed`. */
  managedZones: readonly string[]
}

const MAX_RATE_LIMIT = 1_000_000

export function readEmulatorSettings(settings: SettingsReader): EmulatorSettings {
  return {
    data: settings.text('EDGE_SERVICES_DATA') ?? 'data/edge-services.db',
    rateLimit: settings.wholeNumber('EDGE_SERVICES_RATE_LIMIT', 1, MAX_RATE_LIMIT),
    managedZones: readZones(settings),
  }
}

function readZones({ text, problems }: SettingsReader): string[] {
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
