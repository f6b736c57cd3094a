import type { MutationResolvers } from '../../__generated__/resolvers.js'
import {
  checkCreateBackendStage,
  checkUpdateBackendStage,
  toBackendStageRequest,
} from '../../inputs/backend-stage-input.js'
import { stageMutations } from '../../stage-mutations.js'

const mutations = stageMutations('BackendStage', {
  resource: (client) => client.backendStages,
  checkCreate: checkCreateBackendStage,
  checkUpdate: checkUpdateBackendStage,
  toCreateRequest: ({ origin }) => toBackendStageRequest(origin),
  toUpdateRequest: ({ origin }) => toBackendStageRequest(origin),
})

export const createBackendStage: MutationResolvers['createBackendStage'] = mutations.create
export const updateBackendStage: MutationResolvers['updateBackendStage'] = mutations.update
export const deleteBackendStage: MutationResolvers['deleteBackendStage'] = mutations.remove
