/** Errors of calls that got no usable response: the upstream failed, could not be reached, or was too slow. */
import { type CallFacts, EdgeServicesError } from './errors.js'

/** The upstream did not do its job. The caller did not cause it and cannot mend it. */
abstract class UnavailableError extends EdgeServicesError {
  readonly code = 'UNAVAILABLE'
}

/** 5xx. */
export class ServerError extends UnavailableError {
  constructor(
    facts: CallFacts,
    problem: string,
    /** From the `Retry-After` header; null without one. */
    readonly retryAfterSeconds: number | null,
  ) {
    super(facts, problem)
  }
}

/** Something that a call removes and that something else may link to: a stage, or its role as a head. */
export type Unlinked = 'stage' | 'head'

/**
 * A 500 without a type, on the removal of a stage or a head. The API answers so, among other cases, if a stage or a rule
 * still links to the stage, or if the head leads to a stage that is gone.
 */
export class MayBeLinkedError extends ServerError {
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
 * 404 about something other than the resource that the call names, such as `edge_api_key not Found` on the create of a
 * DNS stage. It does not say whether the named resource exists.
 */
export class PrerequisiteNotFoundError extends UnavailableError {
  constructor(
    facts: CallFacts,
    problem: string,
    /** The API's word for the missing resource in snake case, such as `edge_api_key`; null if the message has none. */
    readonly resource: string | null,
  ) {
    super(facts, problem)
  }
}

/** No connection, or one that was cut before the response was complete. `cause` is the socket's error. */
export class ConnectionError extends UnavailableError {}

/** A success whose body is empty, not JSON, or not the object that the API promises. */
export class UnexpectedBodyError extends UnavailableError {}

/** A limit of bytes holds for one response, for all responses of one operation, or for all large responses that the process reads at once. */
export type LimitOf = 'response' | 'operation' | 'process'

const LIMITED: Record<LimitOf, string> = {
  response: 'an answer',
  operation: 'answers to one operation',
  process: 'large answers at one time',
}

/**
 * A response larger than `maxResponseBytes`, more responses to an operation than `maxOperationBytes`, or more large responses at
 * once than the process may hold (`ResponseRoom`). The response was not read to its end.
 */
export class ResponseTooLargeError extends UnavailableError {
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
export class RedirectError extends UnavailableError {}

/** A status that the API is not known to send, such as 405 or 415: the API and this client no longer agree on the protocol. */
export class UnexpectedStatusError extends UnavailableError {}

/** The part that took too long: connecting, the wait for the headers, a pause within the body, or the operation as a whole. */
export type TimeoutPhase = 'connect' | 'headers' | 'body' | 'deadline'

export class TimeoutError extends EdgeServicesError {
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
