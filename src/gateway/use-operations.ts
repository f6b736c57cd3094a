/** Yoga's way into the operation pipeline, for event streams, compressed bodies and everything else that is not a plain request. */
import type { ExecutionResult } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { clientOf } from '../http/sockets/client.js'
import type { OperationRequest } from './operation/operation-request.js'
import { type Operations, UNMEASURED } from './operation/operations.js'
import type { Report } from './reporting/report.js'
import { chooseResponseType, JSON_TYPE } from './request/media-type.js'
import { readParams } from './request/params.js'
import type { RequestContext } from './request/request-context.js'

type OperationsPluginOptions = { operations: Operations; report: Report }

/** Yoga's own parsing, validation and execution are never reached: the pipeline takes their place. */
export function useOperations({
  operations,
  report,
}: OperationsPluginOptions): Plugin<object, RequestContext> {
  return {
    onParams({ params, request, context, setParamsHandler }) {
      const read = readParams(params as Record<string, unknown>)
      setParamsHandler(async () => {
        const { result, measured } = await operations.run(read, toOperationRequest(request, context))
        context.measured = measured
        return result
      })
    },
    onResultProcess({ request, result, setResult, setResultProcessor, serverContext }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result) return
      const asked = toOperationRequest(request, serverContext)
      const measured = serverContext.measured ?? UNMEASURED
      const outcome = { result: result as ExecutionResult, measured }
      const { status, headers, body } = report(outcome, asked)
      const { responseType } = asked
      // Yoga's processors of streams take the status from there.
      if (responseType === 'stream')
        setResult({ ...body, extensions: { ...extensionsOf(body), http: { status, headers } } } as never)
      else
        setResultProcessor(
          (_result, { Response }) =>
            new Response(JSON.stringify(body), {
              status,
              headers: { 'content-type': `${responseType}; charset=utf-8`, ...headers },
            }),
          responseType,
        )
    },
  }
}

function extensionsOf(body: object): object | undefined {
  return (body as { extensions?: object }).extensions
}

function toOperationRequest(request: Request, { requestId, req }: RequestContext): OperationRequest {
  const { headers } = request
  return {
    requestId,
    token: headers.get('x-auth-token'),
    client: clientOf(req.socket.remoteAddress ?? ''),
    responseType: chooseResponseType(headers.get('accept')) ?? JSON_TYPE,
    showsCost: headers.get('x-edgeway-cost') === '1',
    readsOnly: request.method === 'GET',
    get signal() {
      return request.signal
    },
  }
}
