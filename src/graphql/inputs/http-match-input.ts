/** Parses the request filters of a route rule. */
import { unreadableRegexProblem } from '../../lib/unreadable-regex.js'
import type { RuleHttpMatch } from '../../wire/route-stage.js'
import type { RuleHttpMatchInput } from '../__generated__/resolvers.js'
import { quote } from '../ids.js'
import { userError } from '../user-errors.js'
import type { ParseValue } from './fields.js'
import { accepted, mapParsed, type Parsed, parsedObject, refused, within } from './parsed.js'

/** Null filters count as left out. */
export const parseHttpMatch: ParseValue<RuleHttpMatchInput, RuleHttpMatch> = (
  { methodFilters, pathFilter, hostFilter },
  name,
) => {
  const match = parsedObject({
    method_filters: accepted((methodFilters ?? []).map((method) => method.toLowerCase())),
    path_filter: pathFilter
      ? mapParsed(parseRegex('pathFilter', pathFilter.value), (value) => ({
          path_filter_type: toWireType(pathFilter.pathFilterType),
          value,
        }))
      : accepted(undefined),
    host_filter: hostFilter
      ? mapParsed(parseRegex('hostFilter', hostFilter.value), (value) => ({
          host_filter_type: toWireType(hostFilter.hostFilterType),
          value,
        }))
      : accepted(undefined),
  })
  return within([name], match)
}

function toWireType(type: string | null | undefined): string {
  return (type ?? 'REGEX').toLowerCase()
}

/** The API does not document its flavour of regular expressions, so only an expression invalid in every flavour is refused. */
function parseRegex(filter: string, value: string): Parsed<string> {
  const refuse = (message: string) => refused(userError('INVALID', ['input', filter, 'value'], message))
  if (value === '') return refuse('value must not be empty, got ""')
  const problem = unreadableRegexProblem(value)
  if (problem === null) return accepted(value)
  return refuse(`value must be a regular expression: ${problem}, got ${quote(value)}`)
}
