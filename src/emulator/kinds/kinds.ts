/** The table of stage kinds. Routes, bodies and samples are derived from it. */
import type { StageKind } from '../../wire/stage-kinds.js'
import { backendStages } from './backend.js'
import { cacheStages } from './cache.js'
import { dnsStages } from './dns.js'
import type { EmulatedKind } from './kind.js'
import { routeStages } from './route.js'
import { tlsStages } from './tls.js'
import { wafStages } from './waf.js'

export const EMULATED_KINDS: { readonly [Kind in StageKind]: EmulatedKind & { kind: Kind } } = {
  dns: dnsStages,
  tls: tlsStages,
  cache: cacheStages,
  route: routeStages,
  waf: wafStages,
  backend: backendStages,
}
