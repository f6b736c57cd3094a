/** Collects the fields that are selected of an object, merged and in order, by the rules of the specification's "Field Collection". */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql'

export type Fragments = Readonly<Record<string, FragmentDefinitionNode>>

export type Selecting = {
  readonly schema: GraphQLSchema
  readonly fragments: Fragments
  /** The values of the variables in conditions. */
  readonly conditions: Readonly<Record<string, unknown>>
}

/**
 * @returns the nodes of each response key, in the order of the response.
 * @throws GraphQLError if a condition has no value.
 */
export function collectFields(
  selecting: Selecting,
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const followed = new Set<string>()
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value
        if (followed.has(name) || !isIncluded(selecting, selection)) continue
        followed.add(name)
        const fragment = selecting.fragments[name]
        if (fragment !== undefined && appliesTo(selecting.schema, fragment, type))
          collect(fragment.selectionSet)
        continue
      }
      if (!isIncluded(selecting, selection)) continue
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value
        const nodes = fields.get(key)
        if (nodes === undefined) fields.set(key, [selection])
        else nodes.push(selection)
      } else if (appliesTo(selecting.schema, selection, type)) collect(selection.selectionSet)
    }
  }
  for (const selectionSet of selectionSets) collect(selectionSet)
  return fields
}

function isIncluded({ conditions }: Selecting, node: SelectionNode): boolean {
  if (node.directives === undefined || node.directives.length === 0) return true
  if (getDirectiveValues(GraphQLSkipDirective, node, conditions)?.if === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, node, conditions)?.if !== false
}

function appliesTo(
  schema: GraphQLSchema,
  { typeCondition }: FragmentDefinitionNode | InlineFragmentNode,
  type: GraphQLObjectType,
): boolean {
  if (typeCondition === undefined) return true
  const condition = typeFromAST(schema, typeCondition)
  return condition === type || (isAbstractType(condition) && schema.isSubType(condition, type))
}
