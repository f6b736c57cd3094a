import { badUserInput } from './bad-user-input.js'
import type { Context } from './context.js'
import { requireUuid } from './ids.js'

/**
 * The project that an argument names, else the gateway's default one.
 * @throws BAD_USER_INPUT when there is neither, or when it is no UUID.
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
