/** Variables of an operation: from a request's JSON to values that resolvers can take, and which of them have the same cost. */
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
  visit,
} from 'graphql'
import { toUuid } from '../../graphql/ids.js'
import { renameVariables } from '../../graphql/limits/parse-document.js'

export type Variables = Readonly<Record<string, unknown>>

/** The number of errors at which GraphQL's own executor stops. */
const MAX_ERRORS = 50

/**
 * An error may quote a whole object, or a whole variable. If the variables have more values than this, only the first error is
 * reported, because quoting ninety thousand values fifty times takes many seconds.
 */
const MANY_VALUES = 1_000

/** @returns the coerced variables, or the reasons why they do not fit their types. */
export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Variables,
): { coerced: Variables; errors?: never } | { coerced?: never; errors: readonly GraphQLError[] } {
  if (variableDefinitions.length === 0) return NONE
  const inputs = renameVariables(given)
  const first = getVariableValues(schema, variableDefinitions, inputs, { maxErrors: 1 })
  if (first.coerced !== undefined || hasMoreValues(inputs, MANY_VALUES)) return first
  return getVariableValues(schema, variableDefinitions, inputs, { maxErrors: MAX_ERRORS })
}

const NONE = { coerced: Object.freeze({}) as Variables }

function hasMoreValues(value: unknown, limit: number): boolean {
  const rest = [value]
  for (let values = 0; rest.length > 0; values++) {
    if (values > limit) return true
    const next = rest.pop()
    if (typeof next !== 'object' || next === null) continue
    const below = Object.values(next)
    if (below.length > limit) return true
    rest.push(...below)
  }
  return false
}

/** Lists and objects whose JSON is longer get no key, because they seldom occur twice. */
const MAX_VALUE_CHARACTERS = 200

/** @returns null if the cost has to be computed for these variables. */
export type CostKey = (variables: Variables) => string | null

/**
 * The cost depends on numbers, on booleans, on lists and objects, and on whether something is given at all. Of a text, it depends only on
 * whether it is an id, and on whether it is the same as another text of the operation, because an object that is read twice counts once.
 * A field that finds an object by an id of any kind costs less once the kind is known: see `KnownKinds`. Such an operation has no key.
 */
export function createCostKey(document: DocumentNode, names: readonly string[]): CostKey {
  const texts = new Set<string>()
  let dependsOnKinds = false
  visit(document, {
    [Kind.STRING]: ({ value }) => void texts.add(normalize(value)),
    [Kind.FIELD]: ({ name, arguments: given }) => {
      if ((name.value === 'node' || name.value === 'nodes') && given?.length) dependsOnKinds = true
    },
  })
  if (dependsOnKinds) return () => null
  if (names.length === 0) return () => ''

  /** Equal texts share a key: that of an equal text in the document, or else the position of the first equal variable. */
  const keyOfText = (text: string, index: number, variables: Variables): string => {
    const wanted = normalize(text)
    if (texts.has(wanted)) return `literal ${JSON.stringify(wanted)}`
    const isEqual = (name: string) => {
      const other = variables[name]
      return typeof other === 'string' && normalize(other) === wanted
    }
    return `${toUuid(text) === null ? 'text' : 'id'} ${names.slice(0, index).findIndex(isEqual)}`
  }
  return (variables) => {
    // A text can be the same as one within an object, such as a filter's id.
    const hasObjects = names.some((name) => typeof variables[name] === 'object' && variables[name] !== null)
    let key = ''
    for (const [index, name] of names.entries()) {
      const value = variables[name]
      const isText = typeof value === 'string' && !hasObjects
      const part = isText ? keyOfText(value, index, variables) : (JSON.stringify(value) ?? '')
      if (part.length > MAX_VALUE_CHARACTERS) return null
      key += `${part}\n`
    }
    return key
  }
}

/** Ids are the same in upper and in lower case. */
function normalize(text: string): string {
  return toUuid(text) ?? text
}
