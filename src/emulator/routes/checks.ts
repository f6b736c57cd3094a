/** The checks that are possible without a network and without the other products. See README.md. */
import { isFqdn, isWithin, withoutRoot } from '../../lib/fqdn.js'
import { defaultFqdn } from '../bodies.js'
import { DEFAULT_ENDPOINT_ZONE } from '../constants.js'
import { isValidPemChain } from '../pem-chain.js'
import { jsonResponse } from '../responses.js'
import type { Store } from '../store/store.js'
import { parseDomainCheck, parseLbOriginCheck, parsePemChainCheck } from '../validation/check.js'
import { readBody } from './read-body.js'
import { type App, addResource, type RouteContext } from './resource.js'

/** Load balancers with these names fail, to show what a failure looks like. */
const FAILING_ORIGINS: ReadonlyMap<string, string> = new Map([
  ['timeout.invalid', 'timeout'],
  ['connection-refused.invalid', 'connection_refused'],
  ['tls-error.invalid', 'tls_error'],
])

export function addCheckRoutes(app: App, { store, clock }: RouteContext): void {
  addResource(app, '/check-domain', {
    POST: async (request) => {
      const args = await readBody(request)
      const values = parseDomainCheck(args)
      return jsonResponse(200, { is_valid: isValidDomain(store, values) })
    },
  })

  addResource(app, '/check-pem-chain', {
    POST: async (request) => {
      const args = await readBody(request)
      const { fqdn, raw } = parsePemChainCheck(args)
      // There is no Secret Manager to read from, so a secret is assumed to be valid, as in a TLS stage.
      const isValid = raw === null || isValidPemChain(raw, { fqdn, now: clock.now() })
      return jsonResponse(200, { is_valid: isValid })
    },
  })

  addResource(app, '/check-lb-origin', {
    POST: async (request) => {
      const args = await readBody(request)
      const { domainName } = parseLbOriginCheck(args)
      const error = FAILING_ORIGINS.get(domainName)
      return jsonResponse(200, { is_valid: error === undefined, error_type: error ?? 'unknown' })
    },
  })
}

/** Makes no DNS query. `cname` must be the default name of a pipeline of the project. */
function isValidDomain(
  store: Store,
  { projectId, fqdn, cname }: { projectId: string; fqdn: string; cname: string },
): boolean {
  if (!isFqdn(fqdn) || isWithin(fqdn, 'scw.cloud')) return false
  const target = withoutRoot(cname).toLowerCase()
  if (!isWithin(target, DEFAULT_ENDPOINT_ZONE)) return false
  const pipeline = store.pipelines.get(target.slice(0, -DEFAULT_ENDPOINT_ZONE.length - 1))
  return pipeline?.projectId === projectId && target === defaultFqdn(pipeline.id)
}
