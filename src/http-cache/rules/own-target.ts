/** URLs in a response that are of the same origin as its request. */
import { parseUrl } from '../../lib/parse-url.js'
import type { HttpRequest } from '../message.js'
import { authorityOf } from './fields.js'

/**
 * @returns the path and query of a URL with the request's host. Its scheme is ignored, as that of the request is unknown here. Undefined:
 * another host, or no URL.
 */
export function targetOf(location: string | undefined, request: HttpRequest): string | undefined {
  const base = `http://${authorityOf(request)}${request.target}`
  if (location === undefined || parseUrl(location, base) === null) return undefined
  const url = new URL(location, base)
  return url.host === new URL(base).host ? url.pathname + url.search : undefined
}
