/** Which of several responses to one URL a request gets: RFC 9111 section 4.1. */
import { fieldValue, tokensOf } from './fields.js'
import type { Fields } from './message.js'
import type { StoredResponse } from './store.js'

export type Selecting = StoredResponse['selecting']

const NONE: Selecting = []

/** These list alternatives, with weights, and case says nothing: RFC 9110 section 12.5. */
const WEIGHTED = new Set(['accept', 'accept-charset', 'accept-encoding', 'accept-language'])

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

/**
 * Fields that an origin gets from each proxy on the way and so cannot be expected to name in `Vary`. A response is selected by those that
 * the request had which it answered, as if it did. Clients of their own send none of them.
 */
export const KEYED_FIELDS = ['cdn-loop', 'via'] as const

/** What a response to this request varies by. Null for `*`, and where something is named that is no field: no other request gets it. */
export function selectingFields(request: Fields, vary: string | undefined): Selecting | null {
  const keyed = KEYED_FIELDS.filter((name) => request[name] !== undefined)
  if (vary === undefined && keyed.length === 0) return NONE
  const names = [...new Set([...tokensOf(vary), ...keyed])].sort()
  if (names.includes('*') || !names.every((name) => TOKEN.test(name))) return null
  return names.map((name) => [name, normalised(request, name)])
}

/** Whether a request has the same in each of the fields. */
export function isSelected(request: Fields, selecting: Selecting): boolean {
  for (const [name, value] of selecting) if (normalised(request, name) !== value) return false
  return hasNoOtherKeyed(request, selecting)
}

/** The same for one request and many responses: each of its fields, which may be long, is normalised once. */
export type Selector = (selecting: Selecting) => boolean

export function createSelector(request: Fields): Selector {
  const values = new Map<string, string | null>()
  const normalisedOnce = (name: string) => {
    const known = values.get(name)
    if (known !== undefined) return known
    const value = normalised(request, name)
    values.set(name, value)
    return value
  }
  return (selecting) =>
    selecting.every(([name, value]) => normalisedOnce(name) === value) && hasNoOtherKeyed(request, selecting)
}

function hasNoOtherKeyed(request: Fields, selecting: Selecting): boolean {
  for (const keyed of KEYED_FIELDS)
    if (request[keyed] !== undefined && !selecting.some(([name]) => name === keyed)) return false
  return true
}

/** Null: the request has no such field, which is something else than an empty one. */
function normalised(request: Fields, name: string): string | null {
  const value = fieldValue(request, name)
  if (value === undefined) return null
  // A quoted string may hold anything, commas and spaces too.
  if (value.includes('"')) return value
  const members = value.split(',').map((member) => member.trim())
  if (!WEIGHTED.has(name)) return members.join(',')
  const alternatives = members
    .filter((member) => member !== '')
    .map((member) => member.toLowerCase().replace(/\s+/g, ''))
  return byWeight(alternatives).join(',')
}

/** Among equals the order stays: many an origin takes it for the client's preference. */
function byWeight(members: string[]): string[] {
  const weights = members.map(weightOf)
  // As most clients send them.
  if (weights.every((weight, index) => index === 0 || weight <= (weights[index - 1] ?? 0))) return members
  return members
    .map((member, index) => ({ member, weight: weights[index] ?? 0 }))
    .sort((one, other) => other.weight - one.weight)
    .map(({ member }) => member)
}

function weightOf(member: string): number {
  if (!member.includes(';q=')) return 1
  const weight = Number(/;q=([\d.]+)/.exec(member)?.[1] ?? 1)
  return Number.isNaN(weight) ? 0 : weight
}
