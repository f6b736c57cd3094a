import { Counter, Gauge, type Registry } from 'prom-client'
import type { EdgeServices } from '../../api-client/client.js'

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
