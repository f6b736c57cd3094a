import { type GraphQLSchema, isScalarType } from 'graphql'
import { toUtcMicroseconds } from '../lib/moment.js'
import { UnexpectedValueError } from '../lib/unreadable.js'

/**
 * Makes `DateTime` serialize every field of the type. The type itself comes from the SDL, because one made here would replace
 * it, and its description with it.
 */
export function addDateTimeSerializer(schema: GraphQLSchema): void {
  const type = schema.getType('DateTime')
  if (isScalarType(type)) type.serialize = serializeMoment
}

/** A value that is not a moment is an error of the upstream. */
function serializeMoment(value: unknown): string {
  const moment = typeof value === 'string' ? toUtcMicroseconds(value) : null
  if (moment !== null) return moment
  throw new UnexpectedValueError(`expected an RFC 3339 moment, got ${JSON.stringify(value)}`)
}
