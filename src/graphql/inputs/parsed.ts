/** The result of parsing an input: its value, or all problems with it. */
import type { UserError } from '../__generated__/resolvers.js'

export type Parsed<Value> = Accepted<Value> | Refused
type Accepted<Value> = { readonly ok: true; readonly value: Value }
/** `problems` is never empty. The paths of the problems begin with `input`. */
type Refused = { readonly ok: false; readonly problems: readonly UserError[] }

export function accepted<Value>(value: Value): Parsed<Value> {
  return { ok: true, value }
}

export function refused(...problems: readonly UserError[]): Parsed<never> {
  return { ok: false, problems }
}

export function problemsIn(parsed: Parsed<unknown>): readonly UserError[] {
  return parsed.ok ? [] : parsed.problems
}

/** Adds problems that concern several fields. Without any, the result stays the same. */
export function alsoRefusedBy<Value>(parsed: Parsed<Value>, problems: readonly UserError[]): Parsed<Value> {
  return problems.length === 0 ? parsed : refused(...problemsIn(parsed), ...problems)
}

export function mapParsed<From, To>(parsed: Parsed<From>, convert: (value: From) => To): Parsed<To> {
  return parsed.ok ? accepted(convert(parsed.value)) : parsed
}

type ValueOf<Part> = Part extends Accepted<infer Value> ? Value : never
type IsOptional<Part> = undefined extends ValueOf<Part> ? true : false
type ObjectOf<Parts> = {
  [Name in keyof Parts as IsOptional<Parts[Name]> extends true ? never : Name]: ValueOf<Parts[Name]>
} & {
  [Name in keyof Parts as IsOptional<Parts[Name]> extends true ? Name : never]?: Exclude<
    ValueOf<Parts[Name]>,
    undefined
  >
}

/** An object of the parsed fields, without undefined ones. If any field was refused, the problems of all fields in order. */
export function parsedObject<Parts extends Readonly<Record<string, Parsed<unknown>>>>(
  parts: Parts,
): Parsed<ObjectOf<Parts>> {
  const problems = Object.values(parts).flatMap(problemsIn)
  if (problems.length > 0) return refused(...problems)
  const entries = Object.entries(parts).flatMap(([name, part]) =>
    part.ok && part.value !== undefined ? [[name, part.value] as const] : [],
  )
  return accepted(Object.fromEntries(entries) as ObjectOf<Parts>)
}

/** Merges two objects. If either was refused, the problems of both. */
export function merged<One extends object, Other extends object>(
  one: Parsed<One>,
  other: Parsed<Other>,
): Parsed<One & Other> {
  if (one.ok && other.ok) return accepted({ ...one.value, ...other.value })
  return refused(...problemsIn(one), ...problemsIn(other))
}

/** Parses every item of the list at `name`. If any item was refused, the problems of all items. */
export function parsedList<Item, Value>(
  name: string,
  items: readonly Item[],
  parse: (item: Item, index: number) => Parsed<Value>,
): Parsed<Value[]> {
  const values: Value[] = []
  const problems: UserError[] = []
  for (const [index, item] of items.entries()) {
    const parsed = within([name, String(index)], parse(item, index))
    if (parsed.ok) values.push(parsed.value)
    else problems.push(...parsed.problems)
  }
  return problems.length === 0 ? accepted(values) : refused(...problems)
}

/** Makes the problems of a part of an input point at that part. `path` leads from the input to the part. */
export function within<Value>(path: readonly string[], parsed: Parsed<Value>): Parsed<Value> {
  return parsed.ok
    ? parsed
    : refused(...parsed.problems.map((problem) => movedBelow(['input', ...path], problem)))
}

/** Replaces the leading `input` of a problem's path with `path`. */
export function movedBelow(path: readonly string[], problem: UserError): UserError {
  return { ...problem, field: [...path, ...(problem.field ?? []).slice(1)] }
}
