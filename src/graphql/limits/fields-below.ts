import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type NamedTypeNode,
  type SelectionSetNode,
} from 'graphql'

type Info = {
  readonly schema: GraphQLSchema
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
}

const known = new WeakMap<SelectionSetNode, number>()

/**
 * The most fields that one object of a field can have below it, at all levels. An object has only one type, so only the
 * largest of the fragments on different object types counts. The document must be free of cycles, and small with its fragments expanded.
 */
export function fieldsBelow({ selectionSet }: Pick<FieldNode, 'selectionSet'>, info: Info): number {
  if (selectionSet === undefined) return 0
  const before = known.get(selectionSet)
  if (before !== undefined) return before
  let ofAll = 0
  const ofType = new Map<string, number>()
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      ofAll += 1 + fieldsBelow(selection, info)
      continue
    }
    const fragment =
      selection.kind === Kind.FRAGMENT_SPREAD ? info.fragments[selection.name.value] : selection
    if (fragment === undefined) continue
    const fields = fieldsBelow(fragment, info)
    const type = objectTypeOf(fragment, info)
    if (type === null) ofAll += fields
    else ofType.set(type, (ofType.get(type) ?? 0) + fields)
  }
  const fields = ofAll + Math.max(0, ...ofType.values())
  known.set(selectionSet, fields)
  return fields
}

/** The object type that a fragment is for. Null: the fragment may apply to several object types. */
function objectTypeOf({ typeCondition }: { typeCondition?: NamedTypeNode }, { schema }: Info): string | null {
  const name = typeCondition?.name.value
  return name !== undefined && isObjectType(schema.getType(name)) ? name : null
}
