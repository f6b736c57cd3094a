import type { Fields } from '../../http-cache/message.js'

/** All lines of a field as one text. Empty: the request has no such field. */
export function fieldText(fields: Fields, name: string): string {
  const value = fields[name]
  return value === undefined ? '' : typeof value === 'string' ? value : value.join(', ')
}
