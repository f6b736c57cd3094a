/** Fetches for one client alone, past the store. This is for methods other than GET and HEAD, and for requests that bypass the cache. */
import type { BodyLimits } from './bodies/whole-body.js'
import type { CacheSettings } from './cache-options.js'
import { type FetchDeps, fetchForOne, type OriginResponse } from './fetch.js'
import type { Fills } from './fills.js'
import { keepPostResponse } from './keep-post-response.js'
import type { FetchFromOrigin, Fields, HttpRequest, HttpResponse } from './message.js'
import { type Forwarded, missLines } from './rules/cache-status.js'
import { fieldValue } from './rules/fields.js'
import { targetOf } from './rules/own-target.js'
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

export type FetchAloneOptions = {
  store: CacheStore
  fills: Fills
  deps: FetchDeps
  limits: BodyLimits
}

export function createFetchAlone({ store, fills, deps, limits }: FetchAloneOptions) {
  /** @param stored the response that would have been used without asking the origin. */
  async function fetchAlone(
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
    const response = await fetchForOne(request, fetchFromOrigin, deps, missLines(forwarded), {
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

  return fetchAlone
}

function isSameKey(one: CacheKey, other: CacheKey): boolean {
  return one.url === other.url && one.space === other.space
}
