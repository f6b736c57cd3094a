/** `/check-domain`, `/check-pem-chain` and `/check-lb-origin`: questions, although they are asked by POST. */
import {
  CheckAnswer,
  type CheckDomainRequest,
  CheckLbOriginAnswer,
  type CheckLbOriginRequest,
  type CheckPemChainRequest,
} from '../wire/check.js'
import { readJson } from './body.js'
import type { Call } from './call.js'

/**
 * Checks query other systems (DNS, Secret Manager, a Load Balancer), so a failed check is not sent again. They change
 * nothing, so their errors never say that something may have happened.
 */
export type CheckResource = {
  domain(body: CheckDomainRequest): Promise<CheckAnswer>
  pemChain(body: CheckPemChainRequest): Promise<CheckAnswer>
  lbOrigin(body: CheckLbOriginRequest): Promise<CheckLbOriginAnswer>
}

const readCheck = readJson('the answer of a check', CheckAnswer, null)
const readLbOriginCheck = readJson('the answer of a check of an origin', CheckLbOriginAnswer, null)

const check = { method: 'POST', writes: false } as const

export const createCheckResource = (call: Call): CheckResource => ({
  domain: (body) => call({ ...check, route: '/check-domain', body, read: readCheck }),
  pemChain: (body) => call({ ...check, route: '/check-pem-chain', body, read: readCheck }),
  lbOrigin: (body) => call({ ...check, route: '/check-lb-origin', body, read: readLbOriginCheck }),
})
