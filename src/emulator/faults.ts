/** Failures on demand: for one request by its `X-Fault` header, or for requests to come by the server's `faults`. */
import type { HttpBindings } from '@hono/node-server'
import { matchesRequest } from './request-pattern.js'

export const FAULT_EFFECTS = [
  'cut-body',
  'not-json',
  'html',
  'empty-429',
  'linked-500',
  'edge-api-key-404',
  'hang',
  'disconnect',
  'lost-answer',
  'acted-503',
] as const

/**
 * - `cut-body`: the request is acted on, then the connection breaks halfway through the answer.
 * - `not-json`: the request is acted on, then answered with its status and a body that is no JSON.
 * - `html`: a 502 with a web page, as from a proxy in front of the API. Not acted on.
 * - `empty-429`: the rate limit of the API's gateway: no body, no content type, no `Retry-After`. Not acted on.
 * - `linked-500`: deleting a stage that something leads to, or a head, is answered 500 with a bare message, as users of the
 *   API report, not 412. Acted on: any other request gets its usual answer.
 * - `edge-api-key-404`: `404 {"message":"edge_api_key not Found"}`, which the API answered to one of several DNS stages that
 *   were created at once, the first of their project. Not acted on.
 * - `hang`: no answer until the caller leaves or the server closes. Not acted on.
 * - `disconnect`: the connection is closed before any answer. Not acted on.
 * - `lost-answer`: the request is acted on, then the connection is closed before any of the answer.
 * - `acted-503`: the request is acted on, then answered 503.
 */
export type FaultEffect = (typeof FAULT_EFFECTS)[number]

export type Fault = {
  /** Which requests, such as `GET /pipelines/:id`: a method and a path below the base path. Left out: all. */
  on?: string
  /** How many requests before the fault is spent. Left out: until it is removed. */
  times?: number
  /** How long to wait before anything else. With nothing more asked for, the request is then answered as usual. */
  latencyMs?: number
} & (
  | { effect?: FaultEffect }
  /** This status with the API's bare body, or with `body`. Not acted on. */
  | { status: number; retryAfterSeconds?: number; body?: unknown }
  /** Whatever the caller makes of the request. `act` answers it as usual. */
  | { respond: (request: Request, act: () => Promise<Response>) => Response | Promise<Response> }
)

type FaultHandle = {
  /** How many requests it has hit. */
  readonly hits: number
  remove(): void
}

export type Faults = {
  /** Among the faults that fit a request, the one added first is used. */
  add(fault: Fault): FaultHandle
  clear(): void
}

export type FaultSource = Faults & {
  /** The fault for this request, which counts as a hit. */
  take(method: string, path: string): Fault | undefined
}

/** What a fault may do with the connection, where there is one. */
export type Connection = Partial<HttpBindings> | undefined

export function createFaults(): FaultSource {
  const entries = new Set<{ fault: Fault; hits: number }>()
  return {
    add(fault) {
      const entry = { fault, hits: 0 }
      entries.add(entry)
      return {
        get hits() {
          return entry.hits
        },
        remove: () => {
          entries.delete(entry)
        },
      }
    },
    clear: () => entries.clear(),
    take(method, path) {
      for (const entry of entries) {
        const { on, times = Number.POSITIVE_INFINITY } = entry.fault
        if (entry.hits >= times || (on !== undefined && !matchesRequest(on, method, path))) continue
        entry.hits++
        return entry.fault
      }
      return undefined
    },
  }
}
