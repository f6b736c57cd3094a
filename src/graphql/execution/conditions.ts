import { type DirectiveNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'
import type { Fragments } from './collect-fields.js'

/**
 * The names of the variables that decide what an operation selects. Null: it has directives other than `@skip` and `@include`,
 * whose meaning this executor does not know.
 */
export function conditionVariables(
  operation: OperationDefinitionNode,
  fragments: Fragments,
): readonly string[] | null {
  const names = new Set<string>()
  const followed = new Set<string>()

  const understands = (directives: readonly DirectiveNode[] = []): boolean =>
    directives.every(({ name, arguments: args = [] }) => {
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
      return name.value === 'skip' || name.value === 'include'
    })

  const understandsAll = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (!understands(selection.directives)) return false
      if (selection.kind !== Kind.FRAGMENT_SPREAD)
        return selection.selectionSet === undefined || understandsAll(selection.selectionSet)
      const name = selection.name.value
      const fragment = fragments[name]
      if (fragment === undefined || followed.has(name)) return true
      followed.add(name)
      return understands(fragment.directives) && understandsAll(fragment.selectionSet)
    })

  const isUnderstood =
    understands(operation.directives) &&
    (operation.variableDefinitions ?? []).every(({ directives }) => understands(directives)) &&
    understandsAll(operation.selectionSet)
  return isUnderstood ? [...names] : null
}

/** The values of condition variables as a key. Null: one of them is no boolean, so that its conditions are errors. */
export function conditionKey(
  names: readonly string[],
  variables: Readonly<Record<string, unknown>>,
): string | null {
  let key = ''
  for (const name of names) {
    const value = variables[name]
    if (typeof value !== 'boolean') return null
    key += value ? '1' : '0'
  }
  return key
}
