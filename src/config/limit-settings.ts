import { DEFAULT_LIMITS, LIMIT_VARIABLES, type Limits } from '../graphql/limits/limits.js'
import type { Settings } from './settings.js'

/** What is deeper than this is refused whatever the limit is: see `MAX_NESTING`. */
const MAX_DEPTH = 100

const MAX = 1_000_000_000

export function readLimits(settings: Settings): Limits {
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
