/** The operation pipeline: parameters and a request in, a result out. Nothing here knows of HTTP connections. */
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import type { Context } from '../../graphql/context.js'
import type { Limits } from '../../graphql/limits/limits.js'
import { httpError } from '../request/http-error.js'
import { createDocuments, type PreparedDocument } from './documents.js'
import type { OperationParams, OperationRequest } from './operation-request.js'
import type { Measured } from './prepared-operation.js'

export type Outcome = { readonly result: ExecutionResult; readonly measured: Readonly<Measured> }

export type Operations = {
  /** Never throws or rejects. Every failure is an error of the result. */
  run(params: OperationParams, request: OperationRequest): Outcome | Promise<Outcome>
}

export type OperationsOptions = {
  schema: GraphQLSchema
  limits: Limits
  /** The context of one operation. */
  createContext: (request: OperationRequest) => Context
  /** Called for each document that is validated. */
  onValidate: () => void
}

export function createOperations({ createContext, ...options }: OperationsOptions): Operations {
  const documents = createDocuments(options)

  const operationOf = (prepared: PreparedDocument, name: string | null, readsOnly: boolean) => {
    const operation = prepared.operation(name)
    if (readsOnly && operation.isMutation)
      throw httpError(405, 'BAD_USER_INPUT', 'Can only perform a mutation operation from a POST request.', {
        allow: 'POST',
      })
    return operation
  }

  return {
    run({ query, operationName, variables }, request) {
      const measured: Measured = { cost: null, characters: 0 }
      try {
        const prepared = documents.prepare(query)
        const operation = operationOf(prepared, operationName, request.readsOnly)
        const errors = documents.validate(prepared)
        if (errors.length > 0) return { result: { errors }, measured }
        const result = operation.execute(variables, createContext(request), measured)
        const finish = (finished: ExecutionResult) => {
          documents.remeasure(prepared)
          return { result: finished, measured }
        }
        if (!(result instanceof Promise)) return finish(result)
        return result.then(finish, (error: unknown) => failed(error, measured))
      } catch (error) {
        return failed(error, measured)
      }
    },
  }
}

/** The measure of a request that was no operation. */
export const UNMEASURED: Readonly<Measured> = { cost: null, characters: 0 }

/** The outcome of a request that was no operation, or of a bug in this program. */
export function failed(error: unknown, measured = UNMEASURED): Outcome {
  return { result: { errors: [toGraphQLError(error)] }, measured }
}

function toGraphQLError(error: unknown): GraphQLError {
  if (error instanceof GraphQLError) return error
  const message = error instanceof Error ? error.message : String(error)
  const originalError = error instanceof Error ? error : new Error(message, { cause: error })
  return new GraphQLError(message, { originalError, extensions: { unexpected: true } })
}
