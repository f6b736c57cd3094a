/** The operation pipeline: parameters and a request in, a result out. Nothing here knows of HTTP connections. */
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from 'graphql'
import type { Context } from '../../graphql/context.js'
import type { Cost } from '../../graphql/limits/cost.js'
import type { Limits } from '../../graphql/limits/limits.js'
import { httpError } from '../request/http-error.js'
import { createDocuments, type PreparedDocument } from './documents.js'
import type { OperationParams, OperationRequest } from './operation-request.js'

/** `cost` is null where the operation was refused before its cost was computed. */
export type Outcome = { readonly result: ExecutionResult; readonly cost: Cost | null }

export type Operations = {
  /** Never throws, nor rejects: whatever goes wrong is an error of the result. */
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
      let cost: Cost | null = null
      try {
        const prepared = documents.prepare(query)
        const operation = operationOf(prepared, operationName, request.readsOnly)
        const errors = documents.validate(prepared)
        if (errors.length > 0) return { result: { errors }, cost }
        const result = operation.execute(variables, createContext(request), ({ upstreamCalls, nodes }) => {
          cost = { upstreamCalls, nodes }
        })
        if (!(result instanceof Promise)) return { result, cost }
        return result.then(
          (later) => ({ result: later, cost }),
          (error: unknown) => ({ result: failed(error), cost }),
        )
      } catch (error) {
        return { result: failed(error), cost }
      }
    },
  }
}

/** The result of a request that was no operation, or of a mistake in this program. */
export function failed(error: unknown): ExecutionResult {
  if (error instanceof GraphQLError) return { errors: [error] }
  const message = error instanceof Error ? error.message : String(error)
  const originalError = error instanceof Error ? error : new Error(message, { cause: error })
  return { errors: [new GraphQLError(message, { originalError, extensions: { unexpected: true } })] }
}
