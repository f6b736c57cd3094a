/**
 * Reads the fields without a resolver of their own. A field comes from the API's object, whose names are in snake case, or from
 * one of ours (a connection or a payload), in camel case. Enum values become upper case, and an unknown or unreadable enum value
 * becomes `UNKNOWN`. Any other unreadable value throws when it is read.
 */
import {
  type GraphQLEnumType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isIntrospectionType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { isUnreadable } from '../lib/unreadable.js'
import type { NodeType } from '../loaders/known-kinds.js'
import type { Context } from './context.js'

type Parent = Record<string, unknown>
type Resolver = GraphQLFieldResolver<Parent, Context>

/** Adds a resolver to every field that has none, depending on the field's type. */
export function addWireFieldResolvers(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue
    const isNode = type.getInterfaces().some(({ name }) => name === 'Node')
    for (const field of Object.values(type.getFields())) {
      if (isNode && field.name === 'id') field.resolve = nodeId(type.name as NodeType)
      field.resolve ??= resolverFor(field.name, field.type) as GraphQLFieldResolver<unknown, unknown>
    }
  }
}

/** Remembers the type of every id that is returned, because the caller may pass the id to `node`. */
function nodeId(kind: NodeType): GraphQLFieldResolver<{ id: string }, Context> {
  return ({ id }, _args, { kinds }) => {
    kinds.note(id, kind)
    return id
  }
}

function resolverFor(camelName: string, type: GraphQLOutputType): Resolver {
  const snakeName = camelName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  const read =
    camelName === snakeName
      ? (parent: Parent) => parent[camelName]
      : (parent: Parent) => (camelName in parent ? parent[camelName] : parent[snakeName])
  const nullable = isNonNullType(type) ? type.ofType : type
  if (isEnumType(nullable)) {
    const toEnumValue = enumReader(nullable)
    const isOptional = !isNonNullType(type)
    return (parent, _args, context) => {
      const value = valueOrProblem(() => read(parent))
      return isOptional && (value === undefined || value === null) ? null : toEnumValue(value, context)
    }
  }
  if (!isListType(nullable)) return read
  // The API leaves out what is empty.
  const readList = (parent: Parent) => (read(parent) ?? (isNonNullType(type) ? [] : null)) as unknown[] | null
  const item = getNamedType(nullable)
  if (!isEnumType(item)) return readList
  const toEnumValue = enumReader(item)
  return (parent, _args, context) => readList(parent)?.map((value) => toEnumValue(value, context)) ?? null
}

function enumReader(type: GraphQLEnumType): (value: unknown, context: Context) => string {
  const names = new Map<unknown, string>()
  for (const { name } of type.getValues()) names.set(name, name).set(name.toLowerCase(), name)
  return (given, { reportUnknownValue }) => {
    const value = isUnreadable(given) ? given.raw : given
    const name = names.get(value)
    if (name !== undefined) return name
    // Values such as `unknown_status` are the API's own way to say that it does not know.
    if (typeof value === 'string' ? value !== '' && !value.startsWith('unknown') : value != null)
      reportUnknownValue(type.name, typeof value === 'string' ? value : toText(value))
    return 'UNKNOWN'
  }
}

/** An unreadable value counts as an unknown value of an enum. */
function valueOrProblem(read: () => unknown): unknown {
  try {
    return read()
  } catch (error) {
    if (isUnreadable(error)) return error
    throw error
  }
}

function toText(value: unknown): string {
  return JSON.stringify(value).slice(0, 200)
}
