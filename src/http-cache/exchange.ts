/** One question to the origin, and its answer once the head of it is there. */
import type { Added } from './cache-status.js'
import { withoutFields } from './fields.js'
import type { Times } from './freshness.js'
import { GrowingBody, type Memory } from './growing-body.js'
import type { Fields, Forward, HttpAnswer, HttpRequest, OriginError, OriginRequest } from './message.js'
import { presentError } from './present.js'
import type { StoredResponse } from './store.js'

export type OriginAnswer = {
  readonly status: number
  readonly fields: Fields
  readonly body: GrowingBody
  readonly times: Times
}

export type Exchange = {
  /** Rejects with an `OriginError`. Never settles once aborted. */
  readonly answer: Promise<OriginAnswer>
  abort(): void
}

/** The two clocks, as in `HttpCacheOptions`, and where what is held of an answer is counted. */
export type Means = Memory & { now(): number; wallNow(): number }

/** @param client whose request it is: the one who gets the interim answers. */
export function exchange(
  forward: Forward,
  request: OriginRequest,
  means: Means,
  client: Pick<HttpRequest, 'sendInterim'>,
): Exchange {
  const requestTimeMs = means.now()
  let abort = () => {}
  const answer = new Promise<OriginAnswer>((resolve, reject) => {
    let body: GrowingBody | null = null
    const call = forward(request, {
      onInterim: (status, fields) => client.sendInterim?.(status, fields),
      onHead(status, fields) {
        body = new GrowingBody(call, means)
        // What a cache further up has done is in its `Cache-Status`; `X-Cache` is ours to give.
        const passed = fields['x-cache'] === undefined ? fields : withoutFields(fields, ['x-cache'])
        const times = { requestTimeMs, responseTimeMs: means.now(), dateMs: means.wallNow() }
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

export type RelayOptions = {
  /** What would have answered without asking: see `presentError`. */
  readonly stored?: StoredResponse | undefined
  /** Comes before the body is read. */
  readonly onAnswer?: (answer: OriginAnswer) => void
}

/** To the origin and back, for one client alone. Answers an error of the origin's as one of the edge's own. */
export async function relay(
  request: HttpRequest,
  forward: Forward,
  means: Means,
  added: Added,
  { stored, onAnswer }: RelayOptions = {},
): Promise<HttpAnswer & { readonly isFromOrigin: boolean }> {
  const { answer, abort } = exchange(forward, request, means, request)
  request.onClientLeft(abort)
  try {
    const received = await answer
    onAnswer?.(received)
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
