/** Lists every way to damage a body in one place, by its schema. */
import Type, { type TSchema } from 'typebox'
import { Compile } from 'typebox/compile'

export type Path = readonly (string | number)[]

export type Damage = {
  /** `null`, `absent`, `extra field`, `unknown value`, or `wrong type`. */
  kind: string
  path: Path
  /** The value at this place, or undefined if it has none. */
  value: unknown
  /** Whether the API may omit the value at this place. */
  isOptional: boolean
}

const WRONG = [42, -0.5, 5e9, 'text', '', true, {}, [], [null]]
/** Wrong values for the body that contains all other bodies, whose own damages are tested separately. */
const WRONG_IN_ALL = [42, {}]
const PLACE = new Set(['id', 'created_at', 'name', 'pipeline'])

export function damagesOf(schema: TSchema, value: unknown, path: Path = [], isOptional = false): Damage[] {
  const inner = Type.IsUnion(schema) ? (schema.anyOf[0] as TSchema) : schema
  const validator = Compile(inner)
  const at = (kind: string, damaged: unknown): Damage => ({ kind, path, value: damaged, isOptional })
  const damages = [
    ...(path[2] === undefined || !/_stages$/.test(String(path[2])) ? WRONG : WRONG_IN_ALL)
      .filter((wrong) => !validator.Check(wrong) && !isMendable(inner, wrong))
      .map((wrong) => at('wrong type', wrong)),
    at('null', null),
  ]
  if (typeof path.at(-1) === 'string') damages.push(at('absent', undefined))
  if (Type.IsString(inner) && validator.Check('never_heard_of'))
    damages.push(at('unknown value', 'never_heard_of'))
  if (Type.IsObject(inner) && typeof value === 'object' && value !== null) {
    damages.push({ kind: 'extra field', path: [...path, 'brand_new'], value: { a: [1] }, isOptional: true })
    for (const [name, property] of Object.entries(inner.properties))
      damages.push(
        ...damagesOf(
          property,
          (value as Record<string, unknown>)[name],
          [...path, name],
          Type.IsOptional(property),
        ),
      )
  }
  if (Type.IsArray(inner) && Array.isArray(value))
    for (const [index, item] of value.entries())
      damages.push(
        ...damagesOf(inner.items, item, [...path, index]).filter(
          (damage) => index === 1 || isAboutPlace(damage, path.length + 1),
        ),
      )
  if (Type.IsRecord(inner))
    for (const [name, item] of Object.entries((value ?? {}) as object))
      damages.push(
        ...damagesOf(Object.values(inner.patternProperties)[0] as TSchema, item, [...path, name]).filter(
          ({ kind, path: where }) => kind !== 'absent' || where.length > path.length + 1,
        ),
      )
  return damages
}

/** Items at the ends of a list are damaged only in the fields that show their place, because other damage has the same effect anywhere. */
function isAboutPlace({ path }: Damage, depth: number): boolean {
  return path.length === depth || (path.length <= depth + 2 && PLACE.has(String(path.at(-1))))
}

/** An object or a list of another kind damages the contents of this value, not the value itself. */
function isMendable(schema: TSchema, wrong: unknown): boolean {
  if (Type.IsObject(schema) && !('id' in schema.properties))
    return typeof wrong === 'object' && wrong !== null && !Array.isArray(wrong)
  return Type.IsArray(schema) && Array.isArray(wrong)
}

export function damaged(body: unknown, { path, value }: Pick<Damage, 'path' | 'value'>): unknown {
  const [name, ...rest] = path
  if (name === undefined) return value
  const copy = (Array.isArray(body) ? [...body] : { ...(body as object | null) }) as Record<
    string | number,
    unknown
  >
  if (rest.length === 0 && value === undefined) delete copy[name]
  else copy[name] = damaged(copy[name], { path: rest, value })
  return copy
}

export function valueAt(body: unknown, path: Path): unknown {
  return path.reduce(
    (found, name) => (typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined),
    body,
  )
}
