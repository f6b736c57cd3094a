/** Decodes text in ways that an application might. Each function takes linear time. */

const ENCODED = /(?:%[0-9a-f]{2})+|%u[0-9a-f]{4}/gi

/** Runs of white space, except a single space. */
const WHITE_SPACE = /(?:[^\S ]|\u0085| (?=[\s\u0085]))[\s\u0085]*/g

/** Decodes percent-encoding. Bytes that are not UTF-8 become U+FFFD, and malformed encoding stays. The old form `%u0041` is decoded too. */
export function percentDecode(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(ENCODED, (encoded) => {
    if (encoded.charAt(1).toLowerCase() === 'u')
      return String.fromCharCode(Number.parseInt(encoded.slice(2), 16))
    // An ASCII byte needs no buffer, and thousands of buffers are slow.
    const first = Number.parseInt(encoded.slice(1, 3), 16)
    return encoded.length === 3 && first < 0x80
      ? String.fromCharCode(first)
      : Buffer.from(encoded.replaceAll('%', ''), 'hex').toString()
  })
}

/** Decodes a query or a form, in which a plus is a space. */
export function formDecode(text: string): string {
  return percentDecode(text.includes('+') ? text.replaceAll('+', ' ') : text)
}

/** Makes text lower case, and each run of white space one space, or one line feed if the run has a line ending. */
export function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(WHITE_SPACE, (run) => (run.includes('\n') || run.includes('\r') ? '\n' : ' '))
}

/** Replaces each `/*` comment with a space. If MySQL would execute the comment, its content stays. A comment without an end stays. */
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
