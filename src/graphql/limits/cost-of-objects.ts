/** The cost of the fields of pipelines, stages, route rules and purge requests. */
import { stageType } from '../../loaders/stage-types.js'
import { kindsAfter, type StageKind } from '../../wire/stage-kinds.js'
import type { SelectedField } from '../selection.js'
import { kindOfStageListName, kindOfStageName } from '../stage-names.js'
import type { CostSelection, SelectedPage } from './cost-selection.js'
import type { CostTally } from './cost-tally.js'

/** The objects at one place in the response. */
export type Scope = {
  /** The most objects that there can be. */
  count: number
  /** The most pipelines that the objects can belong to. */
  pipelines: number
  /** Names the pipeline, if all objects belong to the same one. Null: they may belong to several. */
  key: string | null
  /** Whether their pipelines have been read. */
  arePipelinesRead: boolean
  /** Whether all stages of their pipelines have been read. */
  areStagesRead: boolean
}

export type CostOfObjects = ReturnType<typeof createCostOfObjects>

export function createCostOfObjects(selection: CostSelection, tally: CostTally) {
  const { typeOf, fieldsOf, pageOf, needsOnlyId, fieldsBelow } = selection

  const addNodes = (count: number, field: SelectedField) => {
    tally.addNodes(count)
    tally.addFields(count * fieldsBelow(field))
  }

  /** A page that is selected by both `nodes` and `edges` counts once for each, because its objects are returned for each. */
  const addPage = (lists: number, { size, items }: SelectedPage) => {
    tally.addNodes(lists * size * Math.max(1, items.length))
    for (const item of items) tally.addFields(lists * size * fieldsBelow(item))
  }

  const addPipeline = (field: SelectedField, scope: Scope) => {
    const type = typeOf('Pipeline')
    for (const selected of fieldsOf(type, field)) {
      const { name } = selected
      const kind = kindOfStageListName(name)
      if (kind !== undefined) {
        const page = pageOf(type, selected)
        const key = scope.key && `${scope.key} ${page.key}`
        if (!scope.areStagesRead) tally.addCalls(name, scope.pipelines * page.calls, key)
        addPage(scope.pipelines, page)
        for (const item of page.items) addStage(kind, item, { ...scope, count: scope.count * page.size })
      } else if (name === 'purgeRequests') {
        const page = pageOf(type, selected)
        tally.addCalls(name, scope.pipelines * page.calls, scope.key && `${scope.key} ${page.key}`)
        addPage(scope.pipelines, page)
        for (const item of page.items) addPurgeRequest(item, { ...scope, count: scope.count * page.size })
      } else if (name === 'headStages') {
        addNodes(scope.pipelines, selected)
        if (!scope.areStagesRead)
          tally.addCalls(name, scope.pipelines, scope.key && `${scope.key} headStages`)
        addLink('dns', selected, scope)
      } else if (name === 'vpcEndpoints') {
        addNodes(scope.pipelines, selected)
        tally.addCalls(name, scope.pipelines, scope.key && `${scope.key} vpcEndpoints`)
      }
    }
  }

  const addPipelineOf = (field: SelectedField, scope: Scope) => {
    if (needsOnlyId(typeOf('Pipeline'), field)) return
    if (!scope.arePipelinesRead)
      tally.addCalls(field.name, scope.pipelines, scope.key && `pipeline ${scope.key}`)
    addPipeline(field, { ...scope, arePipelinesRead: true })
  }

  /** The stages of one pipeline that the same field links to are read by one list call. */
  const addLink = (kind: StageKind, field: SelectedField, scope: Scope) => {
    if (needsOnlyId(typeOf(stageType(kind)), field)) return
    if (!scope.areStagesRead) tally.addCalls(field.name, Math.min(scope.count, scope.pipelines))
    addStage(kind, field, scope)
  }

  /** A link to a stage of one of these kinds. A single object has one link; several may link to all of the kinds. */
  const addLinkToAny = (kinds: readonly StageKind[], field: SelectedField, scope: Scope) => {
    const links = kinds.map((kind) => () => addLink(kind, field, scope))
    if (scope.count === 1) tally.addCostliest(links)
    else for (const add of links) add()
  }

  const addStage = (kind: StageKind, field: SelectedField, scope: Scope) => {
    for (const selected of fieldsOf(typeOf(stageType(kind)), field)) {
      const { name } = selected
      const linkedKind = kindOfStageName(name)
      if (name === 'pipeline') addPipelineOf(selected, scope)
      else if (name === 'nextStage') addLinkToAny(kindsAfter(kind), selected, scope)
      else if (name === 'routeRules') addRulesOfStages(selected, scope)
      else if (linkedKind !== undefined) addLink(linkedKind, selected, scope)
    }
  }

  /** The rules of several route stages are read by one search in each project. The stages' pipelines name the projects. */
  const addRulesOfStages = (field: SelectedField, scope: Scope) => {
    const isSearch = scope.count > 1
    tally.addCalls(field.name, Math.min(scope.count, scope.pipelines))
    if (isSearch && !scope.arePipelinesRead)
      tally.addCalls(field.name, scope.pipelines, scope.key && `pipeline ${scope.key}`)
    addRouteRules(field, {
      ...scope,
      // A stage may have any number of rules. The calls below only depend on whether there are several.
      count: 2 * scope.count,
      arePipelinesRead: scope.arePipelinesRead || isSearch,
    })
  }

  const addRouteRules = (field: SelectedField, scope: Scope) => {
    for (const selected of fieldsOf(typeOf('RouteRule'), field)) {
      const linkedKind = kindOfStageName(selected.name)
      if (selected.name === 'target') addLinkToAny(kindsAfter('route'), selected, scope)
      else if (linkedKind !== undefined) addLink(linkedKind, selected, scope)
    }
  }

  const addPurgeRequest = (field: SelectedField, scope: Scope) => {
    for (const selected of fieldsOf(typeOf('PurgeRequest'), field))
      if (selected.name === 'pipeline') addPipelineOf(selected, scope)
  }

  return {
    addNodes,
    addPage,
    addPipeline,
    addPipelineOf,
    addLink,
    addStage,
    addRouteRules,
    addPurgeRequest,
  }
}
