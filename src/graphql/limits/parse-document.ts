/** Parses a document within its limits, and finds the lines and columns of errors in it. */
import { type DocumentNode, type GraphQLError, Lexer, parse, Source, TokenKind, visit } from 'graphql'
import { isOver, type Limits, queryLimitExceeded } from './limits.js'

/**
 * The most levels of nested brackets of any kind. The parser, the validation and the executor recurse at least once for each
 * level, and the stack holds a few thousand calls. So this limit cannot be switched off.
 */
export const MAX_NESTING = 200

const OPENERS: readonly string[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]
const CLOSERS: readonly string[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]

const texts = new WeakMap<Source, string>()

/**
 * Parses a document after counting its tokens and brackets, because the parser recurses.
 *
 * To find the line of an error, GraphQL searches the text from its start, several times for each error. To avoid that, the text
 * is removed from the source that the nodes refer to. GraphQL then reports each offset as a column of line 1, and
 * `createLocator` finds the lines of the errors that are reported.
 * @throws GraphQLError when the text is not a document, or QUERY_LIMIT_EXCEEDED.
 */
export function parseDocument(text: string, limits: Limits): { document: DocumentNode; tokens: number } {
  const source = new Source(text)
  const tokens = countTokens(source, limits)
  const parsed = parse(source)
  const document = text.includes(PROTO) ? renameProto(parsed) : parsed
  texts.set(source, text)
  source.body = ''
  return { document, tokens }
}

function countTokens(source: Source, limits: Limits): number {
  const lexer = new Lexer(source)
  let count = 0
  let nesting = 0
  for (let last = lexer.token; last.kind !== TokenKind.EOF; ) {
    const token = lexer.advance()
    // The lexer skips comments, but keeps them in its list of tokens.
    for (let skipped = last.next; skipped !== null && skipped !== token; skipped = skipped.next) count++
    if (token.kind !== TokenKind.EOF) count++
    if (isOver(count, limits.tokens))
      throw queryLimitExceeded('The document has too many tokens', 'tokens', limits.tokens)
    if (OPENERS.includes(token.kind)) nesting++
    else if (CLOSERS.includes(token.kind)) nesting--
    if (nesting > MAX_NESTING) throw tooNested('The document nests brackets', limits)
    last = token
  }
  return count
}

/** The error for nesting that would make a recursion too deep, even if the limits are switched off. */
export function tooNested(problem: string, { depth }: Limits): GraphQLError {
  const limit = depth === 0 ? MAX_NESTING : depth
  return queryLimitExceeded(
    `${problem} more than ${MAX_NESTING} levels deep, which no operation needs within the limit`,
    'depth',
    limit,
  )
}

const PROTO = '__proto__'

/** No name in a document contains a space, so this one cannot collide. */
const RENAMED_PROTO = `${PROTO} `

/** The executor keeps variables in an object. A variable named `__proto__` would set its prototype and be lost. */
function renameProto(document: DocumentNode): DocumentNode {
  return visit(document, {
    Variable: (node) =>
      node.name.value === PROTO ? { ...node, name: { ...node.name, value: RENAMED_PROTO } } : undefined,
  })
}

/** Renames variables as `parseDocument` renames them. */
export function renameVariables(variables: Record<string, unknown>): Record<string, unknown> {
  if (!Object.hasOwn(variables, PROTO)) return variables
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name === PROTO ? RENAMED_PROTO : name, value]),
  )
}

export type Location = { line: number; column: number }

/** Finds the locations of many errors of one operation. The text is searched once for all of them. */
export function createLocator(): (error: GraphQLError) => readonly Location[] | undefined {
  const lineStarts = new Map<Source, number[]>()
  return (error) => {
    const source = error.nodes?.find(({ loc }) => loc !== undefined)?.loc?.source
    const text = source && texts.get(source)
    if (source === undefined || text === undefined) return error.locations
    const starts = lineStarts.get(source) ?? findLineStarts(text)
    lineStarts.set(source, starts)
    return error.locations?.map(({ column }) => toLocation(starts, column - 1))
  }
}

/** The offsets at which lines begin. https://spec.graphql.org/October2021/#LineTerminator */
function findLineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n|[\n\r]/g)].map((match) => match.index + match[0].length)]
}

function toLocation(starts: readonly number[], offset: number): Location {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
}
