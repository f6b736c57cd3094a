/** What the fields of every body are made of. */
import Type, { type TSchema } from 'typebox'
import { MOMENT_PATTERN } from '../lib/moment.js'

/** A field that may be left out. Null says the same as leaving it out. */
export const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]))

/** A whole number that GraphQL's `Int` can carry. https://spec.graphql.org/draft/#sec-Int */
export const Int = Type.Integer({ minimum: -(2 ** 31), maximum: 2 ** 31 - 1 })

/** The id by which a thing can be read again. So far the API has always sent a UUID. */
export const Id = Type.String({ minLength: 1 })

/** The form of a moment by RFC 3339. Whether there is such a day is checked where the moment is read. */
export const Timestamp = Type.String({ pattern: MOMENT_PATTERN })
