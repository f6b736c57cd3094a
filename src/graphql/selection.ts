/** Looks ahead at the selected fields, so that a resolver can choose the cheapest upstream call for all of them. */
import { collectSubFields } from '@graphql-tools/utils'
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isObjectType,
} from 'graphql'

/** A selected field: its name and its AST nodes. Merged selections have more than one node. */
export type SelectedField = { name: string; nodes: FieldNode[] }

/** The part of `GraphQLResolveInfo` that is needed to collect fields. */
export type SelectionInfo = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>

/** The fields that are selected of an object of this type. Follows fragments, and obeys `@skip` and `@include`. */
export function selectedFields(
  info: SelectionInfo,
  type: GraphQLObjectType,
  nodes: readonly FieldNode[],
): SelectedField[] {
  const variables = { coerced: info.variableValues, sources: {} }
  const { fields } = collectSubFields(info.schema, info.fragments, variables, type, [...nodes])
  return [...fields.values()].flatMap((group) => {
    const name = group[0]?.name.value
    return name === undefined ? [] : [{ name, nodes: group }]
  })
}

/**
 * Works an answer out once for each list of AST nodes and key. Every item of a list has the same list of nodes, and so has every
 * execution that selects the same fields.
 */
function oncePerSelection<Answer>(answer: (info: GraphQLResolveInfo, key: string) => Answer) {
  const answers = new WeakMap<readonly FieldNode[], Map<string, Answer>>()
  return (info: GraphQLResolveInfo, key: string): Answer => {
    const known = answers.get(info.fieldNodes)?.get(key)
    if (known !== undefined) return known
    const found = answer(info, key)
    const byKey = answers.get(info.fieldNodes) ?? new Map<string, Answer>()
    answers.set(info.fieldNodes, byKey.set(key, found))
    return found
  }
}

/** The fields that are selected at the end of a path of fields, as in `fieldsAt(info, 'edges.node')`. */
export const fieldsAt = oncePerSelection((info, path): readonly SelectedField[] => {
  let type = objectType(info.returnType)
  let fields = selectedFields(info, type, info.fieldNodes)
  for (const name of path.split('.')) {
    const field = type.getFields()[name]
    if (field === undefined) throw new Error(`${type.name} has no field ${name}`)
    type = objectType(field.type)
    const inner = type
    fields = fields
      .filter((selected) => selected.name === name)
      .flatMap(({ nodes }) => selectedFields(info, inner, nodes))
  }
  return fields
})

/** The arguments of a selected field, as its resolver will receive them. */
export function argumentsOf(info: SelectionInfo, type: GraphQLObjectType, { name, nodes }: SelectedField) {
  const [node] = nodes
  const field = type.getFields()[name]
  return node === undefined || field === undefined ? {} : getArgumentValues(field, node, info.variableValues)
}

/** Fields that need only the object's id. `edge`, a field of pipelines, is read from this process. */
const FROM_ID_ALONE = new Set(['__typename', 'id', 'edge'])

/** Whether the selected fields of a linked object of this type need only its id, so that the object need not be read. */
export const selectsOnlyId = oncePerSelection((info, typeName) =>
  selectsFromIdAlone(selectedFields(info, objectType(info.schema.getType(typeName)), info.fieldNodes)),
)

export function selectsFromIdAlone(fields: readonly SelectedField[]): boolean {
  return fields.every(({ name }) => FROM_ID_ALONE.has(name))
}

/** Whether `totalCount` is the only field that is selected of a connection. */
export function selectsOnlyTotalCount(fields: readonly SelectedField[]): boolean {
  return fields.every(({ name }) => name === 'totalCount' || name === '__typename')
}

const countsOnlyOf = oncePerSelection((info, typeName) =>
  selectsOnlyTotalCount(selectedFields(info, objectType(info.schema.getType(typeName)), info.fieldNodes)),
)

/** Whether `totalCount` is the only field that is selected of the connection being resolved. */
export function countsOnly(info: GraphQLResolveInfo): boolean {
  return countsOnlyOf(info, getNamedType(info.returnType).name)
}

export function objectType(type: unknown): GraphQLObjectType {
  const named = getNamedType(type as Parameters<typeof getNamedType>[0])
  if (!isObjectType(named)) throw new Error(`${String(named)} is no object type`)
  return named
}
