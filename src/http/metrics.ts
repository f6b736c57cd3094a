import { Counter, Registry } from 'prom-client'

export type Metrics = {
  registry: Registry
  upstreamCalls: Counter<'method' | 'route' | 'status'>
  unknownValues: Counter<'enum'>
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
  }
}
