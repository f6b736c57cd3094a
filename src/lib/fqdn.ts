/** Host names in the form that DNS carries (RFC 1035 §2.3.4, RFC 1123 §2.1): letters, digits and hyphens. */
import { domainToASCII } from 'node:url'

const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i
const TOP_LABEL = /^(?:[a-z]{2,}|xn--[a-z0-9-]*[a-z0-9])$/i
const MAX_LABEL_LENGTH = 63
const MAX_LENGTH = 253

/** Whether the name has at least two valid labels, in upper or lower case. The final dot of an absolute name is allowed. */
export function isFqdn(text: string): boolean {
  return fqdnProblem(text) === null
}

/** The rule for fully qualified domain names that the text breaks, as the end of a sentence: `must …`. Null if it breaks none. */
export function fqdnProblem(text: string): string | null {
  const name = withoutRoot(text)
  if (name === '') return 'must not be empty'
  if (name.length > MAX_LENGTH) return `must have at most ${MAX_LENGTH} characters (it has ${name.length})`
  if (/[^\0-\x7f]/.test(name)) return `must be in ASCII${asciiHint(name)}`
  const labels = name.split('.')
  const longest = Math.max(...labels.map(({ length }) => length))
  if (longest > MAX_LABEL_LENGTH)
    return `must have at most ${MAX_LABEL_LENGTH} characters between two dots (it has ${longest})`
  if (!labels.every((label) => LABEL.test(label)))
    return 'must have only letters, digits and hyphens between its dots, no hyphen beside a dot, and no two dots in a row'
  if (labels.length < 2) return 'must have at least one dot, such as shop.example.com'
  return TOP_LABEL.test(labels.at(-1) ?? '') ? null : 'must end in a top-level domain, such as .com'
}

/** The ASCII form of an internationalized name, as a hint: https://www.rfc-editor.org/rfc/rfc5891 */
function asciiHint(name: string): string {
  const ascii = domainToASCII(name)
  return isFqdn(ascii) ? `: ${ascii}` : ''
}

/** Whether the name is the zone's own or lies within the zone. */
export function isWithin(fqdn: string, zone: string): boolean {
  const [name, parent] = [withoutRoot(fqdn).toLowerCase(), withoutRoot(zone).toLowerCase()]
  return name === parent || name.endsWith(`.${parent}`)
}

export function withoutRoot(name: string): string {
  return name.endsWith('.') ? name.slice(0, -1) : name
}
