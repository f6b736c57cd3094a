/** All error responses, each with the body of the API. Routes throw them, and the app turns them into responses. */
import type { DeniedAuthenticationBody, ErrorBody, InvalidArgumentsBody } from '../wire/error.js'
import { jsonResponse } from './responses.js'

export type InvalidArgument = InvalidArgumentsBody['details'][number]

/** An error response. Its body is the bare message, unless a subclass says more. */
export abstract class Refusal extends Error {
  abstract readonly status: number
  protected body(): ErrorBody {
    return { message: this.message }
  }
  protected headers(): Record<string, string> {
    return {}
  }
  toResponse(): Response {
    return jsonResponse(this.status, this.body(), this.headers())
  }
}

/** Lists every problem with a request's arguments. */
export class InvalidArguments extends Refusal {
  override readonly name = 'InvalidArguments'
  readonly status = 400
  constructor(readonly details: readonly InvalidArgument[]) {
    super(details.map((detail) => `${detail.argument_name}: ${detail.help_message}`).join('; '))
  }
  protected override body(): InvalidArgumentsBody {
    return { type: 'invalid_arguments', message: 'invalid argument(s)', details: [...this.details] }
  }
}

/** The body is not a JSON object, or a fault is not one that `parseFault` knows. */
export class MalformedBody extends Refusal {
  override readonly name = 'MalformedBody'
  readonly status = 400
}

export class DeniedAuthentication extends Refusal {
  override readonly name = 'DeniedAuthentication'
  readonly status = 401
  protected override body(): DeniedAuthenticationBody {
    return {
      type: 'denied_authentication',
      message: 'authentication is denied',
      method: 'api_key',
      reason: 'not_found',
    }
  }
}

/** The request has a foreign host name or comes from a web page: see `http/request-guard.ts`. The API has no such errors. */
export class ForeignRequest extends Refusal {
  override readonly name = 'ForeignRequest'
  constructor(
    readonly status: 400 | 403 | 421,
    message: string,
  ) {
    super(message)
  }
}

/** There is nothing at the path, or the id is unknown. The API sends the bare body, without type or resource. */
export class NotFound extends Refusal {
  override readonly name = 'NotFound'
  readonly status = 404
  constructor() {
    super('Not Found')
  }
}

export class MethodNotAllowed extends Refusal {
  override readonly name = 'MethodNotAllowed'
  readonly status = 405
  constructor(readonly allowed: readonly string[]) {
    super('Method Not Allowed')
  }
  protected override headers() {
    return { Allow: this.allowed.join(', ') }
  }
}

/** Something still refers to the object that the request would delete. The message says what. */
export class ResourceStillInUse extends Refusal {
  override readonly name = 'ResourceStillInUse'
  readonly status = 412
  protected override body() {
    return {
      type: 'precondition_failed',
      message: 'precondition is not respected',
      precondition: 'resource_still_in_use',
      help_message: this.message,
    }
  }
}

export class BodyTooLarge extends Refusal {
  override readonly name = 'BodyTooLarge'
  readonly status = 413
  constructor() {
    super('Request Entity Too Large')
  }
}

/** More calls than the rate limit allows. */
export class TooManyRequests extends Refusal {
  override readonly name = 'TooManyRequests'
  readonly status = 429
  constructor(
    readonly quota: number,
    readonly windowSeconds: number,
    readonly resetSeconds: number,
    readonly resetAt: Date,
  ) {
    super(`${quota} calls are allowed in ${windowSeconds} s`)
  }
  protected override body() {
    return {
      type: 'too_many_requests',
      message: 'too many requests',
      help_message: this.message,
      limit: { quota: this.quota, window_seconds: this.windowSeconds },
      reset_seconds: this.resetSeconds,
      reset_at: this.resetAt.toISOString(),
    }
  }
}

/** The emulator has a bug. The log has the cause, and the response does not. */
export class InternalError extends Refusal {
  override readonly name = 'InternalError'
  readonly status = 500
  constructor() {
    super('Internal Server Error')
  }
}

/** The data file cannot be used for now: another process has locked it, or its disk is full. Nothing was changed. */
export class ServiceUnavailable extends Refusal {
  override readonly name = 'ServiceUnavailable'
  readonly status = 503
  constructor() {
    super('Service Unavailable')
  }
}
