/** Paths and queries of the API. A caller's values reach a URL only through these functions. */
import { isUuid } from '../lib/uuid.js'

/**
 * An id as a path segment. Ids are checked where they come in, so one that is not a UUID is a bug.
 *
 * @throws TypeError if `id` is not shaped like a UUID.
 */
export function pathId(id: string): string {
  if (!isUuid(id)) {
    throw new TypeError(`expected a UUID in a path of the API, got ${JSON.stringify(id)?.slice(0, 100)}`)
  }
  return encodeURIComponent(id)
}

export type QueryParameters = { readonly [name: string]: string | number | boolean | undefined }

/** `?a=1&b=true`, or an empty string. Undefined values are left out. */
export function toQueryString(query: QueryParameters): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.append(name, String(value))
  }
  return parameters.size === 0 ? '' : `?${parameters}`
}
