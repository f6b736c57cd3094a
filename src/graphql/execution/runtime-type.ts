/** Finds the type of an object of an interface or union, with the rules and messages of graphql-js. */
import {
  type FieldNode,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  isObjectType,
} from 'graphql'
import { inspect } from 'graphql/jsutils/inspect.js'

/** @throws GraphQLError if the name is not that of a possible object type. */
export function toRuntimeType(
  name: unknown,
  type: GraphQLAbstractType,
  value: unknown,
  { schema, parentType, fieldName, fieldNodes: nodes }: GraphQLResolveInfo,
): GraphQLObjectType {
  const mustResolve = `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${parentType.name}.${fieldName}"`
  if (name === undefined || name === null)
    throw new GraphQLError(
      `${mustResolve}. Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    )
  if (isObjectType(name))
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    )
  if (typeof name !== 'string')
    throw new GraphQLError(`${mustResolve} with value ${inspect(value)}, received "${inspect(name)}".`)
  const runtimeType = schema.getType(name)
  if (runtimeType === undefined)
    throw new GraphQLError(
      `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
      { nodes },
    )
  if (!isObjectType(runtimeType))
    throw new GraphQLError(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`, {
      nodes,
    })
  if (!schema.isSubType(type, runtimeType))
    throw new GraphQLError(
      `Runtime Object type "${runtimeType.name}" is not a possible type for "${type.name}".`,
      { nodes },
    )
  return runtimeType
}

export function wrongTypeError(type: GraphQLObjectType, value: unknown, nodes: readonly FieldNode[]): Error {
  return new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes })
}
