/** `/check-domain`, `/check-pem-chain` and `/check-lb-origin`: questions, although they are asked by POST. */
import {
  type CheckDomainRequest,
  type CheckLbOriginRequest,
  CheckLbOriginResponse,
  type CheckPemChainRequest,
  CheckResponse,
} from '../wire/check.js'
import { readJson } from './body.js'
import type { Call } from './call.js'

/**
 * Checks query other systems (DNS, Secret Manager, a Load Balancer), so a failed check is not sent again. They change
 * nothing, so their errors never say that something may have happened.
 */
export type CheckResource = {
  domain(body: CheckDomainRequest): Promise<CheckResponse>
  pemChain(body: CheckPemChainRequest): Promise<CheckResponse>
  lbOrigin(body: CheckLbOriginRequest): Promise<CheckLbOriginResponse>
}

const readCheck = readJson('the result of a check', CheckResponse, null)
const readLbOriginCheck = readJson('the result of a check of an origin', CheckLbOriginResponse, null)

const check = { method: 'POST', writes: false } as const

export const createCheckResource = (call: Call): CheckResource => ({
  domain: (body) => call({ ...check, route: '/check-domain', body, read: readCheck }),
  pemChain: (body) => call({ ...check, route: '/check-pem-chain', body, read: readCheck }),
  lbOrigin: (body) => call({ ...check, route: '/check-lb-origin', body, read: readLbOriginCheck }),
})
