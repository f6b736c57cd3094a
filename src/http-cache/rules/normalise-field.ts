/** Gives one spelling to request fields of the same meaning: RFC 9111 section 4.1 lets a cache compare fields by meaning. */
import { ownText } from '../../lib/own-text.js'
import { RecentMap } from '../../lib/recent-map.js'
import type { Fields } from '../message.js'
import { fieldValue } from './fields.js'

/** The rules for rewriting a field that lists weighted alternatives: RFC 9110 section 12.5. */
type Negotiation = {
  /** Whether the order of equal weights is ignored. By the RFC it never means anything, but origins prefer the first language or type. */
  readonly isUnordered: boolean
  /** Whether only the text before the first `;` is case-insensitive, because parameters of media types may not be. */
  readonly hasParameters: boolean
  readonly aliases: Readonly<Record<string, string>>
  /** The alternative meant by an empty field, which is acceptable even if it is not listed. */
  readonly implied?: string
  /** Recently normalised values. */
  readonly known: RecentMap<string, string>
}

const MAX_REMEMBERED_CHARACTERS = 256

const createKnown = () => new RecentMap<string, string>(100)

const NO_ALIASES = {}

const NEGOTIATIONS: Readonly<Record<string, Negotiation | undefined>> = {
  accept: { isUnordered: false, hasParameters: true, aliases: NO_ALIASES, known: createKnown() },
  'accept-charset': { isUnordered: false, hasParameters: false, aliases: NO_ALIASES, known: createKnown() },
  // RFC 9110 sections 8.4.1.1 and 8.4.1.3. Two clients that accept the same codings can use the same response, so the order does not
  // matter.
  'accept-encoding': {
    isUnordered: true,
    hasParameters: false,
    aliases: { 'x-gzip': 'gzip', 'x-compress': 'compress' },
    implied: 'identity',
    known: createKnown(),
  },
  'accept-language': { isUnordered: false, hasParameters: false, aliases: NO_ALIASES, known: createKnown() },
}

/**
 * Two fields get the same value only if they have the same meaning. White space around members is removed. If members are alternatives,
 * empty and repeated ones are removed too, and the best come first: `GZIP;q=1.0 , br;q=0.50` becomes `gzip,br;q=0.5`. A value with a quoted
 * string, which may contain anything, stays as it is. Null: the request has no such field, which is not the same as an empty one.
 */
export function normalisedField(request: Fields, name: string): string | null {
  const value = fieldValue(request, name)
  if (value === undefined) return null
  if (value.includes('"')) return value
  const negotiation = Object.hasOwn(NEGOTIATIONS, name) ? NEGOTIATIONS[name] : undefined
  return negotiation === undefined ? splitMembers(value).join(',') : remembered(value, negotiation)
}

/** Remembers results, because most clients send one of a few values with each request. */
function remembered(value: string, negotiation: Negotiation): string {
  if (value.length > MAX_REMEMBERED_CHARACTERS) return normalisedAlternatives(value, negotiation)
  const { known } = negotiation
  const found = known.get(value)
  if (found !== undefined) return found
  const normal = normalisedAlternatives(value, negotiation)
  // A slice of a request's head would keep the whole head in memory.
  known.set(ownText(value), ownText(normal))
  return normal
}

function normalisedAlternatives(value: string, negotiation: Negotiation): string {
  const alternatives = new Map<string, Alternative>()
  for (const member of splitMembers(value)) {
    if (member === '') continue
    const alternative = toAlternative(member, negotiation)
    if (!alternatives.has(alternative.text)) alternatives.set(alternative.text, alternative)
  }
  return inOrder(withoutRedundant([...alternatives.values()], negotiation), negotiation)
    .map(({ text }) => text)
    .join(',')
}

/**
 * Drops refusals of codings that are unacceptable anyway, because neither they nor `*` are listed. An empty field accepts `identity` alone,
 * and if `identity` is listed, `*;q=0` refuses nothing more: RFC 9110 section 12.5.3.
 */
function withoutRedundant(alternatives: Alternative[], { implied }: Negotiation): Alternative[] {
  if (implied === undefined) return alternatives
  if (alternatives.length === 0) return [{ text: implied, weight: 1 }]
  if (alternatives.some(({ text, weight }) => nameOf(text) === '*' && weight > 0)) return alternatives
  const hasImplied = alternatives.some(({ text }) => nameOf(text) === implied)
  const wanted = alternatives.filter(
    ({ text, weight }) => weight > 0 || nameOf(text) === implied || (nameOf(text) === '*' && !hasImplied),
  )
  return wanted.length === 0 ? [{ text: implied, weight: 1 }] : wanted
}

function nameOf(text: string): string {
  return text.split(';', 1)[0] ?? ''
}

function splitMembers(value: string): string[] {
  return value.split(',').map(trim)
}

type Alternative = { readonly text: string; readonly weight: number }

function toAlternative(member: string, { hasParameters, aliases }: Negotiation): Alternative {
  if (!member.includes(';')) return { text: toCanonicalName(member, aliases), weight: 1 }
  const [name = '', ...parameters] = member.split(';').map(trim)
  let text = toCanonicalName(name, aliases)
  let weight = 1
  for (const parameter of parameters) {
    const told = WEIGHT.exec(parameter)?.[1]
    if (told === undefined) {
      text += `;${hasParameters ? parameter : parameter.toLowerCase()}`
      continue
    }
    weight = Number(told)
    if (weight !== 1) text += `;q=${weight}`
  }
  return { text, weight }
}

function toCanonicalName(name: string, aliases: Negotiation['aliases']): string {
  const lowerName = name.toLowerCase()
  return (Object.hasOwn(aliases, lowerName) ? aliases[lowerName] : undefined) ?? lowerName
}

/** RFC 9110 section 12.4.2. A malformed weight stays as it is, because origins may read it in any way. */
const WEIGHT = /^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/i

function inOrder(alternatives: Alternative[], { isUnordered }: Negotiation): readonly Alternative[] {
  return alternatives.sort((one, other) => {
    if (one.weight !== other.weight) return other.weight - one.weight
    if (!isUnordered || one.text === other.text) return 0
    return one.text < other.text ? -1 : 1
  })
}

/** Space and tab only: `String.prototype.trim` would remove a no-break space too. */
function trim(text: string): string {
  return isSpace(text.charCodeAt(0)) || isSpace(text.charCodeAt(text.length - 1))
    ? text.replace(/^[ \t]+|[ \t]+$/g, '')
    : text
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09
}
