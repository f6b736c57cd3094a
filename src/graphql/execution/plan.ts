/** Plans hold the selections of an operation. A plan serves all executions whose conditions have the same values. */
import {
  defaultFieldResolver,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getArgumentValues,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type ValueNode,
} from 'graphql'
import { collectFields, type Selecting } from './collect-fields.js'
import { type Leaf, leafOf } from './leaves.js'

export type Data = Record<string, unknown>
export type Args = Readonly<Record<string, unknown>>

export type Planning = Selecting & { fieldCount: number }

/** The fields of an object of one type. */
export class ObjectPlan {
  /** Makes an empty object for the fields. All objects of a plan share a hidden class, so they are cheap to fill and to encode. */
  readonly Data: new () => Data = newDataClass()
  readonly fields: readonly FieldPlan[]
  /** The error of a condition without a value, with which every such object fails. Undefined: there is none. */
  readonly error: unknown
  /** The maximum number of characters of the object as JSON, without its texts and the values below it. */
  readonly characters: number

  constructor(
    planning: Planning,
    readonly type: GraphQLObjectType,
    selectionSets: readonly SelectionSetNode[],
  ) {
    const fields: FieldPlan[] = []
    try {
      for (const [key, nodes] of collectFields(planning, type, selectionSets)) {
        const definition = fieldDefinition(planning.schema, type, nodes[0] as FieldNode)
        if (definition !== undefined) fields.push(new FieldPlan(planning, type, definition, key, nodes))
      }
    } catch (error) {
      this.error = error
    }
    this.fields = fields
    this.characters = fields.reduce((sum, { key, value }) => sum + key.length + 4 + value.characters, 2)
  }
}

/** One response key of an object. */
export class FieldPlan {
  readonly name: string
  readonly node: FieldNode
  /** Null: graphql-js's default applies, which reads the property of that name. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | null
  /** Frozen, because executions share them. Null: they depend on variables. */
  readonly constantArgs: Args | null
  readonly value: ValuePlan
  /** The index at which an execution keeps the field's arguments and info. */
  readonly index: number

  constructor(
    planning: Planning,
    readonly parentType: GraphQLObjectType,
    readonly definition: GraphQLField<unknown, unknown>,
    readonly key: string,
    readonly nodes: readonly FieldNode[],
  ) {
    this.name = definition.name
    this.node = nodes[0] as FieldNode
    const { resolve } = definition
    this.resolve = resolve === undefined || resolve === defaultFieldResolver ? null : resolve
    this.constantArgs = constantArguments(definition, this.node)
    this.value = new ValuePlan(planning, this, definition.type)
    this.index = planning.fieldCount++
  }
}

/** A value of a field, or an item of its list. */
export class ValuePlan {
  readonly isNullable: boolean
  readonly leaf: Leaf | null
  readonly leafType: GraphQLLeafType | null
  readonly item: ValuePlan | null
  readonly objectType: GraphQLObjectType | null
  readonly abstractType: GraphQLAbstractType | null
  /** The maximum number of characters of the value as JSON, where texts count as empty, and objects and lists as null. */
  readonly characters: number
  readonly #planning: Planning
  #objects: Map<GraphQLObjectType, ObjectPlan> | undefined
  #object: ObjectPlan | undefined

  constructor(
    planning: Planning,
    readonly field: FieldPlan,
    type: GraphQLOutputType,
  ) {
    this.#planning = planning
    this.isNullable = !isNonNullType(type)
    const nullable = isNonNullType(type) ? type.ofType : type
    this.leafType = isLeafType(nullable) ? nullable : null
    this.leaf = this.leafType === null ? null : leafOf(this.leafType)
    this.item = isListType(nullable) ? new ValuePlan(planning, field, nullable.ofType) : null
    this.objectType = isObjectType(nullable) ? nullable : null
    this.abstractType =
      (this.leafType ?? this.item ?? this.objectType) ? null : (nullable as GraphQLAbstractType)
    this.characters = this.leaf === null ? 4 : CHARACTERS[this.leaf]
  }

  /** The fields of an object of this type. They are worked out for the first such object. */
  objectPlan(type: GraphQLObjectType): ObjectPlan {
    if (this.#object?.type === type) return this.#object
    // Made only now, because most values are not objects, and an empty map would take a fifth of a field's memory.
    this.#objects ??= new Map()
    let plan = this.#objects.get(type)
    if (plan === undefined) {
      const selectionSets = this.field.nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
      plan = new ObjectPlan(this.#planning, type, selectionSets)
      this.#objects.set(type, plan)
    }
    this.#object = plan
    return plan
  }
}

/** The maximum number of characters of a leaf as JSON, with an empty text. */
const CHARACTERS: Readonly<Record<Leaf, number>> = {
  text: '""'.length + 'null'.length,
  int: '-2147483648'.length,
  float: '-1.7976931348623157e+308'.length,
  boolean: 'false'.length,
  other: '""'.length + 'null'.length,
}

/**
 * The objects inherit nothing, so `__proto__` is an ordinary key. `Object.create(null)` would do the same, but V8 keeps
 * such an object as a dictionary: it takes twice as long to fill and to encode.
 */
function newDataClass(): new () => Data {
  function Data() {}
  Data.prototype = NOTHING
  return Data as unknown as new () => Data
}

const NOTHING = Object.freeze(Object.create(null))

function fieldDefinition(schema: GraphQLSchema, type: GraphQLObjectType, node: FieldNode) {
  const name = node.name.value
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef
  if (type === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef
  }
  return type.getFields()[name]
}

function constantArguments(definition: GraphQLField<unknown, unknown>, node: FieldNode): Args | null {
  if (node.arguments?.some(({ value }) => hasVariable(value))) return null
  if (definition.args.length === 0) return NO_ARGUMENTS
  try {
    return Object.freeze(getArgumentValues(definition, node))
  } catch {
    // Each execution will find the same error, at its place.
    return null
  }
}

const NO_ARGUMENTS: Args = Object.freeze({})

function hasVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true
  if (value.kind === Kind.LIST) return value.values.some(hasVariable)
  return value.kind === Kind.OBJECT && value.fields.some((field) => hasVariable(field.value))
}
