/** What the caller of a write is told where the API did not find something other than what the write is about. */
import type { PrerequisiteNotFoundError } from '../api-client/errors.js'
import type { UserError } from './__generated__/resolvers.js'

type InputValue = { path: string[]; value: string }

/**
 * Points at the input that names the missing thing. Where none does, it is something of the API's own, and trying again helps:
 * seen of the `edge_api_key` that the first DNS stages of a project need. The gateway does not try again, as a write is sent
 * once.
 * @param outcome what became of the mutation, as a sentence.
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

/** What may name such a thing: of a `stage`, `backendStageId` as well; of a `bucket`, `bucketName`. */
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

/** The last of a path that is no place in a list. */
function nameOf(path: readonly string[]): string | undefined {
  return path.findLast((segment) => !/^\d+$/.test(segment))
}

function commonStart(one: readonly string[], other: readonly string[]): string[] {
  const end = one.findIndex((segment, index) => segment !== other[index])
  return end === -1 ? [...one] : one.slice(0, end)
}
