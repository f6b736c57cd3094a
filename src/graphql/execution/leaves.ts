import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  GraphQLString,
} from 'graphql'
import { inspect } from 'graphql/jsutils/inspect.js'

/** The kinds of leaves, by their serialized form. */
export type Leaf = 'text' | 'int' | 'float' | 'boolean' | 'other'

const BUILT_IN: ReadonlyMap<unknown, Leaf> = new Map<unknown, Leaf>([
  [GraphQLString.serialize, 'text'],
  [GraphQLID.serialize, 'text'],
  [GraphQLInt.serialize, 'int'],
  [GraphQLFloat.serialize, 'float'],
  [GraphQLBoolean.serialize, 'boolean'],
])

export function leafOf(type: GraphQLLeafType): Leaf {
  return BUILT_IN.get(type.serialize) ?? 'other'
}

/** Whether the built-in type would serialize the value to itself. */
export function isSerialized(leaf: Leaf, value: unknown): boolean {
  if (leaf === 'text') return typeof value === 'string'
  if (leaf === 'boolean') return typeof value === 'boolean'
  if (leaf === 'int') return typeof value === 'number' && (value | 0) === value
  return leaf === 'float' && Number.isFinite(value)
}

/** @throws if the type has no such value. */
export function serialize(type: GraphQLLeafType, value: unknown): unknown {
  const serialized: unknown = type.serialize(value)
  if (serialized === undefined || serialized === null)
    throw new Error(
      `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(serialized)}`,
    )
  return serialized
}

/** The maximum number of characters of a serialized value as JSON, without quotes and escapes. Infinity for objects, which are not
 * counted. */
export function characters(serialized: unknown): number {
  if (typeof serialized === 'string') return serialized.length
  return typeof serialized === 'object' ? Number.POSITIVE_INFINITY : LONGEST_NUMBER
}

const LONGEST_NUMBER = '-1.7976931348623157e+308'.length
