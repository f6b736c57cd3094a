import { GraphQLScalarType } from 'graphql'
import { toUtcMicroseconds } from '../lib/moment.js'
import { UnexpectedValueError } from '../lib/unreadable.js'

/** Serializes every `DateTime` field. A value that is not a moment is an error of the upstream. */
export const DateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  serialize(value) {
    const moment = typeof value === 'string' ? toUtcMicroseconds(value) : null
    if (moment !== null) return moment
    throw new UnexpectedValueError(`expected an RFC 3339 moment, got ${JSON.stringify(value)}`)
  },
})
