import type { IncomingMessage } from 'node:http'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import type { Limits } from '../../graphql/limits/limits.js'
import { clientOf } from '../../http/sockets/client.js'
import { createTurns } from '../../lib/turns.js'
import { createBodyAccount } from './body-account.js'
import { httpError } from './http-error.js'
import { chooseResponseType, GRAPHQL_RESPONSE, JSON_TYPE } from './media-type.js'
import { receiveBody } from './read-body.js'
import { readJson } from './read-json.js'
import type { RequestContext } from './request-context.js'

/** Levels around the caller's values: in a body, the parameters and the variables; in a URL's parameter, only the variables. */
const BODY_LEVELS = 2
const PARAMETER_LEVELS = 1

/** Memory of parsed JSON, estimated: an empty object has two tokens and takes 56 bytes; a string of one letter in a list has two tokens and takes 32. */
const BYTES_PER_TOKEN = 32

/**
 * Reads the operation from the URL of a GET, or from the JSON body of a POST. Yoga's own limit is not used, because it pipes each
 * body through another stream, which doubles the cost of small requests. Other content types are refused, because browsers send some
 * of them across origins without a preflight. A request that accepts none of our media types is refused before anything is done.
 */
export function useRequestParams(limits: Limits): Plugin<object, RequestContext> {
  const account = createBodyAccount()
  const turns = createTurns()
  /**
   * Waits for a turn of the event loop, so that each turn decompresses and parses only one body and begins one operation. A GET does
   * not need this, because its request has begun in a turn of its own (`listenHttp`).
   */
  const waitForTurn = async ({ socket }: IncomingMessage) => {
    await new Promise<void>((resolve) => turns(resolve, clientOf(socket.remoteAddress ?? '')))
    if (socket.destroyed) throw httpError(400, 'BAD_USER_INPUT', 'The caller left before its turn')
  }
  return {
    onRequestParse({ request, setRequestParser, serverContext }) {
      if (request.method !== 'GET' && request.method !== 'POST') return
      const accept = request.headers.get('accept')
      if (chooseResponseType(accept) === null)
        throw httpError(
          406,
          'BAD_USER_INPUT',
          `Answers are ${GRAPHQL_RESPONSE} or ${JSON_TYPE}, and the request accepts neither: ${JSON.stringify(accept?.slice(0, 200))}`,
        )
      const { req, res } = serverContext
      if (request.method === 'GET') setRequestParser(async () => readQuery(new URL(request.url), limits))
      else {
        assertJson(request.headers.get('content-type'))
        setRequestParser(async () => {
          const body = await receiveBody(req, limits.body)
          account.take(res, body.bytes)
          await waitForTurn(req)
          const text = body.toText()
          const { value, tokens } = readJson(text, 'The body', BODY_LEVELS, limits)
          account.take(res, Math.max(0, text.length - body.bytes) + BYTES_PER_TOKEN * tokens)
          return toParams(value)
        })
      }
    },
  }
}

/**
 * Refuses a request that is not well-formed. This plugin comes after those that accept a replacement for the operation, such as its
 * hash. https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters
 */
export function useWellFormedParams(): Plugin<object, RequestContext> {
  return {
    onParams({ params }) {
      const { query, operationName, variables, extensions } = params as Record<string, unknown>
      if (query === undefined || query === null || query === '')
        throw malformed('Must provide query string: the request has no "query"')
      if (typeof query !== 'string') throw malformed(`"query" must be a string, got ${typeOf(query)}`)
      if (typeof (operationName ?? '') !== 'string')
        throw malformed(`"operationName" must be a string, got ${typeOf(operationName)}`)
      for (const [name, value] of Object.entries({ variables, extensions }))
        if (typeof (value ?? {}) !== 'object' || Array.isArray(value))
          throw malformed(`"${name}" must be an object, got ${typeOf(value)}`)
    },
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'a list' : `a ${typeof value}`
}

function malformed(message: string) {
  return httpError(422, 'BAD_USER_INPUT', message)
}

function assertJson(contentType: string | null): void {
  const [type = '', ...parameters] = (contentType ?? '').split(';').map((part) => part.trim().toLowerCase())
  if (!/^application\/(graphql\+)?json$/.test(type))
    throw httpError(
      415,
      'BAD_USER_INPUT',
      `Send the operation as application/json, got ${contentType?.slice(0, 100) ?? 'no content type'}`,
    )
  for (const parameter of parameters) {
    const [, charset] = /^charset=(.*)$/s.exec(parameter) ?? []
    if (charset !== undefined && !/^"?utf-?8"?$/.test(charset))
      throw httpError(415, 'BAD_USER_INPUT', `Send the operation as UTF-8, got ${charset.slice(0, 100)}`)
  }
}

const PARAMETERS = ['query', 'operationName', 'variables', 'extensions']

function readQuery({ search }: URL, limits: Limits): GraphQLParams {
  const given = new Map<string, string>()
  for (const pair of search.slice(1).split('&')) {
    const [, rawName = '', rawValue = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? []
    const name = decode(rawName)
    if (!PARAMETERS.includes(name)) continue
    if (given.has(name))
      throw httpError(400, 'BAD_USER_INPUT', `The parameter "${name}" is given more than once`)
    given.set(name, decode(rawValue))
  }
  const text = (name: string) => given.get(name) || undefined
  const json = (name: string) => {
    const value = text(name)
    return value && readJson(value, `The parameter "${name}"`, PARAMETER_LEVELS, limits).value
  }
  return {
    operationName: text('operationName'),
    query: text('query'),
    variables: json('variables'),
    extensions: json('extensions'),
  } as GraphQLParams
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw httpError(400, 'BAD_USER_INPUT', 'The URL has a parameter that is not UTF-8')
  }
}

function toParams(body: unknown): GraphQLParams {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw malformed('The body must be a JSON object with a "query"; operations cannot be batched')
  return body
}
