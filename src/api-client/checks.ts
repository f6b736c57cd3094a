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
 * Each asks the world outside (DNS, Secret Manager, a Load Balancer), so a failed one is not sent again; nothing is
 * changed by any, so a failure never says that something may have happened.
 */
export type CheckResource = {
  domain(body: CheckDomainRequest): Promise<CheckAnswer>
  pemChain(body: CheckPemChainRequest): Promise<CheckAnswer>
  lbOrigin(body: CheckLbOriginRequest): Promise<CheckLbOriginAnswer>
}

const readAnswer = readJson('the answer of a check', CheckAnswer, null)
const readLbOriginAnswer = readJson('the answer of a check of an origin', CheckLbOriginAnswer, null)

export const checkResource = (call: Call): CheckResource => {
  const question = (path: string, body: object) => ({
    method: 'POST' as const,
    writes: false,
    route: path,
    path,
    body,
  })
  return {
    domain: async (body) => call({ ...question('/check-domain', body), read: readAnswer }),
    pemChain: async (body) => call({ ...question('/check-pem-chain', body), read: readAnswer }),
    lbOrigin: async (body) => call({ ...question('/check-lb-origin', body), read: readLbOriginAnswer }),
  }
}
