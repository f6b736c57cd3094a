/** The API's help, made fit for callers: it may be anything, and nothing of where it came from shall show. */

const MAX_LENGTH = 300

/** Addresses: with a scheme, of the web, or of a host with a path. */
const URL_LIKE = /\b(?:[a-z][a-z\d+.-]*:\/\/|www\.)\S+|\b[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?\/\S*/gi

/** One line of at most 300 characters without addresses; null where nothing is left to say. */
export function cleanHelp(help: string | null): string | null {
  if (help === null) return null
  const text = help
    .replace(URL_LIKE, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (text === '') return null
  const characters = [...text]
  return characters.length <= MAX_LENGTH ? text : `${characters.slice(0, MAX_LENGTH - 1).join('')}…`
}
