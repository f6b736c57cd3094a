import { Counter, type Registry } from 'prom-client'
import type { CacheOutcome, EdgeView } from '../../graphql/edge-view.js'

const OUTCOMES: readonly CacheOutcome[] = ['hit-fresh', 'hit-stale', 'miss', 'bypass', 'none']

/**
 * Counters of what an edge has served. They are filled in when they are read, from what the edge counts anyway, so that they
 * cost its requests nothing. As many labels as there are pipelines that were asked for: a request for any other name is none.
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
