/** Resolvers whose results look like chance, good and bad ones, and are the same for the same place of the same operation. */
import {
  GraphQLError,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { hash } from './hash.js'

/** An object that resolvers read from. */
export type Source = { readonly seed: number; readonly typeName: string; readonly __typename?: unknown }

/** Of a thousand results, so many are … */
export type Rates = {
  /** … missing, errors, or values that do not fit. */
  readonly bad: number
  /** … promises. */
  readonly late: number
}

export type RandomContext = {
  readonly seed: number
  readonly rates: Rates
  /** The calls of resolvers, in their order. */
  readonly calls: string[]
}

/** Gives fields resolvers, except those of the types named. */
export function addRandomResolvers(schema: GraphQLSchema, without: readonly string[] = []): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isAbstractType(type) && type.name !== 'Named') {
      const late = type.name === 'Animal'
      type.resolveType = (value: Source, context: RandomContext, info) => {
        const { seed } = value
        context.calls.push(`type of ${type.name} ${seed} at ${info.fieldName}`)
        const roll = roller(seed, 'resolveType')
        if (roll('throws', 1000) < context.rates.bad / 8) throw new Error('cannot tell')
        const name = value.__typename as string
        return late && roll('late', 3) === 0
          ? afterTurns(roll('turns', 4), () => name)
          : roll('null', 1000) < context.rates.bad / 8
            ? undefined
            : name
      }
    }
    if (!isObjectType(type) || without.includes(type.name)) continue
    for (const field of Object.values(type.getFields()))
      field.resolve = (source: Source | undefined, args, context: RandomContext, info) => {
        const place = `${info.parentType.name}.${info.fieldName} of ${source?.seed} ${JSON.stringify(args)}`
        context.calls.push(`${place} ${factsOf(info)}`)
        return randomResult(schema, field.type, hash(`${context.seed} ${place}`), context)
      }
  }
}

/** All that a resolver can know, apart from the path. */
function factsOf(info: GraphQLResolveInfo): string {
  const { fieldNodes, returnType, variableValues, rootValue, operation, fragments } = info
  const nodes = fieldNodes.map(({ loc }) => loc?.start)
  return JSON.stringify([
    nodes,
    String(returnType),
    variableValues,
    rootValue,
    operation.loc,
    Object.keys(fragments),
  ])
}

function roller(seed: number, topic: string) {
  return (name: string, limit: number) => hash(`${seed} ${topic} ${name}`) % limit
}

/** @throws where the result is that the resolver throws. */
function randomResult(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  seed: number,
  context: RandomContext,
): unknown {
  const roll = roller(seed, 'result')
  const produce = () => {
    if (roll('bad', 1000) >= context.rates.bad) return goodValue(schema, type, seed, context)
    return badResult(schema, type, seed, context)
  }
  if (roll('late', 1000) >= context.rates.late) return produce()
  return roll('foreign', 8) === 0 ? foreignPromise(produce) : afterTurns(roll('turns', 6), produce)
}

function badResult(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  seed: number,
  context: RandomContext,
): unknown {
  const roll = roller(seed, 'bad')
  const error = new Error(`bad ${seed}`)
  switch (roll('kind', 14)) {
    case 0:
    case 1:
    case 2:
      return null
    case 3:
      return undefined
    case 4:
    case 5:
      throw error
    case 6:
      return error
    case 7:
      throw [`text ${seed}`, null, undefined, { seed }, seed][roll('thrown', 5)]
    case 8:
      throw new GraphQLError(
        `located ${seed}`,
        roll('path', 2) === 0 ? { path: ['elsewhere', 7] } : { extensions: { seed } },
      )
    case 9:
      // biome-ignore lint/suspicious/noThenProperty: no promise, but an object that looks like one
      return { then: 'no function', seed, __typename: 'Nothing' }
    case 10:
      return [error, Number.NaN, {}, 'UNHEARD_OF', Symbol.iterator, true, -0, 2 ** 40, '', [[null]]][
        roll('value', 10)
      ]
    case 11:
      return new Map([['key', goodValue(schema, type, seed, context)]])
    case 12:
      return () => 'a function'
    default:
      return isListType(unwrapNonNull(type)) ? interruptedList(schema, type, seed, context) : null
  }
}

function* interruptedList(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  seed: number,
  context: RandomContext,
) {
  const list = unwrapNonNull(type)
  if (isListType(list)) yield randomResult(schema, list.ofType, seed ^ 5, context)
  throw new Error('the list broke off')
}

function goodValue(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  seed: number,
  context: RandomContext,
): unknown {
  const roll = roller(seed, 'value')
  const nullable = unwrapNonNull(type)
  if (isListType(nullable)) {
    const make = (_: unknown, index: number): unknown => {
      try {
        return randomResult(schema, nullable.ofType, hash(`${seed} item ${index}`), context)
      } catch (error) {
        // A list cannot throw in the place of an item.
        return error
      }
    }
    const items = Array.from({ length: roll('length', 4) }, make)
    const kind = roll('kind', 10)
    return kind === 0 ? new Set(items) : kind === 1 ? items.values() : items
  }
  const named = getNamedType(nullable)
  if (isObjectType(named)) return sourceOf(schema, named.name, named.name, seed, context)
  if (isAbstractType(named)) {
    const possible = schema.getPossibleTypes(named)
    const name = possible[roll('type', possible.length)]?.name ?? ''
    const wrong = ['Nothing', 'Query', named.name, 42, schema.getQueryType()]
    return sourceOf(
      schema,
      name,
      roll('wrong', 1000) < context.rates.bad / 4 ? wrong[roll('how', wrong.length)] : name,
      seed,
      context,
    )
  }
  if (isEnumType(named)) return named.getValues()[roll('enum', named.getValues().length)]?.value
  switch (named.name) {
    case 'Int':
      return roll('number', 3) === 0 ? String(seed % 1000) : (seed % 2000) - 1000
    case 'Float':
      return (seed % 2000) / 16
    case 'Boolean':
      return seed % 2 === 0
    case 'ID':
      return roll('number', 3) === 0 ? seed : `id-${seed}`
    default:
      return ['', `text ${seed}`, 'quoted "\n\u2028\ud800', 12.5, true][roll('text', 5)]
  }
}

/** An object, with properties and methods for fields that have no resolvers. */
function sourceOf(
  schema: GraphQLSchema,
  typeName: string,
  __typename: unknown,
  seed: number,
  context: RandomContext,
): Source {
  const source = { seed, typeName, ...(seed % 3 === 0 && typeName === 'Box' ? {} : { __typename }) }
  const type = schema.getType(typeName)
  if (!isObjectType(type)) return source
  for (const field of Object.values(type.getFields())) {
    if (field.resolve !== undefined) continue
    const fieldSeed = hash(`${seed} property ${field.name}`)
    const read = () => randomResult(schema, field.type, fieldSeed, context)
    const call = (args: unknown, { calls }: RandomContext, info: GraphQLResolveInfo) => {
      calls.push(`${field.name}() of ${seed} ${JSON.stringify(args)} ${factsOf(info)}`)
      return read()
    }
    Object.defineProperty(source, field.name, fieldSeed % 2 === 0 ? { get: read } : { value: call })
  }
  return source
}

function unwrapNonNull(type: GraphQLOutputType) {
  return isNonNullType(type) ? type.ofType : type
}

/**
 * A promise that is settled only after some turns of the microtask queue. Its rejection counts as seen: no executor looks at the
 * items of a list behind one that ended it.
 */
export function afterTurns<Result>(turns: number, produce: () => Result): Promise<Result> {
  const promise = (async () => {
    for (let turn = 0; turn < turns; turn++) await null
    return produce()
  })()
  promise.catch(() => {})
  return promise
}

/** Something with a `then` that is no promise of JavaScript's. */
function foreignPromise(produce: () => unknown): PromiseLike<unknown> {
  return {
    // biome-ignore lint/suspicious/noThenProperty: that is what it is for
    then: (onFulfilled, onRejected) => afterTurns(1, produce).then(onFulfilled, onRejected),
  }
}
