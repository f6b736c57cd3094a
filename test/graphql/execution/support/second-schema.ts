/** A schema with what the gateway's has not: lists of lists, types that are asked for, resolvers that are not there. */
import { buildSchema, GraphQLError, type GraphQLScalarType, type GraphQLSchema, isObjectType } from 'graphql'
import { hash } from './hash.js'
import type { Source } from './random-data.js'

const SDL = /* GraphQL */ `
  "Serializes to an object, and refuses every seventh value."
  scalar Json
  "Serializes to null, or undefined, or a number."
  scalar Faint

  enum Color { RED GREEN BLUE }
  input Point { x: Int! = 1, y: Int, label: String = "none", colors: [Color!], next: Point }
  input OnlyOne @oneOf { id: ID, name: String }

  "Known by what its types say of a value."
  interface Named { name: String, self: Named, id: ID! }
  "Known by a promise."
  interface Animal implements Named { name: String, self: Named, id: ID!, legs: Int!, friends(first: Int = 2, color: Color): [Animal!] }
  union Thing = Cat | Dog | Box

  type Cat implements Animal & Named {
    name: String, self: Named, id: ID!, legs: Int!, friends(first: Int = 2, color: Color): [Animal!]
    lives: [[Int!]!], mood: Json!, things: [Thing]!
  }
  type Dog implements Animal & Named {
    name: String, self: Named, id: ID!, legs: Int!, friends(first: Int = 2, color: Color): [Animal!]
    barks: Boolean!, weight: Float, bone: Box!, faint: Faint
  }
  "Its fields have no resolvers."
  type Box implements Named {
    name: String, self: Named, id: ID!
    size(point: Point): Float!, colors: [Color!]!, content: Thing, nested: [[Box]!], grid: [[[ID]!]]!, faint: Faint!
  }
  type Query {
    cat(id: ID!): Cat, dog(ids: [ID!] = ["1"]): Dog!, box(point: Point = { x: 3 }): Box, one(by: OnlyOne): Named
    things(points: [[Point]]): [Thing!], named: [Named], animals(first: Int!): [Animal!]!
    numbers: [[Int!]!]!, words: [String!], maybe: [String], grid: [[Box!]]!, json(json: Json): Json, color: Color!
  }
  type Mutation { put(point: Point!): Box, drop(id: ID!): Boolean!, feed: Animal!, count: Int, say: [Thing!] }
`

export function createSecondSchema(): GraphQLSchema {
  const schema = buildSchema(SDL)
  const json = schema.getType('Json') as GraphQLScalarType
  json.serialize = (value) => {
    if (hash(`json${String(value)}`) % 7 === 0) throw new GraphQLError('no such Json')
    return { value: String(value), list: [1, null] }
  }
  const faint = schema.getType('Faint') as GraphQLScalarType
  faint.serialize = (value) => [null, undefined, 1.5, 'text', false][hash(`faint${String(value)}`) % 5]
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && ['Cat', 'Dog', 'Box'].includes(type.name))
      type.isTypeOf = (value: Source) => {
        const roll = hash(`isTypeOf${type.name}${String(value?.seed)}`) % 20
        const answer = roll === 0 ? value?.typeName !== type.name : value?.typeName === type.name
        if (roll === 1) throw new Error(`${type.name} cannot say`)
        if (roll === 2) return Promise.reject(new Error(`${type.name} did not say`))
        return roll < 7 ? Promise.resolve(answer) : answer
      }
  return schema
}
