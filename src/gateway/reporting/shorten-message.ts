/** Messages of GraphQL's own, which quote what they were given however long that is. */

/** Texts in quotes, all of them so that none begins where another ends; and words, such as the names of fields. */
const QUOTED = /"[^"\\]*(?:\\.[^"\\]*)*"?|[^\s"]+/gsu

/** Without tearing an escaped character apart. */
const LONG = /^("?)((?:[^"\\]|\\.){100})(?!"?$).+?("?)$/su

/** An object is quoted before what is wrong with it is said. */
const LONG_MESSAGE = /^(.{100}).+(.{400})$/su

/** With 100 characters of each quote and word, and 500 of the whole, most of them from its end. */
export function shortenMessage(message: string): string {
  return message.replace(QUOTED, (text) => text.replace(LONG, '$1$2…$3')).replace(LONG_MESSAGE, '$1…$2')
}
