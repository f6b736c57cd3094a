import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

const known = new WeakMap<SelectionSetNode, number>()

/**
 * How many fields stand below a field, at all levels, with fragments written out. The document has no cycle, and is known to be
 * small once it is written out.
 */
export function fieldsBelow(
  { selectionSet }: Pick<FieldNode, 'selectionSet'>,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): number {
  if (selectionSet === undefined) return 0
  const before = known.get(selectionSet)
  if (before !== undefined) return before
  let fields = 0
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = fragments[selection.name.value]
      if (fragment !== undefined) fields += fieldsBelow(fragment, fragments)
    } else {
      if (selection.kind === Kind.FIELD) fields++
      fields += fieldsBelow(selection, fragments)
    }
  }
  known.set(selectionSet, fields)
  return fields
}
