/** Makes values of input types: as literals of a document, and as values of variables. */
import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLNonNull,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
} from 'graphql'
import type { Choices } from './choices.js'

/** Declares a variable of the type and says its name, with the dollar. */
type Declare = (type: GraphQLInputType) => string

/** With `declare`, parts of it may be variables. */
export function inputLiteral(
  type: GraphQLInputType,
  choices: Choices,
  declare: Declare | null,
  depth = 2,
): string {
  if (declare !== null && depth < 2 && choices.percent(20)) return declare(type)
  if (!isNonNullType(type) && choices.percent(15)) return 'null'
  const inner = isNonNullType(type) ? type.ofType : type
  if (isListType(inner))
    return `[${times(choices, () => inputLiteral(inner.ofType, choices, declare, depth - 1)).join(' ')}]`
  if (isInputObjectType(inner))
    return `{ ${chosenFields(inner, choices, depth)
      .map((field) => `${field.name}: ${inputLiteral(field.type, choices, declare, depth - 1)}`)
      .join(' ')} }`
  return isEnumType(inner)
    ? choices.of(inner.getValues()).name
    : JSON.stringify(scalarValue(inner.name, choices))
}

export function inputValue(type: GraphQLInputType, choices: Choices, depth = 2): unknown {
  if (!isNonNullType(type) && choices.percent(15)) return null
  const inner = isNonNullType(type) ? type.ofType : type
  if (isListType(inner)) return times(choices, () => inputValue(inner.ofType, choices, depth - 1))
  if (isInputObjectType(inner))
    return Object.fromEntries(
      chosenFields(inner, choices, depth).map(({ name, type }) => [
        name,
        inputValue(type, choices, depth - 1),
      ]),
    )
  return isEnumType(inner) ? choices.of(inner.getValues()).name : scalarValue(inner.name, choices)
}

function chosenFields(
  type: GraphQLInputObjectType,
  choices: Choices,
  depth: number,
): readonly Pick<GraphQLInputField, 'name' | 'type'>[] {
  const fields = Object.values(type.getFields())
  if (type.isOneOf) {
    const { name, type: inner } = choices.of(fields)
    return [{ name, type: new GraphQLNonNull(getNullableType(inner)) }]
  }
  return fields.filter((field) => isRequiredInputField(field) || (depth > 0 && choices.percent(40)))
}

function scalarValue(name: string, choices: Choices): unknown {
  if (name === 'Int') return choices.below(50)
  if (name === 'Float') return choices.below(50) / 4
  if (name === 'Boolean') return choices.percent(50)
  return choices.of(['text', '', '"quoted"\n'])
}

function times<Item>(choices: Choices, make: () => Item): Item[] {
  return Array.from({ length: choices.below(3) }, make)
}
