import { Counter, Registry } from 'prom-client'

export type Metrics = {
  registry: Registry
  upstreamCalls: Counter<'method' | 'route' | 'status'>
  unknownValues: Counter<'enum'>
  validations: Counter
}

/** Counters of one gateway: each has a registry of its own, so that several can live in one process. */
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
      help: 'Documents that were validated: those that were refused by a limit before, or kept from an earlier request, are not',
      registers: [registry],
    }),
  }
}

/** Lines of the log that nobody took in time. */
export function registerDroppedLines(registry: Registry, log: { dropped(): number }): void {
  new Counter({
    name: 'edgeway_log_lines_dropped_total',
    help: 'Lines of the log that were dropped because nobody took them',
    registers: [registry],
    collect() {
      this.reset()
      this.inc(log.dropped())
    },
  })
}
