import type { MutationResolvers } from '../../__generated__/resolvers.js'
import {
  checkCreateDnsStage,
  checkUpdateDnsStage,
  toCreateDnsStageRequest,
  toDnsStageRequest,
} from '../../inputs/dns-stage-input.js'
import { stageMutations } from '../../stage-mutations.js'

const mutations = stageMutations('DnsStage', {
  resource: (client) => client.dnsStages,
  checkCreate: checkCreateDnsStage,
  checkUpdate: checkUpdateDnsStage,
  toCreateRequest: toCreateDnsStageRequest,
  toUpdateRequest: toDnsStageRequest,
})

export const createDnsStage: MutationResolvers['createDnsStage'] = mutations.create
export const updateDnsStage: MutationResolvers['updateDnsStage'] = mutations.update
export const deleteDnsStage: MutationResolvers['deleteDnsStage'] = mutations.remove
