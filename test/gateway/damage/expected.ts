/** Computes the loss that one damage may cause from both schemas and the answer without the damage. */
import {
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { TSchema } from 'typebox'
import { type Damage, damaged, type Path, valueAt } from './damages.js'

export type View = {
  /** The place of an object in the body, and the place in the answer that shows the object. */
  wire: Path
  graphql: readonly Path[]
}

export type Scenario = {
  name: string
  operation: string
  variables?: object
  /** The request whose response is damaged, and the types of its body. */
  request: string
  schema: TSchema
  /** The part without which the body is useless, and the loss in that case. */
  identity: string | null
  whole: Path
  views: readonly View[]
  /** The expected answer in cases outside the rule; undefined if the rule applies. */
  exception?: (damage: Damage, undamaged: object) => Expected | undefined
}

export type Expected = { data: unknown; errors: Path[]; unknownEnum: string | null }

/** In which a stage's links are looked at for the next one. */
const LINKS = ['dns', 'tls', 'cache', 'route', 'waf', 'backend']
const TYPE_OF_LINK: Record<string, string> = {
  dns: 'DnsStage',
  tls: 'TlsStage',
  cache: 'CacheStage',
  route: 'RouteStage',
  waf: 'WafStage',
  backend: 'BackendStage',
}

/** The meaning of an absent value, for fields in which it is not null. */
const ABSENT: Record<string, unknown> = {
  assets: [],
  all: false,
  vpcEndpoints: [],
  plansUsageDetails: [],
  errorType: 'UNKNOWN',
}

type Place = { path: Path; type: GraphQLOutputType; set?: unknown }

/** Returns undefined if the change is no damage, such as an unknown value of a field that is not an enum. */
export function expectedOf(
  schema: GraphQLSchema,
  { views, identity, whole, exception }: Scenario,
  undamaged: object,
  body: unknown,
  damage: Damage,
): Expected | undefined {
  if (damage.kind === 'extra field') return { data: undamaged, errors: [], unknownEnum: null }
  const known = exception?.(damage, undamaged)
  if (known !== undefined) return known
  const isAbsent = damage.value === undefined || damage.value === null
  if (isAbsent && damage.isOptional && (valueAt(body, damage.path) ?? null) === null)
    return { data: undamaged, errors: [], unknownEnum: null }
  if (damage.path.length === 0 || (damage.path.length === 1 && damage.path[0] === identity))
    return damage.kind === 'unknown value'
      ? undefined
      : { data: lose(schema, undamaged, whole), errors: [whole], unknownEnum: null }
  // An object without an id cannot be read at all.
  const path = damage.path.at(-1) === 'id' ? damage.path.slice(0, -1) : damage.path
  const places = placesOf(schema, views, undamaged, damaged(body, damage), path)
  let data: unknown = structuredClone(undamaged)
  const errors: Path[] = []
  let unknownEnum: string | null = null
  for (const place of places) {
    const nullable = getNullableType(place.type)
    if ('set' in place) data = put(data, place.path, place.set)
    else if (damage.isOptional && isAbsent) data = put(data, place.path, meaningOfAbsence(place))
    else if (isEnumType(nullable)) {
      data = put(data, place.path, 'UNKNOWN')
      if (!isAbsent && damage.value !== '') unknownEnum = nullable.name
    } else if (damage.kind === 'unknown value') return undefined
    else {
      data = lose(schema, data, place.path)
      errors.push(place.path)
    }
  }
  if (damage.kind === 'unknown value' && unknownEnum === null) return undefined
  return { data, errors, unknownEnum }
}

function meaningOfAbsence({ path, type }: Place): unknown {
  const name = String(path.at(-1))
  if (name in ABSENT) return ABSENT[name]
  if (!isNonNullType(type)) return null
  const nullable = getNullableType(type)
  if (isListType(nullable)) return []
  if (isEnumType(nullable)) return 'UNKNOWN'
  return String(nullable) === 'Boolean' ? false : ''
}

/** Finds the places in the answer that show the value at a place of the body. */
function placesOf(
  schema: GraphQLSchema,
  views: readonly View[],
  data: object,
  body: unknown,
  path: Path,
): Place[] {
  const matching = views.filter(({ wire }) => wire.every((name, index) => path[index] === name))
  const longest = Math.max(...matching.map(({ wire }) => wire.length))
  return matching
    .filter(({ wire }) => wire.length === longest)
    .flatMap(({ wire, graphql }) =>
      graphql.flatMap((root) => descend(schema, data, valueAt(body, wire), root, path.slice(wire.length))),
    )
    .map((place) => ({ ...place, type: typeAt(schema, data, place.path) }))
}

function descend(
  schema: GraphQLSchema,
  data: object,
  object: unknown,
  root: Path,
  path: Path,
): Omit<Place, 'type'>[] {
  const [name, ...rest] = path
  if (name === undefined) return [{ path: root }]
  const below = (field: string | number) =>
    descend(schema, data, valueAt(object, [name]), [...root, field], rest)
  if (typeof name === 'number') return below(name)
  const type = getNamedType(typeAt(schema, data, root))
  const fields = isObjectType(type) ? type.getFields() : {}
  const link = /^([a-z]+)_stage_id$/.exec(name)?.[1]
  if (link !== undefined && name !== 'dns_stage_id') {
    if (type.name === 'RouteRule' && link === 'route') return []
    const next = type.name === 'RouteRule' ? 'target' : 'nextStage'
    return [{ path: [...root, `${link}Stage`] }, nextOf(object, [...root, next])]
  }
  if (name === 'pipeline_id') return 'pipeline' in fields ? [{ path: [...root, 'pipeline'] }] : []
  if (name.startsWith('scaleway_')) return below('origin')
  if (name === 'vpc_endpoint_ids') return below('vpcEndpoints')
  // The fixture has one plan.
  if (root.at(-1) === 'plansUsageDetails') return below(0)
  const field = name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase())
  return typeof root.at(-1) === 'number' || field in fields || !isObjectType(type) ? below(field) : []
}

/** Returns the first link that is set, or the damage itself if no earlier link is set. */
function nextOf(object: unknown, path: Path): Omit<Place, 'type'> {
  for (const kind of LINKS) {
    const id = valueAt(object, [`${kind}_stage_id`])
    if (path.at(-1) === 'target' && kind === 'route') continue
    if (id === undefined || id === null || id === '') continue
    return typeof id === 'string' && id.length === 36
      ? { path, set: { __typename: TYPE_OF_LINK[kind], id } }
      : { path }
  }
  return { path, set: null }
}

function typeAt(schema: GraphQLSchema, data: object, path: Path): GraphQLOutputType {
  const root = path[0] as string
  const isWrite = schema.getMutationType()?.getFields()[root] !== undefined
  let type: GraphQLOutputType = (
    isWrite ? schema.getMutationType() : schema.getQueryType()
  ) as GraphQLOutputType
  for (const [index, name] of path.entries()) {
    const nullable = getNullableType(type)
    if (typeof name === 'number' && isListType(nullable)) {
      type = nullable.ofType as GraphQLOutputType
      continue
    }
    const parent = valueAt(data, path.slice(0, index))
    const named = getNamedType(type)
    const typeName = isObjectType(named) ? named.name : String(valueAt(parent, ['__typename']))
    const object = schema.getType(typeName)
    const field = isObjectType(object) ? object.getFields()[String(name)] : undefined
    if (field === undefined) throw new Error(`${typeName} has no field ${name}, at ${path.join('.')}`)
    type = field.type
  }
  return type
}

/** Sets the smallest nullable place around a path to null. */
function lose(schema: GraphQLSchema, data: unknown, path: Path): unknown {
  for (let length = path.length; length > 0; length--) {
    const around = path.slice(0, length)
    if (!isNonNullType(typeAt(schema, data as object, around))) return put(data, around, null)
  }
  return null
}

/** If an enclosing value is already null, it stays null. */
function put(data: unknown, path: Path, value: unknown): unknown {
  if (typeof valueAt(data, path.slice(0, -1)) !== 'object' || valueAt(data, path.slice(0, -1)) === null)
    return data
  return damaged(data, { path, value: value === undefined ? null : value })
}
