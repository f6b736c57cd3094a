/** The cost of the root fields of queries. */
import type { GraphQLObjectType } from 'graphql'
import { isSearchable } from '../../api-client/stage-resources.js'
import type { NodeType } from '../../loaders/known-kinds.js'
import { stageKindOf, stageType } from '../../loaders/stage-types.js'
import { MAX_PAGE_SIZE } from '../../pagination/list-source.js'
import type { StageKind } from '../../wire/stage-kinds.js'
import type { Context } from '../context.js'
import { toUuid } from '../ids.js'
import { nodeTypes } from '../nodes.js'
import { readsStagesAlong } from '../pipeline-fields.js'
import type { SelectedField } from '../selection.js'
import { kindOfStageListName, kindOfStageName } from '../stage-names.js'
import type { CostOfObjects, Scope } from './cost-of-objects.js'
import type { CostSelection } from './cost-selection.js'
import type { CostTally } from './cost-tally.js'

/** Adds the cost of one root field. */
export function createCostOfQuery(
  { typeOf, argsOf, pageOf, peekAt }: CostSelection,
  tally: CostTally,
  objects: CostOfObjects,
  context: Pick<Context, 'kinds'>,
): (root: GraphQLObjectType, field: SelectedField) => void {
  /** The fields of an object that is read by its id. */
  const addObject = (type: NodeType, id: string, field: SelectedField) => {
    const isPipeline = type === 'Pipeline'
    const key = isPipeline ? id : `of ${type} ${id}`
    const scope: Scope = { count: 1, pipelines: 1, key, arePipelinesRead: isPipeline, areStagesRead: false }
    const kind = stageKindOf(type)
    if (isPipeline) objects.addPipeline(field, scope)
    else if (type === 'PurgeRequest') objects.addPurgeRequest(field, scope)
    else if (kind !== undefined) objects.addStage(kind, field, scope)
  }

  const addById = (type: NodeType, field: SelectedField, given: unknown) => {
    const id = toUuid(String(given))
    if (id === null) return
    objects.addNodes(1, field)
    tally.addCalls(field.name, 1, keyOfRead(type, id))
    addObject(type, id, field)
  }

  /** An id of an unknown type costs one call for each type, and then the fields of the costliest type. */
  const addNode = (field: SelectedField, given: unknown) => {
    const id = toUuid(String(given))
    if (id === null) return
    const knownType = context.kinds.of(id)
    if (knownType !== undefined) return addById(knownType, field, id)
    objects.addNodes(1, field)
    for (const type of nodeTypes) tally.addCalls(field.name, 1, keyOfRead(type, id))
    tally.addCostliest(nodeTypes.map((type) => () => addObject(type, id, field)))
  }

  const addPipelines = (root: GraphQLObjectType, field: SelectedField) => {
    const page = pageOf(root, field)
    const fields = page.items.flatMap((item) => peekAt(typeOf('Pipeline'), item))
    const areStagesRead = readsStagesAlong(page.filter, fields)
    tally.addCalls(field.name, page.calls)
    objects.addPage(1, page)
    const scope = { count: page.size, pipelines: page.size, key: null, arePipelinesRead: true, areStagesRead }
    for (const item of page.items) objects.addPipeline(item, scope)
  }

  const addStages = (kind: StageKind, root: GraphQLObjectType, field: SelectedField) => {
    const page = pageOf(root, field)
    const { pipelineId, projectId, organizationId } = page.filter
    const id = typeof pipelineId === 'string' ? toUuid(pipelineId) : null
    const hasScopeFilter = projectId != null || organizationId != null
    objects.addPage(1, page)
    let scope: Scope
    if (id !== null) {
      if (hasScopeFilter) tally.addCalls(field.name, 1, keyOfRead('Pipeline', id))
      tally.addCalls(field.name, page.calls, `${id} ${page.key}`)
      scope = {
        count: page.size,
        pipelines: 1,
        key: id,
        arePipelinesRead: hasScopeFilter,
        areStagesRead: false,
      }
    } else {
      const isSearch = isSearchable(kind) && projectId != null && organizationId == null
      tally.addCalls(field.name, isSearch ? page.calls : 1)
      scope = {
        count: page.size,
        pipelines: page.size,
        key: null,
        arePipelinesRead: !isSearch,
        areStagesRead: !isSearch,
      }
    }
    for (const item of page.items) objects.addStage(kind, item, scope)
  }

  const addPurgeRequests = (root: GraphQLObjectType, field: SelectedField) => {
    const page = pageOf(root, field)
    const { pipelineId } = page.filter
    const key = typeof pipelineId === 'string' ? toUuid(pipelineId) : null
    const pipelines = key === null ? page.size : 1
    const scope: Scope = { count: page.size, pipelines, key, arePipelinesRead: false, areStagesRead: false }
    tally.addCalls(field.name, page.calls, page.key)
    objects.addPage(1, page)
    for (const item of page.items) objects.addPurgeRequest(item, scope)
  }

  const addVpcEndpoints = (root: GraphQLObjectType, field: SelectedField) => {
    const page = pageOf(root, field)
    tally.addCalls(field.name, page.calls)
    objects.addPage(1, page)
  }

  return (root, field) => {
    const { name } = field
    if (name.startsWith('__')) return
    const args = argsOf(root, field)
    const listedKind = kindOfStageListName(name)
    const kind = kindOfStageName(name)
    if (name === 'node') addNode(field, args.id)
    else if (name === 'nodes') {
      const ids = Array.isArray(args.ids) ? args.ids.slice(0, MAX_PAGE_SIZE) : []
      for (const id of ids) addNode(field, id)
    } else if (name === 'pipeline') addById('Pipeline', field, args.id)
    else if (kind !== undefined) addById(stageType(kind), field, args.id)
    else if (name === 'purgeRequest') addById('PurgeRequest', field, args.id)
    else if (name === 'vpcEndpoint') addById('VpcEndpoint', field, args.id)
    else if (name === 'pipelines') addPipelines(root, field)
    else if (listedKind !== undefined) addStages(listedKind, root, field)
    else if (name === 'purgeRequests') addPurgeRequests(root, field)
    else if (name === 'vpcEndpoints') addVpcEndpoints(root, field)
    else tally.addCalls(name, 1)
  }
}

function keyOfRead(type: NodeType, id: string): string {
  return type === 'Pipeline' ? `pipeline ${id}` : `${type} ${id}`
}
