/**
 * The workarounds for undici 7.30.2, which `package.json` pins exactly. A workaround may go when its tests in `test/edge/origins/` and
 * `test/edge/` pass without it, on the undici version that is then pinned. "No thread found": we know of no upstream issue.
 *
 * | undici's behaviour | workaround | waits for |
 * | --- | --- | --- |
 * | After `ERR_TLS_CERT_ALTNAME_INVALID` a client takes itself for busy, and its queue waits forever | `asConnectError` | nodejs/undici#5373 (fix for #5355 about the same code path) in the pinned version |
 * | A reset ends a response without a length as if it were complete | `asSocketError` | `ECONNRESET` as an error in a body that only the end of the connection delimits; nodejs/undici#5273 is for chunked ones |
 * | A paused parser fails an assertion when the connection ends, outside of any request, and so ends the process | `asSocketError`, and `onConnectionEnd` in `origin-fetch.ts` | nodejs/undici#5360, fixed by #5474, in the pinned version |
 * | An unasked `100 Continue` destroys the connection | `continue-filter.ts` | 100 passed on like other interim responses; nodejs/undici#201 is where that was last discussed |
 * | A client says that it is busy with a request that it refused, and its pool waits forever for the end of that | `isBusy` | no thread found |
 * | A 304 or 204 that announces a length fails, since its body is empty | `isWholeWithoutBody` | no thread found |
 * | Only `chunked` on one line is decoded; for other transfer codings, the framing is passed on as the body | `isDecoded` | no thread found |
 * | Values of fields keep the white space at their ends | `withoutTrailingSpace` | no thread found |
 * | The name for SNI is taken from `Host`, which may be the client's | `connector.ts` | nothing: nodejs/undici#764 keeps it as in Node |
 * | Each interim response restarts the headers timeout | `#onInterim` in `origin-fetch.ts` | no thread found |
 * | Reason phrases, interim responses and chunk extensions have no size limit | `framing-count.ts` | no thread found |
 * | The parser must not be entered from within one of its callbacks | `queueMicrotask` in `origin-fetch.ts`, `origin-pool.ts` and `pausable-body.ts` | nothing: it is undici's design (nodejs/undici#730) |
 * | A request cannot be withdrawn from a pool's queue | `FairQueue` in `origin-pool.ts` | nothing: it is undici's design |
 */
import type { Client } from 'undici'

type Coded = Error & { code?: unknown }

/** The code of an error that says that the origin's certificate is for another name. */
export const CERTIFICATE_NAME_CODE = 'EDGE_CERTIFICATE_NAME'

/** Renames the code by which a client would take itself for busy. */
export function asConnectError(error: Coded): Coded {
  if (error.code === 'ERR_TLS_CERT_ALTNAME_INVALID') error.code = CERTIFICATE_NAME_CODE
  return error
}

/**
 * Gives a reset the code of undici's own errors. By the system's code, a reset is the regular end of a response without a length, which
 * would pass off a part as the whole; it fails the assertion of a paused parser; and on an idle connection it fails the request that is
 * about to be sent.
 */
export function asSocketError(error: Coded): void {
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') error.code = 'UND_ERR_SOCKET'
}

/** @param mayTakeMore the client's answer to a request that it was given. */
export function isBusy({ stats }: Client, mayTakeMore: boolean): boolean {
  return !mayTakeMore && stats.size !== 0
}

/** Whether the response is complete despite the error: a 304 or 204 has no body, and the length is that of another response. */
export function isWholeWithoutBody(status: number, { code }: Coded): boolean {
  return (status === 304 || status === 204) && code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'
}

/**
 * Whether undici has decoded the body. It decodes `chunked` in these spellings, and there is nothing to decode for `identity`, the name
 * that HTTP/1.1 once had for no coding. The body of anything else is passed on with the framing in it: `chunked` followed by a tab, in a
 * list, or on two lines. A list that ends in `chunked` is no safer, since `chunked, chunked` is decoded once. RFC 9112 sections 6.1 and 7.
 */
export function isDecoded(coding: string | string[] | undefined): boolean {
  return coding === undefined || (typeof coding === 'string' && DECODED.test(coding))
}

const DECODED = /^(?:chunked|identity) *$/i

/** White space at the end is no part of a value: RFC 9112 section 5.1. A date, for example, would not be one with it. */
export function withoutTrailingSpace(value: string): string {
  const last = value.charCodeAt(value.length - 1)
  return last === SPACE || last === TAB ? value.replace(/[ \t]+$/, '') : value
}

const SPACE = 0x20
const TAB = 0x09
