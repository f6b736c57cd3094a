import type { MutationResolvers } from '../../__generated__/resolvers.js'
import {
  checkCreateTlsStage,
  checkUpdateTlsStage,
  toCreateTlsStageRequest,
  toUpdateTlsStageRequest,
} from '../../inputs/tls-stage-input.js'
import { stageMutations } from '../../stage-mutations.js'

const mutations = stageMutations('TlsStage', {
  resource: (client) => client.tlsStages,
  checkCreate: checkCreateTlsStage,
  checkUpdate: checkUpdateTlsStage,
  toCreateRequest: toCreateTlsStageRequest,
  toUpdateRequest: toUpdateTlsStageRequest,
})

export const createTlsStage: MutationResolvers['createTlsStage'] = mutations.create
export const updateTlsStage: MutationResolvers['updateTlsStage'] = mutations.update
export const deleteTlsStage: MutationResolvers['deleteTlsStage'] = mutations.remove
