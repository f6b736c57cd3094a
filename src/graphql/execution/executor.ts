/**
 * Executes operations that are prepared once and executed many times. Everything that depends on neither variables nor data is
 * worked out once. Data, errors and their order are the same as with graphql-js.
 */
import {
  type DirectiveNode,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql'
import type { Fragments } from './collect-fields.js'
import { executeFields, executeFieldsSerially, isPromise } from './complete.js'
import { Execution } from './execution.js'
import { type Data, ObjectPlan, type Planning } from './plan.js'

export type ExecuteArgs = {
  /** Coerced, by graphql's `getVariableValues`. */
  readonly variables: Readonly<Record<string, unknown>>
  /** As the caller sent them. Operations that are not covered are executed by graphql-js, which coerces the variables itself. */
  readonly rawVariables: Readonly<Record<string, unknown>> | null | undefined
  readonly contextValue: unknown
  readonly rootValue?: unknown
  /** Set before the result is available. */
  readonly size?: DataSize
}

export type DataSize = {
  /**
   * The maximum number of characters of the data as JSON if no text needs escapes. Escapes make it at most six times as long.
   * Infinity: not counted.
   */
  characters: number
}

export type Executable = {
  /**
   * Whether the operation is executed here. Subscriptions, operations with directives other than `@skip` and `@include`, and operations
   * that are not in the document are left to graphql-js.
   */
  readonly isCovered: boolean
  /** The number of fields in the kept plans, by which the operation's memory is estimated. It can grow with each execution. */
  readonly plannedFields: number
  /**
   * Never throws or rejects because of a resolver. Synchronous if all resolvers are. Executions of one operation may
   * overlap.
   */
  execute(args: ExecuteArgs): ExecutionResult | Promise<ExecutionResult>
}

export type Executor = {
  /** The document must be valid for the schema. A null name means the only operation. */
  prepare(document: DocumentNode, operationName: string | null): Executable
}

/** The maximum number of plans that an operation keeps. There is one for each combination of its conditions' values. */
const MAX_PLANS = 16

/** Once the kept plans have this many fields together, no further plan is kept. */
const MAX_PLANNED_FIELDS = 1_000

export function createExecutor(schema: GraphQLSchema): Executor {
  return {
    prepare(document, operationName) {
      const operation = findOperation(document, operationName)
      return (
        (operation && prepare(schema, operation, fragmentsOf(document))) ??
        uncovered(schema, document, operationName)
      )
    },
  }
}

/** Null: not covered. */
function prepare(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
  fragments: Fragments,
): Executable | null {
  const names = conditionVariables(definition, fragments)
  const rootType = schema.getRootType(definition.operation)
  if (names === null || !rootType || definition.operation === OperationTypeNode.SUBSCRIPTION) return null
  const isMutation = definition.operation === OperationTypeNode.MUTATION
  const operation = { schema, definition, fragments }
  const plans = new Map<string, ObjectPlan>()
  /** The kept plans as a list, because their fields are counted after each execution, and walking a map takes four times as long. */
  const plannings: Planning[] = []

  const countFields = (): number => {
    let count = 0
    for (let index = 0; index < plannings.length; index++) count += plannings[index]?.fieldCount ?? 0
    return count
  }

  const planFor = (variables: Readonly<Record<string, unknown>>): ObjectPlan => {
    const key = conditionKey(names, variables)
    const kept = key === null ? undefined : plans.get(key)
    if (kept !== undefined) return kept
    const conditions = Object.fromEntries(
      names.flatMap((name) => (Object.hasOwn(variables, name) ? [[name, variables[name]]] : [])),
    )
    const hasRoom = plans.size < MAX_PLANS && countFields() < MAX_PLANNED_FIELDS
    const planning = { schema, fragments, conditions, fieldCount: 0 }
    const plan = new ObjectPlan(planning, rootType, [definition.selectionSet])
    if (key !== null && hasRoom) {
      plans.set(key, plan)
      plannings.push(planning)
    }
    return plan
  }

  return {
    isCovered: true,
    get plannedFields() {
      return countFields()
    },
    execute({ variables, contextValue, rootValue, size }) {
      const execution = new Execution(operation, variables, contextValue, rootValue)
      try {
        const plan = planFor(variables)
        if (plan.error !== undefined) throw plan.error
        const data = isMutation
          ? executeFieldsSerially(execution, plan, rootValue)
          : executeFields(execution, plan, rootValue, undefined)
        if (!isPromise(data)) return respond(execution, data, size)
        return (data as Promise<Data>).then(
          (resolved) => respond(execution, resolved, size),
          (error) => respondWithout(execution, error, size),
        )
      } catch (error) {
        return respondWithout(execution, error, size)
      }
    },
  }
}

/** The result if an error has made all data null. */
function respondWithout(execution: Execution, error: unknown, size: DataSize | undefined): ExecutionResult {
  execution.addError(error as GraphQLError, [])
  return respond(execution, null, size)
}

function respond(
  { errors, characters }: Execution,
  data: Data | null,
  size: DataSize | undefined,
): ExecutionResult {
  if (size !== undefined) size.characters = characters
  return errors === undefined ? { data } : { errors, data }
}

function uncovered(schema: GraphQLSchema, document: DocumentNode, operationName: string | null): Executable {
  return {
    isCovered: false,
    plannedFields: 0,
    execute({ rawVariables, contextValue, rootValue, size }) {
      if (size !== undefined) size.characters = Number.POSITIVE_INFINITY
      return execute({
        schema,
        document,
        operationName,
        variableValues: rawVariables ?? null,
        contextValue,
        rootValue,
      }) as ExecutionResult | Promise<ExecutionResult>
    },
  }
}

/** Null: there is no operation of that name, or more than one without a name. */
function findOperation({ definitions }: DocumentNode, name: string | null): OperationDefinitionNode | null {
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  if (name === null) return operations.length === 1 ? (operations[0] ?? null) : null
  return operations.find((operation) => operation.name?.value === name) ?? null
}

function fragmentsOf({ definitions }: DocumentNode): Fragments {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null)
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  return fragments
}

/**
 * The names of the variables that decide what an operation selects. Null: it has directives other than `@skip` and
 * `@include`, which this executor does not support.
 */
function conditionVariables(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): readonly string[] | null {
  const names = new Set<string>()
  const followed = new Set<string>()

  const understands = (directives: readonly DirectiveNode[] = []): boolean =>
    directives.every(({ name, arguments: args = [] }) => {
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
      return name.value === 'skip' || name.value === 'include'
    })

  const understandsAll = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (!understands(selection.directives)) return false
      if (selection.kind !== Kind.FRAGMENT_SPREAD)
        return selection.selectionSet === undefined || understandsAll(selection.selectionSet)
      const name = selection.name.value
      const fragment = fragments[name]
      if (fragment === undefined || followed.has(name)) return true
      followed.add(name)
      return understands(fragment.directives) && understandsAll(fragment.selectionSet)
    })

  const isUnderstood =
    understands(operation.directives) &&
    (operation.variableDefinitions ?? []).every(({ directives }) => understands(directives)) &&
    understandsAll(operation.selectionSet)
  return isUnderstood ? [...names] : null
}

/** The values of condition variables as a key. Null: one of them is not a boolean, so its conditions are errors. */
function conditionKey(names: readonly string[], variables: Readonly<Record<string, unknown>>): string | null {
  let key = ''
  for (const name of names) {
    const value = variables[name]
    if (typeof value !== 'boolean') return null
    key += value ? '1' : '0'
  }
  return key
}
