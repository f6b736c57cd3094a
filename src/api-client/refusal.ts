/** From an answer that is no success to the error that names it. */
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import { NotFoundBody } from '../wire/error.js'
import { optional } from '../wire/values.js'
import { type Answer, type Method, truncate } from './answer.js'
import { parseJson } from './body.js'
import * as errors from './errors.js'
import { whatIsMissing } from './missing.js'
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

/** `route` is the path's template, such as `/cache-stages/{id}`; `unlinks` says what the call takes away, if anything. */
type RefusedCall = { method: Method; route: string; unlinks?: errors.Unlinked }

/**
 * The status decides and the body's `type` refines it, because every status also comes without a type, and 429 without
 * any body; a type whose fields are missing or malformed counts as no type.
 */
export function toRefusal(
  answer: Answer,
  { method, route, unlinks }: RefusedCall,
  facts: errors.CallFacts,
  nowMs: number,
): errors.EdgeServicesError {
  const { status } = answer
  const body = parseJson(answer.body)
  const message = textOf(body, 'message')
  const type = message === null ? null : textOf(body, 'type')
  const problem = `answered ${status}${message === null ? '' : `: ${truncate(message, 500)}`}`

  if (status >= 300 && status < 400) {
    return new errors.RedirectError(facts, `${problem}, a redirect, which is not followed`)
  }
  if (status >= 500) {
    const retryAfterSeconds = retryAfterHeaderSeconds(answer, nowMs)
    return status === 500 && type === null && unlinks !== undefined
      ? new errors.MayBeLinkedError(facts, problem, retryAfterSeconds, unlinks)
      : new errors.ServerError(facts, problem, retryAfterSeconds)
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
        return new errors.NotFoundError(facts, problem, { resource: null, resourceId: null })
      }
      return new errors.ForbiddenError(facts, problem)
    case 404:
      // A web page, say: of something in front of the API, or of whatever a wrong base URL leads to.
      if (answer.body !== '' && body === undefined) {
        return new errors.UnexpectedStatusError(facts, `${problem} with a body that is no JSON`)
      }
      if (type === null) {
        const missing = whatIsMissing(method, route, message)
        if (missing.what === 'other')
          return new errors.PrerequisiteNotFoundError(facts, problem, missing.resource)
      }
      return new errors.NotFoundError(
        facts,
        problem,
        NotFound.Check(body)
          ? { resource: body.resource, resourceId: body.resource_id }
          : { resource: null, resourceId: null },
      )
    case 409:
      if (type === 'already_exists') return new errors.AlreadyExistsError(facts, problem)
      if (type === 'transient_state' && TransientState.Check(body)) {
        return new errors.TransientStateError(facts, problem, body.current_state)
      }
      return new errors.ConflictError(facts, problem)
    case 410:
      return new errors.ExpiredError(facts, problem)
    case 412:
      return new errors.PreconditionFailedError(
        facts,
        problem,
        type === 'precondition_failed' && PreconditionFailed.Check(body)
          ? { precondition: body.precondition, helpMessage: body.help_message ?? null }
          : { precondition: null, helpMessage: null },
      )
    case 423:
      return new errors.LockedError(facts, problem)
    case 429:
      return new errors.RateLimitedError(facts, problem, refusedForSeconds(answer, nowMs))
    default:
      return new errors.UnexpectedStatusError(facts, problem)
  }
}

/**
 * Until August 2025 the API answered 403 for a stage that does not exist; to clients the two are alike. A refusal for
 * want of permission is typed (`permissions_denied`) and worded otherwise. The rules of a route stage have no id of
 * their own: what is missing there can only be the stage.
 */
function isOldMissingStage(route: string, message: string | null, type: string | null): boolean {
  return /^\/[a-z]+-stages\/\{id\}(\/|$)/.test(route) && type === null && message === 'Permission denied'
}

/** The text in a field; null where there is none, or something else. */
function textOf(body: unknown, field: string): string | null {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, field) : null
  return typeof value === 'string' ? value : null
}

/** No call has more arguments than a fraction of this. */
const MAX_DETAILS = 100

/** Such as `scaleway_lb.lbs[0].zone`. Callers are told it, so it must not be just any text. */
const ARGUMENT_NAME = /^[\w.[\]-]{1,200}$/

/** The details that name an argument, a hundred of them at most; the rest of a detail is help that may be missing. */
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
