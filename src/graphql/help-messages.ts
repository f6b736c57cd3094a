/** Cleans the API's help messages for callers. A help message may contain anything, and must not reveal internal addresses. */

const MAX_LENGTH = 300

/** The number of characters to search. Beyond a few thousand, the search for addresses would take seconds. */
const MAX_SEARCHED = 1_000

/** Matches addresses: with a scheme, starting with `www.`, or of a host with a path. */
const URL_LIKE = /\b(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+|\b[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?\/\S*/gi

/** One line of at most 300 characters without addresses. Null if nothing is left. */
export function cleanHelp(help: string | null): string | null {
  if (help === null) return null
  const text = beginningOf(help)
    .replace(URL_LIKE, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (text === '') return null
  const characters = [...text]
  return characters.length <= MAX_LENGTH ? text : `${characters.slice(0, MAX_LENGTH - 1).join('')}…`
}

/** Drops the last word if the text was cut within it, because the word could be part of an address. */
function beginningOf(help: string): string {
  return help.length <= MAX_SEARCHED ? help : help.slice(0, MAX_SEARCHED).replace(/\S+$/, '')
}
