/** A shared HTTP cache (RFC 9111) before an origin: the one place that acts on what the rules beside it decide. */

import { parseUrl } from '../lib/parse-url.js'
import { lendBody } from './bodies/lent-body.js'
import type { MemoryBudget } from './bodies/memory-budget.js'
import { keepWhole } from './bodies/whole-body.js'
import { type FetchDeps, fetchForOne, type OriginResponse } from './fetch.js'
import { fetchHead } from './fetch-head.js'
import { Fill, type FillHooks, type FillOptions } from './fill.js'
import { createFills } from './fills.js'
import type { FetchFromOrigin, Fields, HttpRequest, HttpResponse } from './message.js'
import { present, presentText } from './present.js'
import { type Directives, responseDirectives } from './rules/cache-control.js'
import {
  type Forwarded,
  type ForwardReason,
  hitLines,
  missLines,
  type Outcome,
} from './rules/cache-status.js'
import { authorityOf, fieldValue } from './rules/fields.js'
import { explicitLifetime } from './rules/freshness.js'
import { hasMethodOverride } from './rules/method-overrides.js'
import { normalPath } from './rules/normal-path.js'
import { decideReuse, requestDirectives } from './rules/reuse.js'
import { isMoreSpecific, reasonWithout, select } from './rules/select.js'
import { toStorable } from './rules/storability.js'
import {
  type CacheKey,
  type StoredResource,
  type StoredResponse,
  toCacheKey,
} from './rules/stored-response.js'
import { combineParts } from './rules/update.js'
import { selectingFields } from './rules/vary.js'
import type { CacheStore } from './stores/store.js'

/** A cache stage, as far as the cache goes. */
export type CacheSettings = {
  /** See `CacheKey`. */
  readonly space: string
  /** For how long what the origin says nothing about is fresh. 0: it is not stored. */
  readonly fallbackTtlSeconds: number
  /** Whether requests with cookies are answered from the cache, and their answers stored. */
  readonly includeCookies: boolean
  /** Called once for each request, unless its client leaves before it is known. */
  readonly onOutcome: (outcome: Outcome) => void
}

export type HttpCacheOptions = {
  store: CacheStore
  /** What bodies on their way in are counted by, beside what is stored. */
  budget: MemoryBudget
  /** A larger body is passed on, and not stored. */
  maxObjectBytes: number
  /** Milliseconds, by a clock that is never set, and that began as those since the epoch: see `SteadyClock`. All ages are counted by it. */
  now: () => number
  /** Milliseconds since the epoch, by the clock that dates are compared with. Default: `now`. */
  wallNow?: () => number
}

export type HttpCache = {
  handle(
    request: HttpRequest,
    settings: CacheSettings,
    fetchFromOrigin: FetchFromOrigin,
  ): HttpResponse | Promise<HttpResponse>
  /** Past the cache, with nothing said of it: what is held of the answer is in the same account. */
  fetchUncached(request: HttpRequest, fetchFromOrigin: FetchFromOrigin): Promise<HttpResponse>
  /** As in `CacheStore`. What is on its way in is not stored either. */
  purge(space: string, paths: readonly string[] | null): void | Promise<void>
}

/** A request, with what it is handled by. */
type Context = {
  readonly request: HttpRequest
  readonly settings: CacheSettings
  readonly fetchFromOrigin: FetchFromOrigin
  readonly key: CacheKey
}

/** What is to be fetched, and for whom. */
type FetchPlan = Pick<FillOptions, 'validating' | 'isShared' | 'keepsRange' | 'isBackground'>

/** Methods that change nothing at the origin, by the IANA registry: RFC 9110 section 9.2.1, RFC 4918, RFC 3253, RFC 5323, and QUERY. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'REPORT', 'SEARCH', 'QUERY'])

/** An eighth of the connections that one origin has. Beyond that, what is stale stays so for now, and what is left is not stored. */
const MAX_UNATTENDED = 128

export function createHttpCache({
  store,
  budget,
  maxObjectBytes,
  now,
  wallNow = now,
}: HttpCacheOptions): HttpCache {
  const fills = createFills(now)
  /** Fetches that nobody waits for any more, or ever did: one client could have begun any number of them. */
  const unattended = new Set<Fill>()
  const { reserve, release, releaseBody, lend } = budget
  const deps: FetchDeps = { now, wallNow, reserve, release }
  const hooks: FillHooks = {
    ...deps,
    releaseBody,
    lend,
    maxObjectBytes,
    onShareable: ({ key }, isShareable, isPassing) => fills.setAlone(key, !isShareable, isPassing),
    onValidated({ key, resource, replaced }, response) {
      if (response === null) void store.delete(key)
      else void store.put(key, response, resource.ticket, slotHiding(response, replaced))
    },
    onStorable({ key, resource, replaced }, response) {
      const { responses, ticket } = resource
      const known =
        response.part === null
          ? undefined
          : responses.find(({ part, selecting }) => part !== null && isSame(selecting, response.selecting))
      const combined = known === undefined ? null : combineParts(known, response)
      const isTooLarge = combined !== null && combined.bodyBytes > maxObjectBytes
      return store.put(
        key,
        isTooLarge ? response : (combined ?? response),
        ticket,
        slotHiding(response, replaced),
      )
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

  function handle(request: HttpRequest, settings: CacheSettings, fetchFromOrigin: FetchFromOrigin) {
    const { method, fields } = request
    const key = toCacheKey(settings.space, authorityOf(request), request.target)
    const context = { request, settings, fetchFromOrigin, key }
    if (method !== 'GET' && method !== 'HEAD') return fetchAlone(context, { reason: 'method' })
    const hasCookie = fields.cookie !== undefined && !settings.includeCookies
    // Preconditions that are for the origin alone to judge: RFC 9111 section 4.3.2.
    const isForOrigin = fields['if-match'] !== undefined || fields['if-unmodified-since'] !== undefined
    if (hasCookie || isForOrigin || request.body !== null) {
      const detail = hasCookie ? 'cookie' : isForOrigin ? 'condition' : 'body'
      const forwarded: Forwarded = { reason: 'bypass', detail }
      return asksForStored(requestDirectives(fields))
        ? refuse(context, forwarded)
        : fetchAlone(context, forwarded)
    }
    const found = store.get(context.key)
    return found instanceof Promise
      ? found.then((resource) => answerFrom(context, resource))
      : answerFrom(context, found)
  }

  function answerFrom(context: Context, resource: StoredResource): HttpResponse | Promise<HttpResponse> {
    const { request, settings, fetchFromOrigin, key } = context
    const asked = requestDirectives(request.fields)
    const nowMs = now()
    const stored = select(resource.responses, request, nowMs)
    let reason: ForwardReason = reasonWithout(resource)
    if (stored !== undefined) {
      const reuse = decideReuse(stored, asked, nowMs)
      const needsRefresh = reuse.kind === 'stale' && reuse.refresh
      // A part is not refreshed in the background: what is fetched there is the whole, for whoever asks meanwhile.
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
    if (asksForStored(asked)) return refuse(context, { reason })
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
      return fetchAlone(context, { reason, detail: 'request-no-store' }, stored)
    return joinOrFetch(context, resource, stored?.part === null ? stored : undefined, reason)
  }

  /** RFC 9111 section 5.2.1.7. */
  function refuse({ settings }: Context, forwarded: Forwarded): HttpResponse {
    settings.onOutcome('miss')
    const text = 'Nothing is stored that could be used without asking the origin.'
    return presentText(504, text, missLines(forwarded))
  }

  /** What another client waits for already, or a fetch of its own. */
  async function joinOrFetch(
    context: Context,
    resource: StoredResource,
    validating: StoredResponse | undefined,
    reason: ForwardReason,
  ): Promise<HttpResponse> {
    const { request, settings, key } = context
    const isPrivate = request.fields.authorization !== undefined
    // A range of what is not stored is fetched as such: all of it may be very much more.
    const keepsRange = request.fields.range !== undefined && validating === undefined
    const isShared = !isPrivate && !keepsRange && !fills.isAlone(key)
    const joined = isPrivate ? undefined : fills.find(key, request.fields, resource.generation)
    const fill =
      joined ?? startFill(context, resource, { validating, isShared, keepsRange, isBackground: false })
    const answer = await fill.wait({ request, reason, onOutcome: settings.onOutcome })
    return answer ?? answerFrom(context, await store.get(key))
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
    { validating, isShared, keepsRange, isBackground }: FetchPlan,
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

  /** To the origin and back, for this client alone. `stored`: what would have answered it without asking. */
  async function fetchAlone(
    context: Context,
    forwarded: Forwarded,
    stored?: StoredResponse,
  ): Promise<HttpResponse> {
    const { request, settings, fetchFromOrigin } = context
    const { reason } = forwarded
    settings.onOutcome(reason === 'bypass' || reason === 'method' ? 'bypass' : 'miss')
    let kept: Promise<StoredResponse | null> | undefined
    const onResponse = (response: OriginResponse) => {
      if (request.method === 'POST') kept = keepPostResponse(context, response)
    }
    const answer = await fetchForOne(request, fetchFromOrigin, deps, missLines(forwarded), {
      stored,
      onResponse,
    })
    const isUnsafe = !SAFE_METHODS.has(request.method)
    if (isUnsafe && answer.isFromOrigin && answer.status < 400) await invalidate(context, answer.fields)
    if (kept !== undefined) void storePostResponse(context, kept)
    return answer
  }

  /** RFC 9110 section 9.3.3: one that is what a GET would get, and says so, and for how long. */
  function keepPostResponse({ request, settings }: Context, response: OriginResponse) {
    const { status, fields, body, times } = response
    const isExplicit = explicitLifetime(fields, responseDirectives(fields), times.dateMs) !== undefined
    const isOwn = targetOf(fieldValue(fields, 'content-location'), request) === request.target
    const hasCookie = request.fields.cookie !== undefined && !settings.includeCookies
    if (status !== 200 || !isExplicit || !isOwn || hasCookie || hasMethodOverride(request.fields))
      return undefined
    const storable = toStorable(request.fields, response, settings.fallbackTtlSeconds, times)
    return typeof storable === 'string' ? undefined : keepWhole(storable, body, hooks)
  }

  async function storePostResponse({ key }: Context, kept: Promise<StoredResponse | null>): Promise<void> {
    const mark = fills.mark(key)
    const { ticket } = await store.get(key)
    const whole = await kept
    if (whole !== null && !mark.isDetached) await store.put(key, whole, ticket)
    fills.unmark(mark)
  }

  /** RFC 9111 section 4.4. */
  async function invalidate({ request, key }: Context, answer: Fields): Promise<void> {
    const named = ['location', 'content-location'].flatMap(
      (name) => targetOf(fieldValue(answer, name), request) ?? [],
    )
    const keys = [key, ...named.map((target) => toCacheKey(key.space, key.host, target))]
    fills.detach((other) => keys.some((gone) => isSameKey(gone, other)))
    await Promise.all(keys.map((gone) => store.delete(gone)))
  }

  return {
    handle,
    fetchUncached: (request, fetchFromOrigin) => fetchForOne(request, fetchFromOrigin, deps, []),
    purge(space, paths) {
      const gone = paths?.map(normalPath)
      fills.detach((key) => key.space === space && (gone?.includes(normalPath(key.path)) ?? true))
      return store.purge(space, paths)
    },
  }
}

/** The slot of the replaced response if it would otherwise always be preferred, because the origin now varies by fewer fields. */
function slotHiding(response: StoredResponse, replaced: StoredResponse | undefined): string | undefined {
  return replaced !== undefined && isMoreSpecific(replaced, response) ? replaced.slot : undefined
}

function asksForStored(asked: Directives | undefined): boolean {
  return asked?.has('only-if-cached') === true
}

function isSameKey(one: CacheKey, other: CacheKey): boolean {
  return one.url === other.url && one.space === other.space
}

function isSame(one: StoredResponse['selecting'], other: StoredResponse['selecting']): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** The path and query of a URL of the same origin, but for its scheme, which is not known here; undefined for another one, or none. */
function targetOf(location: string | undefined, request: HttpRequest): string | undefined {
  const base = `http://${authorityOf(request)}${request.target}`
  if (location === undefined || parseUrl(location, base) === null) return undefined
  const url = new URL(location, base)
  return url.host === new URL(base).host ? url.pathname + url.search : undefined
}
