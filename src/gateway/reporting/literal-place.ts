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
