/** Decides which of several responses for a URL fit a request: RFC 9111 section 4.1. */

import type { Fields } from '../message.js'
import { tokensOf } from './fields.js'
import { normalisedField } from './normalise-field.js'
import type { StoredResponse } from './stored-response.js'

export type Selecting = StoredResponse['selecting']

const NONE: Selecting = []

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/

/**
 * Fields that proxies add, and that an origin cannot be expected to name in `Vary`. If a request has one of them, its response is selected
 * by that field as if `Vary` named it. Clients themselves do not send these fields.
 */
const KEYED_FIELDS = ['cdn-loop', 'via'] as const

/**
 * The fields that a response to this request is selected by. Null: `Vary` is `*`, or has a member that is not a field name, so no other
 * request may get the response.
 */
export function selectingFields(request: Fields, vary: string | undefined): Selecting | null {
  const keyed = KEYED_FIELDS.filter((name) => request[name] !== undefined)
  if (vary === undefined && keyed.length === 0) return NONE
  const names = [...new Set([...tokensOf(vary), ...keyed])].sort()
  if (names.includes('*') || !names.every((name) => TOKEN.test(name))) return null
  return names.map((name) => [name, normalisedField(request, name)])
}

/** Whether a request has the same value in each of the fields. */
export function isSelected(request: Fields, selecting: Selecting): boolean {
  for (const [name, value] of selecting) if (normalisedField(request, name) !== value) return false
  return hasNoOtherKeyed(request, selecting)
}

/** `isSelected` for one request and many responses. Each field, which may be long, is normalised only once. */
export type Selector = (selecting: Selecting) => boolean

export function createSelector(request: Fields): Selector {
  const values = new Map<string, string | null>()
  const normalisedOnce = (name: string) => {
    const known = values.get(name)
    if (known !== undefined) return known
    const value = normalisedField(request, name)
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
