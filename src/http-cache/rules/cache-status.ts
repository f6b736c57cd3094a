/** `Cache-Status` (RFC 9211) and `X-Cache`: what the cache did about a request. */
import type { NotStored } from './storability.js'

/** Why the origin was asked: RFC 9211 section 2.2. */
export type ForwardReason = 'bypass' | 'method' | 'uri-miss' | 'vary-miss' | 'request' | 'stale' | 'partial'

/** What is said beside that: why the cache was not asked, why an answer is not stored, or that there was none. RFC 9211 section 2.8. */
export type Detail =
  | NotStored
  | 'cookie'
  | 'condition'
  | 'body'
  | 'head'
  | 'too-large'
  | 'purged'
  | 'unreachable'

/** What became of a request, to be counted. `bypass`: the cache was not asked. */
export type Outcome = 'hit-fresh' | 'hit-stale' | 'miss' | 'bypass'

const NAME = 'edgeway'

export type Added = readonly (readonly [name: string, value: string])[]

/** For a stored response that is used without asking: how old it is, and for how long it is fresh still (less than 0: not). */
export function hitLines(isFresh: boolean, ageSeconds: number, ttlSeconds: number): Added {
  return [
    ['age', String(Math.floor(ageSeconds))],
    ['x-cache', isFresh ? 'hit-fresh' : 'hit-stale'],
    ['cache-status', `${NAME}; hit; ttl=${Math.floor(ttlSeconds)}`],
  ]
}

export type Forwarded = {
  readonly reason: ForwardReason
  /** What the origin answered, where that is not the status of the answer. */
  readonly status?: number | undefined
  readonly isStored?: boolean
  readonly isCollapsed?: boolean
  readonly detail?: Detail | undefined
}

/** For a stored response that is used after the origin was asked. */
export function validatedLines(forwarded: Forwarded, ageSeconds: number): Added {
  return [
    ['age', String(Math.floor(ageSeconds))],
    ['x-cache', 'hit-stale'],
    ['cache-status', forwardedLine(forwarded)],
  ]
}

/** For what the origin has answered. */
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
