/** `Cache-Status` (RFC 9211) and `X-Cache`: what the cache did about a request. */

/** Why the origin was asked: RFC 9211 section 2.2. */
export type ForwardReason = 'bypass' | 'method' | 'uri-miss' | 'vary-miss' | 'request' | 'stale' | 'partial'

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

/** For a stored response that is used after the origin was asked. `status`: what it answered, null for nothing. */
export function validatedLines(reason: ForwardReason, status: number | null, ageSeconds: number): Added {
  return [
    ['age', String(Math.floor(ageSeconds))],
    ['x-cache', 'hit-stale'],
    [
      'cache-status',
      `${NAME}; fwd=${reason}${status === null ? '; detail=unreachable' : `; fwd-status=${status}`}`,
    ],
  ]
}

export type Forwarded = { reason: ForwardReason; isStored?: boolean; isCollapsed?: boolean }

/** For what the origin has answered. */
export function missLines({ reason, isStored = false, isCollapsed = false }: Forwarded): Added {
  const status = `${NAME}; fwd=${reason}${isStored ? '; stored' : ''}${isCollapsed ? '; collapsed' : ''}`
  return [
    ['x-cache', 'miss'],
    ['cache-status', status],
  ]
}
