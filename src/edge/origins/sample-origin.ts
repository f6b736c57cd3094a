/** The built-in origin for backends that `EDGE_ORIGINS` does not map. Its responses show the request. */

import { finished } from 'node:stream'
import { type FetchFromOrigin, OriginError, type OriginRequest } from '../../http-cache/message.js'
import { type Clock, systemClock } from '../../lib/clock.js'
import { type Backend, targetsOf } from './backend.js'
import { cdnInfoOf } from './cdn-loop.js'
import { LocalFetch } from './local-fetch.js'
import { hostFor, toRequestLines } from './origin-request-fields.js'
import { type SampleResponse, toPlainText, toSampleResponse } from './sample-response.js'
import { readWishes } from './sample-wishes.js'

export type SampleOriginOptions = {
  clock?: Clock
  /** Calls back once after `ms`, unless the returned function is called first. */
  setTimer?: (ms: number, callback: () => void) => () => void
}

const HOST = 'sample-origin.localhost'

/**
 * Responds in this process, without a socket: with HTML if the client prefers it, else with JSON. The response shows the request with its
 * fields as any origin would get them, without the values of credentials. It also shows the backend that it stands for, and its own number
 * and time, which reveal a response from the cache.
 *
 * The response has no caching directive unless the query asks for one. Parameters of the query, such as `?cache-control=max-age=5`, change
 * the response. Unknown parameters are ignored, and invalid ones get a 400. Bodies of requests are counted and dropped. The response has a
 * `date`, and a `vary`, because it depends on `accept`.
 */
export function createSampleOrigin({
  clock = systemClock,
  setTimer = setUnreferencedTimer,
}: SampleOriginOptions = {}): (backend: Backend) => FetchFromOrigin {
  let made = 0

  const answer = (backend: Backend, request: OriginRequest, bodyBytes: number): SampleResponse => {
    const date = clock.now()
    const wishes = readWishes(request.target)
    if ('problems' in wishes) return toPlainText(400, wishes.problems, date)
    const [target] = targetsOf(backend)
    made += 1
    return toSampleResponse({
      backend,
      target,
      request,
      lines: toRequestLines(request, hostFor(target, request, HOST), cdnInfoOf(backend.pipelineId)),
      wishes,
      bodyBytes,
      number: made,
      date,
    })
  }

  return (backend) => (request, handler) => {
    const call = new LocalFetch(handler)
    readBody(request, (bodyBytes, error) => {
      if (error !== null) {
        const message = 'the body of the request broke off on its way to the sample origin'
        return call.fail(new OriginError(502, message, { cause: error }))
      }
      const { status, fields, body, delayMs } = answer(backend, request, bodyBytes)
      const send = () => call.answer(status, fields, request.method === 'HEAD' ? null : body)
      if (delayMs === 0) send()
      else call.onAbort(setTimer(delayMs, send))
    })
    return call
  }
}

/** Calls back once, and only after this function has returned. */
function readBody({ body }: OriginRequest, done: (bytes: number, error: Error | null) => void): void {
  let bytes = 0
  if (body === null) queueMicrotask(() => done(0, null))
  else {
    finished(body, { writable: false }, (error) => done(bytes, error ?? null))
    body.on('data', (chunk: Buffer) => {
      bytes += chunk.length
    })
  }
}

/** A delayed response must not keep the process running. */
function setUnreferencedTimer(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms).unref()
  return () => clearTimeout(timer)
}
