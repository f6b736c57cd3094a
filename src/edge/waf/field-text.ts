import type { Fields } from '../../http-cache/message.js'

/** All lines of a field; empty where there is none. */
export function fieldText(fields: Fields, name: string): string {
  const value = fields[name]
  return value === undefined ? '' : typeof value === 'string' ? value : value.join(', ')
}
