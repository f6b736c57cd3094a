/**
 * Checks the ids that callers give. Ids become parts of upstream URLs, so only UUIDs are accepted. A project that is not named is the
 * gateway's default project.
 */

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

/** The part of the context that names the gateway's default project. Null: it has none. */
type HasDefaultProject = { readonly defaultProjectId: string | null }

/**
 * The project that an argument names, or the gateway's default project.
 * @throws BAD_USER_INPUT if there is neither, or if the id is not a UUID.
 */
export function requireProjectId(
  argument: string,
  id: string | null | undefined,
  { defaultProjectId }: HasDefaultProject,
): string {
  const projectId = id ?? defaultProjectId
  if (projectId === null) throw badUserInput(`${argument} must be given: this gateway has no default project`)
  return requireUuid(argument, projectId)
}

/** Adds the default project to an input that names none. Without a default, the input still names none. */
export function withDefaultProject<Input extends { readonly projectId?: string | null | undefined }>(
  input: Input,
  { defaultProjectId }: HasDefaultProject,
) {
  return { ...input, projectId: input.projectId ?? defaultProjectId }
}

type ProjectFilter = {
  readonly projectId?: string | null | undefined
  readonly organizationId?: string | null | undefined
}

/** The project and the organization of a filter, as the API spells them. Null counts as left out. */
export function toProjectFilter(filter: ProjectFilter | null | undefined): {
  project_id?: string
  organization_id?: string
} {
  const projectId = optionalUuid('filter.projectId', filter?.projectId)
  const organizationId = optionalUuid('filter.organizationId', filter?.organizationId)
  return {
    ...(projectId !== undefined && { project_id: projectId }),
    ...(organizationId !== undefined && { organization_id: organizationId }),
  }
}
