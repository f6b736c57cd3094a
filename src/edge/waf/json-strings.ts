/** Finds the strings in a JSON text. */

export type JsonString = { readonly text: string; readonly isName: boolean }

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** The characters allowed between strings. */
const BETWEEN = /^[\s[\]{},:0-9+\-.eEtrufalsn]*$/

/**
 * Finds the strings of a JSON text in their order, even if the text is cut off or malformed. No tree is built, so depth does not matter,
 * and both values of a repeated name are found. `isJson` is false if the text between the strings is not JSON.
 */
export function readJsonStrings(text: string): { strings: JsonString[]; isJson: boolean } {
  const strings: JsonString[] = []
  let isJson = true
  let at = 0
  for (;;) {
    const start = text.indexOf('"', at)
    const between = text.slice(at, start === -1 ? text.length : start)
    isJson &&= BETWEEN.test(between)
    if (start === -1) return { strings, isJson }
    const end = endOfString(text, start + 1)
    at = end + 1
    strings.push({ text: decodeEscapes(text.slice(start + 1, end)), isName: isColonNext(text, at) })
  }
}

/** The index of the closing quote, or the end of the text. */
function endOfString(text: string, start: number): number {
  for (let at = start; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === 0x22) return at
    if (char === 0x5c) at++
  }
  return text.length
}

function isColonNext(text: string, start: number): boolean {
  let at = start
  while (at < text.length && text.charCodeAt(at) <= 0x20) at++
  return text.charCodeAt(at) === 0x3a
}

function decodeEscapes(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(?:u([0-9a-f]{4})|(.))/gis, (_escape, code: string | undefined, char: string) =>
    code === undefined ? (ESCAPES[char] ?? char) : String.fromCharCode(Number.parseInt(code, 16)),
  )
}
