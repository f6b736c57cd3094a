import { field, uuid } from './fields.js'
import { type Parsed, parsedObject } from './parsed.js'

/** Parses an input that is only an id, such as the input of a delete. */
export function parseId(input: { readonly id: string }): Parsed<{ id: string }> {
  return parsedObject({ id: field(input, 'id', uuid) })
}
