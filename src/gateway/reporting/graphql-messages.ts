import { type GraphQLError, isValueNode, type Token, TokenKind } from 'graphql'

const OPENERS: readonly string[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]
const CLOSERS: readonly string[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]

/**
 * The place of the literal that an error is about, as the argument and the input fields that lead to it, such as
 * `input.fallbackTtl`. GraphQL's own message has only the value. Null if the error is about something else.
 */
export function literalPlace({ nodes }: GraphQLError): string | null {
  const [node] = nodes ?? []
  if (node === undefined || !isValueNode(node) || node.loc === undefined) return null
  const names: string[] = []
  let depth = 0
  // Each level has one name: the one before the nearest colon.
  let isNamed = false
  for (let token: Token | null = node.loc.startToken.prev; token !== null; token = token.prev) {
    if (CLOSERS.includes(token.kind)) depth++
    else if (OPENERS.includes(token.kind)) {
      if (depth > 0) depth--
      else if (token.kind === TokenKind.PAREN_L) break
      else isNamed = false
    } else if (token.kind === TokenKind.COLON && depth === 0 && !isNamed) {
      names.unshift(token.prev?.value ?? '')
      isNamed = true
    }
  }
  return names.length === 0 ? null : names.join('.')
}

/** Quoted texts and words, such as the names of fields. All quoted texts match, so that none can begin where another ends. */
const QUOTED = /"[^"\\]*(?:\\.[^"\\]*)*"?|[^\s"]+/gsu

/** A text or word of more than 100 characters. An escaped character counts as one, so that it is not split. */
const LONG = /^("?)((?:[^"\\]|\\.){100})(?!"?$).+?("?)$/su

/** The end is the important part, because a message quotes the value before it says what is wrong. */
const LONG_MESSAGE = /^(.{100}).+(.{400})$/su

/** Keeps 100 characters of each quoted text and word, and 500 of the whole message: the first 100 and the last 400. */
export function shortenMessage(message: string): string {
  return message.replace(QUOTED, (text) => text.replace(LONG, '$1$2…$3')).replace(LONG_MESSAGE, '$1…$2')
}
