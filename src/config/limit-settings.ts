import { DEFAULT_LIMITS, LIMIT_VARIABLES, type Limits } from '../graphql/limits/limits.js'
import type { SettingsReader } from './settings.js'

/** Deeper documents are refused regardless of the limit: see `MAX_NESTING`. */
const MAX_DEPTH = 100

const MAX = 1_000_000_000

export function readLimits(settings: SettingsReader): Limits {
  const count = (name: keyof Limits, max = MAX) =>
    settings.wholeNumber(LIMIT_VARIABLES[name], 0, max) ?? DEFAULT_LIMITS[name]
  return {
    body: settings.bytes(LIMIT_VARIABLES.body, '0') ?? DEFAULT_LIMITS.body,
    tokens: count('tokens'),
    depth: count('depth', MAX_DEPTH),
    aliases: count('aliases'),
    directives: count('directives'),
    rootFields: count('rootFields'),
    upstreamCalls: count('upstreamCalls'),
    nodes: count('nodes'),
  }
}
