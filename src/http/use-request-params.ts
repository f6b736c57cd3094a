import { GraphQLError } from 'graphql'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import type { RequestContext } from './request-context.js'

const MAX_BODY_BYTES = 1_000_000

/**
 * Reads a POST's body as JSON, up to a megabyte. Yoga's own limit sends each body through a stream of its own and makes
 * small requests twice as dear. Other content types are refused, since browsers send some of them across origins unasked.
 */
export function useJsonBody(): Plugin<object, RequestContext> {
  return {
    onRequestParse({ request, setRequestParser, serverContext }) {
      if (request.method !== 'POST') return
      const contentType = request.headers.get('content-type')
      if (!/^application\/(graphql\+)?json\b/i.test(contentType ?? ''))
        throw httpError(
          415,
          'BAD_USER_INPUT',
          `Send the operation as application/json, got ${contentType ?? 'no content type'}`,
        )
      const announced = Number(request.headers.get('content-length') ?? 0)
      if (announced > MAX_BODY_BYTES) throw tooLarge(announced)
      setRequestParser(async () => parse(await readBody(serverContext.req)))
    },
  }
}

async function readBody(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    bytes += chunk.length
    if (bytes > MAX_BODY_BYTES) throw tooLarge(bytes)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function parse(body: string): GraphQLParams {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch (error) {
    throw httpError(400, 'BAD_USER_INPUT', `The body is not JSON: ${(error as Error).message}`)
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw httpError(
      400,
      'BAD_USER_INPUT',
      'The body must be a JSON object with a "query"; operations cannot be batched',
    )
  return parsed
}

function tooLarge(bytes: number): GraphQLError {
  return httpError(
    413,
    'PAYLOAD_TOO_LARGE',
    `The body must be at most ${MAX_BODY_BYTES} bytes, got ${bytes} or more`,
  )
}

function httpError(status: number, code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status } } })
}
