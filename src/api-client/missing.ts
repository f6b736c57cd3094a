/** Tells from an untyped 404 whether the thing that the call names is missing, or something else that the call needs. */
import type { Method } from './answer.js'

/** `named`: what the call's path names. `other`: something else; `resource` is its name where the message has one. */
export type Missing = { what: 'named' } | { what: 'other'; resource: string | null }

/** The API's own words, and those of its siblings. */
const BARE = /^(?:(?:the )?(?:requested )?resource (?:is |was )?)?not found\.?$/i

/** Such as `edge_api_key not Found`. */
const NAMED = /^(?:the )?([a-z][a-z0-9]*(?:[ _-][a-z0-9]+){0,5}?) (?:is |was )?not found\.?$/i

/**
 * A message that names a thing is believed. Any other is taken to mean what the path names, unless the call sends a body: that
 * may name more, and the API may need more of its own.
 *
 * @param route the path's template, such as `/pipelines/{id}/dns-stages`.
 */
export function whatIsMissing(method: Method, route: string, message: string | null): Missing {
  if (message === null || BARE.test(message.trim())) return { what: 'named' }
  const name = NAMED.exec(message.trim())?.[1]
  if (name === undefined) {
    const hasBody = method !== 'GET' && method !== 'DELETE'
    return hasBody ? { what: 'other', resource: null } : { what: 'named' }
  }
  const resource = name.toLowerCase().replaceAll(/[ -]/g, '_')
  return isNamedBy(route, resource) ? { what: 'named' } : { what: 'other', resource }
}

/** `/cache-stages/{id}` names a `cache_stage`, which may be called a `stage`, too. The plan in a path is that of a project. */
function isNamedBy(route: string, resource: string): boolean {
  const [, segment = ''] = /^\/([a-z-]+)\/\{id\}/.exec(route) ?? []
  const name = segment.replaceAll('-', '_').replace(/s$/, '')
  const names = /^(current_plan|billing)$/.test(name) ? [name, 'project'] : [name]
  return names.some((known) => known === resource || known.endsWith(`_${resource}`))
}
