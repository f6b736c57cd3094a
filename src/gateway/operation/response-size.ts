/** Measures a response's JSON without producing the text. */

/** The maximum length of a response. Twenty thousand nodes with all of their fields take half of it. */
export const MAX_RESPONSE_CHARACTERS = 32 * 1024 ** 2

/** Strings of at most this length are counted without their escapes, which can make them at most six times as long. */
const SHORT = 200

/**
 * Whether the value's JSON has more characters than the limit. The count stops at the limit, because a response can have gigabytes:
 * an operation can repeat a long alias, or a long text of the upstream, for every node of its lists.
 */
export function isLongerThan(value: unknown, limit: number): boolean {
  let characters = 0
  const add = (part: unknown): boolean => {
    if (typeof part === 'string')
      characters +=
        part.length > SHORT && part.length <= limit ? JSON.stringify(part).length : part.length + 2
    else if (typeof part !== 'object' || part === null) characters += 5
    else if (Array.isArray(part)) {
      characters += 2 + part.length
      for (const item of part) if (add(item)) return true
    } else {
      characters += 2
      for (const name in part) {
        characters += name.length + 4
        if (add((part as Record<string, unknown>)[name])) return true
      }
    }
    return characters > limit
  }
  return add(value)
}
