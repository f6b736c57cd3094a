/** Selects every field of a type, and the id of every object that the type links to. */
import {
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql'

/** These fields take calls of their own, so they are selected only on request. */
const OF_THEIR_OWN = new Set(['edge', 'headStages', 'routeRules', 'purgeRequests'])
const LED_TO = new Set([
  'Pipeline',
  'DnsStage',
  'TlsStage',
  'CacheStage',
  'RouteStage',
  'WafStage',
  'BackendStage',
])

export function selectAll(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  wanted: readonly string[] = [],
  isRoot = true,
): string {
  const named = getNamedType(type)
  if (isLeafType(named)) return ''
  if (isInterfaceType(named)) return '{ __typename id }'
  if (isUnionType(named))
    return `{ __typename ${named
      .getTypes()
      .map((member) => `... on ${member.name} ${selectAll(schema, member, wanted)}`)
      .join(' ')} }`
  const object = named as GraphQLObjectType
  if (!isRoot && LED_TO.has(object.name)) return '{ id }'
  const fields = Object.values(object.getFields()).filter(({ name, type: fieldType }) => {
    if (wanted.includes(name)) return true
    if (/cursor$/i.test(name)) return false
    if (OF_THEIR_OWN.has(name) && !object.name.endsWith('Payload')) return false
    return !getNamedType(fieldType).name.endsWith('Connection')
  })
  // Items of a list are there for themselves, unlike what a field of theirs leads to.
  const isList = /Connection$|Edge$|Payload$/.test(object.name)
  const selections = fields.map(({ name, type: fieldType }) => {
    const below = getNamedType(fieldType)
    const whole = isList || wanted.includes(name) || !isObjectType(below)
    return `${name} ${selectAll(schema, fieldType, wanted, whole)}`
  })
  return `{ ${selections.join(' ')} }`
}
