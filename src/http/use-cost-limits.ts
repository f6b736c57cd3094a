import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Context } from '../graphql/context.js'
import { type ComputedCost, type Cost, computeCost } from '../graphql/limits/cost.js'
import { isOver, LIMIT_VARIABLES, type Limits } from '../graphql/limits/limits.js'
import type { RequestContext } from './request-context.js'

type Args = {
  schema: GraphQLSchema
  document: DocumentNode
  operationName?: string | null
  variableValues?: Record<string, unknown> | null
  contextValue: Context & RequestContext
}

/** Refuses an operation that can take too much, with the variables it has, before anything is asked of the upstream. */
export function useCostLimits(limits: Limits): Plugin<object, RequestContext> {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const computed = costOf(args as unknown as Args)
      if (computed === null) return
      const { dearest, ...cost } = computed
      ;(args as unknown as Args).contextValue.cost = cost
      const problem = problemOf(computed, limits)
      if (problem !== null)
        setResultAndStopExecution({
          errors: [new GraphQLError(problem, { extensions: { code: 'COST_LIMIT_EXCEEDED', cost } })],
        })
    },
  }
}

/** Null: the operation or its variables are wrong, which is for the executor to say. */
function costOf({
  schema,
  document,
  operationName,
  variableValues,
  contextValue,
}: Args): ComputedCost | null {
  const operation = getOperationAST(document, operationName)
  if (!operation) return null
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {}, {
    maxErrors: 1,
  })
  if (coerced === undefined) return null
  return computeCost({ schema, document, operationName, variableValues: coerced }, contextValue)
}

function problemOf({ upstreamCalls, nodes, dearest }: ComputedCost, limits: Limits): string | null {
  const over = (['upstreamCalls', 'nodes'] as const).find((name) =>
    isOver({ upstreamCalls, nodes }[name], limits[name]),
  )
  if (over === undefined) return null
  const values: Record<keyof Cost, string> = {
    upstreamCalls: `take ${upstreamCalls} upstream calls`,
    nodes: `answer ${nodes} nodes`,
  }
  const where = over === 'upstreamCalls' && dearest !== null ? `, most of them for ${dearest}` : ''
  return `The operation can ${values[over]}${where}: at most ${limits[over]} are allowed (${LIMIT_VARIABLES[over]}). Ask for smaller pages, or for less at once`
}
