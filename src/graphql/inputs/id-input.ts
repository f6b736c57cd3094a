import { field, uuid } from './fields.js'
import { type Parsed, parsedObject } from './parsed.js'

/** An input that names one object by its id, such as that of a delete. */
export function parseId(input: { readonly id: string }): Parsed<{ id: string }> {
  return parsedObject({ id: field(input, 'id', uuid) })
}
