/** The API's help, made fit for callers: it may be anything, and nothing of where it came from shall show. */

const MAX_LENGTH = 300

/** Characters that are looked at. Beyond a few thousand, the search for addresses would take seconds. */
const MAX_READ = 1_000

/** Addresses: with a scheme, of the web, or of a host with a path. */
const URL_LIKE = /\b(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+|\b[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?\/\S*/gi

/** One line of at most 300 characters without addresses; null where nothing is left to say. */
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

/** Without the word in which it is cut, which could be an address. */
function beginningOf(help: string): string {
  return help.length <= MAX_READ ? help : help.slice(0, MAX_READ).replace(/\S+$/, '')
}
