/** Measures an answer as JSON, without making the text. */

/** An answer has no more. Twenty thousand nodes with all of their fields have half as many. */
export const MAX_ANSWER_CHARACTERS = 32 * 1024 ** 2

/** Texts up to here are counted as they are: escapes make them six times as long at most. */
const SHORT = 200

/**
 * Whether the value, as JSON, has more characters than the limit. Stops as soon as it does: an operation can repeat a long
 * alias, or a long text of the upstream's, for every node of its lists, so that the answer has gigabytes though its parts are few.
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
