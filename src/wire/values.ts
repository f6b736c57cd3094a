/** What the fields of every body are made of. */
import Type, { type TSchema } from 'typebox'
import { MOMENT_PATTERN } from '../lib/moment.js'

/** A field that may be left out. Null says the same as leaving it out. */
export const optional = <Schema extends TSchema>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]))

/** By which a thing can be read again: a UUID, in all that the API has answered. */
export const Id = Type.String({ minLength: 1 })

/** A moment as RFC 3339 writes it. Whether there is such a day is told where the moment is read. */
export const Timestamp = Type.String({ pattern: MOMENT_PATTERN })
