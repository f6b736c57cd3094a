/**
 * Flags and extensions that change the meaning of brackets (free spacing, comments, quoting, control characters), or that not
 * every flavour has.
 */
const AMBIGUOUS = /\\[Qc]|\(\?(?!<?[=!]|:|P?<[A-Za-z]|[imsU-]+[:)])/

/**
 * The reason why no flavour of regular expressions can read this one; null if some flavour might. RE2, PCRE, JavaScript and the
 * like all reject escapes, groups and classes that are cut short.
 */
export function unreadableRegexProblem(source: string): string | null {
  if (AMBIGUOUS.test(source)) return null
  let openGroups = 0
  for (let index = 0; index < source.length; index++) {
    const character = source[index]
    if (character === '\\') {
      index++
      if (index === source.length) return 'a \\ stands at its end'
    } else if (character === '[') {
      const length = classLength(source, index + 1)
      if (length === 'ambiguous') return null
      if (length === null) return 'a [ is never closed'
      index += length
    } else if (character === '(') openGroups++
    else if (character === ')') {
      if (openGroups === 0) return 'a ) closes nothing'
      openGroups--
    }
  }
  return openGroups === 0 ? null : 'a ( is never closed'
}

/** The length up to and including the `]`; null if there is none. Flavours end `[]a]`, `[^]a]` and `[[:alpha:]]` at different places. */
function classLength(source: string, start: number): number | 'ambiguous' | null {
  for (let index = start; index < source.length; index++) {
    const character = source[index]
    const isFirst = index === start || (index === start + 1 && source[start] === '^')
    if (character === '[' || (character === ']' && isFirst)) return 'ambiguous'
    if (character === ']') return index - start + 1
    if (character === '\\') index++
  }
  return null
}
