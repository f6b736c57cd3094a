/** Every refusal the stand-in makes, each with the API's own body for it. Routes throw them; the app answers them. */
import type { DeniedAuthenticationBody, ErrorBody, InvalidArgumentsBody } from '../wire/error.js'
import { jsonAnswer } from './answers.js'

export type InvalidArgument = InvalidArgumentsBody['details'][number]

export abstract class Refusal extends Error {
  abstract readonly status: number
  protected abstract body(): ErrorBody
  protected headers(): Record<string, string> {
    return {}
  }
  toResponse(): Response {
    return jsonAnswer(this.status, this.body(), this.headers())
  }
}

/** All that is wrong with a request's arguments, at once. */
export class InvalidArguments extends Refusal {
  override readonly name = 'InvalidArguments'
  readonly status = 400
  constructor(readonly details: readonly InvalidArgument[]) {
    super(details.map((detail) => `${detail.argument_name}: ${detail.help_message}`).join('; '))
  }
  protected body(): InvalidArgumentsBody {
    return { type: 'invalid_arguments', message: 'invalid argument(s)', details: [...this.details] }
  }
}

/** A body that cannot be read as a JSON object at all. */
export class MalformedBody extends Refusal {
  override readonly name = 'MalformedBody'
  readonly status = 400
  protected body(): ErrorBody {
    return { message: this.message }
  }
}

export class DeniedAuthentication extends Refusal {
  override readonly name = 'DeniedAuthentication'
  readonly status = 401
  protected body(): DeniedAuthenticationBody {
    return {
      type: 'denied_authentication',
      message: 'authentication is denied',
      method: 'api_key',
      reason: 'not_found',
    }
  }
}

/** Not of the API: the request names another host, or comes from a web page. See `http/request-guard.ts`. */
export class TurnedAway extends Refusal {
  override readonly name = 'TurnedAway'
  constructor(
    readonly status: 400 | 403 | 421,
    message: string,
  ) {
    super(message)
  }
  protected body(): ErrorBody {
    return { message: this.message }
  }
}

/** An id or a path that is not there. Edge Services answers the bare body, without type or resource. */
export class NotFound extends Refusal {
  override readonly name = 'NotFound'
  readonly status = 404
  protected body(): ErrorBody {
    return { message: 'Not Found' }
  }
}

export class MethodNotAllowed extends Refusal {
  override readonly name = 'MethodNotAllowed'
  readonly status = 405
  constructor(readonly allowed: readonly string[]) {
    super(`expected ${allowed.join(' or ')}`)
  }
  protected body(): ErrorBody {
    return { message: 'Method Not Allowed' }
  }
  protected override headers() {
    return { Allow: this.allowed.join(', ') }
  }
}

/** A stage that others still lead to cannot go before them. */
export class ResourceStillInUse extends Refusal {
  override readonly name = 'ResourceStillInUse'
  readonly status = 412
  protected body() {
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
  protected body(): ErrorBody {
    return { message: 'Request Entity Too Large' }
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
  protected body() {
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

/** Something of ours broke. What it was goes to the log, not to the caller. */
export class InternalError extends Refusal {
  override readonly name = 'InternalError'
  readonly status = 500
  protected body(): ErrorBody {
    return { message: 'Internal Server Error' }
  }
}

/** The data file cannot be used for now: locked by another process, or its disk is full. Nothing was changed. */
export class ServiceUnavailable extends Refusal {
  override readonly name = 'ServiceUnavailable'
  readonly status = 503
  protected body(): ErrorBody {
    return { message: 'Service Unavailable' }
  }
}
