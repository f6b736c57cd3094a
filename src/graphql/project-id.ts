/** The project that an argument or input names, or the gateway's default project. */

import type { Context } from './context.js'
import { badUserInput, optionalUuid, requireUuid } from './ids.js'

/**
 * The project that an argument names, or the gateway's default project.
 * @throws BAD_USER_INPUT if there is neither, or if the id is not a UUID.
 */
export function requireProjectId(
  argument: string,
  id: string | null | undefined,
  { defaultProjectId }: Context,
): string {
  const projectId = id ?? defaultProjectId
  if (projectId === null) throw badUserInput(`${argument} must be given: this gateway has no default project`)
  return requireUuid(argument, projectId)
}

/** Adds the default project to an input that names none. Without a default, the input still names none. */
export function withDefaultProject<Input extends { readonly projectId?: string | null | undefined }>(
  input: Input,
  { defaultProjectId }: Context,
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
