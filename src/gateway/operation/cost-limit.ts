import { GraphQLError } from 'graphql'
import type { ComputedCost, Cost } from '../../graphql/limits/cost.js'
import { isOver, LIMIT_VARIABLES, type Limits } from '../../graphql/limits/limits.js'

/** On average. An object has some ten fields of its own. The fields of the objects that it links to count too. */
const FIELDS_PER_NODE = 25

/** @returns COST_LIMIT_EXCEEDED, which says what to ask for instead. Null: the operation is within the limits. */
export function checkCost(computed: ComputedCost, limits: Limits): GraphQLError | null {
  const problem = problemOf(computed, limits)
  if (problem === null) return null
  const { upstreamCalls, nodes } = computed
  return new GraphQLError(problem, {
    extensions: { code: 'COST_LIMIT_EXCEEDED', cost: { upstreamCalls, nodes } },
  })
}

function problemOf(
  { upstreamCalls, nodes, fields, costliestField }: ComputedCost,
  limits: Limits,
): string | null {
  if (isOver(upstreamCalls, limits.upstreamCalls)) {
    const where = costliestField === null ? '' : `, most of them for ${costliestField}`
    return tooMuch(`take ${upstreamCalls} upstream calls${where}`, 'upstreamCalls', limits)
  }
  if (isOver(nodes, limits.nodes)) return tooMuch(`answer ${nodes} nodes`, 'nodes', limits)
  if (isOver(fields, FIELDS_PER_NODE * limits.nodes))
    return `The nodes of the operation can have ${fields} fields together: at most ${FIELDS_PER_NODE * limits.nodes} are allowed, ${FIELDS_PER_NODE} for each node of LIMIT_NODES. Ask for smaller pages, or for fewer fields`
  return null
}

function tooMuch(what: string, limit: keyof Cost, limits: Limits): string {
  return `The operation can ${what}: at most ${limits[limit]} are allowed (${LIMIT_VARIABLES[limit]}). Ask for smaller pages, or for less at once`
}
