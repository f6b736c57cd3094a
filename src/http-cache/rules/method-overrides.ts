/** Fields that make frameworks (Symfony, Rails, Express) act by another method than that of the request line. */
import type { Fields } from '../message.js'

const METHOD_OVERRIDES: ReadonlySet<string> = new Set([
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
])

/** @param name in lower case. `_` counts as `-`, as it does in CGI and WSGI. */
export function isMethodOverride(name: string): boolean {
  return METHOD_OVERRIDES.has(name.includes('_') ? name.replaceAll('_', '-') : name)
}

/** Whether a framework may act on the request by another method than its own. */
export function hasMethodOverride(fields: Fields): boolean {
  for (const name in fields) if (isMethodOverride(name)) return true
  return false
}
