/** The resolvers of stages: their types, and the fields of `Query`, `Mutation` and `Pipeline` that every kind has. */
import { type StageType, stageType } from '../../loaders/stage-types.js'
import { STAGE_KINDS, type StageKind } from '../../wire/stage-kinds.js'
import type {
  MutationResolvers,
  PipelineResolvers,
  QueryResolvers,
  Resolvers,
} from '../__generated__/resolvers.js'
import type { Context } from '../context.js'
import { requireUuid } from '../ids.js'
import { backendStageFilter, dnsStageFilter, tlsStageFilter } from '../stage-filters.js'
import { stageListField } from '../stage-lists.js'
import { stageMutations } from '../stage-mutations.js'
import { stageListName, stageName } from '../stage-names.js'
import { stagesAcrossPipelines } from '../stages-across-pipelines.js'
import { BackendStage } from './BackendStage.js'
import { CacheStage } from './CacheStage.js'
import { DnsStage } from './DnsStage.js'
import { RouteStage } from './RouteStage.js'
import { TlsStage } from './TlsStage.js'
import { WafStage } from './WafStage.js'

type StageRow<Kind extends StageKind> = {
  type: NonNullable<Resolvers[StageType<Kind>]>
  /** The field of `Pipeline` that lists its stages of this kind. */
  list: NonNullable<PipelineResolvers[`${Kind}Stages`]>
}

const STAGES: { readonly [Kind in StageKind]: StageRow<Kind> } = {
  dns: { type: DnsStage, list: stageListField('dns', dnsStageFilter) },
  tls: { type: TlsStage, list: stageListField('tls', tlsStageFilter) },
  cache: { type: CacheStage, list: stageListField('cache') },
  route: { type: RouteStage, list: stageListField('route') },
  waf: { type: WafStage, list: stageListField('waf') },
  backend: { type: BackendStage, list: stageListField('backend', backendStageFilter) },
}

/** An object with some fields for each kind. TypeScript cannot follow the computed names, hence the cast to `Fields`. */
function fieldsOfKinds<Fields>(fieldsOf: (kind: StageKind) => object): Fields {
  return Object.assign({}, ...STAGE_KINDS.map(fieldsOf)) as Fields
}

export const stageTypeResolvers = fieldsOfKinds<Pick<Resolvers, StageType>>((kind) => ({
  [stageType(kind)]: STAGES[kind].type,
}))

export const pipelineStageFields = fieldsOfKinds<Pick<PipelineResolvers, `${StageKind}Stages`>>((kind) => ({
  [stageListName(kind)]: STAGES[kind].list,
}))

export const stageQueries = fieldsOfKinds<Pick<QueryResolvers, `${StageKind}Stage` | `${StageKind}Stages`>>(
  (kind) => ({
    [stageName(kind)]: (_root: unknown, { id }: { id: string }, { loaders }: Context) =>
      loaders.stages[kind].byId.load({ id: requireUuid('id', id) }),
    [stageListName(kind)]: stagesAcrossPipelines(kind),
  }),
)

type Verb = 'create' | 'update' | 'delete'

/**
 * `createDnsStage`, `createTlsStage`, `createCacheStage`, `createRouteStage`, `createWafStage`, `createBackendStage`, and the same names with
 * `update` and `delete`. `updateCacheStage` and the others are made by `stage-mutations.ts`.
 */

export const stageMutationFields = fieldsOfKinds<Pick<MutationResolvers, `${Verb}${StageType}`>>((kind) => {
  const mutations = stageMutations(kind)
  return {
    [`create${stageType(kind)}`]: mutations.create,
    [`update${stageType(kind)}`]: mutations.update,
    [`delete${stageType(kind)}`]: mutations.delete,
  }
})
