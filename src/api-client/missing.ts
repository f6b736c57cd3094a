/** Tells from an untyped 404 whether the resource that the call names is missing, or another one that the call needs. */
import type { Method } from './response.js'

/** `named`: the resource in the call's path. `other`: another one; `resource` is its name if the message has one. */
export type Missing = { kind: 'named' } | { kind: 'other'; resource: string | null }

/** The wording of the API, and of the provider's other APIs. */
const BARE = /^(?:(?:the )?(?:requested )?resource (?:is |was )?)?not found\.?$/i

/** Such as `edge_api_key not Found`. */
const NAMED = /^(?:the )?([a-z][a-z0-9]*(?:[ _-][a-z0-9]+){0,5}?) (?:is |was )?not found\.?$/i

/**
 * A resource that the message names is trusted. Any other message is taken to mean the resource in the path, unless the call
 * sends a body, because the body may name more resources, and the API may need others of its own.
 *
 * @param route the path's template, such as `/pipelines/{id}/dns-stages`.
 */
export function findMissing(method: Method, route: string, message: string | null): Missing {
  if (message === null || BARE.test(message.trim())) return { kind: 'named' }
  const name = NAMED.exec(message.trim())?.[1]
  if (name === undefined) {
    const hasBody = method !== 'GET' && method !== 'DELETE'
    return hasBody ? { kind: 'other', resource: null } : { kind: 'named' }
  }
  const resource = name.toLowerCase().replaceAll(/[ -]/g, '_')
  return isNamedBy(route, resource) ? { kind: 'named' } : { kind: 'other', resource }
}

/** `/cache-stages/{id}` names a `cache_stage`, which messages may also call a `stage`. Paths of plans name a project. */
function isNamedBy(route: string, resource: string): boolean {
  const [, segment = ''] = /^\/([a-z-]+)\/\{id\}/.exec(route) ?? []
  const name = segment.replaceAll('-', '_').replace(/s$/, '')
  const names = /^(current_plan|billing)$/.test(name) ? [name, 'project'] : [name]
  return names.some((known) => known === resource || known.endsWith(`_${resource}`))
}
