/** The limits of an operation: contract of the `LIMIT_…` variables. */
import { GraphQLError } from 'graphql'

/** 0 switches a limit off. */
export type Limits = {
  /** Bytes of a body once it is decompressed. */
  body: number
  /** Tokens of a document, comments included; and selections of an operation once fragments are written out. */
  tokens: number
  /** Levels of fields, levels of objects and lists in an argument, and levels of JSON in the variables. */
  depth: number
  /** Aliases of an operation once fragments are written out. */
  aliases: number
  /** Directives of an operation once fragments are written out. */
  directives: number
  /** Fields of the root type in an operation once fragments are written out. */
  rootFields: number
  /** Calls of the upstream for an operation: those computed beforehand, and those made. */
  upstreamCalls: number
  /** Objects that an operation's lists can hold at most. */
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

/** The variable that sets each limit, as messages name it. */
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

/** @param problem a sentence without its full stop that says what there is too much of. */
export function queryLimitExceeded(problem: string, name: keyof Limits, limit: number): GraphQLError {
  return new GraphQLError(`${problem}: at most ${limit} are allowed (${LIMIT_VARIABLES[name]})`, {
    extensions: { code: 'QUERY_LIMIT_EXCEEDED' },
  })
}

/** @throws QUERY_LIMIT_EXCEEDED */
export function assertWithin(value: number, problem: string, name: keyof Limits, limits: Limits): void {
  if (isOver(value, limits[name])) throw queryLimitExceeded(problem, name, limits[name])
}
