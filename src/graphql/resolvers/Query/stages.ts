/** A stage of each kind by its id, and lists of them across pipelines. */
import type { StageKind } from '../../../loaders/stage-kinds.js'
import type { QueryResolvers } from '../../__generated__/resolvers.js'
import type { Context } from '../../context.js'
import { requireUuid } from '../../ids.js'
import { stagesAcrossPipelines } from '../../stages-across-pipelines.js'

function stageById<Kind extends StageKind>(kind: Kind) {
  return (_root: unknown, { id }: { id: string }, { loaders }: Context) =>
    loaders.stages[kind].byId.load({ id: requireUuid('id', id) })
}

export const dnsStage: QueryResolvers['dnsStage'] = stageById('DnsStage')
export const dnsStages: QueryResolvers['dnsStages'] = stagesAcrossPipelines('DnsStage')
export const tlsStage: QueryResolvers['tlsStage'] = stageById('TlsStage')
export const tlsStages: QueryResolvers['tlsStages'] = stagesAcrossPipelines('TlsStage')
export const cacheStage: QueryResolvers['cacheStage'] = stageById('CacheStage')
export const cacheStages: QueryResolvers['cacheStages'] = stagesAcrossPipelines('CacheStage')
export const routeStage: QueryResolvers['routeStage'] = stageById('RouteStage')
export const routeStages: QueryResolvers['routeStages'] = stagesAcrossPipelines('RouteStage')
export const wafStage: QueryResolvers['wafStage'] = stageById('WafStage')
export const wafStages: QueryResolvers['wafStages'] = stagesAcrossPipelines('WafStage')
export const backendStage: QueryResolvers['backendStage'] = stageById('BackendStage')
export const backendStages: QueryResolvers['backendStages'] = stagesAcrossPipelines('BackendStage')
