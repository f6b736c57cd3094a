import { Counter, type Registry } from 'prom-client'
import type { CacheOutcome, EdgeView } from '../../graphql/edge-view.js'

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
