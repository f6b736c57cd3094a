/** Looks ahead at what an operation selects, so that a resolver can choose the cheapest upstream call for all of it. */
import { collectSubFields } from '@graphql-tools/utils'
import {
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  getArgumentValues,
  getNamedType,
  isObjectType,
} from 'graphql'

/** One selected field: its name, and its nodes (more than one where selections are merged). */
export type SelectedField = { name: string; nodes: FieldNode[] }

/** The part of `GraphQLResolveInfo` by which fields are collected. */
export type SelectionInfo = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>

/** What is selected of an object of this type, with fragments followed and `@skip` and `@include` obeyed. */
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

/** What is selected at the end of a path of fields, as in `fieldsAt(info, ['edges', 'node'])`. */
export function fieldsAt(info: GraphQLResolveInfo, path: readonly string[]): SelectedField[] {
  let type = objectType(info.returnType)
  let fields = selectedFields(info, type, info.fieldNodes)
  for (const name of path) {
    const field = type.getFields()[name]
    if (field === undefined) throw new Error(`${type.name} has no field ${name}`)
    const outer = type
    type = objectType(outer.getFields()[name]?.type)
    fields = fields
      .filter((selected) => selected.name === name)
      .flatMap(({ nodes }) => selectedFields(info, type, nodes))
  }
  return fields
}

/** The values of a selected field's arguments, as its resolver will get them. */
export function argumentsOf(info: SelectionInfo, type: GraphQLObjectType, { name, nodes }: SelectedField) {
  const [node] = nodes
  const field = type.getFields()[name]
  return node === undefined || field === undefined ? {} : getArgumentValues(field, node, info.variableValues)
}

const onlyIdMemo = new WeakMap<readonly FieldNode[], Map<string, boolean>>()

/** Fields for which no more than the id of an object is needed. `edge`, which pipelines have, is of this process. */
const FROM_ID_ALONE = new Set(['__typename', 'id', 'edge'])

/**
 * Whether nothing is selected of a linked object that takes more than its id, so that it need not be read. The list of nodes
 * is the same for every item of a list, so that the answer is worked out once for all of them.
 */
export function selectsOnlyId(info: GraphQLResolveInfo, typeName: string): boolean {
  const memo = onlyIdMemo.get(info.fieldNodes) ?? new Map<string, boolean>()
  onlyIdMemo.set(info.fieldNodes, memo)
  let answer = memo.get(typeName)
  if (answer === undefined) {
    const type = objectType(info.schema.getType(typeName))
    answer = selectsFromIdAlone(selectedFields(info, type, info.fieldNodes))
    memo.set(typeName, answer)
  }
  return answer
}

export function selectsFromIdAlone(fields: readonly SelectedField[]): boolean {
  return fields.every(({ name }) => FROM_ID_ALONE.has(name))
}

/** Whether nothing but `totalCount` is wanted of a connection: neither items nor where the page lies. */
export function selectsOnlyTotalCount(fields: readonly SelectedField[]): boolean {
  return fields.every(({ name }) => name === 'totalCount' || name === '__typename')
}

export function objectType(type: unknown): GraphQLObjectType {
  const named = getNamedType(type as Parameters<typeof getNamedType>[0])
  if (!isObjectType(named)) throw new Error(`${String(named)} is no object type`)
  return named
}
