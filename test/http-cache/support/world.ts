/** A cache over an origin whose responses the test provides, with a clock that the test moves. There are no sockets. */
import { Readable } from 'node:stream'
import { createMemoryBudget } from '../../../src/http-cache/bodies/memory-budget.js'
import { createHttpCache } from '../../../src/http-cache/cache.js'
import type { CacheSettings } from '../../../src/http-cache/cache-options.js'
import {
  type Fields,
  type HttpRequest,
  type HttpResponse,
  OriginError,
  type OriginHandler,
  type OriginRequest,
} from '../../../src/http-cache/message.js'
import type { Outcome } from '../../../src/http-cache/rules/cache-status.js'
import { createMemoryStore } from '../../../src/http-cache/stores/memory-store.js'

import { createSlowStore } from './slow-store.js'

/** `Date` is the present if the fields do not have it. Null: there is no `Date`. */
export type OriginResponse = {
  status?: number
  fields?: Record<string, string | readonly string[] | null>
  /** The bytes of the body, as characters of Latin-1. */
  body?: string
}

/** The origin: it responds, cannot be reached, or is a handler of the test itself. */
export type OriginScript = (
  request: OriginRequest,
  index: number,
) => OriginResponse | 'refused' | ((handler: OriginHandler) => void)

export type ClientRequest = {
  method?: string
  host?: string
  target?: string
  fields?: Record<string, string | readonly string[]>
  body?: string
  signal?: AbortSignal
}

export type ClientAnswer = {
  status: number
  fields: Fields
  body: string
  isComplete: boolean
  xCache: string
}

export const START_MS = Date.UTC(2026, 0, 1)

export type WorldOptions = {
  fallbackTtlSeconds?: number
  includeCookies?: boolean
  maxBytes?: number
  maxObjectBytes?: number
  /** Whether the store is elsewhere. */
  isSlow?: boolean
}

export function createWorld(script: OriginScript, options: WorldOptions = {}) {
  let nowMs = START_MS
  let setMs = 0
  const asked: OriginRequest[] = []
  const paused = new Set<number>()
  const aborted = new Set<number>()
  const outcomes: Outcome[] = []
  const budget = createMemoryBudget(options.maxBytes ?? 64 * 1024 * 1024)
  const memory = createMemoryStore(budget)
  const store = options.isSlow === true ? createSlowStore(memory) : memory
  const cache = createHttpCache({
    store,
    budget,
    maxObjectBytes: options.maxObjectBytes ?? 1024 * 1024,
    now: () => nowMs,
    wallNow: () => nowMs + setMs,
  })
  const settings: CacheSettings = {
    space: 'stage',
    fallbackTtlSeconds: options.fallbackTtlSeconds ?? 0,
    includeCookies: options.includeCookies ?? false,
    onOutcome: (outcome) => outcomes.push(outcome),
  }

  const fetchFromOrigin = (request: OriginRequest, handler: OriginHandler) => {
    const index = asked.push(request) - 1
    let isSilent = false
    const guarded: OriginHandler = {
      onHead: (status, fields) => isSilent || handler.onHead(status, fields),
      onData: (chunk) => isSilent || handler.onData(chunk),
      onEnd: () => isSilent || handler.onEnd(),
      onError: (error) => isSilent || handler.onError(error),
    }
    queueMicrotask(() => {
      const answer = script(request, index)
      if (answer === 'refused') guarded.onError(new OriginError(502, 'The origin cannot be reached.'))
      else if (typeof answer === 'function') answer(guarded)
      else {
        guarded.onHead(answer.status ?? 200, originFields(answer, nowMs + setMs))
        if (answer.body !== undefined && request.method !== 'HEAD')
          guarded.onData(Buffer.from(answer.body, 'latin1'))
        guarded.onEnd()
      }
    })
    return {
      pause: () => paused.add(index),
      resume: () => paused.delete(index),
      abort: () => {
        isSilent = true
        aborted.add(index)
      },
    }
  }

  const toRequest = ({
    method = 'GET',
    host = 'example.com',
    target = '/',
    fields = {},
    body,
    signal,
  }: ClientRequest) => {
    const request: HttpRequest = {
      method,
      host,
      target,
      fields,
      body: body === undefined ? null : Readable.from([body]),
      clientAddress: '192.0.2.1',
      onClientLeft(listener) {
        if (signal?.aborted) listener()
        else signal?.addEventListener('abort', listener)
      },
    }
    return request
  }

  return {
    cache,
    store,
    budget,
    asked,
    paused,
    aborted,
    outcomes,
    settings,
    now: () => nowMs,
    advance(seconds: number) {
      nowMs += seconds * 1000
    },
    /** Sets the system's clock ahead or, by a negative number, back: no time passes. The origin has the same clock. */
    setClock(seconds: number) {
      setMs += seconds * 1000
    },
    /** Resolves with the head of the response, without reading the body. */
    open: (request: ClientRequest = {}, own: Partial<CacheSettings> = {}) =>
      Promise.resolve(cache.handle(toRequest(request), { ...settings, ...own }, fetchFromOrigin)),
    /** Resolves with the whole response. */
    async get(request: ClientRequest = {}, own: Partial<CacheSettings> = {}): Promise<ClientAnswer> {
      const method = request.method ?? 'GET'
      return readAnswer(
        await cache.handle(toRequest(request), { ...settings, ...own }, fetchFromOrigin),
        method,
      )
    },
  }
}

export function originFields({ fields = {} }: OriginResponse, nowMs: number): Fields {
  const all: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries({ date: new Date(nowMs).toUTCString(), ...fields }))
    if (value !== null) all[name] = value
  return all
}

async function readAnswer(answer: HttpResponse, method = 'GET'): Promise<ClientAnswer> {
  const { body, isComplete } =
    method === 'HEAD' ? { body: '', isComplete: true } : await readBody(answer.body)
  const fields: Record<string, string | readonly string[]> = { ...answer.fields }
  for (const [name, value] of answer.added) fields[name] = value
  return { status: answer.status, fields, body, isComplete, xCache: String(fields['x-cache'] ?? '') }
}

function readBody(body: HttpResponse['body']): Promise<{ body: string; isComplete: boolean }> {
  if (body === null) return Promise.resolve({ body: '', isComplete: true })
  const chunks: Buffer[] = []
  const read = (isComplete: boolean) => ({ body: Buffer.concat(chunks).toString('latin1'), isComplete })
  if (!('readInto' in body)) {
    chunks.push(...body)
    return Promise.resolve(read(true))
  }
  return new Promise((resolve) => {
    body.readInto({
      write: (chunk) => {
        chunks.push(chunk)
        return true
      },
      end: () => resolve(read(true)),
      fail: () => resolve(read(false)),
    })
  })
}
