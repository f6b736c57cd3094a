/** The user error for a write that failed because the API did not find something else that the write needs. */
import type { PrerequisiteNotFoundError } from '../api-client/failures.js'
import type { UserError } from './__generated__/resolvers.js'

type InputValue = { path: string[]; value: string }

/**
 * Points at the input that names the missing object. If no input names it, the object is internal to the API, and trying again
 * helps. This has been seen with the `edge_api_key` that the first DNS stages of a project need. The gateway does not retry,
 * because it sends a write only once.
 * @param outcome the outcome of the mutation, as a sentence.
 */
export function missingPrerequisite(
  { resource }: PrerequisiteNotFoundError,
  input: object,
  outcome: string,
): UserError {
  if (resource === null)
    return {
      code: 'NOT_FOUND',
      field: ['input'],
      message: `Edge Services does not find something that this needs, and does not say what. If all that the input names exists, try again in a moment. ${outcome}`,
    }
  const [found, ...others] = findIds(input, resource)
  if (found === undefined)
    return {
      code: 'TRANSIENT_STATE',
      field: ['input'],
      message: `Edge Services lacks something of its own that this needs, which is mostly there a moment later: try again. It does not say that anything is missing which the input names. ${outcome}`,
    }
  const path = others.reduce((common, { path }) => commonStart(common, path), found.path)
  const what =
    others.length === 0 ? `${nameOf(path)} ${found.value}` : `Something in ${nameOf(path) ?? 'the input'}`
  return {
    code: 'NOT_FOUND',
    field: ['input', ...path],
    message: `${what} does not exist, or not for this credential. ${outcome}`,
  }
}

/** The ids and names in the input that may mean such a resource: `backendStageId` for a `stage`, `bucketName` for a `bucket`. */
function findIds(input: object, resource: string): InputValue[] {
  const name = new RegExp(`${resource.replaceAll('_', '')}(?:ids?|name)$`, 'i')
  const find = (value: unknown, path: readonly string[], isNamed: boolean): InputValue[] => {
    if (typeof value === 'string') return isNamed ? [{ path: [...path], value }] : []
    if (typeof value !== 'object' || value === null) return []
    return Object.entries(value).flatMap(([key, below]) =>
      find(below, [...path, key], Array.isArray(value) ? isNamed : name.test(key)),
    )
  }
  return find(input, [], false)
}

/** The last segment of a path that is not a list index. */
function nameOf(path: readonly string[]): string | undefined {
  return path.findLast((segment) => !/^\d+$/.test(segment))
}

function commonStart(one: readonly string[], other: readonly string[]): string[] {
  const end = one.findIndex((segment, index) => segment !== other[index])
  return end === -1 ? [...one] : one.slice(0, end)
}
