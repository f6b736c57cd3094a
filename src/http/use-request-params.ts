import { GraphQLError } from 'graphql'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import type { RequestContext } from './request-context.js'

const MAX_BODY_BYTES = 1_000_000

/**
 * Reads the operation from a GET's URL, or from a POST's body as JSON, up to a megabyte. Yoga's own limit sends each body
 * through a stream of its own and makes small requests twice as dear. Other content types are refused, since browsers send
 * some of them across origins unasked.
 */
export function useRequestParams(): Plugin<object, RequestContext> {
  return {
    onRequestParse({ request, setRequestParser, serverContext }) {
      if (request.method === 'GET') setRequestParser(() => readQuery(new URL(request.url).searchParams))
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
      setRequestParser(async () => readOperation(await readBody(serverContext.req)))
    },
  }
}

function readQuery(search: URLSearchParams): GraphQLParams {
  const text = (name: string) => search.get(name) || undefined
  const json = (name: string) => {
    const value = text(name)
    return value && parseJson(value, `The parameter "${name}"`)
  }
  return {
    operationName: text('operationName'),
    query: text('query'),
    variables: json('variables'),
    extensions: json('extensions'),
  } as GraphQLParams
}

async function readBody(stream: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of stream) {
      bytes += chunk.length
      if (bytes > MAX_BODY_BYTES) throw tooLarge(bytes)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof GraphQLError) throw error
    // Nothing else goes wrong with a request's body; whoever sent it is most likely gone.
    throw httpError(400, 'BAD_USER_INPUT', 'The body ended before it was complete')
  }
  return Buffer.concat(chunks).toString()
}

function readOperation(body: string): GraphQLParams {
  const parsed = parseJson(body, 'The body')
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw httpError(
      400,
      'BAD_USER_INPUT',
      'The body must be a JSON object with a "query"; operations cannot be batched',
    )
  return parsed
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw httpError(400, 'BAD_USER_INPUT', `${what} is not JSON: ${(error as Error).message}`)
  }
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
