import { Counter, Registry } from 'prom-client'

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
