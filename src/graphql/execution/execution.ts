/** One execution of a plan: the state that its fields share, and its errors. */

import {
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getArgumentValues,
  type OperationDefinitionNode,
} from 'graphql'
import type { Args, FieldPlan } from './plan.js'

/** The operation that all executions belong to. */
export type Operation = {
  readonly schema: GraphQLSchema
  readonly definition: OperationDefinitionNode
  readonly fragments: { readonly [name: string]: FragmentDefinitionNode }
}

export class Execution {
  /** The maximum number of characters of the data as JSON, if no text needs escapes. */
  characters = 'null'.length
  #errors: CollectedErrors | undefined
  readonly #fields: FieldExecution[] = []

  constructor(
    readonly operation: Operation,
    readonly variables: { readonly [name: string]: unknown },
    readonly contextValue: unknown,
    readonly rootValue: unknown,
  ) {}

  /** Undefined: there are none. */
  get errors(): readonly GraphQLError[] | undefined {
    return this.#errors?.errors
  }

  addError(error: GraphQLError, path: readonly (string | number)[]): void {
    this.#errors ??= new CollectedErrors()
    this.#errors.add(error, path)
  }

  /** Made for the first object. */
  field(plan: FieldPlan): FieldExecution {
    let field = this.#fields[plan.index]
    if (field === undefined) {
      field = new FieldExecution(this, plan)
      this.#fields[plan.index] = field
    }
    return field
  }
}

/** A field's arguments and info, which are the same for every object of a list. */
export class FieldExecution {
  readonly info: GraphQLResolveInfo
  readonly #args: Args | null
  readonly #error: unknown

  constructor(execution: Execution, plan: FieldPlan) {
    this.info = new ResolveInfo(execution, plan)
    this.#args = plan.constantArgs
    if (this.#args !== null) return
    try {
      this.#args = Object.freeze(getArgumentValues(plan.definition, plan.node, execution.variables))
    } catch (error) {
      this.#error = error
    }
  }

  /**
   * Frozen, because all calls of the resolver share it.
   * @throws the problem with the arguments.
   */
  get args(): Args {
    if (this.#args === null) throw this.#error
    return this.#args
  }
}

class ResolveInfo implements GraphQLResolveInfo {
  readonly fieldName: string
  readonly fieldNodes: GraphQLResolveInfo['fieldNodes']
  readonly returnType: GraphQLOutputType
  readonly parentType: GraphQLResolveInfo['parentType']
  readonly schema: GraphQLSchema
  readonly fragments: GraphQLResolveInfo['fragments']
  readonly rootValue: unknown
  readonly operation: OperationDefinitionNode
  readonly variableValues: GraphQLResolveInfo['variableValues']

  constructor({ operation, rootValue, variables }: Execution, plan: FieldPlan) {
    this.fieldName = plan.name
    this.fieldNodes = plan.nodes
    this.returnType = plan.definition.type
    this.parentType = plan.parentType
    this.schema = operation.schema
    this.fragments = operation.fragments
    this.rootValue = rootValue
    this.operation = operation.definition
    this.variableValues = variables
  }

  /** @throws always, because all objects of a list share an info, but each has its own path. */
  get path(): never {
    throw new Error('info.path is not available: resolvers share one info for all objects of a list')
  }
}

type Place = { isNull: boolean; below: Map<string | number, Place> | undefined }

/** The errors of one execution, in the order in which they became known. */
export class CollectedErrors {
  readonly errors: GraphQLError[] = []
  readonly #answer = newPlace()

  /**
   * Adds an error for which the value at the path becomes null. An error at or below a value that is null already is left out,
   * because the value is no longer in the response.
   */
  add(error: GraphQLError, path: readonly (string | number)[]): void {
    let place = this.#answer
    if (place.isNull) return
    for (const key of path) {
      place.below ??= new Map()
      let next = place.below.get(key)
      if (next === undefined) {
        next = newPlace()
        place.below.set(key, next)
      }
      if (next.isNull) return
      place = next
    }
    place.isNull = true
    this.errors.push(error)
  }
}

function newPlace(): Place {
  return { isNull: false, below: undefined }
}
