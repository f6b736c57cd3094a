/** The limits of an operation, which the `LIMIT_…` variables set. */
import { GraphQLError } from 'graphql'

/** A limit of 0 is switched off. */
export type Limits = {
  /** The bytes of a request body after decompression. */
  body: number
  /** The tokens of a document, comments included. Also the selections of an operation with its fragments expanded. */
  tokens: number
  /** The levels of fields, of objects and lists in an argument, and of JSON in the variables. */
  depth: number
  /** The aliases of an operation with its fragments expanded. */
  aliases: number
  /** The directives of an operation with its fragments expanded. */
  directives: number
  /** The root fields of an operation with its fragments expanded. */
  rootFields: number
  /** The upstream calls of an operation: both the computed number and the number really made. */
  upstreamCalls: number
  /** The objects that the lists of an operation can hold. */
  nodes: number
}

export const DEFAULT_LIMITS: Limits = {
  body: 1024 * 1024,
  tokens: 5_000,
  depth: 20,
  aliases: 100,
  directives: 50,
  rootFields: 100,
  upstreamCalls: 200,
  nodes: 20_000,
}

/** The environment variable that sets each limit, for messages. */
export const LIMIT_VARIABLES = {
  body: 'LIMIT_BODY',
  tokens: 'LIMIT_TOKENS',
  depth: 'LIMIT_DEPTH',
  aliases: 'LIMIT_ALIASES',
  directives: 'LIMIT_DIRECTIVES',
  rootFields: 'LIMIT_ROOT_FIELDS',
  upstreamCalls: 'LIMIT_UPSTREAM_CALLS',
  nodes: 'LIMIT_NODES',
} as const satisfies Record<keyof Limits, string>

export function isOver(value: number, limit: number): boolean {
  return limit !== 0 && value > limit
}

/** @param problem says what exceeds the limit, as a sentence without its full stop. */
export function queryLimitExceeded(problem: string, name: keyof Limits, limit: number): GraphQLError {
  return new GraphQLError(`${problem}: at most ${limit} are allowed (${LIMIT_VARIABLES[name]})`, {
    extensions: { code: 'QUERY_LIMIT_EXCEEDED' },
  })
}

/** @throws QUERY_LIMIT_EXCEEDED */
export function assertWithin(value: number, problem: string, name: keyof Limits, limits: Limits): void {
  if (isOver(value, limits[name])) throw queryLimitExceeded(problem, name, limits[name])
}

/**
 * Counts the objects that an operation's lists really return. A list that is reached by several paths counts each time, which
 * the cost computed beforehand does not include.
 */
export function createNodeCounter({ nodes: limit }: Limits): (count: number) => void {
  let counted = 0
  return (count) => {
    counted += count
    if (isOver(counted, limit))
      throw new GraphQLError(
        `The lists of the operation have more than ${limit} nodes, which is all that are allowed (LIMIT_NODES): ask for smaller pages`,
        { extensions: { code: 'COST_LIMIT_EXCEEDED', cost: { upstreamCalls: 0, nodes: counted } } },
      )
  }
}
