/**
 * Keeps the readable parts of a body that does not match its schema. An unreadable field throws when it is read. An
 * unreadable item keeps its place in its list as an `UnreadableValue`. An optional field may be null or absent. An object
 * with an unreadable `id` is unreadable as a whole.
 */
import Type, { type TObject, type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { isUnreadable, markUnreadable, recordNeighbours, type UnreadableValue } from '../lib/unreadable.js'
import { Timestamp } from '../wire/values.js'

/** Creates the error for a value from its path, such as `/stages/3/fqdns`, and from what was expected there. */
export type Report = (path: string, expected: string, value: unknown) => UnreadableValue

/** The fields that the API sorts lists by. */
const SORT_KEYS = ['created_at', 'name']

/** Returns the value itself if it is valid, a copy of its readable parts, or the reason why none of it is readable. */
export function mend(schema: TSchema, value: unknown, path: string, report: Report): unknown {
  if (check(schema, value)) return value
  if (Type.IsUnion(schema)) return mend(schema.anyOf[0] as TSchema, value, path, report)
  if (Type.IsArray(schema)) {
    if (!Array.isArray(value)) return report(path, 'an array', value)
    const items = value.map((item, index) => mend(schema.items, item, `${path}/${index}`, report))
    if (Type.IsObject(schema.items)) recordNeighbours(items as object[], sortKeysOf(schema.items))
    return items
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (Type.IsRecord(schema)) {
    if (!isObject) return report(path, 'an object', value)
    const [item] = Object.values(schema.patternProperties) as [TSchema]
    return Object.fromEntries(
      Object.entries(value).map(([name, below]) => [name, mend(item, below, `${path}/${name}`, report)]),
    )
  }
  if (!Type.IsObject(schema)) return report(path, nameOf(schema), value)
  if (!isObject) return report(path, 'an object', value)
  return mendObject(schema, value as Record<string, unknown>, path, report)
}

function mendObject(
  schema: TObject,
  value: Record<string, unknown>,
  path: string,
  report: Report,
): Record<string, unknown> | UnreadableValue {
  const { id } = schema.properties
  if (id !== undefined && !check(id, value.id)) return report(path, 'an object with an id', value)
  const mended = { ...value }
  for (const [name, property] of Object.entries(schema.properties)) {
    const found = value[name]
    if (found === undefined && Type.IsOptional(property)) continue
    const readable = mend(property, found, `${path}/${name}`, report)
    if (isUnreadable(readable)) markUnreadable(mended, name, readable)
    else mended[name] = readable
  }
  return mended
}

function sortKeysOf({ properties }: TObject): string[] {
  return SORT_KEYS.filter((name) => name in properties)
}

/** The expected type, for error messages. */
function nameOf(schema: TSchema): string {
  if (schema === Timestamp) return 'a timestamp'
  const type: unknown = Reflect.get(schema, 'type')
  return type === 'integer' ? 'an integer of 32 bits' : `a ${String(type)}`
}

const validators = new WeakMap<TSchema, { Check(value: unknown): boolean }>()

/** Each schema is compiled once, on first use, because `mend` checks every part of a body that may have thousands of items. */
function check(schema: TSchema, value: unknown): boolean {
  const validator = validators.get(schema) ?? Compile(schema)
  validators.set(schema, validator)
  return validator.Check(value)
}
