/** One HTTP exchange with the upstream. The only file of this folder that knows undici. */

import { readFileSync } from 'node:fs'
import { type Dispatcher, Pool } from 'undici'
import { ConnectionShares } from './connection-shares.js'
import type { CallFacts } from './errors.js'
import {
  ConnectionError,
  type LimitOf,
  ResponseTooLargeError,
  TimeoutError,
  type TimeoutPhase,
} from './failures.js'
import { type Operation, toEndError } from './operation.js'
import { type Method, mayHaveHappened, requestIdOf, truncate, type UpstreamResponse } from './response.js'
import { LARGE_BYTES, ResponseRoom } from './response-room.js'

export type TransportOptions = {
  baseUrl: string
  connections: number
  connectTimeoutMs: number
  headersTimeoutMs: number
  bodyTimeoutMs: number
  maxResponseBytes: number
}

type TransportRequest = {
  method: Method
  /** Whether the request may change something. */
  writes: boolean
  /** Path and query below `/edge-services/v1beta1`, encoded. */
  path: string
  /** Null: no `X-Auth-Token` is sent. */
  token: string | null
  /** JSON text. */
  body: string | null
}

export type Transport = {
  /**
   * Sends the request once and follows no redirect. Rejects with a `ConnectionError`, `ResponseTooLargeError` or
   * `TimeoutError` if no complete response came, and with the caller's own reason if the operation is aborted. An abort
   * also closes the connection, so that the upstream notices it.
   */
  send(request: TransportRequest, operation: Operation): Promise<UpstreamResponse>
  /** Lets calls under way finish. Calling it again has no effect. */
  close(): Promise<void>
}

const API_PATH = '/edge-services/v1beta1'

export function createTransport(options: TransportOptions): Transport {
  const base = new URL(options.baseUrl)
  const basePath = base.pathname.replace(/\/+$/, '') + API_PATH
  const userAgent = `edgeway/${readVersion()}`
  const pool = new Pool(base.origin, {
    connections: options.connections,
    connect: { timeout: options.connectTimeoutMs },
    // undici's own timeouts are nearly free. An AbortSignal.timeout per call would cost half as much as the call itself.
    headersTimeout: options.headersTimeoutMs,
    bodyTimeout: options.bodyTimeoutMs,
    maxResponseSize: options.maxResponseBytes,
  })

  const shares = new ConnectionShares(options.connections)
  const room = new ResponseRoom()

  const send: Transport['send'] = (request, operation) =>
    new Promise<UpstreamResponse>((resolve, reject) => {
      const path = basePath + request.path
      const headers = ['Accept', 'application/json', 'User-Agent', userAgent]
      if (request.token !== null) headers.push('X-Auth-Token', request.token)
      if (request.body !== null) headers.push('Content-Type', 'application/json')

      let controller: Dispatcher.DispatchController | null = null
      let isDispatched = false
      let hasEnded = false
      let responseHead: Omit<UpstreamResponse, 'body'> | null = null
      const chunks: Buffer[] = []
      const reading = room.begin()
      const facts = (): CallFacts => ({
        method: request.method,
        path: request.path,
        status: responseHead?.status ?? null,
        requestId: responseHead === null ? null : requestIdOf(responseHead),
        upstreamBody: chunks[0] === undefined ? null : truncate(chunks[0].toString()),
        mayHaveHappened: controller !== null && mayHaveHappened(request.writes, responseHead?.status ?? null),
      })
      const stopWatching = operation.onEnd((end) => {
        hasEnded = true
        reject(toEndError(end, facts()))
        if (isDispatched) controller?.abort(new Error('the operation ended'))
        else place.leave()
      })
      const finish = () => {
        stopWatching()
        reading.end()
        place.leave()
      }

      const handler: Dispatcher.DispatchHandler = {
        onRequestStart(started) {
          // Connecting takes time, and the operation can end meanwhile.
          if (hasEnded) started.abort(new Error('the operation ended'))
          else controller = started
        },
        onResponseStart(_controller, status, responseHeaders) {
          if (status >= 200) responseHead = { status, headers: responseHeaders }
        },
        onResponseData(started, chunk) {
          if (!reading.add(chunk.length)) started.abort(new NoRoomError('process', LARGE_BYTES))
          // A write's response tells what has happened, so it is read even above the limit.
          else if (operation.takeBytes(chunk.length) && !request.writes)
            started.abort(new NoRoomError('operation', operation.maxOperationBytes))
          else chunks.push(chunk)
        },
        onResponseEnd() {
          finish()
          if (responseHead !== null) resolve({ ...responseHead, body: toText(chunks) })
        },
        onResponseError(_controller, error) {
          finish()
          reject(toFailure(error, facts(), controller !== null, options.maxResponseBytes))
        },
      }
      const place = shares.take(operation, () => {
        isDispatched = true
        try {
          pool.dispatch({ method: request.method, path, headers, body: request.body }, handler)
        } catch (error) {
          // Not at once: the end of another call, which is still running, may have handed over the connection.
          queueMicrotask(finish)
          reject(error)
        }
      })
    })

  let closed: Promise<void> | null = null
  const close = () => {
    closed ??= shares.whenIdle().then(() => pool.close())
    return closed
  }
  return { send, close }
}

class NoRoomError extends Error {
  override readonly name = 'NoRoomError'
  constructor(
    readonly limitOf: LimitOf,
    readonly limitBytes: number,
  ) {
    super()
  }
}

const TIMEOUTS: Record<string, { phase: TimeoutPhase; problem: string }> = {
  UND_ERR_CONNECT_TIMEOUT: { phase: 'connect', problem: 'got no connection in time' },
  UND_ERR_HEADERS_TIMEOUT: { phase: 'headers', problem: 'got no answer in time' },
  UND_ERR_BODY_TIMEOUT: { phase: 'body', problem: 'got an answer that stopped midway' },
}

/** A call after `close()`, or a request that is not valid HTTP: bugs in this program, not failures of the upstream. */
const MISUSES = ['UND_ERR_INVALID_ARG', 'UND_ERR_CLOSED', 'UND_ERR_DESTROYED']

function toFailure(
  error: Error & { code?: unknown },
  facts: CallFacts,
  wasSent: boolean,
  maxResponseBytes: number,
): Error {
  const code = String(error.code)
  const timeout = TIMEOUTS[code]
  if (timeout !== undefined) return new TimeoutError(facts, timeout.problem, timeout.phase, { cause: error })
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') {
    return new ResponseTooLargeError(facts, 'answer', maxResponseBytes, { cause: error })
  }
  if (error instanceof NoRoomError)
    return new ResponseTooLargeError(facts, error.limitOf, error.limitBytes, { cause: error })
  if (MISUSES.includes(code)) return error
  const problem = wasSent ? 'lost its connection' : 'got no connection'
  return new ConnectionError(facts, `${problem}: ${error.message || code}`, { cause: error })
}

function toText(chunks: Buffer[]): string {
  const [only] = chunks
  return chunks.length === 1 && only !== undefined ? only.toString() : Buffer.concat(chunks).toString()
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return String(version)
}
