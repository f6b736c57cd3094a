/** One operation of a document: everything about it that does not depend on variables is worked out once. */
import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql'
import type { Context } from '../../graphql/context.js'
import type { DataSize, Executable, Executor } from '../../graphql/execution/executor.js'
import { type ComputedCost, type Cost, computeCost } from '../../graphql/limits/cost.js'
import { isOver, LIMIT_VARIABLES, type Limits } from '../../graphql/limits/limits.js'
import { renameVariables } from '../../graphql/limits/parse-document.js'
import { type CostKey, coerceVariables, createCostKey, type Variables } from './variables.js'

export type Measured = DataSize & {
  /** Null: the operation was refused before its cost was computed. */
  cost: Cost | null
}

/** The maximum number of costs that are kept for one operation. */
const MAX_COSTS = 32

/** Measured: a field of a plan takes 700 bytes among many of one object, 1,150 alone in its object. Rounded up. */
const BYTES_PER_FIELD = 1_200
/** Without its key. */
const BYTES_PER_COST = 200

export class PreparedOperation {
  readonly #definition: OperationDefinitionNode
  #executable: Executable | undefined
  #costKey: CostKey | undefined
  readonly #costs = new Map<string, ComputedCost>()
  #costBytes = 0

  /**
   * Walks nothing yet, because the document may still be too large: see `measureDocument`.
   * @throws GraphQLError if the document has no such operation, or several and no name is given.
   */
  constructor(
    private readonly executor: Executor,
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly name: string | null,
    private readonly limits: Limits,
  ) {
    const definition = getOperationAST(document, name)
    if (!definition) throw unresolved('Could not determine what operation to execute.')
    this.#definition = definition
  }

  get isMutation(): boolean {
    return this.#definition.operation === OperationTypeNode.MUTATION
  }

  /** The memory taken by what earlier executions have worked out. It can grow with each execution. */
  get bytes(): number {
    return this.#costBytes + BYTES_PER_FIELD * (this.#executable?.plannedFields ?? 0)
  }

  /**
   * For an operation of a valid document: coerces the variables, refuses an operation that can cost too much, and executes it.
   * @param measured is filled in: the cost before the execution begins, and the size before the result is available.
   */
  execute(
    given: Variables,
    context: Context,
    measured: Measured,
  ): ExecutionResult | Promise<ExecutionResult> {
    const { operation: kind } = this.#definition
    // Validation accepts operations of a kind that the schema does not have.
    if (!this.schema.getRootType(kind)) return { errors: [unresolved(`The schema has no ${kind} type.`)] }
    const { coerced, errors } = coerceVariables(this.schema, this.#definition, given)
    if (coerced === undefined) return { errors }
    const cost = this.#cost(coerced, context)
    const { upstreamCalls, nodes } = cost
    measured.cost = { upstreamCalls, nodes }
    const refusal = checkCost(cost, this.limits)
    if (refusal !== null) return { errors: [refusal] }
    this.#executable ??= this.executor.prepare(this.document, this.name)
    return this.#executable.execute({
      variables: coerced,
      rawVariables: renameVariables(given),
      contextValue: context,
      size: measured,
    })
  }

  #cost(variables: Variables, context: Context): ComputedCost {
    this.#costKey ??= createCostKey(this.document, this.#variableNames())
    const key = this.#costKey(variables)
    const known = key === null ? undefined : this.#costs.get(key)
    if (known !== undefined) return known
    const { schema, document, name: operationName } = this
    const cost = computeCost(
      { schema, document, operationName, variableValues: variables },
      context,
    ) as ComputedCost
    if (key !== null) {
      if (this.#costs.size >= MAX_COSTS) {
        this.#costs.clear()
        this.#costBytes = 0
      }
      this.#costs.set(key, cost)
      this.#costBytes += 2 * key.length + BYTES_PER_COST
    }
    return cost
  }

  #variableNames(): string[] {
    return this.#definition.variableDefinitions?.map(({ variable }) => variable.name.value) ?? []
  }
}

function unresolved(problem: string): GraphQLError {
  return new GraphQLError(problem, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })
}

/** On average. An object has some ten fields of its own. The fields of the objects that it links to count too. */
const FIELDS_PER_NODE = 25

/** @returns COST_LIMIT_EXCEEDED, which says what to ask for instead. Null: the operation is within the limits. */
function checkCost(computed: ComputedCost, limits: Limits): GraphQLError | null {
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
