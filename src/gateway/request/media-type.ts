/** The media types of requests and responses at `/graphql`. RFC 9110 §12.5.1 */
import { httpError } from './http-error.js'

export const GRAPHQL_RESPONSE = 'application/graphql-response+json'
export const JSON_TYPE = 'application/json'

export type ResponseType = typeof GRAPHQL_RESPONSE | typeof JSON_TYPE | 'stream'

/** Yoga's types for one or several results. They are used if the request accepts neither type of JSON. */
const STREAMS = ['text/event-stream', 'multipart/mixed']

type Range = { type: string; weight: number; place: number }

/**
 * The acceptable type with the highest weight. Between equal weights, the type that is named first wins, and `application/json` if
 * one wildcard includes both. The weight of a type is that of the most specific range that includes it. Null: no type is acceptable.
 */
export function chooseResponseType(accept: string | null): ResponseType | null {
  const ranges = parseRanges(accept?.trim() || '*/*')
  const choices = ([JSON_TYPE, GRAPHQL_RESPONSE] as const)
    .map((type) => ({ type, range: rangeOf(type, ranges) }))
    .filter(({ range }) => range.weight > 0)
    .sort((a, b) => b.range.weight - a.range.weight || a.range.place - b.range.place)
  if (choices[0] !== undefined) return choices[0].type
  return ranges.some(({ type, weight }) => weight > 0 && STREAMS.includes(type)) ? 'stream' : null
}

/** @throws GraphQLError with status 406 if no response would be accepted. */
export function assertAcceptable(accept: string | null): ResponseType {
  const type = chooseResponseType(accept)
  if (type !== null) return type
  throw httpError(
    406,
    'BAD_USER_INPUT',
    `Answers are ${GRAPHQL_RESPONSE} or ${JSON_TYPE}, and the request accepts neither: ${JSON.stringify(accept?.slice(0, 200))}`,
  )
}

export function isJson(contentType: string | null): boolean {
  try {
    assertJson(contentType)
    return true
  } catch {
    return false
  }
}

/** @throws GraphQLError with status 415 if bodies of this type are not read. */
export function assertJson(contentType: string | null): void {
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

function rangeOf(type: string, ranges: readonly Range[]): Range {
  const candidates = [type, `${type.split('/')[0]}/*`, '*/*']
  for (const candidate of candidates) {
    const range = ranges.find((one) => one.type === candidate)
    if (range !== undefined) return range
  }
  return { type, weight: 0, place: 0 }
}

/** Leaves out ranges with a charset other than UTF-8, because no response has one. */
function parseRanges(accept: string): Range[] {
  return accept.split(',').flatMap((item, place) => {
    const [type = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase())
    const parameterOf = (name: string) =>
      parameters
        .find((parameter) => parameter.startsWith(`${name}=`))
        ?.slice(name.length + 1)
        .replace(/^"(.*)"$/, '$1')
    const charset = parameterOf('charset') ?? 'utf-8'
    const weight = Number(parameterOf('q') ?? 1)
    if (type === '' || (charset !== 'utf-8' && charset !== 'utf8')) return []
    return [{ type, weight: Number.isFinite(weight) ? weight : 0, place }]
  })
}
