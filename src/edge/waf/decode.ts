/** Text as an application may come to see it. Each function takes time in proportion to the text. */

const ENCODED = /(?:%[0-9a-f]{2})+|%u[0-9a-f]{4}/gi

/** Runs of white space, but those that are a single space. */
const WHITE_SPACE = /(?:[^\S ]|\u0085| (?=[\s\u0085]))[\s\u0085]*/g

/** Bytes that are no UTF-8 become U+FFFD, and what is not encoded properly stays. `%u0041` is understood, as it once was. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(ENCODED, (encoded) => {
    if (encoded.charAt(1).toLowerCase() === 'u')
      return String.fromCharCode(Number.parseInt(encoded.slice(2), 16))
    // Thousands of buffers take long, and a byte of ASCII needs none.
    const first = Number.parseInt(encoded.slice(1, 3), 16)
    return encoded.length === 3 && first < 0x80
      ? String.fromCharCode(first)
      : Buffer.from(encoded.replaceAll('%', ''), 'hex').toString()
  })
}

/** As in a query and in a form, where a plus is a space. */
export function formDecode(text: string): string {
  return percentDecode(text.includes('+') ? text.replaceAll('+', ' ') : text)
}

/** Lower case, and each run of white space as one space: a line feed where the run had a line end. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(WHITE_SPACE, (run) => (run.includes('\n') || run.includes('\r') ? '\n' : ' '))
}

/**
 * Without the comments of C and SQL, each of which becomes a space. A MySQL comment that is executed keeps its content. A
 * comment without an end stays.
 */
export function withoutComments(text: string): string {
  let rest = 0
  let kept = ''
  for (let start = text.indexOf('/*'); start !== -1; start = text.indexOf('/*', rest)) {
    const end = text.indexOf('*/', start + 2)
    if (end === -1) break
    const content = text.slice(start + 2, end)
    kept += `${text.slice(rest, start)} ${content.startsWith('!') ? `${content.replace(/^!\d*/, '')} ` : ''}`
    rest = end + 2
  }
  return kept + text.slice(rest)
}
