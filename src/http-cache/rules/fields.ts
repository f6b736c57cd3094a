/** Reads fields: RFC 9110 section 5. */
import type { Fields, OriginRequest } from '../message.js'

/** All field lines with this name as one value: RFC 9110 section 5.2. Undefined: no such field. */
export function fieldValue(fields: Fields, name: string): string | undefined {
  const value: unknown = fields[name]
  if (typeof value === 'string') return value
  // Any other type comes from the prototype, because the name may come from a message, as in `Vary: constructor`.
  return Array.isArray(value) ? value.join(', ') : undefined
}

/** The host as the client sent it, with its port if it has one. */
export function authorityOf({ host, fields }: Pick<OriginRequest, 'host' | 'fields'>): string {
  return typeof fields.host === 'string' ? fields.host : host
}

/** The members of a comma-separated list of tokens, in lower case, without empty ones: RFC 9110 section 5.6.1. */
export function tokensOf(value: string | undefined): string[] {
  if (value === undefined) return []
  return value
    .split(',')
    .map((member) => member.trim().toLowerCase())
    .filter((member) => member !== '')
}

/** The announced length of the body. Null: none, or no valid one. */
export function lengthOf(fields: Fields): number | null {
  const length = fields['content-length']
  return typeof length === 'string' && /^\d{1,15}$/.test(length) ? Number(length) : null
}

/** Copies fields without some of them. The copy is built field by field, because V8 makes objects slow once a property is deleted. */
export function withoutFields(
  fields: Fields,
  names: readonly string[],
): Record<string, string | readonly string[]> {
  // Without a prototype, `__proto__` is a name like any other.
  const copy: Record<string, string | readonly string[]> = Object.setPrototypeOf({}, null)
  for (const name in fields) {
    const value = fields[name]
    if (value !== undefined && !names.includes(name)) copy[name] = value
  }
  return copy
}

/** Whether any field of a response is missing from the stored fields. `Age` does not count. */
export function hasFieldsMissingFrom(fields: Fields, stored: Fields): boolean {
  if (fields === stored) return false
  for (const name in fields) if (name !== 'age' && stored[name] === undefined) return true
  return false
}
