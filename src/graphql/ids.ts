/** Checks the ids that callers give. Ids become parts of upstream URLs, so only UUIDs are accepted. */

import { GraphQLError } from 'graphql'
import { isUuid } from '../lib/uuid.js'

const QUOTED_LENGTH = 60

/** The id in lower case, as the API spells it. Null if it is not a UUID. */
export function toUuid(id: string): string | null {
  return isUuid(id) ? id.toLowerCase() : null
}

/** @throws BAD_USER_INPUT if the argument is not a UUID. */
export function requireUuid(argument: string, id: string): string {
  const uuid = toUuid(id)
  if (uuid === null) throw badUserInput(`${argument} ${notAUuid(id)}`)
  return uuid
}

/** Like `requireUuid`, for an optional argument. */
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

/**
 * The error for an argument that is not acceptable. Nothing was read. `message` names the argument, the limit and the value.
 */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } })
}
