/** The most that an operation can cost, computed with its variables before any upstream call. */
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  OperationTypeNode,
} from 'graphql'
import type { Context } from '../context.js'
import { type SelectionInfo, selectedFields } from '../selection.js'
import { createCostOfMutation } from './cost-of-mutation.js'
import { createCostOfObjects } from './cost-of-objects.js'
import { createCostOfQuery } from './cost-of-query.js'
import { type Arguments, createCostSelection } from './cost-selection.js'
import { CostTally } from './cost-tally.js'

/**
 * `upstreamCalls` assumes an upstream whose pages have the size that was asked for, and does not count retries. A list of
 * stages across pipelines counts as its first page, because the number of further pages is not known
 * before that page is read. `nodes` are the objects that lists can hold, and the objects that are requested by id.
 */
export type Cost = { upstreamCalls: number; nodes: number }

/** `costliestField` takes the most calls. Null: no field takes any. `fields` is the number of fields that all nodes together can have. */
export type ComputedCost = Cost & { costliestField: string | null; fields: number }

/**
 * @param operation `variableValues` must be coerced already.
 * @returns null if the document has no such operation, which the executor will report.
 */
export function computeCost(
  {
    schema,
    document,
    operationName,
    variableValues,
  }: {
    schema: GraphQLSchema
    document: DocumentNode
    operationName: string | null | undefined
    variableValues: Arguments
  },
  context: Pick<Context, 'kinds'>,
): ComputedCost | null {
  const operation = getOperationAST(document, operationName)
  if (!operation) return null
  const root = schema.getRootType(operation.operation)
  if (!root) return null
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  const info: SelectionInfo = { schema, fragments, variableValues }
  const selection = createCostSelection(info)
  const tally = new CostTally()
  const objects = createCostOfObjects(selection, tally)
  const addRootField =
    operation.operation === OperationTypeNode.MUTATION
      ? createCostOfMutation(selection, tally, objects)
      : createCostOfQuery(selection, tally, objects, context)
  // The fields of a selection are collected below a field, so a made-up field stands for the operation.
  const field = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: '' },
    selectionSet: operation.selectionSet,
  }
  for (const selected of selectedFields(info, root, [field as FieldNode])) addRootField(root, selected)
  const { upstreamCalls, nodes, fields } = tally.counts
  return {
    upstreamCalls: selection.hasTooManySteps() ? Number.MAX_SAFE_INTEGER : upstreamCalls,
    nodes,
    fields,
    costliestField: tally.costliestField,
  }
}
