/**
 * The same text with memory of its own. A piece that was cut from a string may refer to all of it: what is kept of a request
 * would keep its whole head. `text`: of Latin-1 characters alone, as HTTP has them.
 */
export function ownText(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}
