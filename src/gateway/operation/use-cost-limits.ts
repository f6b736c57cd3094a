import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../../graphql/context.js'
import { type ComputedCost, type Cost, computeCost } from '../../graphql/limits/cost.js'
import { isOver, LIMIT_VARIABLES, type Limits } from '../../graphql/limits/limits.js'
import type { RequestContext } from '../request/request-context.js'

type Args = {
  schema: GraphQLSchema
  document: DocumentNode
  operationName?: string | null
  variableValues?: Record<string, unknown> | null
  contextValue: Context & RequestContext
}

/** Refuses an operation whose cost with its variables may exceed the limits, before it calls the upstream. */
export function useCostLimits(limits: Limits): Plugin<object, RequestContext> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const computed = costOf(args as unknown as Args)
      if (computed === null) return
      if (Array.isArray(computed)) return setResultAndStopExecution({ errors: computed })
      const { dearest, fields, ...cost } = computed
      ;(args as unknown as Args).contextValue.cost = cost
      const problem = problemOf(computed, limits)
      if (problem !== null)
        setResultAndStopExecution({
          errors: [new GraphQLError(problem, { extensions: { code: 'COST_LIMIT_EXCEEDED', cost } })],
        })
    },
  }
}

/** The maximum number of errors about variables that have at most `MANY_VALUES` values. */
const MAX_ERRORS = 50

/**
 * If the variables have more values than this, only the first error is reported. An error may quote a whole variable, and quoting
 * ninety thousand values fifty times takes many seconds.
 */
const MANY_VALUES = 1_000

function hasMoreValues(value: unknown, limit: number): boolean {
  const rest = [value]
  for (let values = 0; rest.length > 0; values++) {
    if (values > limit) return true
    const next = rest.pop()
    if (typeof next !== 'object' || next === null) continue
    const below = Object.values(next)
    if (below.length > limit) return true
    rest.push(...below)
  }
  return false
}

/** Returns errors if the variables do not fit their types. Returns null if the operation does not exist, which the executor reports. */
function costOf({
  schema,
  document,
  operationName,
  variableValues,
  contextValue,
}: Args): ComputedCost | GraphQLError[] | null {
  const operation = getOperationAST(document, operationName)
  if (!operation) return null
  const given = variableValues ?? {}
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given, {
    maxErrors: hasMoreValues(given, MANY_VALUES) ? 1 : MAX_ERRORS,
  })
  if (coerced === undefined) return [...errors]
  return computeCost({ schema, document, operationName, variableValues: coerced }, contextValue)
}

/** The allowed average. An object has some ten fields of its own, and the fields of the objects that it links to count as its own. */
const FIELDS_PER_NODE = 25

function problemOf({ upstreamCalls, nodes, fields, dearest }: ComputedCost, limits: Limits): string | null {
  const over = (['upstreamCalls', 'nodes'] as const).find((name) =>
    isOver({ upstreamCalls, nodes }[name], limits[name]),
  )
  if (over === undefined && isOver(fields, FIELDS_PER_NODE * limits.nodes))
    return `The nodes of the operation can have ${fields} fields together: at most ${FIELDS_PER_NODE * limits.nodes} are allowed, ${FIELDS_PER_NODE} for each node of LIMIT_NODES. Ask for smaller pages, or for fewer fields`
  if (over === undefined) return null
  const values: Record<keyof Cost, string> = {
    upstreamCalls: `take ${upstreamCalls} upstream calls`,
    nodes: `answer ${nodes} nodes`,
  }
  const where = over === 'upstreamCalls' && dearest !== null ? `, most of them for ${dearest}` : ''
  return `The operation can ${values[over]}${where}: at most ${limits[over]} are allowed (${LIMIT_VARIABLES[over]}). Ask for smaller pages, or for less at once`
}
