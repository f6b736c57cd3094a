/** Schemas of single fields, shared by all bodies. */
import Type, { type TSchema } from 'typebox'
import { MOMENT_PATTERN } from '../lib/moment.js'

/** A field that may be left out. Null means the same. */
export const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]))

/** A whole number within the range of GraphQL's `Int`. https://spec.graphql.org/draft/#sec-Int */
export const Int = Type.Integer({ minimum: -(2 ** 31), maximum: 2 ** 31 - 1 })

/** The id of an object that can be read again. So far the API has always sent a UUID. */
export const Id = Type.String({ minLength: 1 })

/** The RFC 3339 form of a moment. The code that reads the moment checks whether such a day exists. */
export const Timestamp = Type.String({ pattern: MOMENT_PATTERN })
