/** Writes `Cache-Status` (RFC 9211) and `X-Cache`, which say how the cache handled a request. */
import type { NotStored } from './storability.js'

/** Why the request went to the origin: RFC 9211 section 2.2. */
export type ForwardReason = 'bypass' | 'method' | 'uri-miss' | 'vary-miss' | 'request' | 'stale' | 'partial'

/**
 * The `detail` parameter: why the cache was bypassed, why a response is not stored, or that the origin is unreachable. RFC 9211 section
 * 2.8.
 */
export type Detail =
  | NotStored
  | 'cookie'
  | 'condition'
  | 'body'
  | 'head'
  | 'too-large'
  | 'purged'
  | 'unreachable'

/** The outcome of a request, for the counters. `bypass`: the cache was not asked. */
export type Outcome = 'hit-fresh' | 'hit-stale' | 'miss' | 'bypass'

const NAME = 'edgeway'

export type Added = readonly (readonly [name: string, value: string])[]

/**
 * For a stored response that is used without asking the origin. @param ttlSeconds the remaining freshness. Negative: the response is stale.
 */
export function hitLines(isFresh: boolean, ageSeconds: number, ttlSeconds: number): Added {
  return [
    ['age', String(Math.floor(ageSeconds))],
    ['x-cache', isFresh ? 'hit-fresh' : 'hit-stale'],
    ['cache-status', `${NAME}; hit; ttl=${Math.floor(ttlSeconds)}`],
  ]
}

export type Forwarded = {
  readonly reason: ForwardReason
  /** The origin's status, if the client's response has another one. */
  readonly status?: number | undefined
  readonly isStored?: boolean
  readonly isCollapsed?: boolean
  readonly detail?: Detail | undefined
}

/** For a stored response that is used after asking the origin. */
export function validatedLines(forwarded: Forwarded, ageSeconds: number): Added {
  return [
    ['age', String(Math.floor(ageSeconds))],
    ['x-cache', 'hit-stale'],
    ['cache-status', forwardedLine(forwarded)],
  ]
}

/** For a response from the origin. */
export function missLines(forwarded: Forwarded): Added {
  return [
    ['x-cache', 'miss'],
    ['cache-status', forwardedLine(forwarded)],
  ]
}

function forwardedLine({ reason, status, isStored, isCollapsed, detail }: Forwarded): string {
  let line = `${NAME}; fwd=${reason}`
  if (status !== undefined) line += `; fwd-status=${status}`
  if (isStored === true) line += '; stored'
  if (isCollapsed === true) line += '; collapsed'
  return detail === undefined ? line : `${line}; detail=${detail}`
}
