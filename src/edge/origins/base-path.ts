/** Keeps requests below the path of a mapped URL, however the path is spelt. */
import { pathOf } from '../../http-cache/rules/target.js'

/** A path that is encoded more often than this is refused, because no honest client sends one. */
const MAX_DECODINGS = 6

/** Overlong UTF-8 for `.`, `/` and `\`. Decoders that do not check the length accept it. */
const OVERLONG: readonly (readonly [RegExp, string])[] = [
  [/\xc0\xae|\xe0\x80\xae|\xf0\x80\x80\xae/g, '.'],
  [/\xc0\xaf|\xe0\x80\xaf|\xf0\x80\x80\xaf/g, '/'],
  [/\xc1\x9c|\xe0\x81\x9c|\xf0\x80\x81\x9c/g, '\\'],
]

const ENCODED = /%(?:u([0-9a-f]{4})|([0-9a-f]{2}))/gi

/** Three or more dots count too, because some file systems read them as several steps up, or drop dots at the end of a name. */
const STEP_UP = /^\.{2,}$/

/**
 * Whether some origin may read a segment of the path as `..`. Servers differ in which encodings they decode, how often, and in which order.
 * So a segment counts if it reads as `..` in any of these ways: percent-encoded once or several times, with `\` for `/`, before parameters
 * (`..;a=b`) or an encoded query or fragment, with control characters that URL parsers drop, in overlong UTF-8, or in compatibility
 * characters of Unicode. If the path has nothing of the kind, steps up are harmless as long as they stay below the base. Honest clients
 * resolve such segments themselves (RFC 3986 section 5.2.4).
 *
 * @param target path and query, as sent. The query is ignored.
 */
export function mayLeaveBase(target: string): boolean {
  let text = pathOf(target)
  // Every origin reads a path of these characters in the same way.
  if (/^[\w\-.~/]*$/.test(text)) return climbsOut(text)
  for (let times = 0; times <= MAX_DECODINGS; times++) {
    if (hasStepUp(text)) return true
    const decoded = decode(text)
    if (decoded === text) return false
    text = decoded
  }
  return true
}

/** Empty segments do not count as levels, because some servers merge several slashes into one. */
function climbsOut(path: string): boolean {
  if (!path.includes('..')) return false
  let depth = 0
  for (const segment of path.split('/')) {
    if (STEP_UP.test(segment)) depth = segment === '..' ? depth - 1 : -1
    else if (segment !== '' && segment !== '.') depth += 1
    if (depth < 0) return true
  }
  return false
}

function decode(text: string): string {
  return text.replace(ENCODED, (_all, unicode: string | undefined, octet: string | undefined) =>
    octet === undefined
      ? Buffer.from(String.fromCharCode(Number.parseInt(unicode ?? '', 16))).toString('latin1')
      : String.fromCharCode(Number.parseInt(octet, 16)),
  )
}

/** @param bytes text with one character for each byte. */
function hasStepUp(bytes: string): boolean {
  const plain = OVERLONG.reduce((text, [pattern, char]) => text.replace(pattern, char), bytes)
  const text = Buffer.from(plain, 'latin1').toString().normalize('NFKC')
  return text.split(/[/\\]/).some((segment) => isStepUp(segment))
}

function isStepUp(segment: string): boolean {
  const [name = ''] = segment.split(/[;?#]/, 1)
  return STEP_UP.test(withoutInvisible(name)) || STEP_UP.test(withoutInvisible(segment))
}

/** Removes spaces and control characters. */
function withoutInvisible(text: string): string {
  let visible = ''
  for (const char of text) if (char > ' ' && char !== '\x7f') visible += char
  return visible
}
