/** A shared HTTP cache (RFC 9111) in front of an origin. The decisions are made in `rules/`. */

import { lendBody } from './bodies/lent-body.js'
import type { CacheSettings, HttpCacheOptions } from './cache-options.js'
import { type FetchDeps, fetchForClient } from './fetch.js'
import { fetchHead } from './fetch-head.js'
import { type Context, createFetchPastStore } from './fetch-past-store.js'
import { Fill } from './fill.js'
import type { FillHooks, FillOptions } from './fill-state.js'
import { createFills } from './fills.js'
import type { FetchFromOrigin, HttpRequest, HttpResponse } from './message.js'
import { present, presentText } from './present.js'
import type { Directives } from './rules/cache-control.js'
import { type Forwarded, type ForwardReason, hitLines, missLines } from './rules/cache-status.js'
import { authorityOf } from './rules/fields.js'
import { decideReuse, requestDirectives } from './rules/reuse.js'
import { isMoreSpecific, reasonWithout, select } from './rules/select.js'
import { type StoredResource, type StoredResponse, toCacheKey } from './rules/stored-response.js'
import { normalPath } from './rules/target.js'
import { combineWithStored } from './rules/update.js'
import { selectingFields } from './rules/vary.js'

export type HttpCache = {
  handle(
    request: HttpRequest,
    settings: CacheSettings,
    fetchFromOrigin: FetchFromOrigin,
  ): HttpResponse | Promise<HttpResponse>
  /** Fetches past the cache, and adds no fields about the cache. The body is counted in the same account. */
  passThrough(request: HttpRequest, fetchFromOrigin: FetchFromOrigin): Promise<HttpResponse>
  /** Purges as in `CacheStore`. Responses in transit are not stored either. */
  purge(space: string, paths: readonly string[] | null): void | Promise<void>
}

type FillPlan = Pick<FillOptions, 'validating' | 'isShared' | 'keepsRange' | 'isBackground'>

/**
 * The limit on fetches that no client waits for: an eighth of the connections to one origin. Beyond it, a stale response is not refreshed
 * for now, and the rest of a body that nobody reads is not fetched for the store.
 */
const MAX_UNATTENDED = 128

export function createHttpCache({
  store,
  budget,
  maxObjectBytes,
  now,
  wallNow = now,
}: HttpCacheOptions): HttpCache {
  const fills = createFills(now)
  /** Fetches that no client waits for. Bounded, because one client could start any number of them. */
  const unattended = new Set<Fill>()
  const { reserve, release, releaseBody, lend } = budget
  const deps: FetchDeps = { now, wallNow, reserve, release }
  const hooks: FillHooks<Fill> = {
    ...deps,
    releaseBody,
    lend,
    maxObjectBytes,
    onShareable: ({ key }, isShareable, isPassing) => fills.setHitForMiss(key, !isShareable, isPassing),
    onValidated({ key, resource, replaced }, response) {
      if (response === null) void store.delete(key)
      else void store.put(key, response, resource.ticket, slotHiding(response, replaced))
    },
    onStorable({ key, resource, replaced }, response) {
      const { responses, ticket } = resource
      const combined = combineWithStored(responses, response, maxObjectBytes)
      return store.put(key, combined, ticket, slotHiding(response, replaced))
    },
    mayGoOnUnattended(fill) {
      if (unattended.size < MAX_UNATTENDED) unattended.add(fill)
      return unattended.has(fill)
    },
    onDone(fill) {
      unattended.delete(fill)
      fills.remove(fill)
    },
  }

  const fetchPastStore = createFetchPastStore({ store, fills, deps, limits: hooks })

  function handle(request: HttpRequest, settings: CacheSettings, fetchFromOrigin: FetchFromOrigin) {
    const { method, fields } = request
    const key = toCacheKey(settings.space, authorityOf(request), request.target)
    const context = { request, settings, fetchFromOrigin, key }
    if (method !== 'GET' && method !== 'HEAD') return fetchPastStore(context, { reason: 'method' })
    const hasCookie = fields.cookie !== undefined && !settings.includeCookies
    // Only the origin may judge these preconditions: RFC 9111 section 4.3.2.
    const isForOrigin = fields['if-match'] !== undefined || fields['if-unmodified-since'] !== undefined
    if (hasCookie || isForOrigin || request.body !== null) {
      const detail = hasCookie ? 'cookie' : isForOrigin ? 'condition' : 'body'
      const forwarded: Forwarded = { reason: 'bypass', detail }
      return isOnlyIfCached(requestDirectives(fields))
        ? refuse(context, forwarded)
        : fetchPastStore(context, forwarded)
    }
    const found = store.get(context.key)
    return found instanceof Promise
      ? found.then((resource) => respondFrom(context, resource))
      : respondFrom(context, found)
  }

  function respondFrom(context: Context, resource: StoredResource): HttpResponse | Promise<HttpResponse> {
    const { request, settings, fetchFromOrigin, key } = context
    const asked = requestDirectives(request.fields)
    const nowMs = now()
    const stored = select(resource.responses, request, nowMs)
    let reason: ForwardReason = reasonWithout(resource)
    if (stored !== undefined) {
      const reuse = decideReuse(stored, asked, nowMs)
      const needsRefresh = reuse.kind === 'stale' && reuse.refresh
      // A part is not refreshed in the background, because a background fill fetches the whole response.
      if (reuse.kind !== 'validate' && !(needsRefresh && stored.part !== null)) {
        const { ageSeconds } = reuse
        const isFresh = reuse.kind === 'fresh'
        if (needsRefresh) refresh(context, resource, stored)
        settings.onOutcome(isFresh ? 'hit-fresh' : 'hit-stale')
        const lines = hitLines(isFresh, ageSeconds, stored.freshForSeconds - ageSeconds)
        return lendBody(present(stored, request, lines, nowMs), request, stored, budget)
      }
      reason = reuse.kind === 'validate' ? reuse.reason : 'stale'
    }
    if (isOnlyIfCached(asked)) return refuse(context, { reason })
    if (request.method === 'HEAD') {
      const forget = () => store.delete(key)
      return fetchHead({
        request,
        fetchFromOrigin,
        reason,
        stored,
        onOutcome: settings.onOutcome,
        forget,
        deps,
      })
    }
    if (asked?.has('no-store') === true)
      return fetchPastStore(context, { reason, detail: 'request-no-store' }, stored)
    return joinOrFetch(context, resource, stored?.part === null ? stored : undefined, reason)
  }

  /** Responds to a request with `only-if-cached` that no stored response fits: RFC 9111 section 5.2.1.7. */
  function refuse({ settings }: Context, forwarded: Forwarded): HttpResponse {
    settings.onOutcome('miss')
    const text = 'Nothing is stored that could be used without asking the origin.'
    return presentText(504, text, missLines(forwarded))
  }

  /** Joins a fill that fits the request, or starts a new one. */
  async function joinOrFetch(
    context: Context,
    resource: StoredResource,
    validating: StoredResponse | undefined,
    reason: ForwardReason,
  ): Promise<HttpResponse> {
    const { request, settings, key } = context
    const isPrivate = request.fields.authorization !== undefined
    // If nothing is stored, only the range is fetched, because the whole response may be far larger.
    const keepsRange = request.fields.range !== undefined && validating === undefined
    const isShared = !isPrivate && !keepsRange && !fills.isHitForMiss(key)
    const joined = isPrivate ? undefined : fills.find(key, request.fields, resource.generation)
    const fill =
      joined ?? startFill(context, resource, { validating, isShared, keepsRange, isBackground: false })
    const response = await fill.wait({ request, reason, onOutcome: settings.onOutcome })
    return response ?? respondFrom(context, await store.get(key))
  }

  function refresh(context: Context, resource: StoredResource, validating: StoredResponse): void {
    if (unattended.size >= MAX_UNATTENDED || fills.isUnderWay(context.key, context.request.fields)) return
    unattended.add(
      startFill(context, resource, { validating, isShared: true, keepsRange: false, isBackground: true }),
    )
  }

  function startFill(
    { request, settings, fetchFromOrigin, key }: Context,
    resource: StoredResource,
    { validating, isShared, keepsRange, isBackground }: FillPlan,
  ): Fill {
    const { fallbackTtlSeconds } = settings
    const varyNames = fills.varyNames(key, resource.responses)
    const expected = selectingFields(request.fields, varyNames === '' ? undefined : varyNames) ?? []
    const fill = new Fill(
      {
        key,
        request,
        fetchFromOrigin,
        resource,
        fallbackTtlSeconds,
        expected,
        validating,
        isShared,
        keepsRange,
        isBackground,
      },
      hooks,
    )
    fills.add(fill)
    return fill
  }

  return {
    handle,
    passThrough: (request, fetchFromOrigin) => fetchForClient(request, fetchFromOrigin, deps, []),
    purge(space, paths) {
      const gone = paths?.map(normalPath)
      fills.detach((key) => key.space === space && (gone?.includes(normalPath(key.path)) ?? true))
      return store.purge(space, paths)
    },
  }
}

/** The slot of the replaced response, if that would hide the new response because the origin now varies by fewer fields. */
function slotHiding(response: StoredResponse, replaced: StoredResponse | undefined): string | undefined {
  return replaced !== undefined && isMoreSpecific(replaced, response) ? replaced.slot : undefined
}

function isOnlyIfCached(asked: Directives | undefined): boolean {
  return asked?.has('only-if-cached') === true
}
