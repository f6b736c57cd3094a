/** The cost of the root fields of mutations: the write, and the reads for its payload. */
import { type GraphQLObjectType, getNamedType, isObjectType } from 'graphql'
import { stageKindOf } from '../../loaders/stage-types.js'
import { objectType, type SelectedField } from '../selection.js'
import type { CostOfObjects, Scope } from './cost-of-objects.js'
import type { Arguments, CostSelection } from './cost-selection.js'
import type { CostTally } from './cost-tally.js'

/** Adds the cost of one root field. */
export function createCostOfMutation(
  { argsOf, fieldsOf }: CostSelection,
  tally: CostTally,
  objects: CostOfObjects,
): (root: GraphQLObjectType, field: SelectedField) => void {
  return (root, field) => {
    if (field.name.startsWith('__')) return
    tally.forgetReads()
    const { input } = argsOf(root, field) as { input?: Arguments }
    const ruleCount = Array.isArray(input?.routeRules) ? input.routeRules.length : 0
    tally.addCalls(field.name, callsOfWrite(input))
    const payload = objectType(root.getFields()[field.name]?.type)
    for (const selected of fieldsOf(payload, field)) {
      const type = getNamedType(payload.getFields()[selected.name]?.type)
      if (!isObjectType(type)) continue
      const kind = stageKindOf(type.name)
      // The response to the write holds the object, so it need not be read.
      const isWritten = new RegExp(`^(create|update)${type.name}$`).test(field.name)
      const scope: Scope = {
        count: 1,
        pipelines: 1,
        key: field.name,
        arePipelinesRead: false,
        areStagesRead: false,
      }
      if (type.name === 'Pipeline') objects.addPipelineOf(selected, { ...scope, arePipelinesRead: isWritten })
      else if (type.name === 'PurgeRequest') objects.addPurgeRequest(selected, scope)
      else if (type.name === 'RouteRule')
        // The rules' pipeline is unknown, so the stages that they lead to are read one by one.
        objects.addRouteRules(selected, { ...scope, count: ruleCount, pipelines: ruleCount, key: null })
      else if (kind !== undefined && isWritten) objects.addStage(kind, selected, scope)
      else if (kind !== undefined) objects.addLink(kind, selected, scope)
    }
  }
}

/**
 * A pipeline with stages takes a call for each stage, one for the rules of a route stage, one for the head, and some to look
 * for what was made if a response is lost.
 */
function callsOfWrite(input: Arguments | undefined): number {
  if (typeof input?.stages !== 'object' || input.stages === null) return 1
  const steps = Object.values(input.stages).flat().length
  return 3 + 2 * steps
}
