/** Sends a HEAD to the origin, and drops the response stored for GET if it turns out to be outdated. */

import { type FetchDeps, fetchForClient } from './fetch.js'
import type { FetchFromOrigin, HttpRequest, HttpResponse } from './message.js'
import { presentValidated } from './present.js'
import { type ForwardReason, missLines, type Outcome } from './rules/cache-status.js'
import { isErrorStatus, isUsableOnError } from './rules/reuse.js'
import type { StoredResponse } from './rules/stored-response.js'
import { isOtherVersion } from './rules/validators.js'

export type HeadOptions = {
  readonly request: HttpRequest
  readonly fetchFromOrigin: FetchFromOrigin
  /** Why the stored response cannot be used without asking the origin. */
  readonly reason: ForwardReason
  readonly stored: StoredResponse | undefined
  readonly onOutcome: (outcome: Outcome) => void
  /** Drops the stored response, because a GET would now get another one. */
  readonly forget: () => void | Promise<void>
  readonly deps: FetchDeps
}

/** @returns the origin's response. In place of an error, it is the stored response, if a GET would get that too. */
export async function fetchHead(options: HeadOptions): Promise<HttpResponse> {
  const { request, fetchFromOrigin, reason, stored, onOutcome, forget, deps } = options
  const response = await fetchForClient(
    request,
    fetchFromOrigin,
    deps,
    missLines({ reason, detail: 'head' }),
    {
      stored,
    },
  )
  const { status, isFromOrigin } = response
  if (stored !== undefined && (!isFromOrigin || isErrorStatus(status))) {
    const nowMs = deps.now()
    const error = isFromOrigin ? 'status' : 'disconnected'
    if (isUsableOnError(stored, error, request.fields, nowMs))
      return presentValidated(stored, options, isFromOrigin ? { status } : { detail: 'unreachable' }, nowMs)
  }
  onOutcome('miss')
  if (stored !== undefined && isOutdated(stored, request, response)) await forget()
  return response
}

/** RFC 9111 section 4.3.5. A response to an authorized client says nothing about others. */
function isOutdated(stored: StoredResponse, { fields }: HttpRequest, response: HttpResponse): boolean {
  return (
    response.status === 200 &&
    fields.authorization === undefined &&
    isOtherVersion(response.fields, stored.fields)
  )
}
