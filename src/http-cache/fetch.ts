/** Fetches from the origin. The response is available once its head has come. */

import { GrowingBody, type Memory } from './bodies/growing-body.js'
import type {
  FetchFromOrigin,
  Fields,
  HttpRequest,
  HttpResponse,
  OriginError,
  OriginRequest,
} from './message.js'
import { presentError } from './present.js'
import type { Added } from './rules/cache-status.js'
import { withoutFields } from './rules/fields.js'
import type { Times } from './rules/freshness.js'
import type { StoredResponse } from './rules/stored-response.js'

export type OriginResponse = {
  readonly status: number
  readonly fields: Fields
  readonly body: GrowingBody
  readonly times: Times
}

export type StartedFetch = {
  /** Rejects with an `OriginError`. Never settles after `abort`. */
  readonly response: Promise<OriginResponse>
  abort(): void
}

/** The two clocks of `HttpCacheOptions`, and the account that the bytes of the response are counted in. */
export type FetchDeps = Memory & { now(): number; wallNow(): number }

/** @param client the request that caused the fetch. Its client gets interim responses. */
export function startFetch(
  fetchFromOrigin: FetchFromOrigin,
  request: OriginRequest,
  deps: FetchDeps,
  client: Pick<HttpRequest, 'sendInterim'>,
): StartedFetch {
  const requestTimeMs = deps.now()
  let abort = () => {}
  const response = new Promise<OriginResponse>((resolve, reject) => {
    let body: GrowingBody | null = null
    const fetch = fetchFromOrigin(request, {
      onInterim: (status, fields) => client.sendInterim?.(status, fields),
      onHead(status, fields) {
        body = new GrowingBody(fetch, deps)
        // `X-Cache` is the edge's own field. `Cache-Status` can also report what another cache did.
        const passed = fields['x-cache'] === undefined ? fields : withoutFields(fields, ['x-cache'])
        const times = { requestTimeMs, responseTimeMs: deps.now(), dateMs: deps.wallNow() }
        resolve({ status, fields: passed, body, times })
      },
      onData: (chunk) => body?.append(chunk),
      onEnd: () => body?.complete(),
      onError(error) {
        if (body === null) reject(error)
        else body.fail(error)
      },
    })
    abort = () => fetch.abort()
  })
  return { response, abort }
}

export type FetchForClientOptions = {
  /** The stored response that would have been used without asking the origin: see `presentError`. */
  readonly stored?: StoredResponse | undefined
  /** Called before the body is read. */
  readonly onResponse?: (response: OriginResponse) => void
}

/** Fetches for one client alone. If the origin fails, the response is the edge's own. */
export async function fetchForClient(
  request: HttpRequest,
  fetchFromOrigin: FetchFromOrigin,
  deps: FetchDeps,
  added: Added,
  { stored, onResponse }: FetchForClientOptions = {},
): Promise<HttpResponse & { readonly isFromOrigin: boolean }> {
  const { response, abort } = startFetch(fetchFromOrigin, request, deps, request)
  request.onClientLeft(abort)
  try {
    const received = await response
    onResponse?.(received)
    const { status, fields, body } = received
    return {
      status,
      fields,
      added,
      body: request.method === 'HEAD' ? null : body.open(null),
      isFromOrigin: true,
    }
  } catch (error) {
    return { ...presentError(error as OriginError, added, stored), isFromOrigin: false }
  }
}
