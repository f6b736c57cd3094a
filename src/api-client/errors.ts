/**
 * Why a call of the Edge Services API did not succeed, as one class per reason. All of it is for the log and for code:
 * messages and fields quote the upstream, so what a caller is told is written elsewhere, from `code`.
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

/** What is known about the failed call. */
export type CallFacts = {
  method: string
  /** Path and query below `/edge-services/v1beta1`. */
  path: string
  /** Null where no status line came. */
  status: number | null
  /** The upstream's own `X-Request-Id`, to quote to its support. */
  requestId: string | null
  /** The answer's body, cut to a length fit for a log line; null where there was none. */
  upstreamBody: string | null
  /**
   * Whether a write may have taken effect all the same. False for reads, the checks among them, for what was never
   * sent (no connection) and for what was refused (4xx); true wherever the request left and no such refusal came back.
   */
  mayHaveHappened: boolean
}

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
    this.method = facts.method
    this.path = facts.path
    this.status = facts.status
    this.requestId = facts.requestId
    this.upstreamBody = facts.upstreamBody
    this.mayHaveHappened = facts.mayHaveHappened
  }
}

/** A thing the API's error names; both are null in the bare form `{"message":"Not Found"}`. */
export type NamedResource = { resource: string | null; resourceId: string | null }

/** 404 about what the call names, and the 403 by which the API said until August 2025 that a stage does not exist. */
export class NotFoundError extends EdgeServicesError {
  override readonly name = 'NotFoundError'
  readonly code = 'NOT_FOUND'
  readonly resource: string | null
  readonly resourceId: string | null

  constructor(facts: CallFacts, problem: string, { resource, resourceId }: NamedResource) {
    super(facts, problem)
    this.resource = resource
    this.resourceId = resourceId
  }
}

/** `argumentName` is the body's or query's own field name; `reason` is `required`, `format`, `constraint` or `unknown`. */
export type InvalidArgument = { argumentName: string; reason: string; helpMessage: string | null }

/** 400. `details` is empty where the API did not say which argument it means. */
export class InvalidArgumentsError extends EdgeServicesError {
  override readonly name = 'InvalidArgumentsError'
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
  override readonly name = 'UnauthenticatedError'
  readonly code = 'UNAUTHENTICATED'
}

/** 403: the token is good and does not allow this. */
export class ForbiddenError extends EdgeServicesError {
  override readonly name = 'ForbiddenError'
  readonly code = 'FORBIDDEN'
}

export type ExceededQuota = { resource: string; quota: number; current: number }

/** 403 of type `quotas_exceeded`. */
export class QuotaExceededError extends EdgeServicesError {
  override readonly name = 'QuotaExceededError'
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
  override readonly name = 'AlreadyExistsError'
  readonly code = 'ALREADY_EXISTS'
}

/** 409 of type `transient_state`: the thing is changing, and may be asked again later. */
export class TransientStateError extends EdgeServicesError {
  override readonly name = 'TransientStateError'
  readonly code = 'TRANSIENT_STATE'
  constructor(
    facts: CallFacts,
    problem: string,
    /** As the API words it, such as `configuring`. */
    readonly currentState: string,
  ) {
    super(facts, problem)
  }
}

/** Any other 409. */
export class ConflictError extends EdgeServicesError {
  override readonly name = 'ConflictError'
  readonly code = 'CONFLICT'
}

/** 410. */
export class ExpiredError extends EdgeServicesError {
  override readonly name = 'ExpiredError'
  readonly code = 'EXPIRED'
}

/** 412. Both fields are null where the API did not say which condition it means. */
export class PreconditionFailedError extends EdgeServicesError {
  override readonly name = 'PreconditionFailedError'
  readonly code = 'PRECONDITION_FAILED'
  readonly precondition: string | null
  readonly helpMessage: string | null

  constructor(
    facts: CallFacts,
    problem: string,
    { precondition, helpMessage }: { precondition: string | null; helpMessage: string | null },
  ) {
    super(facts, problem)
    this.precondition = precondition
    this.helpMessage = helpMessage
  }
}

/** 423. */
export class LockedError extends EdgeServicesError {
  override readonly name = 'LockedError'
  readonly code = 'LOCKED'
}

/** 429, or a call that was not sent because its turn within the rate limit would come too late (then `status` is null). */
export class RateLimitedError extends EdgeServicesError {
  override readonly name = 'RateLimitedError'
  readonly code = 'RATE_LIMITED'
  constructor(
    facts: CallFacts,
    problem: string,
    /** Whole seconds, rounded up; null where the API did not say. */
    readonly retryAfterSeconds: number | null,
    options?: ErrorOptions,
  ) {
    super(facts, problem, options)
  }
}

/** The upstream did not do what it is for. Not the caller's doing, and nothing the caller can change. */
abstract class UnavailableError extends EdgeServicesError {
  readonly code = 'UNAVAILABLE'
}

/** 5xx. */
export class ServerError extends UnavailableError {
  override readonly name: string = 'ServerError'
  constructor(
    facts: CallFacts,
    problem: string,
    /** Of the `Retry-After` header, if any. */
    readonly retryAfterSeconds: number | null,
  ) {
    super(facts, problem)
  }
}

/** The thing that a call removes and that something may link to: a stage, or its role as a head. */
export type Unlinked = 'stage' | 'head'

/**
 * A 500 without a type on taking a stage or a head away. Among other things, that is how the API answers where a stage or a rule
 * still links to the stage, or where the head leads to a stage that is gone.
 */
export class MayBeLinkedError extends ServerError {
  override readonly name = 'MayBeLinkedError'
  constructor(
    facts: CallFacts,
    problem: string,
    retryAfterSeconds: number | null,
    readonly unlinked: Unlinked,
  ) {
    super(facts, problem, retryAfterSeconds)
  }
}

/**
 * 404 about something else than what the call names, such as `edge_api_key not Found` on the create of a DNS stage. Whether
 * what the call names exists, it does not say.
 */
export class PrerequisiteNotFoundError extends UnavailableError {
  override readonly name = 'PrerequisiteNotFoundError'
  constructor(
    facts: CallFacts,
    problem: string,
    /** The API's word for the missing thing in snake case, such as `edge_api_key`; null if the message has none. */
    readonly resource: string | null,
  ) {
    super(facts, problem)
  }
}

/** No connection, or one that was cut before the answer was complete. `cause` is the socket's error. */
export class ConnectionError extends UnavailableError {
  override readonly name = 'ConnectionError'
}

/** A success whose body is empty, not JSON, or not the object that the API promises. */
export class UnexpectedBodyError extends UnavailableError {
  override readonly name = 'UnexpectedBodyError'
}

/** A limit of bytes is for one answer, for all answers to one operation, or for the large answers that the process reads at one time. */
export type LimitOf = 'answer' | 'operation' | 'process'

const LIMITED: Record<LimitOf, string> = {
  answer: 'an answer',
  operation: 'answers to one operation',
  process: 'large answers at one time',
}

/**
 * An answer larger than `maxResponseBytes`, more answers to an operation than `maxOperationBytes`, or more of large answers at once than
 * the process may hold (`ResponseRoom`). It was not read to its end.
 */
export class ResponseTooLargeError extends UnavailableError {
  override readonly name = 'ResponseTooLargeError'
  constructor(
    facts: CallFacts,
    readonly limitOf: LimitOf,
    readonly limitBytes: number,
    options?: ErrorOptions,
  ) {
    super(facts, `got ${LIMITED[limitOf]} of more than ${limitBytes} bytes`, options)
  }
}

/** 3xx. The API has no redirects, and the credential follows none. */
export class RedirectError extends UnavailableError {
  override readonly name = 'RedirectError'
}

/** A status the API is not known to answer, such as 405 or 415: it and this client no longer agree on the protocol. */
export class UnexpectedStatusError extends UnavailableError {
  override readonly name = 'UnexpectedStatusError'
}

/** What took too long: connecting, the answer's first byte, a pause within its body, or the operation as a whole. */
export type TimeoutPhase = 'connect' | 'headers' | 'body' | 'deadline'

export class TimeoutError extends EdgeServicesError {
  override readonly name = 'TimeoutError'
  readonly code = 'TIMEOUT'
  constructor(
    facts: CallFacts,
    problem: string,
    readonly phase: TimeoutPhase,
    options?: ErrorOptions,
  ) {
    super(facts, problem, options)
  }
}
