/** Turns upstream errors into errors for callers: a stable code and a sentence of ours, without any of the upstream's text. */

import { type EdgeServicesError, InvalidArgumentsError, RateLimitedError } from '../api-client/errors.js'
import { MayBeLinkedError, ResponseTooLargeError, type Unlinked } from '../api-client/failures.js'

const NOT_ACCEPTED = 'Edge Services does not accept the credential.'
const NO_CREDENTIAL =
  'Edge Services needs a credential: send one as X-Auth-Token, or start the gateway with SCW_SECRET_KEY.'

export type CallerError = { code: string; message: string; extensions?: Record<string, unknown> }

/**
 * Describes a failed upstream call: a read, or a write that the caller cannot fix.
 * @param outcome the outcome of the larger write that the call belongs to, as a sentence. By default, the outcome of the call.
 * @param hadCredential whether the call carried a credential: the caller's or the gateway's own.
 */
export function toCallerError(
  error: EdgeServicesError,
  { outcome, hadCredential = true }: { outcome?: string; hadCredential?: boolean } = {},
): CallerError {
  const { code, message, extensions } = describe(error, hadCredential)
  const about = outcome === undefined ? aboutTheWrite(error) : ` ${outcome}`
  return { code, message: `${message}${about}`, ...(extensions && { extensions }) }
}

function describe(error: EdgeServicesError, hadCredential: boolean): CallerError {
  switch (error.code) {
    case 'UNAUTHENTICATED':
      return { code: 'UNAUTHENTICATED', message: hadCredential ? NOT_ACCEPTED : NO_CREDENTIAL }
    case 'FORBIDDEN':
    case 'QUOTA_EXCEEDED':
      return { code: 'FORBIDDEN', message: 'The credential does not allow this.' }
    case 'RATE_LIMITED':
      return rateLimited(error)
    case 'INVALID_ARGUMENTS':
      return { code: 'BAD_USER_INPUT', message: `Edge Services does not accept ${namesOf(error)}.` }
    case 'TIMEOUT':
      return { code: 'UPSTREAM_TIMEOUT', message: 'Edge Services did not answer in time.' }
    default:
      return {
        code: 'UPSTREAM_UNAVAILABLE',
        message: `Edge Services could not answer.${aboutLinks(error)}${aboutSize(error)}`,
      }
  }
}

/** Likely reasons. The API itself gives none. */
const ABOUT_LINKS: Readonly<Record<Unlinked, string>> = {
  stage:
    ' This usually means that something still links to the stage: find the stage, route rule or head that does, and change or remove that link first.',
  head: ' This usually means that the head leads to a stage that is gone: find the stage or route rule that still links to a deleted one, and change that link first.',
}

function aboutLinks(error: EdgeServicesError): string {
  return error instanceof MayBeLinkedError ? ABOUT_LINKS[error.unlinked] : ''
}

function aboutSize(error: EdgeServicesError): string {
  if (!(error instanceof ResponseTooLargeError)) return ''
  const limit = `${Math.floor(error.limitBytes / 1024 ** 2)} MiB`
  if (error.limitOf === 'response') return ` Its answer is larger than the ${limit} that one may have.`
  if (error.limitOf === 'process')
    return ` The large answers that it sends at one time are more than the ${limit} that there is room for.`
  return ` Its answers are larger than the ${limit} that those to one operation may have together: ask for less at once.`
}

function rateLimited(error: EdgeServicesError): CallerError {
  const message =
    error.status === null
      ? 'Edge Services takes no more calls for now: this one could not be sent in time.'
      : 'Edge Services refused the call: too many of them lately.'
  const retryAfter = error instanceof RateLimitedError ? error.retryAfterSeconds : null
  return { code: 'RATE_LIMITED', message, ...(retryAfter !== null && { extensions: { retryAfter } }) }
}

const MAX_NAMES = 10

function namesOf(error: EdgeServicesError): string {
  const names =
    error instanceof InvalidArgumentsError ? error.details.map(({ argumentName }) => argumentName) : []
  if (names.length === 0) return 'what was asked'
  const others = names.length - MAX_NAMES
  const more = others > 0 ? ` and ${others} more` : ''
  return `the value of ${names.slice(0, MAX_NAMES).join(', ')}${more}`
}

/** After a failed write, tells the caller whether to look before trying again. */
function aboutTheWrite({ method, mayHaveHappened }: EdgeServicesError): string {
  if (method === 'GET') return ''
  return mayHaveHappened
    ? ' The change may have been made all the same: look before you try again.'
    : ' Nothing was changed.'
}
