/** What an operation can take at most, computed with its variables before anything is asked. */
import type { DocumentNode, FieldNode, GraphQLObjectType, GraphQLSchema } from 'graphql'
import {
  type FragmentDefinitionNode,
  getNamedType,
  getOperationAST,
  isObjectType,
  Kind,
  OperationTypeNode,
} from 'graphql'
import type { NodeType } from '../../loaders/known-kinds.js'
import { stageKindOf, stageType } from '../../loaders/stage-types.js'
import { DEFAULT_PAGE_SIZE } from '../../pagination/connection.js'
import { MAX_PAGE_SIZE } from '../../pagination/list-source.js'
import { kindsAfter, STAGE_KINDS, type StageKind } from '../../wire/stage-kinds.js'
import type { Context } from '../context.js'
import { toUuid } from '../ids.js'
import { nodeTypes } from '../nodes.js'
import {
  argumentsOf,
  objectType,
  type SelectedField,
  type SelectionInfo,
  selectedFields,
  selectsFromIdAlone,
  selectsOnlyTotalCount,
} from '../selection.js'
import { stageListName, stageName } from '../stage-names.js'
import { fieldsBelow } from './fields-below.js'

/**
 * `upstreamCalls` of an upstream that gives pages of the size asked for; retries are not counted. Lists of stages across pipelines
 * count as their first page: how many more there are, that page tells. `nodes` are objects that can stand in lists, and those
 * asked for by id.
 */
export type Cost = { upstreamCalls: number; nodes: number }

/** With the field that takes the most calls, to be named, and the fields that all nodes together can have. */
export type ComputedCost = Cost & { dearest: string | null; fields: number }

type Arguments = Record<string, unknown>

/** Objects that stand at one place of the answer. */
type Scope = {
  /** How many there can be. */
  count: number
  /** Of how many pipelines they can be. */
  pipelines: number
  /** Names their pipeline where it is one. Null: there can be several. */
  key: string | null
  /** Whether their pipelines have been read. */
  isRead: boolean
  /** Whether all stages of their pipelines have been read. */
  hasStages: boolean
}

const LINKS: Readonly<Record<string, StageKind>> = Object.fromEntries(
  STAGE_KINDS.map((kind) => [stageName(kind), kind]),
)

const STAGE_LISTS: Readonly<Record<string, StageKind>> = Object.fromEntries(
  STAGE_KINDS.map((kind) => [stageListName(kind), kind]),
)

/** Fields that are walked before the cost counts as too high to be computed. */
const MAX_STEPS = 100_000

/** Null: there is no such operation, which is for the executor to say. */
export function computeCost(
  {
    schema,
    document,
    operationName,
    variableValues,
  }: {
    schema: GraphQLSchema
    document: DocumentNode
    operationName: string | null | undefined
    /** Coerced. */
    variableValues: Arguments
  },
  context: Pick<Context, 'kinds' | 'loaders'>,
): ComputedCost | null {
  const operation = getOperationAST(document, operationName)
  if (!operation) return null
  const root = schema.getRootType(operation.operation)
  if (!root) return null
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  const info: SelectionInfo = { schema, fragments, variableValues }
  const walk = createWalk(info, context)
  // A field stands for the operation, since fields are collected below fields.
  const field = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: '' },
    selectionSet: operation.selectionSet,
  }
  for (const selected of selectedFields(info, root, [field as FieldNode])) {
    if (operation.operation === OperationTypeNode.MUTATION) walk.mutation(root, selected)
    else walk.query(root, selected)
  }
  return walk.result()
}

function createWalk(info: SelectionInfo, { kinds, loaders }: Pick<Context, 'kinds' | 'loaders'>) {
  let upstreamCalls = 0
  let nodes = 0
  let fieldsOfNodes = 0
  let steps = 0
  let seen = new Set<string>()
  const callsOf = new Map<string, number>()

  /** @param key of a read that is made once however often it is asked for. */
  const addCalls = (field: string, calls: number, key: string | null = null) => {
    if (calls === 0 || (key !== null && seen.has(key))) return
    if (key !== null) seen.add(key)
    upstreamCalls += calls
    callsOf.set(field, (callsOf.get(field) ?? 0) + calls)
  }
  const typeOf = (name: string) => objectType(info.schema.getType(name))
  const fieldsOf = (type: GraphQLObjectType, { nodes }: SelectedField) => {
    const fields = selectedFields(info, type, nodes)
    steps += fields.length
    return steps > MAX_STEPS ? [] : fields
  }
  const argsOf = (type: GraphQLObjectType, field: SelectedField): Arguments => {
    try {
      return argumentsOf(info, type, field)
    } catch {
      // For the executor to refuse.
      return {}
    }
  }
  const isFromId = (type: GraphQLObjectType, field: SelectedField) =>
    selectsFromIdAlone(selectedFields(info, type, field.nodes))

  /** The most that any of the ways takes, where one of them is gone. */
  const addDearest = (ways: readonly (() => void)[]) => {
    const before = { upstreamCalls, nodes, fieldsOfNodes, seen }
    const most = { upstreamCalls, nodes, fieldsOfNodes }
    for (const way of ways) {
      ;({ upstreamCalls, nodes, fieldsOfNodes } = before)
      seen = new Set(before.seen)
      way()
      most.upstreamCalls = Math.max(most.upstreamCalls, upstreamCalls)
      most.nodes = Math.max(most.nodes, nodes)
      most.fieldsOfNodes = Math.max(most.fieldsOfNodes, fieldsOfNodes)
    }
    ;({ upstreamCalls, nodes, fieldsOfNodes } = most)
    seen = before.seen
  }

  /** The selections of a connection's items, how many items there are, and what one such list takes. */
  const readPage = (parent: GraphQLObjectType, field: SelectedField) => {
    const args = argsOf(parent, field)
    const type = objectType(parent.getFields()[field.name]?.type)
    const fields = fieldsOf(type, field)
    const countOnly = selectsOnlyTotalCount(fields)
    const asked = Number(args.first ?? args.last ?? DEFAULT_PAGE_SIZE)
    const size = countOnly ? 0 : Math.min(Math.max(asked, 0), MAX_PAGE_SIZE)
    const isElsewhere = [args.after, args.last, args.before].some((value) => value != null)
    const items = fields.flatMap((selected) => {
      if (selected.name === 'nodes') return [selected]
      if (selected.name !== 'edges') return []
      const edge = objectType(type.getFields().edges?.type)
      return fieldsOf(edge, selected).filter(({ name }) => name === 'node')
    })
    const { filter } = args as { filter?: Arguments | null }
    const key = JSON.stringify([field.name, args, countOnly])
    return { args, filter: filter ?? {}, key, size, items, calls: isElsewhere && !countOnly ? 2 : 1 }
  }
  /** A list that is reached again by back references has the same objects: those answered are counted as well, in the end. */
  const addNodes = (lists: number, page: { size: number; items: readonly SelectedField[] }) => {
    nodes += lists * page.size * Math.max(1, page.items.length)
    for (const item of page.items) addFields(lists * page.size, item)
  }
  const addFields = (count: number, { nodes }: SelectedField) => {
    for (const node of nodes) fieldsOfNodes += count * fieldsBelow(node, info)
  }

  const pipeline = (field: SelectedField, scope: Scope) => {
    const type = typeOf('Pipeline')
    for (const selected of fieldsOf(type, field)) {
      const { name } = selected
      const kind = STAGE_LISTS[name]
      if (kind !== undefined) {
        const page = readPage(type, selected)
        const key = scope.key && `${scope.key} ${page.key}`
        if (!scope.hasStages) addCalls(name, scope.pipelines * page.calls, key)
        addNodes(scope.pipelines, page)
        for (const item of page.items) stage(kind, item, { ...scope, count: scope.count * page.size })
      } else if (name === 'purgeRequests') {
        const page = readPage(type, selected)
        addCalls(name, scope.pipelines * page.calls, scope.key && `${scope.key} ${page.key}`)
        addNodes(scope.pipelines, page)
        for (const item of page.items) purgeRequest(item, { ...scope, count: scope.count * page.size })
      } else if (name === 'headStages') {
        nodes += scope.pipelines
        addFields(scope.pipelines, selected)
        if (!scope.hasStages) addCalls(name, scope.pipelines, scope.key && `${scope.key} headStages`)
        link('dns', selected, scope)
      } else if (name === 'vpcEndpoints') {
        nodes += scope.pipelines
        addFields(scope.pipelines, selected)
        addCalls(name, scope.pipelines, scope.key && `${scope.key} vpcEndpoints`)
      }
    }
  }

  /** Stages of one pipeline that are linked from the same field are read by one list of it. */
  const link = (kind: StageKind, field: SelectedField, scope: Scope) => {
    if (isFromId(typeOf(stageType(kind)), field)) return
    if (!scope.hasStages) addCalls(field.name, Math.min(scope.count, scope.pipelines))
    stage(kind, field, scope)
  }

  const linkToAny = (kinds: readonly StageKind[], field: SelectedField, scope: Scope) => {
    const ways = kinds.map((kind) => () => link(kind, field, scope))
    if (scope.count === 1) addDearest(ways)
    else for (const way of ways) way()
  }

  const pipelineOf = (field: SelectedField, scope: Scope) => {
    if (isFromId(typeOf('Pipeline'), field)) return
    if (!scope.isRead) addCalls(field.name, scope.pipelines, scope.key && `pipeline ${scope.key}`)
    pipeline(field, { ...scope, isRead: true })
  }

  const stage = (kind: StageKind, field: SelectedField, scope: Scope) => {
    for (const selected of fieldsOf(typeOf(stageType(kind)), field)) {
      const { name } = selected
      const linked = LINKS[name]
      if (name === 'pipeline') pipelineOf(selected, scope)
      else if (name === 'nextStage') linkToAny(kindsAfter(kind), selected, scope)
      else if (name === 'routeRules') {
        // Several route stages are read by a search of each project, which their pipelines name.
        addCalls(name, Math.min(scope.count, scope.pipelines))
        if (scope.count > 1 && !scope.isRead)
          addCalls(name, scope.pipelines, scope.key && `pipeline ${scope.key}`)
        routeRules(selected, { ...scope, count: 2 * scope.count, isRead: scope.isRead || scope.count > 1 })
      } else if (linked !== undefined) link(linked, selected, scope)
    }
  }

  const routeRules = (field: SelectedField, scope: Scope) => {
    for (const selected of fieldsOf(typeOf('RouteRule'), field)) {
      const linked = LINKS[selected.name]
      if (selected.name === 'target') linkToAny(kindsAfter('route'), selected, scope)
      else if (linked !== undefined) link(linked, selected, scope)
    }
  }

  const purgeRequest = (field: SelectedField, scope: Scope) => {
    for (const selected of fieldsOf(typeOf('PurgeRequest'), field))
      if (selected.name === 'pipeline') pipelineOf(selected, scope)
  }

  /** An object by its id, of a kind that is known. */
  const byId = (type: NodeType, id: string, field: SelectedField) => {
    const isPipeline = type === 'Pipeline'
    const key = isPipeline ? id : `of ${type} ${id}`
    const scope: Scope = { count: 1, pipelines: 1, key, isRead: isPipeline, hasStages: false }
    if (isPipeline) pipeline(field, scope)
    else if (type === 'PurgeRequest') purgeRequest(field, scope)
    const kind = stageKindOf(type)
    if (kind !== undefined) stage(kind, field, scope)
  }
  const readById = (type: NodeType, field: SelectedField, given: unknown) => {
    const id = toUuid(String(given))
    if (id === null) return
    nodes++
    addFields(1, field)
    addCalls(field.name, 1, type === 'Pipeline' ? `pipeline ${id}` : `${type} ${id}`)
    byId(type, id, field)
  }
  const node = (field: SelectedField, given: unknown) => {
    const id = toUuid(String(given))
    if (id === null) return
    const known = kinds.of(id)
    if (known !== undefined) return readById(known, field, id)
    nodes++
    addFields(1, field)
    for (const each of nodeTypes)
      addCalls(field.name, 1, each === 'Pipeline' ? `pipeline ${id}` : `${each} ${id}`)
    addDearest(nodeTypes.map((each) => () => byId(each, id, field)))
  }

  const pipelines = (root: GraphQLObjectType, field: SelectedField) => {
    const page = readPage(root, field)
    const below = page.items.flatMap((item) => selectedFields(info, typeOf('Pipeline'), item.nodes))
    const hasStages =
      page.filter.hasBackendStageLb !== true &&
      below.some(({ name }) => name === 'headStages' || STAGE_LISTS[name] !== undefined)
    addCalls(field.name, page.calls)
    addNodes(1, page)
    const scope = { count: page.size, pipelines: page.size, key: null, isRead: true, hasStages }
    for (const item of page.items) pipeline(item, scope)
  }

  const stages = (kind: StageKind, root: GraphQLObjectType, field: SelectedField) => {
    const page = readPage(root, field)
    const { pipelineId, projectId, organizationId } = page.filter
    const id = typeof pipelineId === 'string' ? toUuid(pipelineId) : null
    const isScoped = projectId != null || organizationId != null
    addNodes(1, page)
    let scope: Scope
    if (id !== null) {
      if (isScoped) addCalls(field.name, 1, `pipeline ${id}`)
      addCalls(field.name, page.calls, `${id} ${page.key}`)
      scope = { count: page.size, pipelines: 1, key: id, isRead: isScoped, hasStages: false }
    } else {
      const isSearch = loaders.stages[kind].search !== null && projectId != null && organizationId == null
      addCalls(field.name, isSearch ? page.calls : 1)
      scope = {
        count: page.size,
        pipelines: page.size,
        key: null,
        isRead: !isSearch,
        hasStages: !isSearch,
      }
    }
    for (const item of page.items) stage(kind, item, scope)
  }

  const purgeRequests = (root: GraphQLObjectType, field: SelectedField) => {
    const page = readPage(root, field)
    const { pipelineId } = page.filter
    const key = typeof pipelineId === 'string' ? toUuid(pipelineId) : null
    addCalls(field.name, page.calls, page.key)
    addNodes(1, page)
    const count = page.size
    for (const item of page.items)
      purgeRequest(item, {
        count,
        pipelines: key === null ? count : 1,
        key,
        isRead: false,
        hasStages: false,
      })
  }

  const query = (root: GraphQLObjectType, field: SelectedField) => {
    const { name } = field
    const args = argsOf(root, field)
    if (name.startsWith('__')) return
    const list = STAGE_LISTS[name]
    const kind = LINKS[name]
    if (name === 'node') node(field, args.id)
    else if (name === 'nodes') {
      const ids = Array.isArray(args.ids) ? args.ids.slice(0, MAX_PAGE_SIZE) : []
      for (const id of ids) node(field, id)
    } else if (name === 'pipeline') readById('Pipeline', field, args.id)
    else if (kind !== undefined) readById(stageType(kind), field, args.id)
    else if (name === 'purgeRequest') readById('PurgeRequest', field, args.id)
    else if (name === 'vpcEndpoint') readById('VpcEndpoint', field, args.id)
    else if (name === 'pipelines') pipelines(root, field)
    else if (list !== undefined) stages(list, root, field)
    else if (name === 'purgeRequests') purgeRequests(root, field)
    else if (name === 'vpcEndpoints') {
      const page = readPage(root, field)
      addCalls(name, page.calls)
      addNodes(1, page)
    } else addCalls(name, 1)
  }

  /** What was read before a write is read again after it. */
  const mutation = (root: GraphQLObjectType, field: SelectedField) => {
    if (field.name.startsWith('__')) return
    seen = new Set()
    const { input } = argsOf(root, field) as { input?: Arguments }
    const rules = Array.isArray(input?.routeRules) ? input.routeRules.length : 0
    addCalls(field.name, callsOfWrite(input))
    const payload = objectType(root.getFields()[field.name]?.type)
    for (const selected of fieldsOf(payload, field)) {
      const type = getNamedType(payload.getFields()[selected.name]?.type)
      if (!isObjectType(type)) continue
      const isWritten = new RegExp(`^(create|update)${type.name}$`).test(field.name)
      const scope: Scope = { count: 1, pipelines: 1, key: field.name, isRead: false, hasStages: false }
      if (type.name === 'Pipeline') pipelineOf(selected, { ...scope, isRead: isWritten })
      else if (type.name === 'PurgeRequest') purgeRequest(selected, scope)
      else if (type.name === 'RouteRule')
        // Their pipeline is not known, so that what they lead to is read one by one.
        routeRules(selected, { ...scope, count: rules, pipelines: rules, key: null })
      else {
        const kind = stageKindOf(type.name)
        if (kind === undefined) continue
        if (isWritten) stage(kind, selected, scope)
        else link(kind, selected, scope)
      }
    }
  }

  return {
    query,
    mutation,
    result(): ComputedCost {
      const [dearest] = [...callsOf].toSorted(([, one], [, other]) => other - one)
      const calls = steps > MAX_STEPS ? Number.MAX_SAFE_INTEGER : upstreamCalls
      return { upstreamCalls: calls, nodes, fields: fieldsOfNodes, dearest: dearest?.[0] ?? null }
    },
  }
}

/** A pipeline with stages takes a call for each, one for the rules of a route stage, one for the head, and some to look. */
function callsOfWrite(input: Arguments | undefined): number {
  if (typeof input?.stages !== 'object' || input.stages === null) return 1
  const steps = Object.values(input.stages).flat().length
  return 3 + 2 * steps
}
