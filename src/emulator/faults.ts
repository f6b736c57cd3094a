/** Failures on demand: for one request by its `X-Fault` header, or for later requests by the server's `faults`. */
import type { HttpBindings } from '@hono/node-server'
import { MalformedBody } from './errors.js'

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
 * Unless it says otherwise, an effect replaces the handling of the request, so a write changes nothing.
 *
 * - `cut-body`: the request is handled, then the connection breaks halfway through the response.
 * - `not-json`: the request is handled. The response has the right status, and a body that is not JSON.
 * - `html`: a 502 with a web page, as from a proxy in front of the API.
 * - `empty-429`: the rate limit of the API's gateway, without body, content type or `Retry-After`.
 * - `linked-500`: deleting a head, or a stage that something leads to, gets a 500 with a bare message instead of a 412, as
 *   users of the API report. All other requests are handled as usual.
 * - `edge-api-key-404`: `404 {"message":"edge_api_key not Found"}`. The API sent this for one of several DNS stages that
 *   were created at once, the first of their project.
 * - `hang`: no response until the caller leaves or the server closes.
 * - `disconnect`: the connection is closed before any response.
 * - `lost-answer`: the request is handled, then the connection is closed before any of the response is sent.
 * - `acted-503`: the request is handled, then the response is a 503.
 */
export type FaultEffect = (typeof FAULT_EFFECTS)[number]

export type Fault = {
  /** The requests that fail: a method and a path below the base path, such as `GET /pipelines/:id`. Default: all. */
  on?: string
  /** The number of requests that fail before the fault is used up. Default: all requests until the fault is removed. */
  times?: number
  /** The time to wait first. If the fault says nothing else, the request is then handled as usual. */
  latencyMs?: number
} & (
  | { effect?: FaultEffect }
  /** Responds with this status and the API's bare body, or `body`, without handling the request. */
  | { status: number; retryAfterSeconds?: number; body?: unknown }
  /** Responds with what this function returns. `act` handles the request as usual. */
  | { respond: (request: Request, act: () => Promise<Response>) => Response | Promise<Response> }
)

type FaultHandle = {
  /** The number of requests that the fault has hit. */
  readonly hits: number
  remove(): void
}

export type Faults = {
  /** If several faults match a request, the one that was added first is used. */
  add(fault: Fault): FaultHandle
  clear(): void
}

export type FaultSource = Faults & {
  /** Returns the fault for this request, and counts a hit. */
  take(method: string, path: string): Fault | undefined
}

/** The connection that a fault may break. Undefined if `fetch` was called directly. */
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

/**
 * Whether a request matches a pattern such as `GET /pipelines/:id`. A segment that begins with a colon matches any one
 * segment that is not empty. `path` has no base path and no query.
 */
export function matchesRequest(pattern: string, method: string, path: string): boolean {
  const [patternMethod, patternPath = ''] = pattern.split(' ')
  if (patternMethod !== method) return false
  const expected = patternPath.split('/')
  const segments = path.split('/')
  return (
    expected.length === segments.length &&
    expected.every(
      (part, index) => part === segments[index] || (part.startsWith(':') && segments[index] !== ''),
    )
  )
}

const NUMBERED = /^(latency|status|retry-after)\s*=\s*(\d{1,7})$/

/**
 * Parses the text of a fault, as in the `X-Fault` header, such as `latency=200; status=429; retry-after=2`.
 * @throws MalformedBody, which lists the directives, if the text is not a fault. A fault that silently did nothing would mislead its user.
 */
export function parseFault(text: string): Fault {
  const numbers = new Map<string, number>()
  const effects: FaultEffect[] = []
  for (const directive of text.split(';').map((part) => part.trim())) {
    const effect = FAULT_EFFECTS.find((name) => name === directive)
    const [, name = '', digits] = NUMBERED.exec(directive) ?? []
    if (effect !== undefined) effects.push(effect)
    else if (digits !== undefined) numbers.set(name, Number(digits))
    else throw unreadable(text)
  }
  const status = numbers.get('status')
  const latency = numbers.get('latency')
  const retryAfter = numbers.get('retry-after')
  const [effect] = effects
  const isContradictory = effects.length > 1 || (status !== undefined && effect !== undefined)
  const isStatus = status === undefined || (status >= 200 && status <= 599)
  if (isContradictory || !isStatus || (retryAfter !== undefined && status === undefined))
    throw unreadable(text)
  return {
    ...(latency !== undefined && { latencyMs: latency }),
    ...(effect !== undefined && { effect }),
    ...(status !== undefined && { status }),
    ...(retryAfter !== undefined && { retryAfterSeconds: retryAfter }),
  }
}

function unreadable(text: string): MalformedBody {
  return new MalformedBody(
    `expected a fault as latency=<ms>, with one of status=<200-599> (and retry-after=<seconds>), ${FAULT_EFFECTS.join(', ')}; ` +
      `got ${JSON.stringify(text)}`,
  )
}
