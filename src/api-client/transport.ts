/** Sends requests to the upstream over a pool of connections. The only file of this folder that runs undici. */

import { readFileSync } from 'node:fs'
import { Pool } from 'undici'
import { ConnectionShares } from './connection-shares.js'
import { Exchange, type ExchangeRequest } from './exchange.js'
import type { CallOwner } from './operation.js'
import { ResponseRoom, type UpstreamResponse } from './response.js'

export type TransportOptions = {
  baseUrl: string
  connections: number
  connectTimeoutMs: number
  headersTimeoutMs: number
  bodyTimeoutMs: number
  maxResponseBytes: number
}

export type Transport = {
  /**
   * Sends the request once and follows no redirect. Rejects with a `ConnectionError`, `ResponseTooLargeError` or
   * `TimeoutError` if no complete response came, and with the caller's own reason if the operation is aborted. An abort
   * also closes the connection, so that the upstream notices it.
   */
  send(request: ExchangeRequest, owner: CallOwner): Promise<UpstreamResponse>
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

  const { maxResponseBytes } = options
  const upstream = { pool, shares, room, basePath, userAgent, maxResponseBytes }
  const send: Transport['send'] = (request, owner) =>
    new Promise((resolve, reject) => new Exchange(upstream, request, owner, resolve, reject).start())

  let closed: Promise<void> | null = null
  const close = () => {
    closed ??= shares.whenIdle().then(() => pool.close())
    return closed
  }
  return { send, close }
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  return String(version)
}
