import type { Logger } from 'pino'
import { Counter, Gauge, Registry } from 'prom-client'
import type { CallRecord } from '../../api-client/call.js'
import type { EdgeServices } from '../../api-client/client.js'
import type { CacheOutcome, EdgeView } from '../../graphql/edge-view.js'

export type Metrics = {
  registry: Registry
  upstreamCalls: Counter<'method' | 'route' | 'status'>
  unknownValues: Counter<'enum'>
  validations: Counter
}

/** Creates the counters of one gateway. Each gateway has a registry of its own, so that a process can have several. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  return {
    registry,
    upstreamCalls: new Counter({
      name: 'edgeway_upstream_calls_total',
      help: 'Calls of the Edge Services API, each attempt counted',
      labelNames: ['method', 'route', 'status'],
      registers: [registry],
    }),
    unknownValues: new Counter({
      name: 'edgeway_unknown_enum_values_total',
      help: 'Enum values of the Edge Services API that were answered as UNKNOWN',
      labelNames: ['enum'],
      registers: [registry],
    }),
    validations: new Counter({
      name: 'edgeway_documents_validated_total',
      help: 'Documents that were validated. Documents that a limit refused, and cached ones, are not validated',
      registers: [registry],
    }),
  }
}

/** Registers a counter of the log lines that were dropped because their reader was too slow. */
export function registerDroppedLines(registry: Registry, log: { dropped(): number }): void {
  new Counter({
    name: 'edgeway_log_lines_dropped_total',
    help: 'Log lines that were dropped because nothing read them in time',
    registers: [registry],
    collect() {
      this.reset()
      this.inc(log.dropped())
    },
  })
}

const OUTCOMES: readonly CacheOutcome[] = ['hit-fresh', 'hit-stale', 'miss', 'bypass', 'none']

/**
 * Registers counters of an edge's traffic. They take their values from the edge's own counts when they are read, so they cost its
 * requests nothing. There is one label value per pipeline that was requested. Requests for any other name are not counted, so that
 * clients cannot add label values.
 */
export function registerEdgeMetrics(registry: Registry, edge: EdgeView): void {
  new Counter({
    name: 'edgeway_edge_requests_total',
    help: 'Requests for pipelines that are ready, by pipeline and by what the cache did: none where there is no cache on the way',
    labelNames: ['pipeline', 'cache'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [pipeline, traffic] of edge.traffic())
        for (const cache of OUTCOMES) this.inc({ pipeline, cache }, traffic[cache])
    },
  })
  new Counter({
    name: 'edgeway_edge_origin_calls_total',
    help: 'Calls of origins by the edge, validations and background fetches included',
    labelNames: ['pipeline'],
    registers: [registry],
    collect() {
      this.reset()
      for (const [pipeline, { originCalls }] of edge.traffic()) this.inc({ pipeline }, originCalls)
    },
  })
}

/**
 * Registers metrics of the upstream's rate limit, for all credentials together. They take their values from the client's own counts
 * when they are read.
 */
export function registerPaceMetrics(registry: Registry, edgeServices: Pick<EdgeServices, 'pace'>): void {
  const registers = [registry]
  new Gauge({
    name: 'edgeway_upstream_rate_limit',
    help: 'Calls a second that the Edge Services API allows: the lowest limit of any credential, +Inf where there is none',
    registers,
    collect() {
      this.set(edgeServices.pace().callsPerSecond)
    },
  })
  new Gauge({
    name: 'edgeway_upstream_calls_waiting',
    help: 'Calls of the Edge Services API that wait for their turn now',
    registers,
    collect() {
      this.set(edgeServices.pace().waiting)
    },
  })
  new Counter({
    name: 'edgeway_upstream_waits_total',
    help: 'Calls of the Edge Services API that were sent after they had to wait for their turn',
    registers,
    collect() {
      this.reset()
      this.inc(edgeServices.pace().waited)
    },
  })
  new Counter({
    name: 'edgeway_upstream_wait_seconds_total',
    help: 'Time that calls of the Edge Services API waited for their turn before they were sent',
    registers,
    collect() {
      this.reset()
      this.inc(edgeServices.pace().waitedMs / 1000)
    },
  })
  new Counter({
    name: 'edgeway_upstream_rate_limited_total',
    help: 'Calls refused: by the API (429), or not sent by the gateway because their turn would have come too late',
    labelNames: ['by'],
    registers,
    collect() {
      const { refused } = edgeServices.pace()
      this.reset()
      this.inc({ by: 'upstream' }, refused.upstream)
      this.inc({ by: 'gateway' }, refused.gateway)
    },
  })
}

/** Bounds the memory and the log, in case an upstream sends a new value each time. */
const MAX_REMEMBERED = 1_000

/** Creates a function that counts enum values which the gateway does not know, and logs each value once. */
export function createUnknownValueReporter(logger: Logger, { unknownValues }: Metrics) {
  const told = new Set<string>()
  return (enumName: string, value: string): void => {
    unknownValues.inc({ enum: enumName })
    const key = `${enumName} ${value}`
    if (told.has(key) || told.size >= MAX_REMEMBERED) return
    told.add(key)
    logger.warn(
      { enum: enumName, value },
      'the API answered an enum value this version does not know: UNKNOWN',
    )
  }
}

/**
 * Creates the client's `onCall`. It counts each attempt and logs each failed one, because a successful retry leaves no error.
 * Refusals (4xx) are not logged here, except 429, because the caller is told of them.
 */
export function createCallObserver(logger: Logger, { upstreamCalls }: Metrics) {
  return ({ method, route, status, attempt, durationMs, abandoned }: CallRecord): void => {
    upstreamCalls.inc({ method, route, status: String(status ?? 'none') })
    if (abandoned || (status !== null && status < 500 && status !== 429)) return
    logger.warn(
      { method, route, status, attempt, durationMs: Math.round(durationMs) },
      'upstream call failed',
    )
  }
}
