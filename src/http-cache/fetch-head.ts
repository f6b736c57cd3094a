/** A HEAD that goes to the origin, and what is stored for a GET of the same. */

import { type FetchDeps, fetchForOne } from './fetch.js'
import type { FetchFromOrigin, HttpRequest, HttpResponse } from './message.js'
import { presentValidated } from './present.js'
import { type ForwardReason, missLines, type Outcome } from './rules/cache-status.js'
import { isErrorStatus, isUsableOnError } from './rules/reuse.js'
import type { StoredResponse } from './rules/stored-response.js'
import { isOther } from './rules/validators.js'

export type HeadOptions = {
  readonly request: HttpRequest
  readonly fetchFromOrigin: FetchFromOrigin
  /** Why what is stored is no answer without asking. */
  readonly reason: ForwardReason
  readonly stored: StoredResponse | undefined
  readonly onOutcome: (outcome: Outcome) => void
  /** What is stored is not what a GET would get now. */
  readonly forget: () => void | Promise<void>
  readonly deps: FetchDeps
}

/** The origin's answer. In the place of an error it has what is stored, where a GET would. */
export async function fetchHead(options: HeadOptions): Promise<HttpResponse> {
  const { request, fetchFromOrigin, reason, stored, onOutcome, forget, deps } = options
  const answer = await fetchForOne(request, fetchFromOrigin, deps, missLines({ reason, detail: 'head' }), {
    stored,
  })
  const { status, isFromOrigin } = answer
  if (stored !== undefined && (!isFromOrigin || isErrorStatus(status))) {
    const nowMs = deps.now()
    const error = isFromOrigin ? 'status' : 'disconnected'
    if (isUsableOnError(stored, error, request.fields, nowMs))
      return presentValidated(stored, options, isFromOrigin ? { status } : { detail: 'unreachable' }, nowMs)
  }
  onOutcome('miss')
  if (stored !== undefined && isOutdated(stored, request, answer)) await forget()
  return answer
}

/** RFC 9111 section 4.3.5. What one who is known is shown says nothing about others. */
function isOutdated(stored: StoredResponse, { fields }: HttpRequest, answer: HttpResponse): boolean {
  return answer.status === 200 && fields.authorization === undefined && isOther(answer.fields, stored.fields)
}
