/** Finds the target of a URL in a response, if the URL has the same host as the request. */
import { parseUrl } from '../../lib/parse-url.js'
import type { HttpRequest } from '../message.js'
import { authorityOf } from './fields.js'

/**
 * @returns the path and query of a URL with the request's host. The scheme is ignored, because the scheme of the request is not known here.
 * Undefined: the URL is missing, invalid, or has another host.
 */
export function targetOf(location: string | undefined, request: HttpRequest): string | undefined {
  const base = `http://${authorityOf(request)}${request.target}`
  if (location === undefined || parseUrl(location, base) === null) return undefined
  const url = new URL(location, base)
  return url.host === new URL(base).host ? url.pathname + url.search : undefined
}
