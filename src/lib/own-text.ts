/**
 * Copies the text into memory of its own. A slice of a string may refer to the whole string, so a stored slice of a request would
 * keep the request's whole head in memory.
 *
 * @param text has only Latin-1 characters, as HTTP has.
 */
export function ownText(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}
