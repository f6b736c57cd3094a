/** Makes valid documents over a whole schema. */
import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'
import type { Choices } from './choices.js'
import { inputLiteral, inputValue } from './generate-input.js'
import { hash } from './hash.js'

export type Generated = {
  readonly text: string
  /** Two sets, for two executions of the same operation. */
  readonly variables: readonly [Variables, Variables]
}

type Variables = Record<string, unknown>
type Declared = { readonly name: string; readonly declaration: string; readonly values: readonly unknown[] }
type Fragment = { readonly name: string; readonly type: GraphQLCompositeType; readonly text: string }

/** Aliases that are something to JavaScript. They stand for one field only, so that they never conflict. */
const ODD_KEYS = ['__proto__', 'then', 'toJSON', 'constructor', 'length']

const MAX_DEPTH = 5

export function generateDocument(schema: GraphQLSchema, choices: Choices): Generated {
  const variables = new Map<string, Declared>()
  const fragments: Fragment[] = []
  const conditions: string[] = []
  const isPlain = fieldsOfOneType(schema)

  const declare = (type: string, values: readonly unknown[], literal: string | null): string => {
    const name = `v${variables.size}`
    const hasDefault = literal !== null && choices.percent(25)
    variables.set(name, {
      name,
      declaration: `$${name}: ${type}${hasDefault ? ` = ${literal}` : ''}`,
      // Left out where it may be: then the default counts, or the argument's.
      values: values.map((value) =>
        (hasDefault || !type.endsWith('!')) && choices.percent(25) ? OMITTED : value,
      ),
    })
    return `$${name}`
  }

  const variable = (type: GraphQLInputType): string =>
    declare(
      String(type),
      [inputValue(type, choices), inputValue(type, choices)],
      isNonNullType(type) ? null : inputLiteral(type, choices, null),
    )

  const condition = (): string => {
    const roll = choices.below(100)
    const value =
      roll < 30
        ? choices.of(['true', 'false'])
        : roll < 60 && conditions.length > 0
          ? choices.of(conditions)
          : newCondition()
    return `${choices.of(['@skip', '@include'])}(if: ${value})`
  }

  const newCondition = (): string => {
    if (!choices.percent(15)) {
      conditions.push(
        declare('Boolean!', [choices.percent(50), choices.percent(50)], choices.of(['true', 'false'])),
      )
    } else {
      // Its null is no value for a condition, and is found out only as the operation is executed.
      const name = `v${variables.size}`
      const values = [choices.of([true, false, null, OMITTED]), choices.of([true, false, null, OMITTED])]
      variables.set(name, { name, declaration: `$${name}: Boolean = true`, values })
      conditions.push(`$${name}`)
    }
    return conditions.at(-1) as string
  }

  const directives = (): string => {
    if (!choices.percent(20)) return ''
    return choices.percent(20) ? ` @skip(if: false) @include(if: true)` : ` ${condition()}`
  }

  const argument = (arg: GraphQLArgument): string | null => {
    if (!isRequiredArgument(arg) && !choices.percent(40)) return null
    return `${arg.name}: ${choices.percent(40) ? variable(arg.type) : inputLiteral(arg.type, choices, variable)}`
  }

  const field = (definition: GraphQLField<unknown, unknown>, depth: number): string => {
    const args = definition.args.map(argument).filter((text) => text !== null)
    const inner = getNamedType(definition.type)
    const argText = args.length === 0 ? '' : `(${args.join(' ')})`
    // A key says which field, type and arguments it stands for, so that fields of one key can always be merged.
    const key =
      argText === '' && isPlain(definition.name)
        ? definition.name
        : `${definition.name}_${hash(`${definition.type}${argText}`)}`
    const alias = choices.percent(10) ? `${key}_again: ` : key === definition.name ? '' : `${key}: `
    const below = isCompositeType(inner) ? ` ${selectionSet(inner, depth - 1)}` : ''
    return `${alias}${definition.name}${argText}${directives()}${below}`
  }

  const selectionSet = (type: GraphQLCompositeType, depth: number): string => {
    const selections: string[] = []
    for (let count = 1 + choices.below(4); count > 0; count--) selections.push(selection(type, depth))
    return `{ ${selections.join(' ')} }`
  }

  const selection = (type: GraphQLCompositeType, depth: number): string => {
    const roll = choices.below(100)
    if (depth > 0 && roll >= 85) {
      const inner = choices.of(conditionTypes(schema, type))
      if (choices.percent(50)) {
        const reusable = fragments.filter((fragment) => conditionTypes(schema, type).includes(fragment.type))
        if (reusable.length === 0 || choices.percent(60)) {
          const text = selectionSet(inner, depth - 1)
          const fragment = { name: `F${fragments.length}`, type: inner, text }
          fragments.push(fragment)
          return `...${fragment.name}${directives()}`
        }
        return `...${choices.of(reusable).name}${directives()}`
      }
      return inner === type && choices.percent(30)
        ? `...${directives()} ${selectionSet(type, depth - 1)}`
        : `... on ${inner.name}${directives()} ${selectionSet(inner, depth - 1)}`
    }
    if (roll >= 80)
      return `${choices.percent(30) ? `${choices.of(ODD_KEYS)}: ` : ''}__typename${directives()}`
    const all = 'getFields' in type ? Object.values(type.getFields()) : []
    const possible = depth > 0 ? all : all.filter((definition) => isLeafType(getNamedType(definition.type)))
    return possible.length === 0 ? '__typename' : field(choices.of(possible), depth)
  }

  const mutation = schema.getMutationType()
  const isMutation = Boolean(mutation) && choices.percent(20)
  const root = (isMutation ? mutation : schema.getQueryType()) as GraphQLCompositeType
  const body = selectionSet(root, MAX_DEPTH)
  const declarations = [...variables.values()].map(({ declaration }) => declaration)
  const head = `${isMutation ? 'mutation' : 'query'}${declarations.length === 0 ? '' : ` (${declarations.join(' ')})`}`
  const valuesOf = (set: number) =>
    Object.fromEntries(
      [...variables.values()].flatMap(({ name, values }) =>
        values[set] === OMITTED ? [] : [[name, values[set]]],
      ),
    )
  return {
    text: [
      `${head} ${body}`,
      ...fragments.map(({ name, type, text }) => `fragment ${name} on ${type.name} ${text}`),
    ].join('\n'),
    variables: [valuesOf(0), valuesOf(1)],
  }
}

const OMITTED = Symbol('omitted')

/** The types a fragment in an object of the type may name. */
function conditionTypes(schema: GraphQLSchema, type: GraphQLCompositeType): readonly GraphQLCompositeType[] {
  const objects = isAbstractType(type) ? schema.getPossibleTypes(type) : [type]
  const above = objects.flatMap((object) => (isObjectType(object) ? object.getInterfaces() : []))
  const unions = Object.values(schema.getTypeMap()).filter(
    (candidate) =>
      isAbstractType(candidate) &&
      objects.some((object) => isObjectType(object) && schema.isSubType(candidate, object)),
  ) as GraphQLCompositeType[]
  return [...new Set<GraphQLCompositeType>([type, ...objects, ...above, ...unions])]
}

/** Whether fields of a name have the same type wherever they are. */
function fieldsOfOneType(schema: GraphQLSchema): (name: string) => boolean {
  const types = new Map<string, Set<string>>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!('getFields' in type)) continue
    for (const { name, type: inner } of Object.values(type.getFields()))
      types.set(name, (types.get(name) ?? new Set()).add(String(inner)))
  }
  return (name) => types.get(name)?.size === 1
}
