/** Fetches for one client alone, past the store. This is for methods other than GET and HEAD, and for requests that bypass the cache. */

import { parseUrl } from '../lib/parse-url.js'
import { type BodyStorage, keepWhole } from './bodies/whole-body.js'
import type { CacheSettings } from './cache-options.js'
import { type FetchDeps, fetchForClient, type OriginResponse } from './fetch.js'
import type { Fills } from './fills.js'
import type { FetchFromOrigin, Fields, HttpRequest, HttpResponse } from './message.js'
import { responseDirectives } from './rules/cache-control.js'
import { type Forwarded, missLines } from './rules/cache-status.js'
import { authorityOf, fieldValue } from './rules/fields.js'
import { explicitLifetime } from './rules/freshness.js'
import { hasMethodOverride } from './rules/method-overrides.js'
import { toStorable } from './rules/storability.js'
import { type CacheKey, type StoredResponse, toCacheKey } from './rules/stored-response.js'
import type { CacheStore } from './stores/store.js'

/** A request, and everything that is needed to handle it. */
export type Context = {
  readonly request: HttpRequest
  readonly settings: CacheSettings
  readonly fetchFromOrigin: FetchFromOrigin
  readonly key: CacheKey
}

/** The safe methods of the IANA registry: RFC 9110 section 9.2.1, RFC 4918, RFC 3253, RFC 5323, and QUERY. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'REPORT', 'SEARCH', 'QUERY'])

export type FetchPastStoreOptions = {
  store: CacheStore
  fills: Fills
  deps: FetchDeps
  limits: BodyStorage
}

export function createFetchPastStore({ store, fills, deps, limits }: FetchPastStoreOptions) {
  /** @param stored the response that would have been used without asking the origin. */
  async function fetchPastStore(
    context: Context,
    forwarded: Forwarded,
    stored?: StoredResponse,
  ): Promise<HttpResponse> {
    const { request, settings, fetchFromOrigin } = context
    const { reason } = forwarded
    settings.onOutcome(reason === 'bypass' || reason === 'method' ? 'bypass' : 'miss')
    let kept: Promise<StoredResponse | null> | undefined
    const onResponse = (received: OriginResponse) => {
      if (request.method === 'POST') kept = keepPostResponse(request, settings, received, limits)
    }
    const response = await fetchForClient(request, fetchFromOrigin, deps, missLines(forwarded), {
      stored,
      onResponse,
    })
    const isUnsafe = !SAFE_METHODS.has(request.method)
    if (isUnsafe && response.isFromOrigin && response.status < 400) await invalidate(context, response.fields)
    if (kept !== undefined) void storePostResponse(context, kept)
    return response
  }

  async function storePostResponse({ key }: Context, kept: Promise<StoredResponse | null>): Promise<void> {
    const mark = fills.mark(key)
    const { ticket } = await store.get(key)
    const whole = await kept
    if (whole !== null && !mark.isDetached) await store.put(key, whole, ticket)
    fills.unmark(mark)
  }

  /** RFC 9111 section 4.4. */
  async function invalidate({ request, key }: Context, responseFields: Fields): Promise<void> {
    const named = ['location', 'content-location'].flatMap(
      (name) => targetOf(fieldValue(responseFields, name), request) ?? [],
    )
    const keys = [key, ...named.map((target) => toCacheKey(key.space, key.host, target))]
    fills.detach((other) => keys.some((gone) => isSameKey(gone, other)))
    await Promise.all(keys.map((gone) => store.delete(gone)))
  }

  return fetchPastStore
}

function isSameKey(one: CacheKey, other: CacheKey): boolean {
  return one.url === other.url && one.space === other.space
}

/**
 * Keeps a response that is the same as for a GET of the URL: its `Content-Location` is the URL, and the origin gives it a freshness
 * lifetime. RFC 9110 section 9.3.3.
 *
 * @returns the response once its whole body has come (null: the body is incomplete or too large). Undefined: the response is not kept.
 */
function keepPostResponse(
  request: HttpRequest,
  { includeCookies, fallbackTtlSeconds }: CacheSettings,
  response: OriginResponse,
  limits: BodyStorage,
): Promise<StoredResponse | null> | undefined {
  const { status, fields, body, times } = response
  const isExplicit = explicitLifetime(fields, responseDirectives(fields), times.dateMs) !== undefined
  const isOwn = targetOf(fieldValue(fields, 'content-location'), request) === request.target
  const hasCookie = request.fields.cookie !== undefined && !includeCookies
  if (status !== 200 || !isExplicit || !isOwn || hasCookie || hasMethodOverride(request.fields))
    return undefined
  const storable = toStorable(request.fields, response, fallbackTtlSeconds, times)
  return typeof storable === 'string' ? undefined : keepWhole(storable, body, limits)
}

/**
 * @returns the path and query of a URL with the request's host. The scheme is ignored, because the scheme of the request is not known here.
 * Undefined: the URL is missing, invalid, or has another host.
 */
function targetOf(location: string | undefined, request: HttpRequest): string | undefined {
  const base = `http://${authorityOf(request)}${request.target}`
  if (location === undefined || parseUrl(location, base) === null) return undefined
  const url = new URL(location, base)
  return url.host === new URL(base).host ? url.pathname + url.search : undefined
}
