/** Ids go into URLs of the upstream: only UUIDs ever do. */
import { badUserInput } from './bad-user-input.js'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const QUOTED_LENGTH = 60

/** The id as the API spells it, in lower case; null where it is no UUID. */
export function toUuid(id: string): string | null {
  return UUID.test(id) ? id.toLowerCase() : null
}

/** @throws BAD_USER_INPUT when the argument is no UUID. */
export function requireUuid(argument: string, id: string): string {
  const uuid = toUuid(id)
  if (uuid === null) throw badUserInput(`${argument} ${notAUuid(id)}`)
  return uuid
}

/** As `requireUuid`, for an argument that may be left out. */
export function optionalUuid(argument: string, id: string | null | undefined): string | undefined {
  return id === null || id === undefined ? undefined : requireUuid(argument, id)
}

/** The end of a sentence about an id. */
export function notAUuid(id: string): string {
  return `must be a UUID, got ${quote(id)}`
}

/** A caller's text as part of a message: its first 60 characters, on one line. */
export function quote(text: string): string {
  const start =
    text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH)}… (${text.length} characters)` : text
  return JSON.stringify(start)
}
