/** A rate limit for an emulator, made of faults: fixed windows, the live API's headers and, beyond the limit, a 429 without a body. */
import type { EmbeddedServer } from './embedded-server.js'

export function limitRate({ faults }: Pick<EmbeddedServer, 'faults'>, { quota = 50, latencyMs = 0 } = {}) {
  const windowMs = 1000
  let resolveQuotaReached = () => {}
  /**
   * Resolves once there have been as many calls as one window allows, counted over one or more windows: a slow machine may never use
   * up the quota of one window.
   */
  const quotaReached = new Promise<void>((resolve) => {
    resolveQuotaReached = resolve
  })
  const seen = { calls: 0, refusals: 0, quotaReached }
  let startMs = Number.NEGATIVE_INFINITY
  let used = 0
  faults.add({
    async respond(_request, next) {
      const nowMs = performance.now()
      if (nowMs >= startMs + windowMs) {
        startMs = nowMs
        used = 0
      }
      used++
      seen.calls++
      if (seen.calls === quota) resolveQuotaReached()
      const headers = {
        'X-Ratelimit-Limit': `${quota}, ${quota};w=1`,
        'X-Ratelimit-Remaining': String(Math.max(0, quota - used)),
        'X-Ratelimit-Reset': String(Math.ceil((startMs + windowMs - nowMs) / 1000)),
      }
      if (used > quota) {
        seen.refusals++
        return new Response(null, { status: 429, headers: { ...headers, 'X-Envoy-Ratelimited': 'true' } })
      }
      if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs))
      const response = await next()
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
      return response
    },
  })
  return seen
}
