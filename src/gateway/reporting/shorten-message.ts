/** Shortens messages of the GraphQL library, which quote values of any length. */

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
