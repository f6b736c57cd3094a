import type { IncomingMessage } from 'node:http'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import type { Limits } from '../../graphql/limits/limits.js'
import { clientOf } from '../../http/sockets/client.js'
import { createTurns } from '../../lib/turns.js'
import { createBodyAccount } from './body-account.js'
import { httpError } from './http-error.js'
import { chooseAnswerType, GRAPHQL_RESPONSE, JSON_TYPE } from './media-type.js'
import { receiveBody } from './read-body.js'
import { readJson } from './read-json.js'
import type { RequestContext } from './request-context.js'

/** Of a body, the object of parameters and the object of variables; of a URL's parameter, the latter alone. */
const BODY_LEVELS = 2
const PARAMETER_LEVELS = 1

/** JSON in memory: an empty object is two tokens and takes 56 bytes; a text of one letter in a list is two tokens and takes 32. */
const BYTES_PER_TOKEN = 32

/**
 * Reads the operation from a GET's URL, or from a POST's body as JSON. Yoga's own limit sends each body
 * through a stream of its own and makes small requests twice as dear. Other content types are refused, since browsers send
 * some of them across origins unasked. A request whose answer would not be accepted is refused before it does anything.
 */
export function useRequestParams(limits: Limits): Plugin<object, RequestContext> {
  const account = createBodyAccount()
  const turns = createTurns()
  /**
   * Bodies are decompressed and parsed, and their operations begun, one in each turn of the event loop. A GET has no need of it: its request
   * was begun in a turn of its own (`listenHttp`).
   */
  const turn = async ({ socket }: IncomingMessage) => {
    await new Promise<void>((resolve) => turns(resolve, clientOf(socket.remoteAddress ?? '')))
    if (socket.destroyed) throw httpError(400, 'BAD_USER_INPUT', 'The caller left before its turn')
  }
  return {
    onRequestParse({ request, setRequestParser, serverContext }) {
      if (request.method !== 'GET' && request.method !== 'POST') return
      const accept = request.headers.get('accept')
      if (chooseAnswerType(accept) === null)
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
          await turn(req)
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
 * Refuses a request that is not well-formed. Comes after whatever else could stand for the operation, such as its hash.
 * https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters
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
