/** The parameters of an operation in a URL. */
import type { Limits } from '../../graphql/limits/limits.js'
import { httpError } from './http-error.js'
import { readJson } from './read-json.js'

/** Levels around the caller's values in a parameter of a URL: only the variables. */
const PARAMETER_LEVELS = 1

const PARAMETERS = ['query', 'operationName', 'variables', 'extensions']

/**
 * Parameters of other names are ignored, and empty ones count as missing.
 *
 * @param search the URL's query, including its `?`, or empty. Its quotation marks and the like may be encoded or not.
 * @throws GraphQLError with status 400 if a parameter is repeated, not UTF-8, or not JSON with one meaning.
 */
export function readSearch(search: string, limits: Limits): Record<string, unknown> {
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
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw httpError(400, 'BAD_USER_INPUT', 'The URL has a parameter that is not UTF-8')
  }
}
