/** Paths and queries of the API. A caller's values reach a URL only through these functions. */
import { isUuid } from '../lib/uuid.js'

const ID = '{id}'

export type QueryParameters = { readonly [name: string]: string | number | boolean | undefined }

/** The parts of a call that determine its URL. */
export type Target = {
  /** The path's template below `/edge-services/v1beta1`, such as `/cache-stages/{id}`. */
  route: string
  /** Takes the place of `{id}`. */
  id?: string
  query?: QueryParameters
}

/**
 * Path and query below `/edge-services/v1beta1`, encoded.
 *
 * @throws TypeError if the route has an `{id}` and `id` does not have the form of a UUID. Ids are checked earlier, so such an
 * id is a bug.
 */
export function toPath({ route, id, query }: Target): string {
  const at = route.indexOf(ID)
  const path = at < 0 ? route : route.slice(0, at) + pathId(id) + route.slice(at + ID.length)
  return query === undefined ? path : path + toQueryString(query)
}

function pathId(id: string | undefined): string {
  if (id === undefined || !isUuid(id)) {
    throw new TypeError(`expected a UUID in a path of the API, got ${JSON.stringify(id)?.slice(0, 100)}`)
  }
  return encodeURIComponent(id)
}

/** `?a=1&b=true`, or an empty string. Undefined values are left out. */
export function toQueryString(query: QueryParameters): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.append(name, String(value))
  }
  return parameters.size === 0 ? '' : `?${parameters}`
}
