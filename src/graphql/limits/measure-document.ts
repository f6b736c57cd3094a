/** Measures a document with its fragments expanded, without expanding them. */
import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import { assertWithin, type Limits, queryLimitExceeded } from './limits.js'
import { MAX_NESTING, tooNested } from './parse-document.js'

/** The size of a selection set with all its fragments expanded. */
type Size = {
  selections: number
  fields: number
  aliases: number
  directives: number
  /** The levels of fields. */
  depth: number
  /** The levels of selection sets, those of fragments included. */
  nesting: number
}

/**
 * GraphQL's validation compares all fields with the same response name in pairs, and all fragments that are spread side by
 * side. Comparing this many pairs for each allowed token takes a few tens of milliseconds.
 */
const PAIRS_PER_TOKEN = 4

/**
 * Checks the size of a document before validation and execution. Their work grows with the size of the document with its
 * fragments expanded, which can be exponential in the length of the text. This check takes time linear in the length of the
 * text, and then linear in `limits.tokens`.
 * @returns whether fragments contain themselves. Such a document is invalid, and its size infinite.
 * @throws QUERY_LIMIT_EXCEEDED
 */
export function measureDocument(document: DocumentNode, limits: Limits): { isCyclic: boolean } {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const measure = createMeasure(fragments, limits)
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      const size = measure.selectionSet(definition.selectionSet, 0)
      measure.directives(definition.directives)
      const directives = size.directives + directivesOf(definition)
      for (const { defaultValue } of definition.variableDefinitions ?? [])
        if (defaultValue !== undefined) assertShallow(defaultValue, limits)
      assertSize({ ...size, directives }, limits)
      assertWithin(size.fields, `The operation has ${size.fields} root fields`, 'rootFields', limits)
    } else if (definition.kind === Kind.FRAGMENT_DEFINITION)
      assertSize(measure.fragment(definition.name.value, 0), limits)
  }
  const isCyclic = measure.isCyclic()
  if (!isCyclic && limits.tokens !== 0)
    for (const definition of document.definitions)
      if ('selectionSet' in definition) assertFewPairs(definition.selectionSet, fragments, limits)
  return { isCyclic }
}

function assertSize({ selections, aliases, directives, depth }: Size, limits: Limits): void {
  assertWithin(
    selections,
    `The operation selects ${count(selections)} fields and fragments once its fragments are written out`,
    'tokens',
    limits,
  )
  assertWithin(depth, `Fields are nested ${depth} levels deep`, 'depth', limits)
  assertWithin(aliases, `The operation has ${count(aliases)} aliases`, 'aliases', limits)
  assertWithin(directives, `The operation has ${count(directives)} directives`, 'directives', limits)
}

function count(value: number): string {
  return value < Number.MAX_SAFE_INTEGER ? String(value) : 'countless'
}

function createMeasure(fragments: ReadonlyMap<string, FragmentDefinitionNode>, limits: Limits) {
  const sizes = new Map<string, Size>()
  const open = new Set<string>()
  let cyclic = false

  const fragment = (name: string, nesting: number): Size => {
    const known = sizes.get(name)
    if (known !== undefined) return known
    const definition = fragments.get(name)
    if (open.has(name)) cyclic = true
    if (definition === undefined || open.has(name)) return empty()
    open.add(name)
    directives(definition.directives)
    const size = selectionSet(definition.selectionSet, nesting + 1)
    size.directives += definition.directives?.length ?? 0
    open.delete(name)
    sizes.set(name, size)
    return size
  }

  const selectionSet = ({ selections }: SelectionSetNode, nesting: number): Size => {
    if (nesting > MAX_NESTING) throw tooNested('Fields and fragments are nested', limits)
    const size = empty()
    for (const selection of selections) {
      size.selections++
      size.directives += selection.directives?.length ?? 0
      directives(selection.directives)
      if (selection.kind === Kind.FIELD) {
        checkArguments(selection.arguments)
        const inner = selection.selectionSet && selectionSet(selection.selectionSet, nesting + 1)
        size.fields++
        if (selection.alias !== undefined) size.aliases++
        size.depth = Math.max(size.depth, 1 + (inner?.depth ?? 0))
        if (inner !== undefined) add(size, inner)
      } else {
        const inner =
          selection.kind === Kind.INLINE_FRAGMENT
            ? selectionSet(selection.selectionSet, nesting + 1)
            : fragment(selection.name.value, nesting)
        size.fields += inner.fields
        size.depth = Math.max(size.depth, inner.depth)
        add(size, inner)
      }
    }
    // A fragment that was measured earlier may itself be deep.
    if (size.nesting > MAX_NESTING) throw tooNested('Fields and fragments are nested', limits)
    return size
  }

  const directives = (nodes: readonly DirectiveNode[] | undefined) => {
    for (const node of nodes ?? []) checkArguments(node.arguments)
  }
  const checkArguments = (nodes: readonly ArgumentNode[] | undefined) => {
    for (const { value } of nodes ?? []) assertShallow(value, limits)
  }

  return { fragment, selectionSet, directives, isCyclic: () => cyclic }
}

function empty(): Size {
  return { selections: 0, fields: 0, aliases: 0, directives: 0, depth: 0, nesting: 1 }
}

function add(size: Size, inner: Size): void {
  size.selections += inner.selections
  size.aliases += inner.aliases
  size.directives += inner.directives
  size.nesting = Math.max(size.nesting, 1 + inner.nesting)
}

function directivesOf({ directives, variableDefinitions }: OperationDefinitionNode): number {
  const ofVariables = (variableDefinitions ?? []).map((definition) => definition.directives?.length ?? 0)
  return (directives?.length ?? 0) + ofVariables.reduce((sum, length) => sum + length, 0)
}

/** May recurse, because the text nests no deeper than `MAX_NESTING`. */
function assertShallow(value: ValueNode, limits: Limits): void {
  const depth = depthOf(value)
  assertWithin(depth, `An argument nests objects and lists ${depth} levels deep`, 'depth', limits)
}

function depthOf(value: ValueNode): number {
  if (value.kind !== Kind.LIST && value.kind !== Kind.OBJECT) return 0
  const inner = value.kind === Kind.LIST ? value.values : value.fields.map((field) => field.value)
  return 1 + inner.reduce((depth, item) => Math.max(depth, depthOf(item)), 0)
}

/** Walks the expanded selection, merged as the executor merges it. The selection must already be known to be small. */
function assertFewPairs(
  root: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  limits: Limits,
): void {
  const limit = PAIRS_PER_TOKEN * limits.tokens
  let pairs = 0
  const addPairs = (length: number) => {
    pairs += (length * (length - 1)) / 2
    if (pairs > limit)
      throw queryLimitExceeded(
        `The operation repeats fields or fragments side by side so often that more than ${limit} pairs would be compared, ${PAIRS_PER_TOKEN} for each token allowed`,
        'tokens',
        limits.tokens,
      )
  }
  const walk = (sets: readonly SelectionSetNode[]) => {
    const fields = new Map<string, { count: number; below: SelectionSetNode[] }>()
    const spreads = new Set<string>()
    const collect = ({ selections }: SelectionSetNode) => {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          const name = (selection.alias ?? selection.name).value
          const field = fields.get(name) ?? { count: 0, below: [] }
          fields.set(name, field)
          field.count++
          if (selection.selectionSet !== undefined) field.below.push(selection.selectionSet)
        } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet)
        else {
          const definition = fragments.get(selection.name.value)
          spreads.add(selection.name.value)
          if (definition !== undefined) collect(definition.selectionSet)
        }
      }
    }
    for (const set of sets) collect(set)
    addPairs(spreads.size)
    for (const { count, below } of fields.values()) {
      addPairs(count)
      if (below.length > 0) walk(below)
    }
  }
  walk([root])
}
