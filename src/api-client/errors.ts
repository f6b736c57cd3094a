/**
 * Errors of the upstream's API: what they have in common, and one class per refusal (the 4xx responses). Calls that end
 * without a usable response are in `failures.ts`. Messages and fields quote the upstream, so they are for the log and for
 * code only; messages to callers are written elsewhere, from `code`.
 */

/** Stable; may be matched on. */
export type EdgeServicesErrorCode =
  | 'NOT_FOUND'
  | 'INVALID_ARGUMENTS'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'QUOTA_EXCEEDED'
  | 'ALREADY_EXISTS'
  | 'CONFLICT'
  | 'TRANSIENT_STATE'
  | 'EXPIRED'
  | 'PRECONDITION_FAILED'
  | 'LOCKED'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'TIMEOUT'

/** The known facts about a failed call. */
export type CallFacts = {
  method: string
  /** Path and query below `/edge-services/v1beta1`. */
  path: string
  /** Null if no status line came. */
  status: number | null
  /** The upstream's own `X-Request-Id`, to quote to its support. */
  requestId: string | null
  /** The response's body, cut to a length fit for a log line; null if there was none. */
  upstreamBody: string | null
  /**
   * Whether a write may have taken effect in spite of the error. False for reads (checks included), for calls that were
   * never sent (no connection) and for refusals (4xx). True if the request was sent and no refusal came back.
   */
  mayHaveHappened: boolean
}

/** `name` is that of the class. */
export abstract class EdgeServicesError extends Error implements CallFacts {
  abstract readonly code: EdgeServicesErrorCode
  readonly method: string
  readonly path: string
  readonly status: number | null
  readonly requestId: string | null
  readonly upstreamBody: string | null
  readonly mayHaveHappened: boolean

  constructor(facts: CallFacts, problem: string, options?: ErrorOptions) {
    super(`${facts.method} ${facts.path} ${problem}`, options)
    this.name = new.target.name
    this.method = facts.method
    this.path = facts.path
    this.status = facts.status
    this.requestId = facts.requestId
    this.upstreamBody = facts.upstreamBody
    this.mayHaveHappened = facts.mayHaveHappened
  }
}

/**
 * 404 about the resource that the call names, and the 403 that stood for a missing stage until August 2025. Both fields
 * are null for the bare body `{"message":"Not Found"}`.
 */
export class NotFoundError extends EdgeServicesError {
  readonly code = 'NOT_FOUND'
  constructor(
    facts: CallFacts,
    problem: string,
    readonly resource: string | null,
    readonly resourceId: string | null,
  ) {
    super(facts, problem)
  }
}

/** `argumentName` is the body's or query's own field name; `reason` is `required`, `format`, `constraint` or `unknown`. */
export type InvalidArgument = { argumentName: string; reason: string; helpMessage: string | null }

/** 400. `details` is empty if the API did not say which argument it means. */
export class InvalidArgumentsError extends EdgeServicesError {
  readonly code = 'INVALID_ARGUMENTS'
  constructor(
    facts: CallFacts,
    problem: string,
    readonly details: readonly InvalidArgument[],
  ) {
    super(facts, problem)
  }
}

/** 401, or a token that no HTTP header can carry (then nothing was sent and `status` is null). */
export class UnauthenticatedError extends EdgeServicesError {
  readonly code = 'UNAUTHENTICATED'
}

/** 403: the token is valid but does not allow the call. */
export class ForbiddenError extends EdgeServicesError {
  readonly code = 'FORBIDDEN'
}

export type ExceededQuota = { resource: string; quota: number; current: number }

/** 403 of type `quotas_exceeded`. */
export class QuotaExceededError extends EdgeServicesError {
  readonly code = 'QUOTA_EXCEEDED'
  constructor(
    facts: CallFacts,
    problem: string,
    readonly details: readonly ExceededQuota[],
  ) {
    super(facts, problem)
  }
}

/** 409 of type `already_exists`. */
export class AlreadyExistsError extends EdgeServicesError {
  readonly code = 'ALREADY_EXISTS'
}

/** 409 of type `transient_state`: the resource is changing. The same call may succeed later. */
export class TransientStateError extends EdgeServicesError {
  readonly code = 'TRANSIENT_STATE'
  constructor(
    facts: CallFacts,
    problem: string,
    /** In the API's words, such as `configuring`. */
    readonly currentState: string,
  ) {
    super(facts, problem)
  }
}

/** Any other 409. */
export class ConflictError extends EdgeServicesError {
  readonly code = 'CONFLICT'
}

/** 410. */
export class ExpiredError extends EdgeServicesError {
  readonly code = 'EXPIRED'
}

/** 412. Both fields are null if the API did not say which condition it means. */
export class PreconditionFailedError extends EdgeServicesError {
  readonly code = 'PRECONDITION_FAILED'
  constructor(
    facts: CallFacts,
    problem: string,
    readonly precondition: string | null,
    readonly helpMessage: string | null,
  ) {
    super(facts, problem)
  }
}

/** 423. */
export class LockedError extends EdgeServicesError {
  readonly code = 'LOCKED'
}

/** 429, or a call that was not sent because its turn within the rate limit would come too late (then `status` is null). */
export class RateLimitedError extends EdgeServicesError {
  readonly code = 'RATE_LIMITED'
  constructor(
    facts: CallFacts,
    problem: string,
    /** Whole seconds, rounded up; null if the API did not say. */
    readonly retryAfterSeconds: number | null,
    options?: ErrorOptions,
  ) {
    super(facts, problem, options)
  }
}
