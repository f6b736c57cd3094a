/** One question to the origin, and its answer once the head of it is there. */

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
  /** Rejects with an `OriginError`. Never settles once aborted. */
  readonly answer: Promise<OriginResponse>
  abort(): void
}

/** The two clocks, as in `HttpCacheOptions`, and where what is held of an answer is counted. */
export type FetchDeps = Memory & { now(): number; wallNow(): number }

/** @param client whose request it is: the one who gets the interim answers. */
export function startFetch(
  fetchFromOrigin: FetchFromOrigin,
  request: OriginRequest,
  deps: FetchDeps,
  client: Pick<HttpRequest, 'sendInterim'>,
): StartedFetch {
  const requestTimeMs = deps.now()
  let abort = () => {}
  const answer = new Promise<OriginResponse>((resolve, reject) => {
    let body: GrowingBody | null = null
    const call = fetchFromOrigin(request, {
      onInterim: (status, fields) => client.sendInterim?.(status, fields),
      onHead(status, fields) {
        body = new GrowingBody(call, deps)
        // What a cache further up has done is in its `Cache-Status`; `X-Cache` is ours to give.
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
    abort = () => call.abort()
  })
  return { answer, abort }
}

export type FetchForOneOptions = {
  /** What would have answered without asking: see `presentError`. */
  readonly stored?: StoredResponse | undefined
  /** Comes before the body is read. */
  readonly onResponse?: (answer: OriginResponse) => void
}

/** To the origin and back, for one client alone. Answers an error of the origin's as one of the edge's own. */
export async function fetchForOne(
  request: HttpRequest,
  fetchFromOrigin: FetchFromOrigin,
  deps: FetchDeps,
  added: Added,
  { stored, onResponse }: FetchForOneOptions = {},
): Promise<HttpResponse & { readonly isFromOrigin: boolean }> {
  const { answer, abort } = startFetch(fetchFromOrigin, request, deps, request)
  request.onClientLeft(abort)
  try {
    const received = await answer
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
