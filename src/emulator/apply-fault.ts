import { once } from 'node:events'
import { STATUS_CODES } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { InternalError } from './errors.js'
import type { Connection, Fault, FaultEffect } from './faults.js'
import { gatewayHeaders, jsonResponse } from './responses.js'

export type FaultyExchange = {
  request: Request
  connection: Connection
  /** Handles the request as if there were no fault. */
  act: () => Promise<Response>
  /** Aborted when the server closes, which ends every wait. */
  closing: AbortSignal
}

/** If there is no connection, because `fetch` was called directly, a fault that would break the connection rejects instead. */
export async function applyFault(fault: Fault, exchange: FaultyExchange): Promise<Response> {
  const { request, act, closing } = exchange
  if (fault.latencyMs !== undefined) {
    const isOver = AbortSignal.any([request.signal, closing])
    try {
      await delay(fault.latencyMs, undefined, { signal: isOver })
    } catch {
      return disconnect(exchange)
    }
  }
  if ('respond' in fault) return copyResponse(await fault.respond(request, act))
  if ('status' in fault) return statusResponse(fault.status, fault.retryAfterSeconds, fault.body)
  if ('effect' in fault && fault.effect !== undefined) return EFFECTS[fault.effect](exchange)
  return act()
}

const STAGE_PATH = /\/[a-z]+-stages\/[^/?]+(?:\?|$)/

const EFFECTS: Readonly<Record<FaultEffect, (exchange: FaultyExchange) => Response | Promise<Response>>> = {
  'cut-body': async (exchange) => {
    const response = await exchange.act()
    const bytes = new Uint8Array(await response.arrayBuffer())
    if (bytes.length === 0) return disconnect(exchange)
    const half = bytes.slice(0, Math.ceil(bytes.length / 2))
    const outgoing = exchange.connection?.outgoing
    if (outgoing === undefined) throw new Error('cut by a fault')
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.write(half, () => outgoing.destroy())
    return RESPONSE_ALREADY_SENT
  },
  'not-json': async ({ act }) => {
    const { status } = await act()
    const body = status === 204 ? null : '{"not json'
    return new Response(body, {
      status,
      headers: { ...gatewayHeaders(), 'Content-Type': 'application/json' },
    })
  },
  html: () =>
    new Response('<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>', {
      status: 502,
      headers: { ...gatewayHeaders(), 'Content-Type': 'text/html' },
    }),
  'empty-429': () =>
    new Response(null, {
      status: 429,
      headers: { ...gatewayHeaders(), 'X-Envoy-Ratelimited': 'true', 'Content-Length': '0' },
    }),
  'linked-500': async ({ request, act }) => {
    const response = await act()
    const isLinked = request.method === 'DELETE' && STAGE_PATH.test(request.url) && response.status === 412
    return isLinked ? new InternalError().toResponse() : response
  },
  'edge-api-key-404': () => jsonResponse(404, { message: 'edge_api_key not Found' }),
  hang: async (exchange) => {
    const isOver = AbortSignal.any([exchange.request.signal, exchange.closing])
    if (!isOver.aborted) await once(isOver, 'abort')
    return disconnect(exchange)
  },
  disconnect,
  'lost-answer': async (exchange) => {
    await exchange.act()
    return disconnect(exchange)
  },
  'acted-503': async ({ act }) => {
    await act()
    return statusResponse(503, undefined, undefined)
  },
}

/** The copy has headers that can be changed. Those of a response that `fetch` returned cannot. */
function copyResponse(response: Response): Response {
  return response === RESPONSE_ALREADY_SENT ? response : new Response(response.body, response)
}

function statusResponse(status: number, retryAfterSeconds: number | undefined, body: unknown): Response {
  const headers = retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) }
  if (status === 204) return new Response(null, { status, headers: { ...gatewayHeaders(), ...headers } })
  return jsonResponse(status, body ?? { message: STATUS_CODES[status] ?? 'Fault' }, headers)
}

function disconnect({ connection }: FaultyExchange): Response {
  if (connection?.outgoing === undefined) throw new Error('disconnected by a fault')
  connection.outgoing.destroy()
  return RESPONSE_ALREADY_SENT
}
