/** Turns a response that is not a success into an error. */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { NotFoundBody } from '../wire/error.js'
import { optional } from '../wire/values.js'
import { parseJson } from './body.js'
import * as errors from './errors.js'
import * as failures from './failures.js'
import { type Method, truncate, type UpstreamResponse } from './response.js'
import { refusedForSeconds, retryAfterHeaderSeconds } from './retry-after.js'

const NotFound = Compile(NotFoundBody)
const QuotasExceeded = Compile(
  Type.Object({
    details: Type.Array(
      Type.Object({ resource: Type.String(), quota: Type.Number(), current: Type.Number() }),
    ),
  }),
)
const TransientState = Compile(Type.Object({ current_state: Type.String() }))
const PreconditionFailed = Compile(
  Type.Object({ precondition: Type.String(), help_message: optional(Type.String()) }),
)

/** `route` is the path's template, such as `/cache-stages/{id}`. `unlinks` is the kind of thing that the call removes, if any. */
type RefusedCall = { method: Method; route: string; unlinks?: failures.Unlinked }

/**
 * The status decides, and the body's `type` only refines it, because every status also comes without a type, and 429
 * without any body. A type whose fields are missing or malformed counts as no type.
 */
export function toResponseError(
  response: UpstreamResponse,
  { method, route, unlinks }: RefusedCall,
  facts: errors.CallFacts,
  nowMs: number,
): errors.EdgeServicesError {
  const { status } = response
  const body = parseJson(response.body)
  const message = textOf(body, 'message')
  const type = message === null ? null : textOf(body, 'type')
  const problem = `answered ${status}${message === null ? '' : `: ${truncate(message, 500)}`}`

  if (status >= 300 && status < 400) {
    return new failures.RedirectError(facts, `${problem}, a redirect, which is not followed`)
  }
  if (status >= 500) {
    const retryAfterSeconds = retryAfterHeaderSeconds(response, nowMs)
    return status === 500 && type === null && unlinks !== undefined
      ? new failures.MayBeLinkedError(facts, problem, retryAfterSeconds, unlinks)
      : new failures.ServerError(facts, problem, retryAfterSeconds)
  }
  switch (status) {
    case 400: {
      const details = type === 'invalid_arguments' ? invalidArgumentsOf(body) : []
      return new errors.InvalidArgumentsError(facts, problem, details)
    }
    case 401:
      return new errors.UnauthenticatedError(facts, problem)
    case 403:
      if (type === 'quotas_exceeded' && QuotasExceeded.Check(body)) {
        return new errors.QuotaExceededError(facts, problem, body.details)
      }
      if (isOldMissingStage(route, message, type)) {
        return new errors.NotFoundError(facts, problem, null, null)
      }
      return new errors.ForbiddenError(facts, problem)
    case 404:
      // Such as a web page of a proxy in front of the API, or of the server that a wrong base URL leads to.
      if (response.body !== '' && body === undefined) {
        return new failures.UnexpectedStatusError(facts, `${problem} with a body that is no JSON`)
      }
      if (type === null) {
        const missing = findMissing(method, route, message)
        if (missing.kind === 'other')
          return new failures.PrerequisiteNotFoundError(facts, problem, missing.resource)
      }
      return NotFound.Check(body)
        ? new errors.NotFoundError(facts, problem, body.resource, body.resource_id)
        : new errors.NotFoundError(facts, problem, null, null)
    case 409:
      if (type === 'already_exists') return new errors.AlreadyExistsError(facts, problem)
      if (type === 'transient_state' && TransientState.Check(body)) {
        return new errors.TransientStateError(facts, problem, body.current_state)
      }
      return new errors.ConflictError(facts, problem)
    case 410:
      return new errors.ExpiredError(facts, problem)
    case 412:
      return type === 'precondition_failed' && PreconditionFailed.Check(body)
        ? new errors.PreconditionFailedError(facts, problem, body.precondition, body.help_message ?? null)
        : new errors.PreconditionFailedError(facts, problem, null, null)
    case 423:
      return new errors.LockedError(facts, problem)
    case 429:
      return new errors.RateLimitedError(facts, problem, refusedForSeconds(response, nowMs))
    default:
      return new failures.UnexpectedStatusError(facts, problem)
  }
}

/**
 * Until August 2025 the API answered 403 for a stage that does not exist. This client treats that 403 like a 404. A real
 * lack of permission has a type (`permissions_denied`) and another message. The rules of a route stage have no id of
 * their own, so on their path only the stage can be missing.
 */
function isOldMissingStage(route: string, message: string | null, type: string | null): boolean {
  return /^\/[a-z]+-stages\/\{id\}(\/|$)/.test(route) && type === null && message === 'Permission denied'
}

/** The text in a field; null if the field is missing or not a string. */
function textOf(body: unknown, field: string): string | null {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, field) : null
  return typeof value === 'string' ? value : null
}

/** Many times the number of arguments that any call has. */
const MAX_DETAILS = 100

/** Such as `scaleway_lb.lbs[0].zone`. The name is shown to callers, so it must not be arbitrary text. */
const ARGUMENT_NAME = /^[\w.[\]-]{1,200}$/

/** The details that name an argument, a hundred at most. The other fields of a detail may be missing. */
function invalidArgumentsOf(body: unknown): errors.InvalidArgument[] {
  const details: unknown = Reflect.get(body as object, 'details')
  if (!Array.isArray(details)) return []
  return details.slice(0, MAX_DETAILS).flatMap((detail) => {
    const argumentName = textOf(detail, 'argument_name')
    if (argumentName === null || !ARGUMENT_NAME.test(argumentName)) return []
    const reason = textOf(detail, 'reason') ?? 'unknown'
    return [{ argumentName, reason, helpMessage: textOf(detail, 'help_message') }]
  })
}

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
