/** Reading fields. RFC 9110 section 5. */
import type { Fields } from './message.js'

/** All lines of a name as one value: RFC 9110 section 5.2. Undefined: there is none. */
export function fieldValue(fields: Fields, name: string): string | undefined {
  const value: unknown = fields[name]
  if (typeof value === 'string') return value
  // Anything else comes from the prototype: messages may name any field, `constructor` too.
  return Array.isArray(value) ? value.join(', ') : undefined
}

/** The members of a comma-separated list of tokens, lower case, without empty ones: RFC 9110 section 5.6.1. */
export function tokensOf(value: string | undefined): string[] {
  if (value === undefined) return []
  return value
    .split(',')
    .map((member) => member.trim().toLowerCase())
    .filter((member) => member !== '')
}

/** A copy without some of them. Built anew: an object that something was deleted from is slow ever after. */
export function withoutFields(
  fields: Fields,
  names: readonly string[],
): Record<string, string | readonly string[]> {
  const copy: Record<string, string | readonly string[]> = {}
  for (const name in fields) {
    const value = fields[name]
    if (value !== undefined && !names.includes(name)) copy[name] = value
  }
  return copy
}
