/** A HEAD that goes to the origin, and what is stored for a GET of the same. */
import { type ForwardReason, missLines, type Outcome } from './cache-status.js'
import { type Means, relay } from './exchange.js'
import type { Forward, HttpAnswer, HttpRequest } from './message.js'
import { presentValidated } from './present.js'
import { isErrorStatus, isUsableOnError } from './reuse.js'
import type { StoredResponse } from './store.js'
import { isOther } from './validators.js'

export type HeadOptions = {
  readonly request: HttpRequest
  readonly forward: Forward
  /** Why what is stored is no answer without asking. */
  readonly reason: ForwardReason
  readonly stored: StoredResponse | undefined
  readonly onOutcome: (outcome: Outcome) => void
  /** What is stored is not what a GET would get now. */
  readonly forget: () => void | Promise<void>
  readonly means: Means
}

/** The origin's answer. In the place of an error it has what is stored, where a GET would. */
export async function passHead(options: HeadOptions): Promise<HttpAnswer> {
  const { request, forward, reason, stored, onOutcome, forget, means } = options
  const answer = await relay(request, forward, means, missLines({ reason, detail: 'head' }), { stored })
  const { status, isFromOrigin } = answer
  if (stored !== undefined && (!isFromOrigin || isErrorStatus(status))) {
    const nowMs = means.now()
    const error = isFromOrigin ? 'status' : 'disconnected'
    if (isUsableOnError(stored, error, request.fields, nowMs))
      return presentValidated(stored, options, isFromOrigin ? { status } : { detail: 'unreachable' }, nowMs)
  }
  onOutcome('miss')
  if (stored !== undefined && isOutdated(stored, request, answer)) await forget()
  return answer
}

/** RFC 9111 section 4.3.5. What one who is known is shown says nothing about others. */
function isOutdated(stored: StoredResponse, { fields }: HttpRequest, answer: HttpAnswer): boolean {
  return answer.status === 200 && fields.authorization === undefined && isOther(answer.fields, stored.fields)
}
