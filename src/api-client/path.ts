/** Paths and queries of the API. Nothing a caller sends reaches a URL by any other way. */

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * An id as a path segment. Ids are checked where they come in, so one that is no UUID is a mistake in this program.
 *
 * @throws TypeError if `id` is not shaped like a UUID.
 */
export function pathId(id: string): string {
  if (!UUID.test(id)) {
    throw new TypeError(`expected a UUID in a path of the API, got ${JSON.stringify(id)?.slice(0, 100)}`)
  }
  return encodeURIComponent(id)
}

export type QueryParameters = { readonly [name: string]: string | number | boolean | undefined }

/** `?a=1&b=true`, or nothing. What is undefined is left out. */
export function toQueryString(query: QueryParameters): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.append(name, String(value))
  }
  return parameters.size === 0 ? '' : `?${parameters}`
}
