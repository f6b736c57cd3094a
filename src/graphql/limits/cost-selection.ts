/** The parts of an operation's selection that its cost depends on: fields, arguments, and the pages of lists. */
import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type NamedTypeNode,
  type SelectionSetNode,
} from 'graphql'
import { DEFAULT_PAGE_SIZE } from '../../pagination/connection.js'
import { MAX_PAGE_SIZE } from '../../pagination/list-source.js'
import {
  argumentsOf,
  objectType,
  type SelectedField,
  type SelectionInfo,
  selectedFields,
  selectsFromIdAlone,
  selectsOnlyTotalCount,
} from '../selection.js'

export type Arguments = Record<string, unknown>

/** A page of a connection that an operation selects. */
export type SelectedPage = {
  filter: Arguments
  /** Equal for two fields that read the same page of the same parent. */
  key: string
  /** The most items that the page can have. */
  size: number
  /** The selections of the items: of `nodes`, and of `node` below `edges`. */
  items: readonly SelectedField[]
  /** The upstream calls that one such page takes. */
  calls: number
}

export type CostSelection = ReturnType<typeof createCostSelection>

/** The most fields to walk before the cost counts as too high to be computed. */
const MAX_STEPS = 100_000

export function createCostSelection(info: SelectionInfo) {
  let steps = 0

  const typeOf = (name: string): GraphQLObjectType => objectType(info.schema.getType(name))

  /** Empty once the walk has taken too many steps. */
  const fieldsOf = (type: GraphQLObjectType, { nodes }: SelectedField): readonly SelectedField[] => {
    const fields = selectedFields(info, type, nodes)
    steps += fields.length
    return steps > MAX_STEPS ? [] : fields
  }

  /** Empty if the arguments are invalid, which the executor will report. */
  const argsOf = (type: GraphQLObjectType, field: SelectedField): Arguments => {
    try {
      return argumentsOf(info, type, field)
    } catch {
      return {}
    }
  }

  const pageOf = (parent: GraphQLObjectType, field: SelectedField): SelectedPage => {
    const args = argsOf(parent, field)
    const type = objectType(parent.getFields()[field.name]?.type)
    const fields = fieldsOf(type, field)
    const countOnly = selectsOnlyTotalCount(fields)
    const requestedSize = Number(args.first ?? args.last ?? DEFAULT_PAGE_SIZE)
    const size = countOnly ? 0 : Math.min(Math.max(requestedSize, 0), MAX_PAGE_SIZE)
    const isFirstPage = [args.after, args.last, args.before].every((value) => value == null)
    const items = fields.flatMap((selected) => {
      if (selected.name === 'nodes') return [selected]
      if (selected.name !== 'edges') return []
      const edge = objectType(type.getFields().edges?.type)
      return fieldsOf(edge, selected).filter(({ name }) => name === 'node')
    })
    const { filter } = args as { filter?: Arguments | null }
    const key = JSON.stringify([field.name, args, countOnly])
    return { filter: filter ?? {}, key, size, items, calls: isFirstPage || countOnly ? 1 : 2 }
  }

  return {
    typeOf,
    fieldsOf,
    argsOf,
    pageOf,
    /** The fields that are selected of a field's object, not counted as steps of the walk. */
    peekAt: (type: GraphQLObjectType, { nodes }: SelectedField) => selectedFields(info, type, nodes),
    /** Whether the object needs no read, because its id is all that its selected fields need. */
    needsOnlyId: (type: GraphQLObjectType, { nodes }: SelectedField) =>
      selectsFromIdAlone(selectedFields(info, type, nodes)),
    /** The most fields that one object of this field can have, at all levels below it. */
    fieldsBelow: ({ nodes }: SelectedField) => nodes.reduce((sum, node) => sum + fieldsBelow(node, info), 0),
    /** Whether the selection was too large to be walked, so that the counts are too low. */
    hasTooManySteps: () => steps > MAX_STEPS,
  }
}

type Info = {
  readonly schema: GraphQLSchema
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
}

const known = new WeakMap<SelectionSetNode, number>()

/**
 * The most fields that one object of a field can have below it, at all levels. An object has only one type, so only the
 * largest of the fragments on different object types counts. The document must be free of cycles, and small with its fragments expanded.
 */
function fieldsBelow({ selectionSet }: Pick<FieldNode, 'selectionSet'>, info: Info): number {
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
